import Vulnerability

/// A grid of two scores with how many risks stand in each cell, each a link to them.
struct RiskMatrixView {
  enum Axes {
    /// Likelihood up, consequence to the right; colored by the band of their product.
    case risk
    /// Impact up, adaptive capacity to the right; colored by the vulnerability that they give.
    case vulnerability
  }

  let axes: Axes
  let risks: [Risk]
  let text: RiskText
  /// Where a cell leads, with a query to follow; nil makes no links.
  var path: String?
  /// A risk whose cell is marked.
  var marked: Risk?

  private var rowName: String { axes == .risk ? text.likelihood : text.impact }
  private var columnName: String { axes == .risk ? text.consequence : text.capacity }
  private var keys: (row: String, column: String) {
    axes == .risk ? ("likelihood", "consequence") : ("impact", "capacity")
  }

  private func cell(of risk: Risk) -> (row: Int, column: Int)? {
    let scores =
      axes == .risk
      ? (risk.likelihood, risk.consequence) : (risk.potentialImpact?.value, risk.adaptiveCapacity)
    guard let row = scores.0, let column = scores.1 else { return nil }
    return (row, column)
  }

  /// Risks that a score is missing of; they stand in no cell.
  var unsure: [Risk] { risks.filter { cell(of: $0) == nil } }

  private func scale(_ row: Int, _ column: Int) -> Int {
    axes == .risk
      ? RiskText.scale(row * column) : Risk.vulnerability(impact: row, capacity: column).value
  }

  var html: HTML {
    """
    <div class="scroll scroll--plain" role="region" aria-label="\(text.matrix)" tabindex="0">
    <table class="matrix">
    <caption>\(axes == .risk ? text.matrixRisk : text.matrixVulnerability)</caption>
    <thead><tr><th scope="col"><span class="soft small">\(rowName) ↑ \(columnName) →</span></th>
    \((1...5).map { "<th scope=\"col\">\($0)<br><span class=\"small\">\(text.scores[$0 - 1])</span></th>" as HTML })
    </tr></thead>
    <tbody>
    \((1...5).reversed().map(row))
    </tbody>
    </table>
    </div>
    """
  }

  private func row(_ score: Int) -> HTML {
    """
    <tr><th scope="row">\(score) \(text.scores[score - 1])</th>
    \((1...5).map { cell(score, $0) })
    </tr>
    """
  }

  private func cell(_ row: Int, _ column: Int) -> HTML {
    let count = risks.count { risk in cell(of: risk).map { $0 == (row, column) } ?? false }
    let isHere = marked.flatMap(cell(of:)).map { $0 == (row, column) } ?? false
    let css = "scale scale--\(scale(row, column))\(isHere ? " is-here" : "")"
    let label = text.cell("\(rowName) \(row)", "\(columnName) \(column)", count)
    guard count > 0 else { return "<td class=\"\(css)\"></td>" }
    guard let path else {
      return
        "<td class=\"\(css)\">\(isHere ? "<span aria-current=\"true\">●</span>" as HTML : HTML(String(count)))</td>"
    }
    let query = "\(keys.row)=\(row)&\(keys.column)=\(column)"
    return """
      <td class="\(css)"><a href="\(path)\(query)" aria-label="\(label)">\(count)</a></td>
      """
  }
}
