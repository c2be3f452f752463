internal import Forecast
internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension FigureCatalog {
  /// Every reference there is, for suggestions and pick-lists; years of forecasts only at fives and targets.
  public var ids: [String] {
    var ids = ["community/name", "community/gwp-set"]
    let workspace = calculation.workspace
    for (id, indicator) in workspace.indicators.sorted(by: { $0.key < $1.key }) {
      ids += indicator.series.points.map { "indicator/\(id)/\($0.year)" }
    }
    ids += inventoryIDs + forecastIDs
    for level in calculation.levels {
      ids += figures(of: level).map { "target/\(level.target.id)/\($0)" }
    }
    for budget in calculation.targets.budgets {
      ids += shownBudgetFigures.map { "target/\(budget.target.id)/\($0)" }
    }
    ids += climateIDs
    for hazard in workspace.hazards where hazard.baseline != nil {
      ids += ["baseline", "future", "low", "high", "change"].map { "hazard/\(hazard.id)/\($0)" }
    }
    ids += workspace.risks.flatMap { ["risk/\($0.id)/vulnerability", "risk/\($0.id)/risk"] }
    ids += workspace.equity.flatMap { ["equity/\($0.id)", "equity/\($0.id)/percentile"] }
    ids += adaptationIDs + moneyIDs
    ids += adaptationCounts.keys.sorted().map { "count/\($0)" }
    ids += [
      "actions", "mitigation-actions", "adaptation-actions", "integrated-actions", "risks",
      "high-risks", "engagement", "participants", "records", "audit-open",
    ].map { "count/\($0)" }
    return ids
  }

  private var inventoryIDs: [String] {
    let inventory = calculation.inventory
    return inventory.years.flatMap { year -> [String] in
      var ids =
        ["total", "per-person"] + ["co2", "ch4", "n2o", "biogenic-co2"].map { "gas/\($0)" }
      let entries = inventory.entries(of: year)
      for sector in Set(entries.map(\.record.sector)).sorted() {
        ids += ["sector/\(sector.rawValue)", "share/\(sector.rawValue)"]
        ids += Set(entries.filter { $0.record.sector == sector }.map(\.record.subsector)).sorted()
          .map { "subsector/\(sector.rawValue)/\($0)" }
      }
      ids += entries.map { "record/\($0.record.id)" }
      ids += protocolIDs(year, entries)
      return ids.map { "inventory/\(year)/\($0)" }
        + inventory.years.filter { $0 > year }.map { "inventory/change/\(year)/\($0)" }
    }
  }

  private var forecastIDs: [String] {
    guard let projection = calculation.projection else { return [] }
    let targets = Set(calculation.levels.map(\.target.year))
    let years = projection.years.filter { $0 % 5 == 0 || targets.contains($0) }
    let actions = calculation.workspace.actions.map(\.id)
    var ids: [String] = []
    for year in years {
      ids += ["total", "change"].map { "forecast/\(year)/\($0)" }
      ids += projection.sectors.map { "forecast/\(year)/sector/\($0.rawValue)" }
      ids += ["total", "reduction", "change"].map { "plan/\(year)/\($0)" }
      ids += percentileIDs(year)
      ids += actions.map { "action/\($0)/\(year)/reduction" }
      if let portfolio = calculation.portfolio, portfolio.marginal?.reaches(year) == true {
        ids.append("plan/\(year)/marginal-reduction")
        ids += portfolio.effective.map { "action/\($0.id)/\(year)/marginal-reduction" }
      }
    }
    for action in actions {
      ids += ["cumulative", "capital-cost", "annual-cost", "cost-per-tonne"]
        .map { "action/\(action)/\($0)" }
    }
    return ids + scenarioIDs + actions.flatMap { ["action/\($0)/score", "action/\($0)/flow"] }
  }
}
