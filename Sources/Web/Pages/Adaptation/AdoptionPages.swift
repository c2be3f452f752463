import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// Taking a strategy of the library into the plan: the action, what it does for risks, and its numbers, as one change.
struct AdoptionPages: PageGroup {
  private static let points = ["exposure_drop", "sensitivity_drop", "capacity_gain"]

  func add(to routes: inout SiteRoutes) {
    let path: RouterPath = "/workspaces/:workspace/actions/library/:strategy/adopt"
    routes.get(path, for: .workspace(.addRecord), use: ask)
    routes.post(path, for: .workspace(.addRecord), taking: .form(limit: 128 * 1024), use: adopt)
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    let scene = try LibraryScene(visit, try await visit.planOrNothing().workspace)
    let strategy = try scene.strategy(of: visit)
    let proposed = StrategyAdoption(
      of: strategy, id: "", risks: [], startYear: visit.year + 1, language: visit.language.rawValue
    ).action
    let values = [
      "title": scene.name(strategy), "summary": scene.summary(strategy),
      "start_year": proposed["start_year"] ?? "", "full_year": proposed["full_year"] ?? "",
      "exposure_drop": String(strategy.exposureDrop),
      "sensitivity_drop": String(strategy.sensitivityDrop),
      "capacity_gain": String(strategy.capacityGain),
      "why": scene.text.whyFilled(scene.name(strategy)), "risks": visit.query("risk") ?? "",
    ]
    return page(scene, strategy, values, [:])
  }

  private func page(
    _ scene: LibraryScene, _ strategy: AdaptationStrategy, _ values: [String: String],
    _ parameters: [String: ParameterFields.Cells], errors: FormErrors = FormErrors(),
    notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) -> Response {
    let form = AdoptionForm(
      scene: scene, strategy: strategy, values: values, parameters: parameters, errors: errors,
      notice: notice)
    let title = scene.text.adoptTitle(scene.name(strategy))
    return scene.visit.page(title, form.html, width: .text, at: LibraryPages.path, status: status)
  }

  @Sendable private func adopt(_ visit: Visit) async throws -> Response {
    let scene = try LibraryScene(visit, try await visit.planOrNothing().workspace)
    let strategy = try scene.strategy(of: visit)
    var values: [String: String] = [:]
    for column in ["title", "summary", "start_year", "full_year", "lead", "why", "cuts"]
      + Self.points
    {
      values[column] = visit.form.text(column).replacing("\r\n", with: "\n")
    }
    values["risks"] = visit.form.all("risks").flatMap(RiskForm.words).joined(separator: " ")
    let kind = values["cuts"] == "yes" ? strategy.alsoMitigates : nil
    let parameters = kind.map { ParameterFields.values(from: visit.form, kind: $0) } ?? [:]
    let errors = errors(values, parameters, kind, scene)
    guard errors.isEmpty else {
      return page(scene, strategy, values, parameters, errors: errors, status: .badRequest)
    }
    let said = values
    let row = adoption(said, kind, strategy, scene, id: "").action.filter { $0.key != "id" }
    let file = WorkspaceTables.actions.file
    func adopted(_ id: String) -> Response {
      visit.seeOther(
        (visit.place?.path("actions/\(SitePath.encoded(id))") ?? "") + "?done=adopted")
    }
    _ = try visit.base()
    switch try await visit.formAgain(row, in: file) {
    case .saved(let made): return adopted(made.name.row ?? "")
    case .other(let made):
      let path = visit.place?.path("actions/\(SitePath.encoded(made.name.row ?? ""))") ?? ""
      return page(
        scene, strategy, values, parameters, notice: visit.againNotice(made, at: path),
        status: .conflict)
    case nil: break
    }
    let cells = kind.map { ParameterFields.cells(parameters, kind: $0, visit.numbers) } ?? [:]
    let id = try await visit.addRow(
      named: values["title"] ?? "", to: file,
      reason: scene.text.adoptTitle(scene.name(strategy))
    ) { edits, id in
      let rows = adoption(said, kind, strategy, scene, id: id)
      edits.add(rows.action, to: file)
      for response in rows.responses { edits.add(response, to: WorkspaceTables.responses.file) }
      ActionPages.put(cells, of: id, in: &edits)
    }
    return adopted(id)
  }

