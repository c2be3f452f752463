import Plan

extension TypstText {
  /// - Parameter heading: What stands right above, to go with a table to a page of its own.
  func table(_ numbered: NumberedTable, below heading: Typst? = nil) -> Typst {
    let isNumbered = numbered.number != nil
    let before = heading.map { [Typst.Argument("before", .content($0))] } ?? []
    return grid(
      numbered.table,
      extra: before + [
        .init("caption", isNumbered ? .text(numbered.table.caption) : .code("none")),
        .init("id", isNumbered ? .string(numbered.label) : .code("none")),
      ])
  }

  /// A chart; without a picture its data take the place.
  ///
  /// - Parameter mayMove: Whether the text that follows may fill the page before it.
  func chart(_ numbered: NumberedChart, mayMove: Bool) -> [Typst] {
    let chart = numbered.chart
    let source: Typst.Value = chart.source.isEmpty ? .code("none") : .text(chart.source)
    guard renderer.hasPicture(numbered) else {
      let words = Typst.text(renderer.words.notDrawnFollows)
      let place = Typst.call(
        "figure",
        [
          .init("kind", .code("image")), .init("supplement", .code("word(\"figure\")")),
          .init("alt", .string(chart.altText)), .init("caption", .text(chart.title)),
        ], body: words)
      return [place.labeled("c-\(numbered.label)"), grid(chart.data, extra: [])]
    }
    return [
      .call(
        "plan-chart",
        [
          .init(.string(numbered.picturePath)), .init("alt", .string(chart.altText)),
          .init("caption", .text(chart.title)), .init("source", source),
          .init("id", .string(numbered.label)),
        ] + (mayMove ? [.init("float", .code("true"))] : []))
    ]
  }

  private func grid(_ table: PlanTable, extra: [Typst.Argument]) -> Typst {
    let rows = table.rows.map { Typst.Value.array($0.map(cell)) }
    let notes = Typst.paragraphs(table.notes.map { .text($0) })
    let fit = TypstTableFit(table)
    var arguments: [Typst.Argument] = [
      .init("columns", .integer(table.columns.count)),
      .init("align", .array(table.columns.map { alignment($0.alignment) })),
      .init("widths", widths(of: table, fit)),
      .init("header", .array(table.columns.map { .text($0.title) })),
      .init("rows", .array(rows)),
    ]
    if !table.totalRows.isEmpty {
      let rows = table.totalRows.filter { table.rows.indices.contains($0) }
      arguments.append(.init("total-rows", .array(rows.map { .integer($0) })))
    }
    if !table.notes.isEmpty { arguments.append(.init("notes", .content(notes))) }
    if table.notes.reduce(0, { $0 + $1.count }) > Self.lettersOfShortNotes {
      arguments.append(.init("notes-last", .code("true")))
    }
    if fit != .normal { arguments.append(.init("compact", .code("true"))) }
    if fit == .landscape { arguments.append(.init("landscape", .code("true"))) }
    if isLong(table) { arguments.append(.init("breakable", .code("true"))) }
    let long = table.rows.indices.filter { isLong(table.rows[$0]) }
    if !long.isEmpty {
      arguments.append(.init("long-rows", .array(long.map { .integer($0) })))
    }
    return .call("plan-table", arguments + extra)
  }

  /// True for rows with more letters than a page may hold; the template breaks many short rows by itself.
  private func isLong(_ table: PlanTable) -> Bool {
    let letters = table.rows.joined().reduce(0) { $0 + $1.content.plainText.count }
    return letters > TypstText.lettersOfAPage
  }

  /// True for a row that may be taller than half a page.
  private func isLong(_ row: [PlanTable.Cell]) -> Bool {
    row.contains { $0.content.plainText.count > TypstText.lettersOfAWholeCell }
  }

  private static let lettersOfAWholeCell = 400

  /// More notes than these would part a table from its caption.
  private static let lettersOfShortNotes = 450

  /// A cautious count: narrow columns leave much of a page empty.
  private static let lettersOfAPage = 1800

  private func cell(_ cell: PlanTable.Cell) -> Typst.Value {
    let body = Typst.Value.content(inlines(cell.content))
    guard let scale = cell.scale, (1...5).contains(scale) else { return body }
    return .dictionary([.init("body", body), .init("scale", .integer(scale))])
  }

  /// The template's own choice, unless the table says how wide its columns are.
  private func widths(of table: PlanTable, _ fit: TypstTableFit) -> Typst.Value {
    guard table.columns.contains(where: { $0.width != 1 }) else { return .code("auto") }
    return .array(fit.shares(of: table).map { .fraction(($0 * 10).rounded() / 10) })
  }

  private func alignment(_ alignment: PlanTable.Alignment) -> Typst.Value {
    switch alignment {
    case .left: .code("left")
    case .right: .code("right")
    case .center: .code("center")
    }
  }
}

extension Chart {
  /// The description, or the title where there is none: PDF/UA takes no picture without words.
  var altText: String {
    description.isEmpty ? title : description
  }
}
