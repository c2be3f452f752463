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
    if let name = quote.wholeMatch(of: #/\{\{([^{}|]*)(?:\|[^{}]*)?\}\}/#)?.output.1 {
      return name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return
      quote
      .replacing(#/\{\{.*?\}\}/#, with: "…")
      .replacing(#/!?\[([^\]]*)\]\([^)]*\)/#) { String($0.output.1) }
      .replacing(#/(?:^|\s)(?:#{1,6}|[-*+>]|:::\w*|\d+\.)(?=\s|$)/#, with: " ")
      .replacing(#/\*\*|__|`/#, with: "")
      .replacing(#/(?:^|\s)[*_](?=\S)/#, with: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
