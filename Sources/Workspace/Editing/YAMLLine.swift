/// One line of a YAML file, with its line end.
struct YAMLLine {
  let text: String

  init(_ text: String) { self.text = text }

  var indent: Int { text.prefix { $0 == " " }.count }

  private var content: Substring { text.drop { $0 == " " || $0 == "\t" } }

  var isBlank: Bool { content.allSatisfy(\.isWhitespace) }

  var isComment: Bool { content.first == "#" }

  var isBlankOrComment: Bool { isBlank || isComment }

  /// Whether the line begins an entry of a list.
  var isEntry: Bool { content.first == "-" && (content.dropFirst().first?.isWhitespace ?? true) }

  func isQuoted(after key: String) -> Bool {
    value(after: "\(key):").map { text[$0].first.map { "\"'".contains($0) } ?? false } ?? false
  }

  /// The line with another value behind a key, and the comment that follows it where it is kept.
  func replacingValue(of key: String, with value: String, keepsComment: Bool = true) -> String? {
    replacing(after: "\(key):", value, keepsComment: keepsComment)
  }

  /// The line with another value behind the hyphen of a list.
  func replacingEntry(with value: String) -> String? {
    replacing(after: "-", value, keepsComment: true)
  }

  private func replacing(after mark: String, _ value: String, keepsComment: Bool) -> String? {
    guard let range = self.value(after: mark) else { return nil }
    let end = text[range.upperBound...]
    let kept = keepsComment ? String(end) : String(end.suffix(while: \.isNewline))
    let before = text[..<range.lowerBound]
    let needsSpace = !value.isEmpty && before.last?.isWhitespace != true
    return before + (needsSpace ? " " : "") + value + kept
  }

  /// Where the value behind a mark stands, without the comment and the line end.
  private func value(after mark: String) -> Range<String.Index>? {
    guard let found = text.firstRange(of: mark) else { return nil }
    let rest = text[found.upperBound...]
    guard rest.first?.isWhitespace ?? true else { return nil }
    let start = rest.firstIndex { $0 != " " && $0 != "\t" } ?? rest.endIndex
    return start..<Self.end(ofValue: text[start...])
  }

  private static func end(ofValue text: Substring) -> String.Index {
    guard let first = text.first else { return text.endIndex }
    switch first {
    case "\"": return end(ofQuoted: text, by: "\"", escape: "\\")
    case "'": return end(ofQuoted: text, by: "'", escape: nil)
    default:
      var index = text.startIndex
      var previous: Character = " "
      while index < text.endIndex, !text[index].isNewline {
        if text[index] == "#", previous.isWhitespace { break }
        previous = text[index]
        index = text.index(after: index)
      }
      while index > text.startIndex, text[text.index(before: index)].isWhitespace {
        index = text.index(before: index)
      }
      return index
    }
  }

  private static func end(
    ofQuoted text: Substring, by quote: Character, escape: Character?
  ) -> String.Index {
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      let character = text[index]
      index = text.index(after: index)
      if character == escape, index < text.endIndex {
        index = text.index(after: index)
      } else if character == quote {
        // A doubled quote is one that is meant.
        guard escape == nil, index < text.endIndex, text[index] == quote else { return index }
        index = text.index(after: index)
      }
    }
    return text.endIndex
  }
}

extension String {
  /// Whether a line end closes the text; CR and LF are one character, of which `hasSuffix("\n")` is no suffix.
  var endsLine: Bool { unicodeScalars.last == "\n" }
}

/// Texts as values of YAML.
enum YAMLScalar {
  /// The text plain where that is safe, in double quotes otherwise.
  static func text(_ text: String, quoted: Bool = false) -> String {
    if !quoted, isPlain(text) { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    return "\"\(escaped)\""
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    let isFine = text.allSatisfy { character in
      character.isLetter || character.isNumber || " _./-,()’–·|+%$".contains(character)
    }
    let words: Set = ["true", "false", "null", "yes", "no", "on", "off"]
    return isFine && (first.isLetter || first.isNumber) && last != " "
      && !words.contains(text.lowercased())
  }
}

extension StringProtocol where SubSequence == Substring {
  /// The end of the text as far as a condition holds.
  fileprivate func suffix(while holds: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, holds(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
