import Forecast
import Plan
import Quantities
import Store
import Strategies
import Vulnerability
import Workspace

/// The form of a goal.
struct GoalForm {
  private static let columns = [
    "title", "description", "indicator", "baseline_year", "baseline", "target_year", "target",
    "unit", "lead", "status", "source", "note",
  ]

  let visit: Visit
  let workspace: CommunityWorkspace
  let values: [String: String]
  let path: String
  let errors: FormErrors

  private var text: GoalText { visit.words(GoalText.self) }

  static func values(
    of goal: AdaptationGoal, _ numbers: NumberReader = NumberReader(language: .english)
  ) -> [String: String] {
    [
      "title": goal.title, "description": goal.description,
      "risks": goal.risks.joined(separator: " "), "indicator": goal.indicator,
      "baseline_year": goal.baselineYear.map(String.init) ?? "",
      "baseline": goal.baseline.map { numbers.field(NumberText.cell($0)) } ?? "",
      "target_year": goal.targetYear.map(String.init) ?? "",
      "target": goal.target.map { numbers.field(NumberText.cell($0)) } ?? "",
      "unit": goal.unit?.symbol ?? "", "lead": goal.lead,
      "status": goal.status.rawValue, "source": goal.source, "note": goal.note,
    ]
  }

  static func values(from form: FormData) -> [String: String] {
    var values = Dictionary(columns.map { ($0, form.text($0).replacing("\r\n", with: "\n")) }) {
      first, _ in first
    }
    values["risks"] = form.all("risks").flatMap(RiskForm.words).joined(separator: " ")
    return values
  }

  static func errors(
    _ values: [String: String], _ text: GoalText, _ numbers: NumberReader
  ) -> FormErrors {
    var errors = FormErrors()
    if values["title"]?.isEmpty ?? true { errors.add("title", text.wrongTitle) }
    var years: [Int] = []
    for column in ["baseline_year", "target_year"] {
      guard let cell = values[column], !cell.isEmpty else { continue }
      guard let year = Int(cell), (1900...2200).contains(year) else {
        errors.add(column, text.wrongYear)
        continue
      }
      years.append(year)
    }
    if years.count == 2, years[1] <= years[0] { errors.add("target_year", text.wrongOrder) }
    for column in ["baseline", "target"] {
      guard let cell = values[column], !cell.isEmpty else { continue }
      if let problem = numbers.problem(with: cell, text.wrongNumber) { errors.add(column, problem) }
    }
    if let unit = values["unit"], !unit.isEmpty, MeasurementUnit.named(unit) == nil {
      errors.add("unit", text.wrongUnit)
    }
    return errors
  }

  /// The values as a table holds them.
  static func cells(_ values: [String: String], _ numbers: NumberReader) -> [String: String] {
    var cells = values
    for column in ["baseline", "target"] { cells[column] = numbers.cell(values[column] ?? "") }
    return cells
  }

  var html: HTML {
    let words = visit.words(ActionText.self)
    let indicators =
      [("", text.noIndicator)] + workspace.indicatorOrder.map { ($0, $0) }
    let statuses = Action.Status.allCases.map { ($0.rawValue, words.statuses[$0] ?? $0.rawValue) }
    return """
      \(errors.summary)
      \(visit.form(path, """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        \(field("title", text.name, isRequired: true))
        \(field("description", text.description, lines: 3))
        \(risks)
        \(Choice(name: "indicator", label: text.indicator, options: indicators, value: values["indicator"] ?? "", hint: text.indicatorHint).html())
        <div class="grid">
        \(field("baseline_year", text.baselineYear, mode: "numeric"))
        \(field("baseline", text.baseline, mode: "decimal"))
        \(field("target_year", text.targetYear, mode: "numeric"))
        \(field("target", text.target, mode: "decimal"))
        \(field("unit", text.unit, hint: text.unitHint))
        \(field("lead", text.lead2))
        \(Choice(name: "status", label: text.status, options: statuses, value: values["status"] ?? "planned").html())
        \(field("source", text.source))
        </div>
        \(field("note", text.note, lines: 2))
        <button class="button">\(text.save)</button>
        """))
      """
  }

  private var risks: HTML {
    let chosen = Set(RiskForm.words(values["risks"] ?? ""))
    let rater = RiskRater(workspace)
    let words = RatingWords(visit)
    let boxes = workspace.risks.map { risk -> HTML in
      let title = workspace.title(of: risk)
      return """
        <label class="choice choice--small"><input type="checkbox" name="risks" value="\(risk.id)"\("checked", when: chosen.contains(risk.id))><span>\(title) \(words.badge(rater.rating(of: risk), by: rater.preset))</span></label>
        """
    }
    return """
      <fieldset class="field" id="field-risks"><legend>\(text.tiedRisks)</legend>
      <div class="choices--scroll" role="group" aria-label="\(text.tiedRisks)" tabindex="0">\(boxes)</div></fieldset>
      """
  }

  private var field: FormFields {
    FormFields(errors: errors, maxLength: 3_000) { values[$0] ?? "" }
  }
}
