import Plan
import Publishing

/// A table of the plan as a page shows it.
struct PlanTableView {
  let table: PlanTable
  let translation: ChartTranslation
  var hidesCaption = false

  var html: HTML {
    """
    <div class="scroll" role="region" aria-label="\(translation.plain(table.caption))" tabindex="0">
    <table>
    <caption\(hidesCaption ? " class=\"hidden\"" as HTML : "")>\(translation.said(table.caption))</caption>
    <thead><tr>\(table.columns.map { "<th scope=\"col\"\("class", css($0))>\(translation.plain($0.title))</th>" as HTML })</tr></thead>
    <tbody>
    \(table.rows.enumerated().map { row($0.element, isTotal: table.totalRows.contains($0.offset)) })
    </tbody>
    </table>
    </div>
    \(table.notes.map { "<p class=\"soft small\">\(translation.said($0))</p>" as HTML })
    """
  }

  private func row(_ cells: [PlanTable.Cell], isTotal: Bool) -> HTML {
    let content = zip(table.columns, cells).enumerated().map { index, pair -> HTML in
      let words = translation.plain(pair.1.content.plainText)
      return index == 0 && !words.isEmpty
        ? "<th scope=\"row\"\("class", css(pair.0))>\(words)</th>"
        : "<td\("class", scale(pair.1) ?? css(pair.0))>\(words)</td>"
    }
    return "<tr\("class", isTotal ? "total" : nil)>\(content)</tr>"
  }

  private func css(_ column: PlanTable.Column) -> String? {
    switch column.alignment {
    case .left: column.width >= 2 ? "wordy" : nil
    case .right: "number"
    case .center: "center"
    }
  }

  private func scale(_ cell: PlanTable.Cell) -> String? {
    cell.scale.flatMap { (1...5).contains($0) ? "scale scale--\($0)" : nil }
  }
}
