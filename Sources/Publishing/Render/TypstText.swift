import Plan

/// Renders the blocks and runs of text of one chapter for Typst.
struct TypstText {
  let renderer: TypstRenderer
  /// Nil outside the chapters.
  let chapter: NumberedChapter?

  init(_ renderer: TypstRenderer, chapter: NumberedChapter?) {
    self.renderer = renderer
    self.chapter = chapter
  }

  func blocks(_ blocks: [NumberedBlock]) -> [Typst] {
    var result: [Typst] = []
    var heading: NumberedHeading?
    for (index, block) in blocks.enumerated() {
      let isBelowHeading = heading != nil
      if let above = heading {
        heading = nil
        if case .table(let table) = block {
          result.append(self.table(table, below: self.heading(above)))
          continue
        }
        result.append(self.heading(above))
      }
      switch block {
      case .heading(let next): heading = next
      case .chart(let chart):
        let mayMove = !isBelowHeading && Self.hasText(toFill: blocks[(index + 1)...])
        result += self.chart(chart, mayMove: mayMove)
      default: result += self.block(block)
      }
    }
    if let heading { result.append(self.heading(heading)) }
    return result
  }

  /// Whether enough text follows to fill the space that a chart leaves which moves on; it would part a long table.
  private static func hasText(toFill rest: ArraySlice<NumberedBlock>) -> Bool {
    let text = rest.prefix { block in
      if case .table = block { false } else { true }
    }
    return text.count { block in
      switch block {
      case .heading, .chart: false
      default: true
      }
    } >= 3
  }

  private func block(_ block: NumberedBlock) -> [Typst] {
    switch block {
    case .lead(let text): return [.call("lead", body: inlines(text))]
    case .heading(let heading): return [self.heading(heading)]
    case .paragraph(let text): return [inlines(text)]
    case .list(let isOrdered, let items): return list(items, isOrdered: isOrdered)
    case .quote(let inner):
      let (text, exhibits) = withoutExhibits(inner)
      return [.call("quote", [.init("block", .code("true"))], body: .paragraphs(blocks(text)))]
        + blocks(exhibits)
    case .code(let text):
      return [.call("raw", [.init(.string(text)), .init("block", .code("true"))])]
    case .rule:
      let line = Typst.call("line", [.init("length", .code("100%"))])
      return [.call("pdf.artifact", body: line)]
    case .callout(let kind, let title, _, let inner):
      return callouts(kind, title: title, blocks: inner)
    case .keyFigures(let figures): return [keyFigures(figures)]
    case .table(let table): return [self.table(table)]
    case .chart(let chart): return self.chart(chart, mayMove: false)
    }
  }

  /// A figure of a heading stays plain, because the heading is repeated in the contents.
  private func heading(_ heading: NumberedHeading) -> Typst {
    Typst.call(
      "heading", [.init("level", .integer(heading.level))], body: .text(heading.text.plainText)
    ).labeled(heading.anchor)
  }

  private func list(_ items: [[NumberedBlock]], isOrdered: Bool) -> [Typst] {
    let split = items.map(withoutExhibits)
    let isTight = split.allSatisfy { $0.text.count <= 1 }
    let arguments =
      [Typst.Argument("tight", isTight ? .code("true") : .code("false"))]
      + split.map { .init(.content(.paragraphs(blocks($0.text)))) }
    return [.call(isOrdered ? "enum" : "list", arguments)] + blocks(split.flatMap(\.exhibits))
  }

  private func keyFigures(_ figures: [KeyFigure]) -> Typst {
    let items = figures.map { figure in
      Typst.Value.dictionary([
        .init("value", .content(fig(figure.figure))), .init("label", .text(figure.label)),
      ])
    }
    return .call("key-figures", [.init(.array(items))])
  }
}

// MARK: - Call-outs

extension TypstText {
  /// A call-out, broken into several where it holds what spans the page's full width.
  private func callouts(_ kind: String, title: String, blocks: [NumberedBlock]) -> [Typst] {
    var result: [Typst] = []
    var run: [NumberedBlock] = []
    var title: String? = title.isEmpty ? nil : title
    func close() {
      guard !run.isEmpty || title != nil else { return }
      result.append(
        .call(
          "callout",
          [
            .init("kind", .string(kind)), .init("title", title.map { .text($0) } ?? .code("none")),
          ], body: .paragraphs(self.blocks(run))))
      run = []
      title = nil
    }
    for block in blocks {
      if block.needsFullWidth {
        close()
        result += self.blocks([block])
      } else {
        run.append(block)
      }
    }
    close()
    return result
  }

  /// Parts the blocks of a list item or quotation from what needs the page's full width.
  private func withoutExhibits(
    _ blocks: [NumberedBlock]
  ) -> (text: [NumberedBlock], exhibits: [NumberedBlock]) {
    (blocks.filter { !$0.needsFullWidth }, blocks.filter(\.needsFullWidth))
  }
}

extension NumberedBlock {
  /// True for what begins in the margin, or is a page of its own.
  fileprivate var needsFullWidth: Bool {
    switch self {
    case .heading, .keyFigures, .table, .chart, .callout: true
    case .list(_, let items): items.joined().contains(where: \.needsFullWidth)
    case .quote(let blocks): blocks.contains(where: \.needsFullWidth)
    case .lead, .paragraph, .code, .rule: false
    }
  }
}

// MARK: - Runs of text

extension TypstText {
  func inlines(_ text: [Inline]) -> Typst {
    .joined(text.map(inline))
  }

  private func inline(_ inline: Inline) -> Typst {
    switch inline {
    case .text(let text): .text(text)
    case .emphasis(let inner): .call("emph", body: inlines(inner))
    case .strong(let inner): .call("strong", body: inlines(inner))
    case .code(let text): .call("raw", [.init(.string(text))])
    case .link(let url, let inner): link(url, text: .text(inner.plainText))
    case .figure(let figure): fig(figure)
    case .lineBreak: .call("linebreak")
    }
  }

  func fig(_ figure: FigureValue) -> Typst {
    .call("fig", [.init(.string(renderer.id(of: figure))), .init(.text(figure.text))])
  }

  private func link(_ url: String, text: Typst) -> Typst {
    switch renderer.document.destination(of: url, from: chapter.map { $0.number - 1 }) {
    // A file beside the pages does not lie beside a printed book.
    case nil, .file: text
    case .external(let url): .call("link", [.init(.string(url))], body: text)
    case .chapter(let chapter, let heading):
      .call("link", [.init(.label(heading?.anchor ?? chapter.anchor))], body: text)
    case .exhibit(let chapter, let anchor):
      exhibitLabel(anchor, in: chapter).map {
        .call("link", [.init(.label($0))], body: text)
      } ?? text
    }
  }

  /// The template's label of a chart or table; nil for a table without a caption, which has none.
  private func exhibitLabel(_ anchor: String, in chapter: NumberedChapter) -> String? {
    for block in chapter.blocks.flatMap(\.flattened) {
      switch block {
      case .chart(let chart) where chart.anchor == anchor: return "c-\(chart.label)"
      case .table(let table) where table.anchor == anchor && table.number != nil:
        return "t-\(table.label)"
      default: continue
      }
    }
    return nil
  }
}

extension NumberedChart {
  /// The anchor without its beginning, to which the template adds its own.
  var label: String { String(anchor.dropFirst("chart-".count)) }
}

extension NumberedTable {
  /// The anchor without its beginning, to which the template adds its own.
  var label: String { String(anchor.dropFirst("table-".count)) }
}
