/// How two versions of a paragraph differ, word by word.
struct WordDifference: Sendable, Equatable {
  enum Run: Sendable, Equatable {
    case same(String)
    case removed(String)
    case added(String)
  }

  let runs: [Run]

  /// The work grows with the square of the words; longer texts are shown one after the other.
  private static let limit = 4_000

  /// - Source: The standard library's `difference(from:)`, after Myers, An O(ND) difference algorithm, 1986.
  init(from before: String, to after: String) {
    let old = before.split(whereSeparator: \.isWhitespace)
    let new = after.split(whereSeparator: \.isWhitespace)
    guard old.count + new.count <= Self.limit else {
      runs = [.removed(before), .added(after)]
      return
    }
    let difference = new.difference(from: old)
    let removed = Set(
      difference.removals.compactMap { if case .remove(let at, _, _) = $0 { at } else { nil } })
    let added = Set(
      difference.insertions.compactMap { if case .insert(let at, _, _) = $0 { at } else { nil } })
    var words: [Run] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        words.append(.removed(String(old[left])))
        left += 1
      } else if added.contains(right) {
        words.append(.added(String(new[right])))
        right += 1
      } else {
        words.append(.same(String(new[min(right, new.count - 1)])))
        left += 1
        right += 1
      }
    }
    runs = Self.joined(words)
  }

  private static func joined(_ words: [Run]) -> [Run] {
    words.reduce(into: []) { runs, word in
      switch (runs.last, word) {
      case (.same(let text), .same(let more)): runs[runs.count - 1] = .same("\(text) \(more)")
      case (.removed(let text), .removed(let more)):
        runs[runs.count - 1] = .removed("\(text) \(more)")
      case (.added(let text), .added(let more)): runs[runs.count - 1] = .added("\(text) \(more)")
      default: runs.append(word)
      }
    }
  }

  func html(_ text: WordDifferenceText) -> HTML {
    let runs = self.runs.map { run -> HTML in
      switch run {
      case .same(let words): HTML(words)
      case .removed(let words):
        "<del><span class=\"hidden\">\(text.removed) </span>\(words)</del>"
      case .added(let words): "<ins><span class=\"hidden\">\(text.added) </span>\(words)</ins>"
      }
    }
    return "<p class=\"word-difference\">\(runs.joined(by: " "))</p>"
  }
}

struct WordDifferenceText: Words {
  let removed: String
  let added: String

  static let english = WordDifferenceText(removed: "Removed:", added: "Added:")
  static let spanish = WordDifferenceText(removed: "Quitado:", added: "Agregado:")
}
