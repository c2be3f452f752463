import Accounts
import Forecast
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Workspace

/// What every record follows, the series behind it, and the policies over it; with forms to choose.
struct DriverPages: PageGroup {
  static let path = "forecast/drivers"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .forecast, path: Self.path, label: Phrase(\DriverText.tab), for: .readWorkspace,
        order: 14)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/forecast/drivers"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: show)
    routes.get("\(path)/rule", for: .workspace(.addRecord), use: ask)
    routes.post("\(path)/rule", for: .workspace(.addRecord), use: save)
    routes.post("\(path)/policy", for: .workspace(.addRecord), use: takePolicy)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(DriverText.self)
    guard let scene = try await ForecastScene(visit) else {
      return try await NoForecast(visit: visit).page(at: Self.path, title: text.tab)
    }
    let view = DriverView(scene: scene, text: text)
    let layers = PolicyLayers(scene: scene, text: text)
    let groups = view.groups
    let tables = [groups] + view.series.map(\.table) + [layers.table].compactMap(\.self)
    if let file = try visit.download(from: tables) { return file }
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1>
      <p class="lead">\(text.lead(scene.projection.years.lowerBound))</p>
      \(visit.doneNotice(["saved": text.saved, "policy": text.policySaved]))</div>
      \(view.html(groups))
      \(layers.html)
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(text.title, main, at: Self.path, scripts: ["explain.js"])
  }

  // Choosing a driver

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    let calculation = try await visit.planOrNothing()
    guard
      let form = DriverRuleForm(visit, calculation, visit.query("group") ?? "")
    else { throw Visit.nothingHere }
    return formPage(visit, form)
  }

  private func formPage(
    _ visit: Visit, _ form: DriverRuleForm, status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(DriverText.self)
    let path = visit.place?.path(Self.path) ?? ""
    let title = "\(text.formTitle): \(form.name)"
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(text.tab, path)]).html)
      <h1>\(title)</h1>
      <p class="lead">\(text.formLead)</p>
      \(form.html("\(path)/rule"))
      </div>
      """
    return visit.page(title, main, width: .text, at: Self.path, status: status)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let calculation = try await visit.planOrNothing()
    guard var form = DriverRuleForm(visit, calculation, visit.form.text("group")) else {
      throw Visit.nothingHere
    }
    form.read(visit.form)
    guard form.errors.isEmpty else { return formPage(visit, form, status: .badRequest) }
    let row = form
    try await visit.commitEdits(base: try visit.base(), reason: "") { row.write(in: &$0) }
    return visit.seeOther((visit.place?.path(Self.path) ?? "") + "?done=saved")
  }

  // Policies

  @Sendable private func takePolicy(_ visit: Visit) async throws -> Response {
    let calculation = try await visit.planOrNothing()
    let id = visit.form.text("policy")
    guard ForecastLibrary.standard.policies.policy(id) != nil else { throw Visit.nothingHere }
    let isTaken = calculation.workspace.scenarioBook.policies.contains { $0.id == id }
    let path = (visit.place?.path(Self.path) ?? "") + "?done=policy#policies"
    guard !isTaken else { return visit.seeOther(path) }
    try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      edits.put(["id": id], in: WorkspaceTables.policies.file, where: ["id": id])
    }
    return visit.seeOther(path)
  }
}
