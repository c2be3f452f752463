import Vulnerability

/// The matrix of a preset with how many risks stand in each cell, each a link to them.
struct RiskMatrixView {
  let rater: RiskRater
  let risks: [Risk]
  let words: RatingWords
  let text: RiskText
  /// Where a cell leads, with a query to follow; nil makes no links.
  var path: String?
  /// A risk whose cell is marked.
  var marked: Risk?

  private var preset: RiskPreset { rater.preset }

  /// Risks that a score is missing of; they stand in no cell.
  var unsure: [Risk] { risks.filter { rater.rating(of: $0) == nil } }

  /// The matrix, or the counts of each level where the preset has none.
  var html: HTML {
    guard let rows = preset.axis(.rows), let columns = preset.axis(.columns) else { return levels }
    let title = words.title(preset)
    let axes = "\(words.words.text(rows.name))\u{A0}↑ \(words.words.text(columns.name))\u{A0}→"
    return """
      <div class="scroll scroll--plain scroll--matrix" role="region" aria-label="\(text.matrix): \(title)" tabindex="0">
      <table class="matrix">
      <caption><span class="hidden">\(title)</span><span class="matrix__axes soft small" aria-hidden="true">\(axes)</span></caption>
      <thead><tr><th scope="col"><span class="matrix__word soft small">\(axes)</span></th>
      \((1...columns.steps).map { "<th scope=\"col\">\($0)<span class=\"matrix__word small\"><br>\(step($0, of: columns.steps))</span></th>" as HTML })
      </tr></thead>
      <tbody>
      \((1...rows.steps).reversed().map { row($0, rows, columns) })
      </tbody>
      </table>
      </div>
      """
  }

  private func step(_ step: Int, of steps: Int) -> String {
    steps == 3 ? text.scores[(step - 1) * 2] : text.scores[step - 1]
  }

  private func row(
    _ score: Int, _ rows: (name: String, steps: Int), _ columns: (name: String, steps: Int)
  ) -> HTML {
    """
    <tr><th scope="row">\(score) <span class="matrix__word">\(step(score, of: rows.steps))</span></th>
    \((1...columns.steps).map { cell(score, $0, rows.name, columns.name) })
    </tr>
    """
  }

  private func cell(_ row: Int, _ column: Int, _ rowName: String, _ columnName: String) -> HTML {
    let count = risks.count { rater.cell(of: $0).map { $0 == (row, column) } ?? false }
    let isHere = marked.flatMap(rater.cell(of:)).map { $0 == (row, column) } ?? false
    let rating = preset.rating(row: row, column: column)
    let css = "scale scale--\(rating.shade)\(isHere ? " is-here" : "")"
    let level: HTML = "<span class=\"matrix__count\">\(words.title(rating))</span>"
    guard count > 0 else { return "<td class=\"\(css)\">\(level)</td>" }
    guard let path else {
      let mark: HTML = isHere ? "<span aria-current=\"true\">●</span>" : HTML(String(count))
      return "<td class=\"\(css)\">\(mark)<br>\(level)</td>"
    }
    let label = text.cell(
      "\(words.words.text(rowName)) \(row)", "\(words.words.text(columnName)) \(column)", count)
    return """
      <td class="\(css)"><a href="\(path)row=\(row)&column=\(column)" aria-label="\(label); \(words.title(rating))">\(count)\(level)</a></td>
      """
  }

  private var levels: HTML {
    let rows = (1...preset.levels.count).reversed().map { level -> [HTML] in
      let count = risks.count { rater.rating(of: $0)?.level == level }
      return [
        "<span class=\"badge scale scale--\(RatingWords.shade(level, of: preset))\">\(level) · \(words.level(level, of: preset))</span>",
        "<span class=\"number\">\(count)</span>",
      ]
    }
    return DataTable(
      caption: "\(text.ratings): \(words.title(preset))", columns: [text.rating, text.title],
      rows: rows
    ).html
  }

  /// The levels of the rating with their colors, and how unsure looks.
  var legend: HTML {
    let levels = (1...preset.levels.count).map { level -> HTML in
      """
      <li><span class="scale scale--\(RatingWords.shade(level, of: preset))">\(level)</span> \(words.level(level, of: preset))</li>
      """
    }
    return """
      <ul class="legend">
      \(levels)
      <li><span class="badge badge--unsure">?</span> \(text.unsureMeaning)</li>
      </ul>
      """
  }
}
