/// A paragraph, list, table, heading or exhibit of a chapter as its author wrote it: what a comment is about.
public struct ChapterParagraph: Hashable, Sendable {
  /// First and last line in the file, from 1.
  public let lines: ClosedRange<Int>
  /// As written, with LF line ends.
  public let text: String
  /// Which of several paragraphs with the same words it is, from 1.
  public let occurrence: Int

  /// The words with single spaces: what a comment keeps to find the paragraph again.
  public var quote: String { Self.quote(of: text) }

  /// A text with single spaces between its words.
  public static func quote(of text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A chapter's text with another paragraph in the place of this one; every other byte stays.
  public func replaced(in chapter: String, with text: String) -> String {
    let whole = Self.lines(of: chapter)
    guard whole.indices.contains(lines.lowerBound - 1), whole.count >= lines.upperBound else {
      return chapter
    }
    let lineEnd = whole.first?.hasSuffix("\r\n") == true ? "\r\n" : "\n"
    // CR and LF are one character, so that the last scalar tells, and not `hasSuffix`.
    let end = whole[lines.upperBound - 1].unicodeScalars.last == "\n" ? lineEnd : ""
    var new = text.replacing("\r\n", with: "\n")
    while new.last?.isNewline == true { new.removeLast() }
    let body = new.replacing("\n", with: lineEnd) + end
    return (whole[..<(lines.lowerBound - 1)] + [body] + whole[lines.upperBound...]).joined()
  }

  /// Lines with their ends.
  private static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for scalar in text.unicodeScalars {
      line.unicodeScalars.append(scalar)
      if scalar == "\n" {
        lines.append(line)
        line = ""
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

extension [ChapterParagraph] {
  /// Paragraphs from their lines and texts, counted where words repeat.
  init(_ found: [(lines: ClosedRange<Int>, text: String)]) {
    var counts: [String: Int] = [:]
    self = found.map { lines, text in
      let count = counts[ChapterParagraph.quote(of: text), default: 0] + 1
      counts[ChapterParagraph.quote(of: text)] = count
      return ChapterParagraph(lines: lines, text: text, occurrence: count)
    }
  }
}

/// Where a comment belongs in a chapter as it is now.
public enum CommentAnchor: Hashable, Sendable {
  case wholeChapter
  /// The very paragraph, by its index.
  case paragraph(Int)
  /// A paragraph that says much the same, by its index: it was changed after the comment.
  case changed(Int)
  /// No paragraph is like the one that was commented on.
  case gone

  /// Finds the paragraph that a comment quotes.
  ///
  /// Edits of other paragraphs never move a comment; of an edited one the words decide whether it is still the same.
  public static func find(
    quote: String, occurrence: Int, in paragraphs: [ChapterParagraph]
  ) -> CommentAnchor {
    guard !quote.isEmpty else { return .wholeChapter }
    let same = paragraphs.indices.filter { paragraphs[$0].quote == quote }
    if let index = same.first(where: { paragraphs[$0].occurrence == occurrence }) ?? same.last {
      return .paragraph(index)
    }
    let words = Set(words(of: quote))
    let scores = paragraphs.map { likeness(words, Set(Self.words(of: $0.quote))) }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }),
      scores[best] >= leastLikeness
    else { return .gone }
    return .changed(best)
  }

  /// Less than half of the words in common is another paragraph.
  private static let leastLikeness = 0.5

  private static func words(of text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  /// Words in common as a share of all words of the two.
  private static func likeness(_ left: Set<Substring>, _ right: Set<Substring>) -> Double {
    let all = left.union(right).count
    return all == 0 ? 0 : Double(left.intersection(right).count) / Double(all)
  }
}
