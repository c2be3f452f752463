import Accounts
import Forecast
import Hummingbird
import Plan
import Publishing
import Strategies
import Workspace

/// How sure the plan is: chances of targets, the fan, what moves it most, and what to find out next.
struct UncertaintyPages: PageGroup {
  static let path = "forecast/uncertainty"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .forecast, path: Self.path, label: Phrase(\UncertaintyText.tab),
        for: .readWorkspace, order: 40)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/forecast/uncertainty", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(UncertaintyText.self)
    guard let scene = try await ForecastScene(visit, follows: true) else {
      return try await NoForecast(visit: visit).page(at: Self.path, title: text.title)
    }
    let query = DrawQuery(
      Visit.query(of: visit.request), years: scene.projection.years, visit.numbers)
    let wait = StillBeingMade(visit: visit, title: text.title, lead: text.wait)
    guard let drawn = try await visit.drawn(scene.calculation, query) else {
      return wait.page(at: Self.path)
    }
    let draws = visit.query("money") == "yes" ? drawn.draws : nil
    guard let money = try await visit.money(of: draws, scene.calculation, query) else {
      return wait.page(at: Self.path)
    }
    let view = UncertaintyView(
      scene: scene, query: query, drawn: drawn, money: money.draws, text: text)
    if let file = try visit.download(
      from: view.tables.all, of: scene.followed.owner(scene.place))
    {
      return file
    }
    return visit.page(
      scene.followed.title(text.title), try await view.html(), at: Self.path,
      scripts: ["explain.js"])
  }
}

extension Visit {
  /// Draws of the path's workspace as it is now; nil while they are being made.
  ///
  /// - Parameter seconds: How long the reader waits for them.
  func drawn(
    _ calculation: PlanCalculation, _ query: DrawQuery, within seconds: Double = 1.5
  ) async throws -> DrawnPlan? {
    let key = try key(calculation, query)
    let drawn = try await site.drawings.value(of: key, within: seconds) {
      guard let made = MadeDraws(calculation, query) else { throw Self.nothingHere }
      return made
    }
    guard let drawn else { return nil }
    let year = query.year
    return try await site.rankings.value(of: RankingKey(draws: key, year: year), within: seconds) {
      DrawnPlan(drawn, in: year)
    }
  }

  /// The money in draws, for whoever asks for it; nil while it is being made.
  ///
  /// - Parameter draws: Of the same calculation and query; nil for none, whose money is none.
  func money(
    of draws: PlanDraws?, _ calculation: PlanCalculation, _ query: DrawQuery,
    within seconds: Double = 1.5
  ) async throws -> DrawnMoney? {
    guard let draws else { return DrawnMoney(draws: nil) }
    return try await site.drawnMoney.value(of: key(calculation, query), within: seconds) {
      DrawnMoney(draws: draws.money)
    }
  }

  private func key(_ calculation: PlanCalculation, _ query: DrawQuery) throws -> DrawKey {
    DrawKey(
      state: MadeFrom(try workspace()), options: query.options,
      scenario: calculation.followsAnother ? calculation.basis?.scenario.id : nil)
  }
}
