import Foundation
import Plan

extension HTMLText {
  func table(_ numbered: NumberedTable) -> HTML {
    let table = numbered.table
    let isNumbered = numbered.number != nil
    return HTML.element(
      "figure", .class(table.isWide ? "table table--compact" : "table"), .id(numbered.anchor)
    ) {
      if let number = numbered.number {
        HTML.element("figcaption", .id("\(numbered.anchor)--caption")) {
          HTML.element("span", .class("table__number")) { words.table(number) }
          " "
          HTML.element("span", .class("table__title"), renderer.language(of: table.caption)) {
            table.caption
          }
        }
      }
      HTML.element(
        "div", .class("table-scroll"), .init("role", "region"), .init("tabindex", "0"),
        isNumbered
          ? .init("aria-labelledby", "\(numbered.anchor)--caption")
          : .init("aria-label", words.tableOf(table.columns.map(\.title).joined(separator: ", ")))
      ) { grid(table) }
      for note in table.notes { self.note(note) }
    }
  }

  func chart(_ numbered: NumberedChart) -> HTML {
    let chart = numbered.chart
    let picture = picture(of: numbered)
    return HTML.element("figure", .class("chart"), .id(numbered.anchor)) {
      HTML.element("figcaption") {
        HTML.element("span", .class("chart__number")) { words.figure(numbered.number) }
        " "
        HTML.element("span", .class("chart__title"), renderer.language(of: chart.title)) {
          chart.title
        }
      }
      if let picture {
        // On a narrow screen the picture is scrolled, for which it must take the keyboard's focus.
        HTML.element(
          "div", .class("chart__image"), .init("role", "group"), .init("tabindex", "0"),
          .init("aria-label", words.figure(numbered.number)), drawingLanguage(chart)
        ) { picture }
      } else {
        HTML.element("p", .class("chart__missing")) {
          words.notDrawn + chart.description
        }
      }
      if !chart.source.isEmpty {
        HTML.element("p", .class("chart__source"), renderer.language(of: chart.source)) {
          words.sourceIs(chart.source)
        }
      }
      HTML.element("details", .class("chart__data"), picture == nil ? .init("open") : nil) {
        HTML.element("summary") { words.dataOfChart }
        HTML.element(
          "div", .class("table-scroll"), .init("role", "region"), .init("tabindex", "0"),
          .init("aria-label", words.dataOfFigure(numbered.number))
        ) { grid(chart.data) }
        for note in chart.data.notes { self.note(note) }
        if renderer.options.hasFiles {
          HTML.element("p", .class("chart__download")) {
            HTML.element("a", .href(numbered.dataPath), .init("download")) { words.saveAsCSV }
          }
        }
      }
      if picture != nil, renderer.options.hasInteractiveCharts, isJSON(chart.spec) {
        HTML.json(chart.spec, class: "chart__spec")
      }
    }
  }

  private var words: FurnitureText { renderer.words }

  private func note(_ note: String) -> HTML {
    HTML.element("p", .class("table__notes"), renderer.language(of: note)) { note }
  }

  /// The mark of a drawing whose words are English in a plan of another language.
  private func drawingLanguage(_ chart: Chart) -> HTML.Attribute? {
    renderer.document.translation?.isEnglish(drawing: chart.id) == true
      ? .init("lang", "en") : nil
  }

  /// The picture, read and written again so that only well-formed SVG gets into the page.
  private func picture(of numbered: NumberedChart) -> HTML? {
    guard let svg = renderer.svg(numbered.chart), var element = try? SVGReader.read(svg),
      element.name == "svg"
    else { return nil }
    // The style sheet sets the size, and servers may forbid styles in the page.
    element["style"] = nil
    // The page of the whole plan may show a chart twice, but an id once.
    if numbered.occurrence > 1 { element.addToIDs("--\(numbered.occurrence)") }
    return .picture(element)
  }

  private func isJSON(_ text: String) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
  }

  /// The table itself; the first column names the rows.
  func grid(_ table: PlanTable) -> HTML {
    let short = table.columns.indices.map { isShort($0, of: table) }
    return HTML.element("table") {
      HTML.element("thead") {
        HTML.element("tr") {
          for (column, isShort) in zip(table.columns, short) {
            HTML.element(
              "th", .init("scope", "col"), look(of: column, isShort: isShort),
              renderer.language(of: column.title)
            ) { column.title }
          }
        }
      }
      HTML.element("tbody") {
        for (index, row) in table.rows.enumerated() {
          HTML.element("tr", table.totalRows.contains(index) ? .class("total") : nil) {
            for (index, cell) in row.prefix(table.columns.count).enumerated() {
              self.cell(
                cell, look(of: table.columns[index], isShort: short[index]), isFirst: index == 0)
            }
          }
        }
      }
    }
  }

  private func cell(_ cell: PlanTable.Cell, _ look: HTML.Attribute?, isFirst: Bool) -> HTML {
    // A row without a name has no header: an empty one would be read aloud.
    guard !isFirst || cell.content.plainText.isEmpty else {
      return HTML.element("th", .init("scope", "row"), look) { cellText(cell.content) }
    }
    let scale = cell.scale.flatMap { (1...5).contains($0) ? "scale-\($0)" : nil }
    return HTML.element("td", scale.map { .class($0) } ?? look) {
      cellText(cell.content)
    }
  }

  /// A cell of one text may be English in a plan of another language.
  private func cellText(_ content: [Inline]) -> [HTML] {
    guard content.count == 1, case .text(let text) = content[0] else { return inlines(content) }
    return [renderer.said(text)]
  }

  /// Whether a column holds nothing but ids, years and the like, which ask for no room on a phone.
  private func isShort(_ column: Int, of table: PlanTable) -> Bool {
    table.rows.allSatisfy { row in
      !row.indices.contains(column) || row[column].content.plainText.count <= 10
    }
  }

  private func look(of column: PlanTable.Column, isShort: Bool) -> HTML.Attribute? {
    switch column.alignment {
    case .left: isShort ? .class("short") : column.width >= 2 ? .class("wordy") : nil
    case .right: .class("number")
    case .center: .class("center")
    }
  }
}

extension SVGElement {
  /// Makes every id and every mention of one end in `suffix`.
  mutating func addToIDs(_ suffix: String) {
    for index in attributes.indices {
      let value = attributes[index].value
      switch attributes[index].name {
      case "id": attributes[index].value = value + suffix
      case "aria-labelledby", "aria-describedby":
        attributes[index].value =
          value.split(separator: " ").map { $0 + suffix }.joined(separator: " ")
      case "href", "xlink:href":
        if value.hasPrefix("#") { attributes[index].value = value + suffix }
      default:
        guard value.hasPrefix("url(#"), let end = value.lastIndex(of: ")") else { continue }
        attributes[index].value = value[..<end] + suffix + value[end...]
      }
    }
    for index in children.indices {
      guard case .element(var child) = children[index] else { continue }
      child.addToIDs(suffix)
      children[index] = .element(child)
    }
  }
}
