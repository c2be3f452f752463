import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Plan
import Store
import Strategies
import Tables
import Workspace

/// Asking for a portfolio, and what was found.
struct PortfolioPages: PageGroup {
  static let path = "actions/portfolio"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .actions, path: Self.path, label: Phrase(\PortfolioText.tab),
        for: .readWorkspace, order: 50)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/actions/portfolio"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: ask)
    routes.post("\(path)", for: .workspace(.addRecord), use: choose)
    routes.get("\(path)/:job", for: .workspace(.readWorkspace), use: show)
    routes.post("\(path)/:job/keep", for: .workspace(.addRecord), use: keep)
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    let text = visit.words(PortfolioText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let own):
      if own.workspace.actions.isEmpty {
        let ranking = visit.words(RankingText.self)
        return NoActionsPage(
          title: text.title, emptyTitle: ranking.emptyTitle, emptyDetail: ranking.emptyDetail,
          addAction: visit.words(CostText.self).addAction
        ).page(visit, at: Self.path)
      }
      let calculation = try visit.followed(own)
      return askPage(
        visit, calculation, PortfolioForm.first(calculation, now: Int(visit.day.prefix(4)) ?? 0))
    }
  }

  private func askPage(
    _ visit: Visit, _ calculation: PlanCalculation, _ values: [String: String],
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(PortfolioText.self)
    let form = PortfolioForm(
      visit: visit, calculation: calculation, values: values, errors: errors, text: text)
    let followed = FollowedScenario(visit: visit, calculation: calculation)
    let title = followed.title(text.title)
    let main: HTML = """
      <div class="stack">
      <h1>\(title)</h1>
      <p class="lead">\(text.lead)</p>
      \(followed.choice(at: visit.place?.path(Self.path) ?? ""))
      \(form.html)
      </div>
      """
    return visit.page(title, main, width: .text, at: Self.path, status: status)
  }

  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    let calculation = try visit.followed(try await visit.planOrNothing())
    let values = PortfolioForm.values(from: visit.form)
    let text = visit.words(PortfolioText.self)
    var errors = PortfolioForm.errors(values, text, visit.numbers)
    var question = PortfolioForm.question(values, visit.numbers)
    question.scenario = FollowedScenario(visit: visit, calculation: calculation).id
    if errors.isEmpty {
      do {
        try calculation.checkPortfolio(question.request)
      } catch {
        errors.add("goal", text.problem(error))
      }
    }
    guard errors.isEmpty else {
      return askPage(visit, calculation, values, errors: errors, status: .badRequest)
    }
    let revision = try visit.workspace().summary.head
    return try await visit.start(PortfolioJob(revision: revision, question: question))
  }

  /// What a job of the path has found.
  ///
  /// - Throws: `nothingHere` for another kind of job, and for one of somebody whose work the visitor may not see.
  static func summary(_ visit: Visit) async throws -> PortfolioSummary {
    let (job, _) = try await visit.visibleJob()
    guard job.kind == PortfolioJob.kind, let detail = job.outcome?.detail,
      let summary = try? JSONDecoder().decode(PortfolioSummary.self, from: detail)
    else { throw Visit.nothingHere }
    return summary
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let summary = try await Self.summary(visit)
    let text = visit.words(PortfolioText.self)
    let view = PortfolioView(
      visit: visit, place: try visit.workspace(), summary: summary,
      job: try visit.parameter("job"), text: text)
    if let file = try visit.download(from: view.tables) { return file }
    return visit.page(text.resultTitle, view.html, at: Self.path)
  }

  @Sendable private func keep(_ visit: Visit) async throws -> Response {
    let summary = try await Self.summary(visit)
    let place = try visit.workspace()
    let usual = visit.words(PortfolioText.self).saveReason
    let calculation = try await visit.planOrNothing()
    let text = visit.words(ScenarioText.self)
    try await visit.commitEdits(base: try visit.base(), reason: usual) {
      summary.keep(in: &$0, of: calculation, text)
    }
    return visit.seeOther(place.path("\(Self.path)/\(try visit.parameter("job"))") + "?done=saved")
  }
}