  private func errors(
    _ values: [String: String], _ parameters: [String: ParameterFields.Cells],
    _ kind: ActionKind?, _ scene: LibraryScene
  ) -> FormErrors {
    let actions = scene.visit.words(ActionPageText.self)
    var errors = FormErrors()
    if values["title"]?.isEmpty ?? true { errors.add("title", actions.wrongTitle) }
    let years = ["start_year", "full_year"].map { column -> Int? in
      let year = values[column].flatMap { Int($0) }
      guard let year, (1990...2150).contains(year) else {
        errors.add(column, actions.wrongYear)
        return nil
      }
      return year
    }
    if let start = years[0], let full = years[1], full < start {
      errors.add("full_year", actions.wrongOrder)
    }
    let moves = Self.points.contains { score(values[$0]) > 0 }
    let risks = RiskForm.words(values["risks"] ?? "")
    if moves, risks.isEmpty { errors.add("risks", scene.text.needsRisk) }
    if moves, !risks.isEmpty, values["why"]?.isEmpty ?? true {
      errors.add("why", scene.text.needsWhy)
    }
    if let kind {
      let problems = ParameterFields.problems(
        parameters, kind: kind, text: actions, scene.visit.numbers)
      for (field, message) in problems.all { errors.add(field, message) }
    }
    return errors
  }

  private func score(_ text: String?) -> Int {
    text.flatMap { Int($0) }.map { min(4, max(0, $0)) } ?? 0
  }

  /// The library's own rows, with what the form says in their place.
  private func adoption(
    _ values: [String: String], _ kind: ActionKind?, _ strategy: AdaptationStrategy,
    _ scene: LibraryScene, id: String
  ) -> (action: [String: String], responses: [[String: String]]) {
    let known = Set(scene.workspace.risks.map(\.id))
    let rows = StrategyAdoption(
      of: strategy, id: id,
      risks: RiskForm.words(values["risks"] ?? "").filter(known.contains),
      startYear: values["start_year"].flatMap { Int($0) } ?? scene.visit.year,
      language: scene.visit.language.rawValue)
    var action = rows.action
    for column in ["title", "summary", "start_year", "full_year", "lead"] {
      action[column] = values[column]
    }
    if let kind { action["kind"] = kind.rawValue }
    action["priority"] = Action.Priority.mid.rawValue
    let moves = Self.points.contains { score(values[$0]) > 0 }
    let responses = rows.responses.map { row in
      var row = row
      for column in Self.points { row[column] = String(score(values[column])) }
      row["reason"] = values["why"]
      return row
    }
    return (action, moves ? responses : [])
  }
}

/// The form that takes a strategy into the plan.
struct AdoptionForm {
  let scene: LibraryScene
  let strategy: AdaptationStrategy
  let values: [String: String]
  let parameters: [String: ParameterFields.Cells]
  let errors: FormErrors
  let notice: HTML

  private var visit: Visit { scene.visit }
  private var text: LibraryText { scene.text }

  var html: HTML {
    """
    <div class="stack">
    \(Trail(steps: [(text.title, visit.place?.path(LibraryPages.path) ?? ""), (scene.name(strategy), scene.path(strategy))]).html)
    <h1>\(text.adoptTitle(scene.name(strategy)))</h1>
    <p class="lead">\(text.adoptLead)</p>
    \(notice)
    \(strategy.maladaptation.isEmpty ? .empty : Notice(tone: .caution, title: text.harm, detail: "<p>\(visit.library(strategy.maladaptation))</p>").html)
    \(errors.summary)
    \(visit.form(scene.path(strategy) + "/adopt", """
      \(visit.draftFields(base: visit.place?.summary.head ?? 0))
      \(field("title", text.actionTitle, isRequired: true))
      \(field("summary", text.summary, lines: 4))
      <div class="grid">
      \(field("start_year", text.startYear, isRequired: true, mode: "numeric"))
      \(field("full_year", text.fullYear, isRequired: true, mode: "numeric", hint: text.fullYearHint))
      \(field("lead", text.who))
      </div>
      \(risks)
      \(points)
      \(cuts)
      <button class="button">\(text.make)</button>
      """))
    </div>
    """
  }

