import Factors
public import Tables

extension ManuscriptChapter {
  /// Makes the chapter of one edition, with every reference replaced by what it stands for.
  ///
  /// What cannot be found is an error finding, and its reference stays visible in the text.
  public func resolved(
    for edition: Edition, with resolver: ReferenceResolver
  ) -> (chapter: Chapter, findings: [Finding]) {
    var resolution = ChapterResolution(edition: edition, resolver: resolver)
    let title = resolution.inlines(heading).plainText
    let chapter = Chapter(
      id: id, title: title, blocks: resolution.blocks(blocks), isInternal: isInternal)
    return (chapter, resolution.findings)
  }
}

/// Resolves the blocks of a chapter in reading order.
private struct ChapterResolution {
  let edition: Edition
  let resolver: ReferenceResolver
  var findings: [Finding] = []
  /// The level of the last heading that the edition prints; the chapter's title at first.
  var level = 1

  mutating func blocks(_ blocks: [ManuscriptBlock]) -> [Block] {
    var result: [Block] = []
    for block in blocks { result += self.block(block) }
    return result
  }

  private mutating func block(_ block: ManuscriptBlock) -> [Block] {
    switch block {
    case .heading(let level, let id, let text):
      // An edition may leave out a heading above this one; levels must not skip then.
      self.level = min(level, self.level + 1, 3)
      return [.heading(level: self.level, id: id, text: inlines(text))]
    case .paragraph(let text): return [.paragraph(inlines(text))]
    case .list(let isOrdered, let items):
      var resolved: [[Block]] = []
      for item in items { resolved.append(self.blocks(item)) }
      return [.list(isOrdered: isOrdered, items: resolved)]
    case .quote(let inner): return [.quote(blocks(inner))]
    case .code(let text): return [.code(text)]
    case .rule: return [.rule]
    case .passage(let kind, let title, let inner):
      guard kind.edition == nil || kind.edition == edition else { return [] }
      let title = inlines(title).plainText
      return [.callout(kind: kind.rawValue, title: title, blocks: blocks(inner))]
    case .exhibit(let reference): return [exhibit(reference)]
    case .table(let table): return [.table(planTable(table))]
    }
  }

  private mutating func exhibit(_ reference: ManuscriptReference) -> Block {
    switch reference.target {
    case .exhibit(let kind, let id):
      switch resolver.resolvedExhibit(kind, id: id, at: reference.place) {
      case .found(let block): return block
      case .missing(let finding): findings.append(finding)
      }
    case .keyFigures(let entries):
      let figures = entries.compactMap { keyFigure($0, at: reference.place) }
      if figures.count == entries.count { return .keyFigures(figures) }
    case .figure:
      return .paragraph([inline(.reference(reference))])
    }
    return .paragraph([.text(reference.source)])
  }

  private mutating func keyFigure(_ entry: KeyFigureEntry, at place: Place) -> KeyFigure? {
    switch resolver.resolvedFigure(entry.id, format: nil, at: place) {
    case .found(let figure):
      return KeyFigure(figure: figure, label: entry.label ?? figure.explanation.title)
    case .missing(let finding):
      findings.append(finding)
      return nil
    }
  }

  mutating func inlines(_ inlines: [ManuscriptInline]) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines { result.append(self.inline(inline)) }
    return result
  }

  private mutating func inline(_ inline: ManuscriptInline) -> Inline {
    switch inline {
    case .text(let text): return .text(text)
    case .emphasis(let inner): return .emphasis(inlines(inner))
    case .strong(let inner): return .strong(inlines(inner))
    case .code(let text): return .code(text)
    case .link(let url, let text, _): return .link(url: url, text: inlines(text))
    case .lineBreak: return .lineBreak
    case .reference(let reference):
      guard case .figure(let id, let format) = reference.target else {
        return .text(reference.source)
      }
      switch resolver.resolvedFigure(id, format: format, at: reference.place) {
      case .found(let figure): return .figure(figure)
      case .missing(let finding):
        findings.append(finding)
        return .text(reference.source)
      }
    }
  }
}

// MARK: - Tables

extension ChapterResolution {
  private mutating func planTable(_ table: ManuscriptTable) -> PlanTable {
    let caption = inlines(table.caption).plainText
    let header = table.header.map { inlines($0).plainText }
    var rows: [[PlanTable.Cell]] = []
    for row in table.rows {
      var cells: [PlanTable.Cell] = []
      for cell in row { cells.append(PlanTable.Cell(inlines(cell))) }
      rows.append(cells)
    }
    let columns = header.indices.map { index in
      let longest = rows.map { $0.indices.contains(index) ? $0[index].content.plainText.count : 0 }
        .max()
      // A cell of up to 20 letters is usual; a sentence gets up to four times the width.
      let width = min(4, max(1, Double(longest ?? 0) / 20))
      return PlanTable.Column(header[index], table.alignments[index], width: width)
    }
    return PlanTable(id: table.id, caption: caption, columns: columns, rows: rows)
  }
}

extension [Inline] {
  /// The words alone.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .link(_, let inner): inner.plainText
      case .figure(let figure): figure.text
      case .lineBreak: " "
      }
    }.joined()
  }
}
