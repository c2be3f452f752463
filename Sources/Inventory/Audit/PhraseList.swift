/// Phrases looked for in notes and titles, as whole words in any case; hyphens count as spaces.
struct PhraseList: Sendable {
  private let phrases: [(printed: String, words: [UInt8])]

  init(_ phrases: [String]) {
    self.phrases = phrases.map { ($0, PhraseList.words($0)) }
  }

  /// The first phrase that a text has, as listed; nil when it has none.
  func first(in text: String) -> String? {
    guard !text.isEmpty else { return nil }
    let words = PhraseList.words(text)
    return phrases.first { words.hasPart($0.words) }?.printed
  }

  /// Words in small letters with a space before and after each.
  private static func words(_ text: String) -> [UInt8] {
    // Every note of every record is looked through by several rules, and few have letters beyond ASCII.
    guard let words = text.utf8.withContiguousStorageIfAvailable(asciiWords) ?? nil else {
      let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }
      return Array(" \(parts.joined(separator: " ")) ".utf8)
    }
    return words
  }

  /// Nil for a text that is not ASCII.
  private static func asciiWords(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let space = UInt8(ascii: " ")
    var words = [space]
    words.reserveCapacity(text.count + 2)
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        words.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): words.append(byte | 0x20)
      case 0x80...: return nil
      default: if words.last != space { words.append(space) }
      }
    }
    if words.count == 1 || words.last != space { words.append(space) }
    return words
  }
}

extension [UInt8] {
  fileprivate func hasPart(_ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= count else { return false }
    return (0...(count - part.count)).contains { start in
      self[start] == first && self[start..<(start + part.count)].elementsEqual(part)
    }
  }
}
