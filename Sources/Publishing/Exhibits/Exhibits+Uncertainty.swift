internal import Forecast
public import Plan
internal import Quantities
public import Strategies

/// How sure the plan is: the fan of its emissions, the chance of each target, and what matters most.
extension ExhibitCatalog {
  static var uncertaintyCharts: [String: (ExhibitCatalog) -> () -> Chart?] {
    ["fan": fanChart, "tornado": tornadoChart]
  }

  static var uncertaintyTables: [String: (ExhibitCatalog) -> () -> PlanTable?] {
    ["target-chances": targetChancesTable, "what-to-measure": whatToMeasureTable]
  }

  private func notes(_ draws: PlanDraws) -> [String] { [draws.howDrawn] + draws.held }

  private static let source = "Monte Carlo simulation of this plan; ranges.csv, inventory"

  func fanChart() -> Chart? { calculation.draws.map { fanChart(of: $0) } }

  /// The fan of draws that somebody asked for.
  public func fanChart(of draws: PlanDraws) -> Chart {
    let whole = draws.goals.filter { $0.level.target.reach.isEverything }
    let targets = whole.map { goal in
      EmissionsTarget(
        year: goal.level.target.year, tonnes: goal.level.allowed,
        label:
          "\(goal.level.target.name): met in \(NumberText.grouped(goal.probability * 100)) of 100 draws"
      )
    }
    return FanChart.chart(
      caption: ChartCaption(id: "fan", source: Self.source),
      years: zip(draws.years, zip(draws.plan, draws.businessAsUsual)).map { year, spreads in
        FanChart.Year(
          year: year, plan: spreads.0.percentiles, businessAsUsual: spreads.1.percentiles)
      }, targets: targets, notes: notes(draws), theme: theme)
  }

  func tornadoChart() -> Chart? {
    calculation.draws.flatMap { tornadoChart(of: $0, in: $0.years.upperBound) }
  }

  /// The tornado of a year for draws that somebody asked for; nil when no input was tried.
  public func tornadoChart(of draws: PlanDraws, in year: Int) -> Chart? {
    guard let portfolio = calculation.portfolio else { return nil }
    let inputs = draws.sensitivities(in: year).compactMap { found in
      found.ends.map { ends in
        TornadoChart.Input(
          name: found.input.title, range: found.input.text, low: ends.low, high: ends.high,
          share: found.varianceShare)
      }
    }
    guard let stated = portfolio.total(year), !inputs.isEmpty else { return nil }
    return TornadoChart.chart(
      caption: ChartCaption(id: "tornado", source: Self.source), year: year, stated: stated,
      inputs: inputs, notes: notes(draws), theme: theme)
  }

  func targetChancesTable() -> PlanTable? {
    guard let draws = calculation.draws, !(draws.goals.isEmpty && draws.budgets.isEmpty) else {
      return nil
    }
    let goals = draws.goals.map { goal -> [PlanTable.Cell] in
      [
        .init(goal.level.target.name), .init("\(goal.level.target.year)"),
        .init(goal.probabilityText), .init(NumberText.grouped(goal.gap.p5)),
        .init(NumberText.grouped(goal.gap.p50)), .init(NumberText.grouped(goal.gap.p95)),
      ]
    }
    // A budget is missed by what it lacks, as a target is by what is above it.
    let budgets = draws.budgets.map { drawn -> [PlanTable.Cell] in
      let years = drawn.budget.years
      return [
        .init(drawn.budget.target.name), .init("\(years.lowerBound)–\(years.upperBound)"),
        .init(drawn.chance.text), .init(NumberText.grouped(-drawn.left.p95)),
        .init(NumberText.grouped(-drawn.left.p50)), .init(NumberText.grouped(-drawn.left.p5)),
      ]
    }
    return PlanTable(
      id: "target-chances", caption: "How likely the plan meets each target",
      columns: [
        .init("Target", width: 2), .init("Year"), .init("Chance, percent", .right),
        .init("Gap at p5 (t CO₂e)", .right), .init("Median gap", .right),
        .init("Gap at p95", .right),
      ], rows: goals + budgets, notes: notes(draws))
  }

  /// Which inputs to find out more about, by how far the spread of the last year would narrow.
  func whatToMeasureTable() -> PlanTable? {
    guard let draws = calculation.draws else { return nil }
    let year = draws.years.upperBound
    let found = draws.sensitivities(in: year).filter { $0.weight > 0 }.prefix(10)
    guard !found.isEmpty else { return nil }
    let hasGoals = found.contains { !$0.goals.isEmpty }
    func percent(_ share: Double) -> PlanTable.Cell {
      .init(NumberText.grouped(share * 100, decimals: 1) + "%")
    }
    var columns: [PlanTable.Column] = [
      .init("Input", width: 3), .init("Range", width: 2), .init("Part of the variance", .right),
      .init("Narrower by (t CO₂e)", .right),
    ]
    if hasGoals { columns.append(.init("Part of the variance of a gap to a target", .right)) }
    let rows = found.map { found -> [PlanTable.Cell] in
      let cells: [PlanTable.Cell] = [
        .init(found.input.title), .init(found.input.text), percent(found.varianceShare),
        .init(NumberText.grouped(found.deviationReduction)),
      ]
      return hasGoals ? cells + [found.gapShare.map(percent) ?? .init("—")] : cells
    }
    return PlanTable(
      id: "what-to-measure", caption: "What to find out next, by its part in the spread of \(year)",
      columns: columns, rows: rows, notes: notes(draws))
  }
}
