import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// The form that scores and describes a risk, with what its scores lead to.
struct RiskForm {
  /// The script that shows the result while somebody chooses.
  static let script = "scores.js"
  static let scores = ["exposure", "sensitivity", "adaptive_capacity", "likelihood", "consequence"]
  private static let words = ["people", "impact", "capacity", "source", "note"]

  let visit: Visit
  let text: RiskText
  let workspace: CommunityWorkspace
  /// Cells by column: the risk's own, or what the form says.
  let values: [String: String]
  let path: String
  let isNew: Bool
  var errors = FormErrors()
  var base: Int

  /// The cells of a risk as its row has them.
  static func values(of risk: Risk) -> [String: String] {
    func text(_ score: Int?) -> String { score.map(String.init) ?? "unsure" }
    return [
      "id": risk.id, "hazard": risk.hazard, "system": risk.system, "people": risk.people,
      "exposure": text(risk.exposure), "sensitivity": text(risk.sensitivity),
      "adaptive_capacity": text(risk.adaptiveCapacity), "likelihood": text(risk.likelihood),
      "consequence": text(risk.consequence), "impact": risk.impact, "capacity": risk.capacity,
      "source": risk.source, "note": risk.note,
    ]
  }

  /// The cells that a form says; a score that is none of the choices is unsure.
  static func values(from form: FormData) -> [String: String] {
    var values: [String: String] = [:]
    for column in scores {
      let score = Int(form.text(column)).flatMap { (1...5).contains($0) ? $0 : nil }
      values[column] = score.map(String.init) ?? "unsure"
    }
    for column in words + ["hazard", "system"] where form[column] != nil {
      values[column] = form.text(column).replacing("\r\n", with: "\n")
    }
    return values
  }

  static func errors(_ values: [String: String], _ workspace: CommunityWorkspace, _ text: RiskText)
    -> FormErrors
  {
    var errors = FormErrors()
    if !workspace.hazards.contains(where: { $0.id == values["hazard"] }) {
      errors.add("hazard", text.wrongHazard)
    }
    if (values["system"] ?? "").isEmpty { errors.add("system", text.wrongSystem) }
    return errors
  }

  /// The risk that the values make, for its scores.
  var risk: Risk {
    func score(_ column: String) -> Int? { values[column].flatMap { Int($0) } }
    return Risk(
      id: values["id"] ?? "", hazard: values["hazard"] ?? "", system: values["system"] ?? "",
      people: "", exposure: score("exposure"), sensitivity: score("sensitivity"),
      adaptiveCapacity: score("adaptive_capacity"), likelihood: score("likelihood"),
      consequence: score("consequence"), impact: "", capacity: "", source: "", note: "",
      place: Place(file: "risks.csv"))
  }

  var html: HTML {
    """
    \(errors.summary)
    \(visit.form(path, """
      \(visit.draftFields(base: base))
      <div class="columns columns--side">
      <div class="stack">
      \(subject)
      <div class="scores">
      \(Self.scores.map(score))
      </div>
      \(field("people", text.people, lines: 2))
      \(field("impact", text.impactWords, lines: 3))
      \(field("capacity", text.capacityWords, lines: 3))
      \(field("note", text.notes, lines: 3))
      \(field("source", text.source, lines: 1))
      \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), hint: text.reasonHint, isRequired: false, marksOptional: false, maxLength: 500).html())
      <div class="actions"><button class="button">\(text.save)</button>
      <button class="button button--plain" name="look" value="yes" formnovalidate>\(text.look)</button></div>
      </div>
      <aside class="stack" id="score-result" aria-live="polite">\(result)</aside>
      </div>
      """))
    """
  }

  private var subject: HTML {
    let options =
      (isNew ? [("", "–")] : []) + workspace.hazards.map { ($0.id, $0.name) }
    return """
      <div class="grid">
      \(Choice(name: "hazard", label: text.hazard, options: options, value: values["hazard"] ?? "").html(errors))
      \(Field(name: "system", label: text.system, value: values["system"] ?? "", maxLength: 200).html(errors))
      </div>
      """
  }

  private func field(_ name: String, _ label: String, lines: Int) -> HTML {
    Field(
      name: name, label: label, value: values[name] ?? "", isRequired: false, marksOptional: false,
      maxLength: 5_000, lines: lines
    ).html()
  }

  private func title(_ column: String) -> String {
    switch column {
    case "exposure": text.exposure
    case "sensitivity": text.sensitivity
    case "adaptive_capacity": text.capacity
    case "likelihood": text.likelihood
    default: text.consequence
    }
  }

  private func score(_ column: String) -> HTML {
    let value = values[column] ?? "unsure"
    let options = (1...5).map { (String($0), "\($0) \(text.scores[$0 - 1])") }
    return """
      <fieldset class="score"><legend>\(title(column))</legend>
      <p class="field__hint">\(text.scoreHelp[column] ?? "")</p>
      <div class="score__options">
      \((options + [("unsure", text.unsure)]).map { option in
        """
        <label><input type="radio" name="\(column)" value="\(option.0)"\("checked", when: option.0 == value)><span>\(option.1)</span></label>
        """ as HTML
      })
      </div></fieldset>
      """
  }

  /// What the scores lead to, as the library computes it.
  private var result: HTML {
    let risk = risk
    return """
      <div class="panel stack">
      <h2>\(text.result)</h2>
      <dl class="pairs">
      <div><dt>\(text.impact)</dt><dd>\(text.score(risk.potentialImpact?.value))</dd></div>
      <div><dt>\(text.vulnerability)</dt><dd>\(text.vulnerabilityBadge(risk.vulnerability))</dd></div>
      <div><dt>\(text.risk)</dt><dd>\(text.riskBadge(risk.riskProduct))</dd></div>
      </dl>
      <p class="soft small">\(text.scoreNote)</p>
      </div>
      """
  }
}
