import Plan

/// Where a link of the text leads within a publication.
enum LinkDestination {
  case external(String)
  /// A file beside the pages, such as a CSV.
  case file(String)
  /// A chapter, or a heading of it.
  case chapter(NumberedChapter, heading: NumberedHeading?)
  /// A chart or table in a chapter.
  case exhibit(NumberedChapter, anchor: String)
}

extension NumberedDocument {
  /// Finds what an address as written in Markdown means; nil when it leads nowhere.
  ///
  /// - Parameter chapter: The chapter with the link, an index; nil outside the chapters.
  func destination(of url: String, from chapter: Int?) -> LinkDestination? {
    switch BookLink(url) {
    case .external(let url): return .external(url)
    case .file(let path): return .file(path)
    case .unsafe: return nil
    case .fragment(let fragment):
      return exhibit(fragment) ?? chapter.flatMap { heading(fragment, in: chapters[$0]) }
    case .chapter(let id, let fragment):
      guard let target = chapters.first(where: { $0.chapter.id == id }) else { return nil }
      guard let fragment else { return .chapter(target, heading: nil) }
      return heading(fragment, in: target) ?? exhibit(fragment)
        ?? .chapter(target, heading: nil)
    }
  }

  private func heading(_ id: String, in chapter: NumberedChapter) -> LinkDestination? {
    chapter.headings.first { $0.id == id }.map { .chapter(chapter, heading: $0) }
  }

  private func exhibit(_ anchor: String) -> LinkDestination? {
    for chapter in chapters {
      let isHere = chapter.blocks.flatMap(\.flattened).contains { block in
        switch block {
        case .chart(let chart): chart.anchor == anchor
        case .table(let table): table.anchor == anchor
        default: false
        }
      }
      if isHere { return .exhibit(chapter, anchor: anchor) }
    }
    return nil
  }
}
