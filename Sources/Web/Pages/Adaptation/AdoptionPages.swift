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
  func add(to routes: inout SiteRoutes) {
    let path: RouterPath = "/workspaces/:workspace/actions/library/:strategy/adopt"
    routes.get(path, for: .workspace(.addRecord), use: ask)
    routes.post(path, for: .workspace(.addRecord), taking: .form(limit: 128 * 1024), use: adopt)
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    let scene = LibraryScene(visit, try await visit.planOrNothing().workspace)
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
      "cuts": strategy.alsoMitigates == nil ? "" : "yes",
      "as": Self.kind(visit.query("as"), of: strategy)?.rawValue ?? "",
    ]
    let kind = Self.kind(visit.query("as"), of: strategy)
    return page(
      scene, strategy, values, kind.map { ParameterFields.local($0, scene.workspace) } ?? [:])
  }

  /// The calculator of what is cut: the one that is asked for if it is one of the strategy's, else its usual one.
  private static func kind(_ asked: String?, of strategy: AdaptationStrategy) -> ActionKind? {
    strategy.calculators.first { $0.rawValue == asked } ?? strategy.alsoMitigates
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
    let scene = LibraryScene(visit, try await visit.planOrNothing().workspace)
    let strategy = try scene.strategy(of: visit)
    var values: [String: String] = [:]
    for column in ["title", "summary", "start_year", "full_year", "lead", "why", "cuts", "as"]
      + AdoptedStrategy.points
    {
      values[column] = visit.form.text(column).replacing("\r\n", with: "\n")
    }
    values["risks"] = visit.form.all("risks").flatMap(RiskForm.words).joined(separator: " ")
    let kind = values["cuts"] == "yes" ? Self.kind(values["as"], of: strategy) : nil
    let parameters = kind.map { ParameterFields.values(from: visit.form, kind: $0) } ?? [:]
    let adopted = AdoptedStrategy(
      strategy: strategy, scene: scene, values: values, kind: kind, parameters: parameters,
      numbers: visit.numbers)
    let errors = adopted.errors
    guard errors.isEmpty else {
      return page(scene, strategy, values, parameters, errors: errors, status: .badRequest)
    }
    func answer(_ id: String) -> Response {
      visit.seeOther(
        (visit.place?.path("actions/\(SitePath.encoded(id))") ?? "") + "?done=adopted")
    }
    _ = try visit.base()
    switch try await visit.formAgain(adopted.row, in: AdoptedStrategy.file) {
    case .saved(let made): return answer(made.name.row ?? "")
    case .other(let made):
      let path = visit.place?.path("actions/\(SitePath.encoded(made.name.row ?? ""))") ?? ""
      return page(
        scene, strategy, values, parameters, notice: visit.againNotice(made, at: path),
        status: .conflict)
    case nil: break
    }
    let id = try await visit.addRow(
      named: values["title"] ?? "", to: AdoptedStrategy.file, reason: adopted.usualReason
    ) { edits, id in adopted.add(as: id, to: &edits) }
    return answer(id)
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

  private var field: FormFields {
    FormFields(errors: errors, maxLength: 3_000) { values[$0] ?? "" }
  }

  private var risks: HTML {
    let rater = RiskRater(scene.workspace)
    let chosen = Set(RiskForm.words(values["risks"] ?? ""))
    func box(_ risk: Risk) -> HTML {
      let title = scene.workspace.title(of: risk)
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
    guard
      let kind = strategy.calculators.first(where: { $0.rawValue == values["as"] })
        ?? strategy.alsoMitigates
    else { return .empty }
    let name = scene.calculatorName(kind)
    let fields = ParameterFields(
      kind: kind, text: visit.words(ActionPageText.self), workspace: scene.workspace,
      values: parameters, errors: errors)
    return """
      <fieldset class="score"><legend>\(text.alsoCuts)</legend>
      <input type="hidden" name="as" value="\(kind.rawValue)">
      \(otherCalculators(kind))
      <label class="choice"><input type="checkbox" name="cuts" value="yes"\("checked", when: values["cuts"] == "yes")><span>\(text.countCuts(name))\
      <span class="choice__hint">\(text.countCutsLead)</span></span></label>
      \(fields.html)
      </fieldset>
      """
  }

  /// Ways to the same form with another of the strategy's calculators.
  private func otherCalculators(_ chosen: ActionKind) -> HTML {
    guard strategy.calculators.count > 1 else { return .empty }
    let risk = visit.query("risk").map { "&risk=\(SitePath.encoded($0))" } ?? ""
    let links = strategy.calculators.map { kind -> HTML in
      let name = scene.calculatorName(kind)
      guard kind != chosen else { return "<strong>\(name)</strong>" }
      return "<a href=\"\(scene.path(strategy))/adopt?as=\(kind.rawValue)\(risk)\">\(name)</a>"
    }
    return "<p class=\"small\">\(text.calculateWith) \(links.joined(by: " · "))</p>"
  }
}
