import Factors
import Inventory
import Plan
import Quantities
import Store
import Tables

/// What an upload would change, with the choice to take it.
struct UploadPreview {
  let plan: UploadPlan
  let mapping: UploadMapping
  let file: UploadFile
  let before: PlanCalculation
  let base: Int
  let path: String
  let text: UploadText
  let notice: String?

  private static let shownRows = 60
  private static let shownFindings = 100

  func html(_ visit: Visit) -> HTML {
    """
    <div class="stack">
    <h1>\(text.previewTitle)</h1>
    \(notice.map { Notice(tone: .caution, title: $0).html })
    <p class="lead">\(file.name). \(text.previewLead)</p>
    <ul class="facts">
    \([
      (plan.added, text.new), (plan.changed, text.changed), (plan.same, text.same),
      (plan.unusable + (plan.mayTakeWrong ? 0 : plan.wrongRows), text.leftOut),
      (plan.errors, text.errors),
    ].map { fact($0, $1, visit) })
    </ul>
    \(findings(visit))
    \(UploadTotals(before: before, all: plan.afterAll, right: plan.afterRight, text: text).html(visit))
    \(rows)
    \(decision(visit))
    </div>
    """
  }

  private func fact(_ count: Int, _ label: String, _ visit: Visit) -> HTML {
    """
    <li class="fact"><span class="fact__value">\(visit.number(Double(count)))</span><span class="fact__label">\(label)</span></li>
    """
  }

  private func findings(_ visit: Visit) -> HTML {
    let sorted =
      plan.findings.filter { $0.severity == .error }
      + plan.findings.filter { $0.severity == .warning }
      + plan.findings.filter { $0.severity == .note }
    let more = sorted.count - Self.shownFindings
    return """
      <section class="stack stack--tight">
      <h2>\(text.findings)</h2>
      \(sorted.isEmpty ? "<p class=\"soft\">\(text.noFindings)</p>" as HTML : .empty)
      <ul class="finding-list">
      \(sorted.prefix(Self.shownFindings).map { finding($0, visit) })
      </ul>
      \(more > 0 ? "<p class=\"soft small\">\(more) \(text.moreFindings)</p>" as HTML : .empty)
      </section>
      """
  }

  private func finding(_ finding: Finding, _ visit: Visit) -> HTML {
    let word =
      switch finding.severity {
      case .error: text.error
      case .warning: text.warning
      case .note: text.note
      }
    return """
      <li class="finding finding--\(finding.severity.rawValue)"><strong>\(word)</strong> <span class="soft">\(finding.place.description)</span><br>\(visit.library(finding.message))</li>
      """
  }

  private var rows: HTML {
    guard !plan.rows.isEmpty else { return .empty }
    let more = plan.rows.count - Self.shownRows
    return """
      <section class="stack stack--tight">
      <h2>\(text.rows)</h2>
      <ul class="rows">
      \(plan.rows.prefix(Self.shownRows).map(row))
      </ul>
      \(more > 0 ? "<p class=\"soft small\">\(more) \(text.moreRows)</p>" as HTML : .empty)
      </section>
      """
  }

  private func row(_ row: UploadPlan.Row) -> HTML {
    let isNew = row.kind == .added
    let cells = row.cells.map { cell -> HTML in
      isNew
        ? "<span><span class=\"soft\">\(cell.column)</span> \(cell.new)</span>"
        : """
        <span><span class="soft">\(cell.column)</span> <del>\(cell.old.isEmpty ? text.empty : cell.old)</del> <ins>\(cell.new.isEmpty ? text.empty : cell.new)</ins></span>
        """
    }
    return """
      <li><div class="rows__text">
      <p class="rows__title">\(row.name) <span class="tag\(isNew ? " tag--accent" as HTML : .empty)">\(isNew ? text.rowNew : text.rowChanged)</span></p>
      <p class="rows__detail">\(cells.joined(by: " · "))</p>
      </div></li>
      """
  }