  private func field(
    _ name: String, _ label: String, isRequired: Bool = false, mode: String? = nil,
    hint: String? = nil, lines: Int = 1
  ) -> HTML {
    Field(
      name: name, label: label, value: values[name] ?? "", hint: hint, isRequired: isRequired,
      marksOptional: false, inputMode: mode, maxLength: 3_000, lines: lines
    ).html(errors)
  }

  private var risks: HTML {
    let rater = RiskRater(scene.workspace)
    let chosen = Set(RiskForm.words(values["risks"] ?? ""))
    func box(_ risk: Risk) -> HTML {
      let title = visit.words(RiskText.self).rated(
        risk.system, rater.hazardName(of: risk).lowercased())
      return """
        <label class="choice choice--small"><input type="checkbox" name="risks" value="\(risk.id)"\("checked", when: chosen.contains(risk.id))><span>\(title)</span></label>
        """
    }
    func isNear(_ risk: Risk) -> Bool {
      let type = rater.hazard(of: risk)?.type ?? ""
      return strategy.hazards.contains(type) || strategy.systems.contains(risk.systemType)
    }
    let near = scene.workspace.risks.filter { isNear($0) || chosen.contains($0.id) }
    let others = scene.workspace.risks.filter { !isNear($0) && !chosen.contains($0.id) }
    let rest: HTML = """
      <details\("open", when: near.isEmpty)><summary>\(text.otherRisks)</summary>\(others.map(box))</details>
      """
    return """
      <fieldset class="field" id="field-risks"><legend>\(text.whichRisks)</legend>
      \(errors["risks"].map { "<p class=\"field__error\">\($0)</p>" as HTML })
      \(near.map(box))
      \(others.isEmpty ? .empty : rest)
      </fieldset>
      """
  }

  private var points: HTML {
    func choice(_ name: String, _ label: String, sign: String) -> HTML {
      let options = (0...4).map { (String($0), $0 == 0 ? "0" : "\(sign)\($0)") }
      return Choice(name: name, label: label, options: options, value: values[name] ?? "0").html()
    }
    return """
      <fieldset class="score"><legend>\(text.howMuch)</legend>
      <p class="field__hint">\(text.howMuchLead)</p>
      <div class="grid">
      \(choice("exposure_drop", text.exposure, sign: "−"))
      \(choice("sensitivity_drop", text.sensitivity, sign: "−"))
      \(choice("capacity_gain", text.capacity, sign: "+"))
      </div>
      \(field("why", text.why, hint: text.whyHint, lines: 2))
      </fieldset>
      """
  }

  /// What an effect on emissions is counted from, for a strategy that has one.
  private var cuts: HTML {
    guard let kind = strategy.alsoMitigates else { return .empty }
    let name = visit.words(ActionText.self).kinds[kind] ?? kind.rawValue
    let fields = ParameterFields(
      kind: kind, text: visit.words(ActionPageText.self), workspace: scene.workspace,
      values: parameters, errors: errors)
    return """
      <fieldset class="score"><legend>\(text.alsoCuts)</legend>
      <label class="choice"><input type="checkbox" name="cuts" value="yes"\("checked", when: values["cuts"] == "yes")><span>\(text.countCuts(name))\
      <span class="choice__hint">\(text.countCutsLead)</span></span></label>
      \(fields.html)
      </fieldset>
      """
  }
}
