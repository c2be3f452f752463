import Factors

/// The citation of a library's source, which leads to where it was read.
struct SourceLink {
  /// Nil where the library has no such source; then the id stands in its place.
  let source: FactorSource?
  let id: String

  var html: HTML {
    guard let source else { return HTML(id) }
    let isLink = source.url.hasPrefix("https://") || source.url.hasPrefix("http://")
    let words: HTML =
      isLink
      ? "<a href=\"\(source.url)\" rel=\"noopener\">\(source.citation)</a>" : HTML(source.citation)
    return "<span lang=\"en\">\(words)</span>"
  }
}
