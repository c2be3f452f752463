/// What differs between two texts, line by line.
struct LineDifference: Sendable {
  enum Line: Sendable, Equatable {
    case same(String)
    case removed(String)
    case added(String)
    /// Lines that are the same and far from any change.
    case skipped(Int)
  }

  let lines: [Line]

  /// More lines than this are not compared one by one.
  static let limit = 4_000

  /// - Parameter context: Lines shown before and after a change.
  init(from before: String, to after: String, context: Int = 2) {
    let old = Self.split(before)
    let new = Self.split(after)
    guard old.count + new.count <= Self.limit * 2 else {
      lines = old.map(Line.removed) + new.map(Line.added)
      return
    }
    lines = Self.shortened(Self.merged(old, new), context: context)
  }

  private static func split(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func merged(_ old: [String], _ new: [String]) -> [Line] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        lines.append(.removed(old[i]))
        i += 1
      } else if j < new.count, added.contains(j) {
        lines.append(.added(new[j]))
        j += 1
      } else {
        lines.append(.same(j < new.count ? new[j] : old[i]))
        i += 1
        j += 1
      }
    }
    return lines
  }

  private static func shortened(_ lines: [Line], context: Int) -> [Line] {
    let changed = lines.indices.filter {
      if case .same = lines[$0] { false } else { true }
    }
    var isKept = [Bool](repeating: false, count: lines.count)
    for place in changed {
      for near in max(0, place - context)...min(lines.count - 1, place + context) {
        isKept[near] = true
      }
    }
    var result: [Line] = []
    var skipped = 0
    for (index, line) in lines.enumerated() {
      if isKept[index] {
        if skipped > 0 { result.append(.skipped(skipped)) }
        skipped = 0
        result.append(line)
      } else {
        skipped += 1
      }
    }
    if skipped > 0 { result.append(.skipped(skipped)) }
    return result
  }

  var html: HTML {
    "<ul class=\"lines\">\n\(lines.map(Self.html))\n</ul>"
  }

  private static func html(_ line: Line) -> HTML {
    switch line {
    case .same(let text): "<li>  \(text)</li>"
    case .removed(let text):
      "<li class=\"lines__removed\"><span aria-hidden=\"true\">− </span><span class=\"hidden\">Removed: </span>\(text)</li>"
    case .added(let text):
      "<li class=\"lines__added\"><span aria-hidden=\"true\">+ </span><span class=\"hidden\">Added: </span>\(text)</li>"
    case .skipped(let count):
      "<li class=\"soft\">… \(count) \(count == 1 ? "line" : "lines") unchanged</li>"
    }
  }
}
