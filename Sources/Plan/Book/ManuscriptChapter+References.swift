import Tables

extension ManuscriptChapter {
  /// Every reference of the chapter in reading order, each with the edition that prints it.
  public var references: [ManuscriptReference] {
    let edition: Edition? = isInternal ? .internal : nil
    return heading.references(edition) + blocks.flatMap { $0.references(edition) }
  }
}

extension ManuscriptBlock {
  fileprivate func references(_ edition: Edition?) -> [ManuscriptReference] {
    switch self {
    case .heading(_, _, let text), .paragraph(let text): return text.references(edition)
    case .list(_, let items): return items.joined().flatMap { $0.references(edition) }
    case .quote(let blocks): return blocks.flatMap { $0.references(edition) }
    case .code, .rule: return []
    case .passage(let kind, let title, let blocks):
      let edition = edition ?? kind.edition
      return title.references(edition) + blocks.flatMap { $0.references(edition) }
    case .exhibit(var reference):
      reference.edition = edition
      return [reference]
    case .table(let table):
      let cells = table.header + table.rows.joined()
      return (cells + [table.caption]).flatMap { $0.references(edition) }
    }
  }
}

extension [ManuscriptInline] {
  fileprivate func references(_ edition: Edition?) -> [ManuscriptReference] {
    flatMap { inline -> [ManuscriptReference] in
      switch inline {
      case .text, .code, .lineBreak: return []
      case .emphasis(let inner), .strong(let inner), .link(_, let inner, _):
        return inner.references(edition)
      case .reference(var reference):
        reference.edition = edition
        return [reference]
      }
    }
  }
}

// MARK: - Links

extension ManuscriptChapter {
  /// Every link that an edition prints, with its place.
  func links(_ edition: Edition) -> [(url: String, place: Place)] {
    heading.links + blocks.flatMap { $0.links(edition) }
  }
}

extension ManuscriptBlock {
  fileprivate func links(_ edition: Edition) -> [(url: String, place: Place)] {
    switch self {
    case .heading(_, _, let text), .paragraph(let text): return text.links
    case .list(_, let items): return items.joined().flatMap { $0.links(edition) }
    case .quote(let blocks): return blocks.flatMap { $0.links(edition) }
    case .code, .rule, .exhibit: return []
    case .passage(let kind, let title, let blocks):
      guard kind.edition == nil || kind.edition == edition else { return [] }
      return title.links + blocks.flatMap { $0.links(edition) }
    case .table(let table): return (table.header + table.rows.joined()).flatMap(\.links)
    }
  }
}

extension [ManuscriptInline] {
  fileprivate var links: [(url: String, place: Place)] {
    flatMap { inline -> [(url: String, place: Place)] in
      switch inline {
      case .text, .code, .lineBreak, .reference: []
      case .emphasis(let inner), .strong(let inner): inner.links
      case .link(let url, let inner, let place): [(url, place)] + inner.links
      }
    }
  }
}
