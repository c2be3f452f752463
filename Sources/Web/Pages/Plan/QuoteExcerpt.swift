/// The beginning of a paragraph in plain words, to know it again by: without marks of Markdown, and with … for a live figure.
struct QuoteExcerpt {
  let text: String

  /// - Parameters:
  ///   - quote: The paragraph as a comment keeps it.
  ///   - limit: About how many letters; the last word is left whole.
  init(_ quote: String, limit: Int) {
    let plain = Self.plain(quote)
    guard plain.count > limit else {
      text = plain
      return
    }
    let words = plain.prefix(limit)
    let whole = words.lastIndex(of: " ").map { words[..<$0] } ?? words
    text = whole.hasSuffix("…") ? String(whole) : whole + "…"
  }

  private static func plain(_ quote: String) -> String {
    // A chart or table that stands alone is known by its name.
    if let name = loneName(quote) {
      return name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return withoutLinks(withoutFigures(quote))
      .replacing("**", with: "").replacing("__", with: "").replacing("`", with: "")
      .split(whereSeparator: \.isWhitespace).filter { !isBlockMark($0) }
      .map { $0.count > 1 && ($0.first == "*" || $0.first == "_") ? $0.dropFirst() : $0 }
      .joined(separator: " ")
  }

  /// What stands in a lone `{{…}}`, without its options; nil for any other text.
  private static func loneName(_ quote: String) -> Substring? {
    guard quote.hasPrefix("{{"), quote.hasSuffix("}}"), quote.count >= 4 else { return nil }
    let inner = quote.dropFirst(2).dropLast(2)
    return inner.contains { "{}".contains($0) } ? nil : inner.prefix { $0 != "|" }
  }

  private static func withoutFigures(_ text: String) -> String {
    var (plain, rest) = ("", text[...])
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      plain += rest[..<open.lowerBound] + "…"
      rest = rest[close.upperBound...]
    }
    return plain + rest
  }

  /// A text with links and pictures as what they are called.
  private static func withoutLinks(_ text: String) -> String {
    // Few paragraphs have one, and a pattern takes longer to make than a page of paragraphs to read.
    guard text.contains("](") else { return text }
    return text.replacing(#/!?\[([^\]]*)\]\([^)]*\)/#) { String($0.output.1) }
  }

  /// Whether a word makes its line a heading, an item, a quote or a box.
  private static func isBlockMark(_ word: Substring) -> Bool {
    switch word.first {
    case "#": word.count <= 6 && word.allSatisfy { $0 == "#" }
    case "-", "*", "+", ">": word.count == 1
    case ":": word.hasPrefix(":::") && word.dropFirst(3).allSatisfy { $0.isLetter || $0.isNumber }
    default: word.count > 1 && word.last == "." && word.dropLast().allSatisfy(\.isWholeNumber)
    }
  }
}
