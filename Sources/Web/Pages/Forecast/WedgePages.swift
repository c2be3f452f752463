import Accounts
import Forecast
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Workspace

/// The wedge chart of the actions, and trying out other ones without saving them.
///
/// The trial is a form that is sent with GET, so that it needs no script and has an address; the script asks for the
/// result alone while a slider is moved.
struct WedgePages: PageGroup {
  static let path = "forecast/wedge"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .forecast, path: Self.path,
        label: Phrase(WedgeText.english.tab, WedgeText.spanish.tab), for: .readWorkspace,
        order: 30)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/forecast/wedge", for: .workspace(.readWorkspace), use: show)
    routes.post(
      "/workspaces/:workspace/forecast/wedge", for: .workspace(.editDocument),
      taking: .form(limit: 64 * 1024), use: save)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    try await page(visit, Visit.query(of: visit.request))
  }

  /// Keeps what was tried out, as one change, with what shall become of actions that are switched off.
  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let text = visit.words(WedgeText.self)
    let calculation = try await visit.planOrNothing()
    let actions = calculation.workspace.actions
    guard let query = FormData(urlEncoded: visit.form.text("trial")),
      let trial = WhatIf(query, actions, years: calculation.projection?.years)
    else { throw Visit.nothingHere }
    let kept = KeptTrial(
      trial, of: calculation,
      fate: SwitchedOffActions.Fate(rawValue: visit.form.text("off")) ?? .stay,
      name: visit.form.text("off-name"), visit)
    guard kept.problems.isEmpty else {
      let list: HTML = "<ul>\(kept.problems.map { "<li>\(visit.library($0))</li>" as HTML })</ul>"
      return try await page(
        visit, query,
        notice: Notice(tone: .danger, title: text.wouldNotWork, detail: list).html,
        status: .badRequest)
    }
    let isChanged = try await visit.commitEdits(
      base: try visit.base(), reason: kept.usualReason
    ) { kept.apply(to: &$0) }
    return visit.seeOther(
      (visit.place?.path(Self.path) ?? "") + "?done=\(isChanged ? "saved" : "same")")
  }

  private func page(
    _ visit: Visit, _ query: FormData, notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(WedgeText.self)
    guard let scene = try await ForecastScene(visit, follows: true) else {
      return try await NoForecast(visit: visit).page(at: Self.path, title: text.tab)
    }
    let actions = scene.calculation.workspace.actions
    guard actions.contains(where: \.isMitigation) else {
      return NoActionsPage(
        title: text.title, emptyTitle: text.emptyTitle, emptyDetail: text.emptyDetail,
        addAction: text.addAction
      ).page(visit, at: Self.path)
    }
    let refusals = TrialRefusal.all(in: query, actions, years: scene.projection.years)
    let trial =
      refusals.isEmpty ? WhatIf(query, actions, years: scene.projection.years) : nil
    let status = refusals.isEmpty ? status : .badRequest
    let result = WedgeResult(scene: scene, trial: trial, text: text)
    if refusals.isEmpty,
      let file = try visit.download(
        from: [result.table, result.ways.table], of: scene.followed.owner(scene.place))
    {
      return file
    }
    let (picture, detail) = (await result.picture(), result.detail)
    guard visit.query("fragment") == nil else {
      return visit.respond("\(picture)\n\(detail)", status: status)
    }
    let title = scene.followed.title(text.title)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><div class="row row--ends"><h1>\(title)</h1>\(ActionWorkbook.link(visit))</div>
      <p class="lead">\(text.lead)</p>
      \(scene.followed.choice(at: scene.place.path(Self.path)))
      \(visit.doneNotice(["saved": text.saved, "same": text.same]))\(notice)\(TrialRefusalNotice(refusals: refusals, visit: visit).html)</div>
      <div class="whatif-page">
      \(picture)
      \(WhatIfForm(scene: scene, trial: trial, text: text).html)
      </div>
      \(detail)
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(
      title, main, at: Self.path, scripts: ["explain.js", "wedge.js"], status: status)
  }
}
