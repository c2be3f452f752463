import Tables

/// A chapter's text with everything that is not Markdown replaced by placeholders.
///
/// References and fences are taken out before the Markdown parser sees them, because it would split
/// a table cell at the bar of `{{… | millions}}` and make emphasis of underscores. A placeholder is a
/// number between two private-use characters, which mean nothing to Markdown. Where the parser finds
/// one in code or in an address, `restored(_:)` puts back what the author wrote.
struct ReferenceScan {
  /// What a placeholder stands for.
  struct Token {
    enum Kind {
      /// What stands between `{{` and `}}`.
      case reference(content: String)
      /// `\{{`, printed as `{{`.
      case escaped
      /// `{{` that no `}}` closes.
      case unclosed
      /// `:::kind Title`; both are empty in the line that closes.
      case fence(kind: String, title: String)
    }

    var kind: Kind
    /// As written in the file.
    var source: String
    /// Its line in the file, from 1.
    var line: Int
  }

  static let open: Unicode.Scalar = "\u{E000}"
  static let close: Unicode.Scalar = "\u{E001}"

  private(set) var text = ""
  private(set) var tokens: [Token] = []
  /// The lines of the file, without line ends.
  private(set) var source: [String]
  /// For each line of `text`, its line in the file.
  private var lineNumbers: [Int] = []

  init(_ markdown: String) {
    let scalars = Self.normalized(markdown)
    source = scalars.split(separator: "\n", omittingEmptySubsequences: false).map(Self.string)
    var line = 1
    var index = scalars.startIndex
    while index < scalars.endIndex {
      lineNumbers.append(line)
      let end = scalars[index...].firstIndex(of: "\n") ?? scalars.endIndex
      if let fence = fence(scalars[index..<end], line: line) {
        text += fence
        index = end
      } else {
        index = scanLine(scalars, from: index, line: &line)
      }
      guard index < scalars.endIndex else { break }
      text.append("\n")
      index += 1
      line += 1
    }
  }

  /// The line of the file for a line of `text`, both from 1.
  func fileLine(_ line: Int) -> Int {
    lineNumbers.indices.contains(line - 1) ? lineNumbers[line - 1] : max(1, source.count)
  }

  /// How many lines the parser sees.
  var lineCount: Int { lineNumbers.count }

  /// Line ends as LF, and no character that could be taken for a placeholder's.
  private static func normalized(_ markdown: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    var previous: Unicode.Scalar = " "
    for scalar in markdown.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\r": scalars.append("\n")
      case open, close: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
      previous = scalar
    }
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    return scalars
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

// MARK: - Fences

extension ReferenceScan {
  /// An HTML comment holding the placeholder, which the parser keeps as a block of its own.
  private mutating func fence(_ line: ArraySlice<Unicode.Scalar>, line number: Int) -> String? {
    let indented = line.drop { $0 == " " }
    guard line.count - indented.count <= 3 else { return nil }
    let rest = indented.drop { $0 == ":" }
    guard indented.count - rest.count >= 3 else { return nil }
    let words = Self.string(rest).split(maxSplits: 1, whereSeparator: \.isWhitespace)
    var title = ""
    if words.count == 2 {
      let scalars = Array(words[1].unicodeScalars)
      var line = number
      let before = text
      text = ""
      // A title ends with its line, so that scanning it cannot run into the next one.
      _ = scanLine(scalars, from: 0, line: &line)
      title = text.trimmedOfSpaces
      text = before
    }
    let kind = words.first.map { $0.trimmedOfSpaces.lowercased() } ?? ""
    return "<!--"
      + placeholder(
        Token(kind: .fence(kind: kind, title: title), source: Self.string(line), line: number))
      + "-->"
  }
}

// MARK: - References

extension ReferenceScan {
  /// Appends a line with placeholders; returns the index of its end, beyond any broken reference.
  private mutating func scanLine(
    _ scalars: [Unicode.Scalar], from start: Int, line: inout Int
  ) -> Int {
    var index = start
    while index < scalars.endIndex, scalars[index] != "\n" {
      guard scalars[index] == "{", index + 1 < scalars.endIndex, scalars[index + 1] == "{" else {
        text.unicodeScalars.append(scalars[index])
        index += 1
        continue
      }
      if takeEscape() {
        text += placeholder(Token(kind: .escaped, source: "\\{{", line: line))
        index += 2
      } else if let end = referenceEnd(scalars, from: index + 2) {
        let content = Self.string(scalars[(index + 2)..<end])
        let kind = Token.Kind.reference(content: content)
        text += placeholder(Token(kind: kind, source: "{{\(content)}}", line: line))
        line += scalars[index..<end].count { $0 == "\n" }
        index = end + 2
      } else {
        text += placeholder(Token(kind: .unclosed, source: "{{", line: line))
        index += 2
      }
    }
    return index
  }

  /// Removes the backslash before a reference when it is not itself escaped.
  private mutating func takeEscape() -> Bool {
    let count = text.unicodeScalars.reversed().prefix { $0 == "\\" }.count
    guard !count.isMultiple(of: 2) else { return false }
    text.unicodeScalars.removeLast()
    return true
  }

  /// Where `}}` stands; nil when a blank line, a fence, code or another brace comes first.
  private func referenceEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    var isBlankLine = false
    while index + 1 < scalars.endIndex {
      switch scalars[index] {
      case "}": return scalars[index + 1] == "}" ? index : nil
      case "{", "`": return nil
      case "\n":
        guard !isBlankLine, !isFence(scalars[(index + 1)...]) else { return nil }
        isBlankLine = true
      case " ", "\t": break
      default: isBlankLine = false
      }
      index += 1
    }
    return nil
  }

  private func isFence(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.drop { $0 == " " }.starts(with: ":::".unicodeScalars)
  }

  private mutating func placeholder(_ token: Token) -> String {
    tokens.append(token)
    return Self.string([Self.open]) + String(tokens.count - 1) + Self.string([Self.close])
  }
}

// MARK: - Reading placeholders

extension ReferenceScan {
  /// A piece of text between placeholders, or one of them.
  enum Piece {
    case text(String)
    case token(Token)
  }

  /// Splits text from the parser at its placeholders; the comment around a fence's is left out.
  func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text.unicodeScalars[...]
    while let open = rest.firstIndex(of: Self.open) {
      guard let close = rest[open...].firstIndex(of: Self.close),
        let number = Int(String(rest[rest.index(after: open)..<close])),
        tokens.indices.contains(number)
      else { break }
      let token = tokens[number]
      var before = String(rest[..<open])
      var after = String(rest[rest.index(after: close)...])
      if token.isFence {
        before = before.without(suffix: "<!--")
        after = after.without(prefix: "-->")
      }
      if !before.isEmpty { pieces.append(.text(before)) }
      pieces.append(.token(token))
      rest = after.unicodeScalars[...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  /// Puts back what the author wrote in place of each placeholder.
  func restored(_ text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .token(let token): token.source
      }
    }.joined()
  }
}

extension ReferenceScan.Token {
  var isFence: Bool {
    guard case .fence = kind else { return false }
    return true
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmedOfSpaces: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}

extension String {
  func without(prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }

  func without(suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
