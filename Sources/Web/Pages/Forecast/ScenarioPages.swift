import Accounts
import Forecast
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Publishing
import Store
import Tables
import Workspace

/// Scenarios side by side, and the form for them.
///
/// What is looked at is chosen in a form that is sent with GET, so that it has an address and needs no script.
struct ScenarioPages: PageGroup {
  static let path = "forecast/scenarios"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .forecast, path: Self.path, label: Phrase(\ScenarioText.tab),
        for: .readWorkspace, order: 12)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/forecast/scenarios"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: show)
    routes.get("\(path)/new", for: .workspace(.addRecord), use: new)
    routes.post(
      "\(path)/new", for: .workspace(.addRecord), taking: .form(limit: 64 * 1024), use: create)
    routes.get("\(path)/:scenario/edit", for: .workspace(.editDocument), use: edit)
    routes.post(
      "\(path)/:scenario/edit", for: .workspace(.editDocument), taking: .form(limit: 64 * 1024),
      use: save)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(ScenarioText.self)
    guard let scene = try await ForecastScene(visit) else {
      return try await NoForecast(visit: visit).page(at: Self.path, title: text.tab)
    }
    let choice = ScenarioChoice(visit)
    let shown = ShownScenario.all(scene.calculation, choice, text)
    let tables = ScenarioTables(scene: scene, shown: shown, choice: choice, text: text)
    let shownTables = tables.all
    if let file = try visit.download(from: shownTables) { return file }
    let list = ScenarioList(scene: scene, shown: shown, text: text)
    let title = text.title(scene.projection.years.upperBound)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <div class="row row--ends"><h1>\(title)</h1>\(list.adding)</div>
      <p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["saved": text.saved]))
      \(ScenarioControls(scene: scene, choice: choice, text: text).html)
      </div>
      \(ForecastScene.omissions(
        scene.calculation.omissions + scene.calculation.workspace.scenarioOmissions
          + (scene.calculation.scenarios?.sharedOmissions ?? []), scene.writer,
        scene.text.omissions))
      \(await chart(scene, shown, choice))
      \(shownTables.map(visit.html))
      \(list.html)
      \(ScenarioOffers(scene: scene, text: text).html)
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(title, main, at: Self.path, scripts: ["explain.js"])
  }

  private func chart(
    _ scene: ForecastScene, _ shown: [ShownScenario], _ choice: ScenarioChoice
  ) async -> HTML {
    let text = scene.visit.words(ScenarioText.self)
    guard shown.count > 1 else {
      return Notice(title: text.onlyOne, detail: "<p>\(text.onlyOneDetail)</p>").html
    }
    let catalog = ExhibitCatalog(
      calculation: scene.calculation, edition: .internal)
    let chart = catalog.scenariosChart(
      shown.map(\.entry), named: shown.map(\.name), perPerson: choice.isPerPerson)
    guard let chart else { return .empty }
    return await scene.visit.chart(chart)
  }

  // The form

  private func scenario(_ visit: Visit, _ calculation: PlanCalculation) throws -> Scenario {
    let id = try visit.parameter("scenario")
    let known = id.removingPercentEncoding ?? id
    guard
      let found = calculation.workspace.scenarioBook.stated.first(where: { $0.id == known })
    else { throw visit.missing(WorkspaceTables.scenarioRows.file, known, list: Self.path) }
    return found
  }

  @Sendable private func new(_ visit: Visit) async throws -> Response {
    let calculation = try await visit.planOrNothing()
    return formPage(visit, calculation, ScenarioForm.values(offered: visit), of: nil)
  }

  @Sendable private func edit(_ visit: Visit) async throws -> Response {
    let calculation = try await visit.planOrNothing()
    let scenario = try scenario(visit, calculation)
    return formPage(visit, calculation, scenario.cells, of: scenario)
  }

  private func formPage(
    _ visit: Visit, _ calculation: PlanCalculation, _ values: [String: String],
    of scenario: Scenario?, errors: FormErrors = FormErrors(), notice: HTML = .empty,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(ScenarioText.self)
    let path = visit.place?.path(Self.path) ?? ""
    let form = ScenarioForm(
      visit: visit, calculation: calculation, values: values,
      path: scenario.map { "\(path)/\(SitePath.encoded($0.id))/edit" } ?? "\(path)/new",
      errors: errors, text: text)
    let title = scenario?.name ?? text.newTitle
    let isFirst =
      scenario != nil && calculation.workspace.scenarioBook.stated.first?.id == scenario?.id
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(text.tab, path)]).html)
      <h1>\(title)</h1>
      <p class="lead">\(isFirst ? text.firstHint : text.formLead)</p>
      \(notice)
      \(form.html)
      </div>
      """
    return visit.page(title, main, width: .text, at: Self.path, status: status)
  }

  @Sendable private func create(_ visit: Visit) async throws -> Response {
    let calculation = try await visit.planOrNothing()
    let text = visit.words(ScenarioText.self)
    let (values, errors) = ScenarioForm.read(visit.form, text)
    guard errors.isEmpty else {
      return formPage(visit, calculation, values, of: nil, errors: errors, status: .badRequest)
    }
    _ = try visit.base()
    let file = WorkspaceTables.scenarioRows.file
    let path = visit.place?.path(Self.path) ?? ""
    switch try await visit.formAgain(values, in: file) {
    case .saved: return visit.seeOther("\(path)?done=saved")
    case .other(let made):
      let edit = "\(path)/\(SitePath.encoded(made.name.row ?? ""))/edit"
      return formPage(
        visit, calculation, values, of: nil, notice: visit.againNotice(made, at: edit),
        status: .conflict)
    case nil: break
    }
    let before = Self.unwritten(calculation, text)
    _ = try await visit.addRow(
      named: Self.words(values["name"] ?? ""), to: file,
      reserving: before.compactMap { $0["id"] }
    ) { edits, id in
      Self.add(values, named: id, after: before, to: &edits)
    }
    return visit.seeOther("\(path)?done=saved")
  }

  /// Adds a scenario as the last one, under a short name of its own.
  static func add(
    _ values: [String: String], to edits: inout TableEdits, of calculation: PlanCalculation,
    _ text: ScenarioText
  ) {
    let before = unwritten(calculation, text)
    let stated = edits.records(of: WorkspaceTables.scenarioRows.file).compactMap { $0["id"] }
    let id = NewIdentifier.make(
      from: words(values["name"] ?? ""), taken: Set(stated + before.compactMap { $0["id"] }))
    add(values, named: id, after: before, to: &edits)
  }

  private static func add(
    _ values: [String: String], named id: String, after before: [[String: String]],
    to edits: inout TableEdits
  ) {
    write(before, to: &edits)
    edits.add(values.merging(["id": id]) { $1 }, to: WorkspaceTables.scenarioRows.file)
  }

  /// Writes the scenarios that Cairn makes, before the first row of one's own; none where there are rows.
  static func writeMade(
    of calculation: PlanCalculation, to edits: inout TableEdits, _ text: ScenarioText
  ) {
    write(unwritten(calculation, text), to: &edits)
  }

  private static func write(_ before: [[String: String]], to edits: inout TableEdits) {
    let file = WorkspaceTables.scenarioRows.file
    // Whoever was quicker has written them already.
    if edits.records(of: file).isEmpty { for row in before { edits.add(row, to: file) } }
  }

  /// The scenarios that Cairn makes while the table is empty; a row of one's own would otherwise take their place, and
  /// the plan's figures would be of it.
  private static func unwritten(
    _ calculation: PlanCalculation, _ text: ScenarioText
  ) -> [[String: String]] {
    calculation.unwrittenScenarios.map { scenario in
      scenario.cells.merging(
        ["id": scenario.id, "name": text.name(scenario)]) { $1 }
    }
  }

  /// What the id is made from, which cannot be taken for a year.
  private static func words(_ name: String) -> String {
    Int(NewIdentifier.make(from: name, taken: [])) == nil ? name : "scenario-\(name)"
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let calculation = try await visit.planOrNothing()
    let scenario = try scenario(visit, calculation)
    let text = visit.words(ScenarioText.self)
    let (values, errors) = ScenarioForm.read(visit.form, text)
    guard errors.isEmpty else {
      return formPage(
        visit, calculation, values, of: scenario, errors: errors, status: .badRequest)
    }
    let old = scenario.cells
    let changed = values.filter { old[$0.key] != $0.value }
    try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      guard !changed.isEmpty else { return }
      edits.put(changed, in: WorkspaceTables.scenarioRows.file, where: ["id": scenario.id])
    }
    return visit.seeOther((visit.place?.path(Self.path) ?? "") + "?done=saved")
  }
}

/// The form that chooses what is shown.
struct ScenarioControls {
  let scene: ForecastScene
  let choice: ScenarioChoice
  let text: ScenarioText

  var html: HTML {
    let actings = ScenarioChoice.Acting.allCases.map { ($0.rawValue, text.actingName($0)) }
    let parts =
      [("", text.partName(nil))] + ScenarioChoice.parts.map { ($0.rawValue, text.partName($0)) }
    return """
      <form method="get" action="\(scene.place.path(ScenarioPages.path))" class="form--inline toolbar" aria-label="\(text.controls)">
      \(Choice(name: "actions", label: text.acting, options: actings, value: choice.acting.rawValue).html())
      \(Choice(name: "unit", label: text.unit, options: [("total", text.total), ("person", text.perPerson)], value: choice.isPerPerson ? "person" : "total").html())
      \(Choice(name: "by", label: text.parts, options: parts, value: choice.part?.rawValue ?? "").html())
      \(Choice(name: "years", label: text.yearChoice, options: [("", text.someYears), ("all", text.everyYear)], value: choice.hasEveryYear ? "all" : "").html())
      <button class="button">\(text.show)</button>
      </form>
      """
  }
}
