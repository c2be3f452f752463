import Factors

/// The citation of a source, which leads to where it was read.
struct SourceLink {
  /// Nil where no table has such a source; then the id stands in its place.
  let source: FactorSource?
  let id: String
  /// That of the citation; nil for a community's own, which may be in any.
  var language: Language? = .english

  var html: HTML {
    guard let source else { return HTML(id) }
    let isLink = source.url.hasPrefix("https://") || source.url.hasPrefix("http://")
    let words: HTML =
      isLink
      ? "<a href=\"\(source.url)\" rel=\"noreferrer\">\(source.citation)</a>"
      : HTML(source.citation)
    return "<span\("lang", language?.rawValue)>\(words)</span>"
  }
}