  private func decision(_ visit: Visit) -> HTML {
    let again: HTML =
      switch file.contents {
      case .template: .empty
      case .tables:
        "<button class=\"button button--plain\" name=\"act\" value=\"again\" formnovalidate>\(text.mapAgain)</button>"
      }
    let drop: HTML =
      "<button class=\"button button--plain\" name=\"act\" value=\"drop\" formnovalidate>\(text.drop)</button>"
    guard !plan.all.isEmpty else {
      return """
        \(Notice(title: text.nothing, detail: "<p>\(text.nothingDetail)</p>").html)
        \(visit.form(path, "\(mappingFields)<div class=\"actions\">\(again)\(drop)</div>"))
        """
    }
    return visit.form(
      path, className: "form panel",
      """
      \(visit.draftFields(base: base))
      \(mappingFields)
      \(choice)
      \(Field(name: "reason", label: text.reason, value: text.reasonDefault + file.name, hint: text.reasonHint, isRequired: false, maxLength: 500).html())
      <div class="actions"><button class="button" name="act" value="take">\(text.take)</button>\(again)\(drop)</div>
      """)
  }

  private var choice: HTML {
    if !plan.mayTakeWrong, plan.wrongRows > 0 { return "<p>\(text.onlyRight)</p>" }
    guard plan.right != nil else { return .empty }
    func option(_ value: String, _ label: String, _ hint: String, _ isChosen: Bool) -> HTML {
      """
      <label class="choice"><input type="radio" name="which" value="\(value)"\("checked", when: isChosen)><span>\(label)<span class="choice__hint">\(hint)</span></span></label>
      """
    }
    let canRight = plan.right?.isEmpty == false
    return """
      <fieldset><legend>\(text.which)</legend>
      \(canRight ? option("right", text.right, text.rightHint, true) : .empty)
      \(option("all", text.all, text.allHint, !canRight))
      </fieldset>
      """
  }

  private var mappingFields: HTML {
    guard case .tables = file.contents else { return .empty }
    let columns = mapping.columns.sorted { $0.key < $1.key }.map { column, place in
      "<input type=\"hidden\" name=\"column.\(column)\" value=\"\(place)\">" as HTML
    }
    let fixed = mapping.fixed.sorted { $0.key < $1.key }.map { column, value in
      "<input type=\"hidden\" name=\"fixed.\(column)\" value=\"\(value)\">" as HTML
    }
    return """
      <input type="hidden" name="mapped" value="yes"><input type="hidden" name="table" value="\(mapping.table)">
      \(columns)
      \(fixed)
      """
  }
}

/// Totals by sector before and after an upload, of the years in which one changes.
struct UploadTotals {
  let before: PlanCalculation
  let all: PlanCalculation?
  /// Nil where all rows are right.
  let right: PlanCalculation?
  let text: UploadText

  func html(_ visit: Visit) -> HTML {
    guard let all else { return .empty }
    let years = Set(before.inventory.years + all.inventory.years + (right?.inventory.years ?? []))
      .sorted().filter(changes)
    guard !years.isEmpty else { return "<p class=\"soft\">\(text.noTotal)</p>" }
    let columns =
      [text.year, text.sector, text.now, text.afterAll] + (right == nil ? [] : [text.afterRight])
      + [text.difference]
    return """
      <section class="stack stack--tight totals">
      <h2>\(text.totals)</h2>
      <p class="soft small">\(text.totalsHint)</p>
      \(DataTable(caption: text.totals, hidesCaption: true, columns: columns, rows: years.flatMap { rows($0, visit) }).html)
      </section>
      """
  }

  private func changes(_ year: Int) -> Bool {
    ([all, right].compactMap(\.self)).contains { later in
      Sector.allCases.contains {
        later.inventory.total(year, sector: $0) != before.inventory.total(year, sector: $0)
      }
    }
  }

  private func rows(_ year: Int, _ visit: Visit) -> [[HTML]] {
    let calculations = [before, all ?? before] + (right.map { [$0] } ?? [])
    let sectors = Sector.allCases.filter { sector in
      calculations.contains { $0.inventory.hasEntries(of: year, in: sector) }
    }
    let parts = sectors.map { sector in
      line(year, sector.title, calculations.map { $0.inventory.total(year, sector: sector) }, visit)
    }
    let totals = calculations.map { calculation in
      calculation.inventory.hasEntries(of: year) ? calculation.inventory.total(year) : nil
    }
    return parts + [line(year, text.total, totals, visit)]
  }

  private func line(_ year: Int, _ label: String, _ values: [Double?], _ visit: Visit) -> [HTML] {
    func amount(_ value: Double?) -> HTML { HTML(value.map { visit.number($0) } ?? "–") }
    let difference: String
    if let first = values.first ?? nil, let last = values.last ?? nil {
      difference = (last > first ? "+" : "") + visit.number(last - first)
    } else {
      difference = "–"
    }
    return [HTML("\(year)"), HTML(label)] + values.map(amount) + [HTML(difference)]
  }
}
