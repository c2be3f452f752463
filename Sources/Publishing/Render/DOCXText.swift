import Factors
import Plan

/// Renders the blocks and runs of text of one chapter for pandoc.
struct DOCXText {
  let renderer: DOCXRenderer
  /// Nil outside the chapters.
  let chapter: NumberedChapter?

  init(_ renderer: DOCXRenderer, chapter: NumberedChapter?) {
    self.renderer = renderer
    self.chapter = chapter
  }

  /// A paragraph in a named style of Word.
  static func styled(_ style: String, _ text: () -> [HTML]) -> HTML {
    HTML.element("div", .init("data-custom-style", style)) { HTML.element("p") { text() } }
  }

  /// Relative widths of a table's columns.
  static func columns(_ widths: [Double]) -> HTML {
    let total = max(widths.reduce(0, +), 0.01)
    return HTML.element("colgroup") {
      for width in widths {
        HTML.element("col", .init("style", "width: \(Int((width / total * 100).rounded()))%"))
      }
    }
  }

  func blocks(_ blocks: [NumberedBlock]) -> [HTML] {
    blocks.map(block)
  }

  private func block(_ block: NumberedBlock) -> HTML {
    switch block {
    case .lead(let text): Self.styled("Lead") { inlines(text) }
    case .heading(let heading):
      heading.level == 2
        ? HTML.element("h2", .id(heading.anchor)) { inlines(heading.text) }
        : HTML.element("h3", .id(heading.anchor)) { inlines(heading.text) }
    case .paragraph(let text): HTML.element("p") { inlines(text) }
    case .list(true, let items): HTML.element("ol") { items.map(item) }
    case .list(false, let items): HTML.element("ul") { items.map(item) }
    case .quote(let inner): HTML.element("blockquote") { blocks(inner) }
    case .code(let text): HTML.element("pre") { HTML.element("code") { text } }
    case .rule: HTML.element("hr")
    case .callout(let kind, let title, _, let inner): callout(kind, title: title, blocks: inner)
    case .keyFigures(let figures): keyFigures(figures)
    case .table(let table): self.table(table)
    case .chart(let chart): self.chart(chart)
    }
  }

  private func item(_ blocks: [NumberedBlock]) -> HTML {
    HTML.element("li") { self.blocks(blocks) }
  }

  private func callout(_ kind: String, title: String, blocks: [NumberedBlock]) -> HTML {
    // Styles of Word have English names.
    let label = FurnitureText.english.callout(kind)
    let words = renderer.words.callout(kind)
    let heading = title.isEmpty ? words : "\(words): \(title)"
    return HTML.joined([
      Self.styled("Callout \(label) Title") { [.text(heading)] },
      HTML.element("div", .init("data-custom-style", "Callout \(label)")) { self.blocks(blocks) },
    ])
  }

  func keyFigures(_ figures: [KeyFigure]) -> HTML {
    HTML.joined(
      figures.flatMap { figure in
        [
          Self.styled("Key Figure") { [.text(figure.figure.text)] },
          Self.styled("Key Figure Label") { [.text(figure.label)] },
        ]
      })
  }
}

// MARK: - Exhibits

extension DOCXText {
  private func table(_ numbered: NumberedTable) -> HTML {
    HTML.element("div", .id(numbered.anchor)) {
      grid(
        numbered.table,
        caption: numbered.number.map { "\(renderer.words.table($0)). \(numbered.table.caption)" })
      for note in numbered.table.notes { Self.styled("Table Notes") { [.text(note)] } }
    }
  }

  private func chart(_ numbered: NumberedChart) -> HTML {
    let chart = numbered.chart
    let caption = "\(renderer.words.figure(numbered.number)). \(chart.title)"
    return HTML.element("div", .id(numbered.anchor)) {
      if renderer.hasPicture(numbered) {
        Self.styled("Figure") {
          [
            HTML.element(
              "img", .init("src", numbered.picturePath), .init("alt", chart.altText),
              .init("width", "6.4in"))
          ]
        }
        Self.styled("Image Caption") { [.text(caption)] }
      } else {
        Self.styled("Image Caption") { [.text(caption)] }
        HTML.element("p") { renderer.words.notDrawnFollows }
        grid(chart.data, caption: nil)
      }
      if !chart.source.isEmpty {
        Self.styled("Chart Source") { [.text(renderer.words.sourceIs(chart.source))] }
      }
    }
  }

  private func grid(_ table: PlanTable, caption: String?) -> HTML {
    HTML.element("table") {
      if let caption { HTML.element("caption") { caption } }
      Self.columns(TypstTableFit.normal.shares(of: table))
      HTML.element("thead") {
        HTML.element("tr") {
          for column in table.columns {
            HTML.element("th", alignment(column)) { column.title }
          }
        }
      }
      HTML.element("tbody") {
        for (index, row) in table.rows.enumerated() {
          HTML.element("tr") {
            for (column, cell) in zip(table.columns, row) {
              HTML.element("td", alignment(column)) {
                if table.totalRows.contains(index) {
                  HTML.element("strong") { inlines(cell.content) }
                } else {
                  inlines(cell.content)
                }
              }
            }
          }
        }
      }
    }
  }

  private func alignment(_ column: PlanTable.Column) -> HTML.Attribute? {
    switch column.alignment {
    case .left: nil
    case .right: .init("style", "text-align: right")
    case .center: .init("style", "text-align: center")
    }
  }
}

// MARK: - Runs of text

extension DOCXText {
  func inlines(_ text: [Inline]) -> [HTML] {
    text.map(inline)
  }

  private func inline(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): .text(text)
    case .emphasis(let inner): HTML.element("em") { inlines(inner) }
    case .strong(let inner): HTML.element("strong") { inlines(inner) }
    case .code(let text): HTML.element("code") { text }
    case .link(let url, let inner): link(url, text: inlines(inner))
    case .figure(let figure): .text(figure.text)
    case .lineBreak: HTML.element("br")
    }
  }

  private func link(_ url: String, text: [HTML]) -> HTML {
    let address: String? =
      switch renderer.document.destination(of: url, from: chapter.map { $0.number - 1 }) {
      // A file beside the pages does not lie beside a document.
      case nil, .file: nil
      case .external(let url): url
      case .chapter(let chapter, let heading): "#\(heading?.anchor ?? chapter.anchor)"
      case .exhibit(_, let anchor): "#\(anchor)"
      }
    guard let address else { return .joined(text) }
    return HTML.element("a", .href(address)) { text }
  }
}

extension Explanation {
  /// The sources of the inputs, or of the parts where there are none: each once, at most eight.
  func allSources(_ words: FurnitureText) -> String {
    var found: [String] = []
    collectSources(into: &found, depth: 0)
    let shown = found.prefix(8).joined(separator: "; ")
    return found.count > 8 ? "\(shown); \(words.andMore(found.count - 8))" : shown
  }

  private func collectSources(into found: inout [String], depth: Int) {
    let own = inputs.map(\.source).filter { !$0.isEmpty }
    for source in own where !found.contains(source) { found.append(source) }
    guard own.isEmpty, depth < 6 else { return }
    for part in parts { part.collectSources(into: &found, depth: depth + 1) }
  }
}
