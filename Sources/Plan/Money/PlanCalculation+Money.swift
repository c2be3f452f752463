public import Factors
internal import Forecast
internal import Inventory
public import Quantities
public import Strategies
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// What every action costs and gains, by year and by who pays; made when it is first asked for.
  public var money: MoneyLedger { actionResults.value.money.value }

  /// The year that yearly figures of money are shown for: that of the first target, else the last one.
  public var moneyYear: Int {
    let targets = levels.map(\.target.year).filter { projection?.years.contains($0) == true }
    return targets.min() ?? adaptation.years.upperBound
  }

  /// What energy at home is of households' incomes in a year; nil without incomes.
  public var energyBurden: EnergyBurden? { money.burden(in: moneyYear) }

  /// The money of a workspace.
  ///
  /// - Parameter dollarsOf: The year of whose dollars everything is; the newest one stated unless given.
  static func ledger(
    _ workspace: CommunityWorkspace, _ portfolio: Portfolio?, dollarsOf: Int? = nil
  ) -> MoneyLedger {
    MoneyLedger(
      actions: workspace.actions, portfolio: portfolio, book: workspace.moneyBook,
      years: moneyYears(workspace, portfolio), dollarsOf: dollarsOf,
      indexes: [workspace.priceIndex, PriceIndex.standard].compactMap(\.self))
  }

  /// From the plan's own year to the last of the forecast.
  private static func moneyYears(
    _ workspace: CommunityWorkspace, _ portfolio: Portfolio?
  ) -> ClosedRange<Int> {
    let years = AdaptationPlan.years(of: workspace)
    let last = portfolio?.projection.years.upperBound ?? years.upperBound
    return years.lowerBound...max(years.lowerBound, last)
  }

  /// The same money in the dollars of another year.
  public func money(inDollarsOf year: Int) -> MoneyLedger {
    Self.ledger(workspace, portfolio, dollarsOf: year)
  }

  /// Capital or yearly cost of an action at its full effect: of `costs.csv` where that states costs per a quantity, so that
  /// they follow how much is done, else as `actions.csv` states it; nil where it is not stated or not known.
  public func statedCost(_ what: CostRow.What, of action: Action) -> Money? {
    let spending = money.spending
    guard spending.followsSize(action) else {
      return what == .capital ? action.capitalCost : action.annualCost
    }
    return spending.atFullEffect(action, what, citation: moneyCitation).map { .dollars($0.dollars) }
  }

  /// Cost of a ton before savings on energy, undiscounted: by `costs.csv` where that states costs of the action per a
  /// quantity, else by `actions.csv`; nil without a cost or a reduction.
  public func costPerTonne(of action: Action) -> (cost: Money, explanation: Explanation)? {
    guard let portfolio else { return nil }
    let spending = money.spending
    guard spending.followsSize(action) else {
      return portfolio.costPerTonne(of: action).map { cost in
        (
          cost,
          portfolio.costExplanation(of: action, sources: workspace.sources, perTonne: cost)
        )
      }
    }
    guard case .success(let whole) = spending.whole(action, citation: moneyCitation),
      let saved = portfolio.cumulativeReduction(of: action.id), saved > 0
    else { return nil }
    return (.dollars(whole.dollars / saved), explanation(of: action, whole, saved: saved))
  }

  private func explanation(
    of action: Action, _ whole: StatedSpending.Whole, saved: Double
  ) -> Explanation {
    let end = projection?.years.upperBound ?? money.baseYear
    return Explanation(
      title: "\(action.title): cost per metric ton before savings",
      value: "\(NumberText.dollars(whole.dollars / saved)) per t CO2e", formula: "C ÷ Σ φ",
      inputs: [
        Explanation.Input(
          symbol: "C", name: "Cost over all years", value: NumberText.grouped(whole.dollars),
          unit: "US dollars of \(money.dollarsOf)", source: "calculated"),
        Explanation.Input(
          symbol: "Σ φ", name: "Reduction over all years", value: NumberText.grouped(saved),
          unit: "t CO2e", source: "calculated"),
      ],
      method:
        "Undiscounted; savings on energy bills are not counted. Costs and reductions to \(end) count."
    ).withParts { [whole.explanation] }
  }

  /// What an action costs by the end of the forecast, undiscounted, from the same rows; nil where it is not known.
  public func lifetimeCost(of action: Action) -> Money? {
    let spending = money.spending
    guard spending.followsSize(action) else { return portfolio?.lifetimeCost(of: action) }
    guard case .success(let whole) = spending.whole(action, citation: moneyCitation) else {
      return nil
    }
    return .dollars(whole.dollars)
  }

  /// The money of a scenario's actions from the years in which it has them, with what they save there; nil without actions.
  func ledger(of entry: ScenarioCase) -> MoneyLedger? {
    entry.portfolio.map { portfolio in
      var workspace = workspace
      workspace.actions = portfolio.actions
      return Self.ledger(costsMoved(in: workspace), portfolio)
    }
  }

  /// Sources in one line, from those of the workspace or of the library of strategies.
  public func moneyCitation(_ ids: String) -> String {
    let library = StrategyLibrary.standard.sources
    return ids.split(separator: " ").map(String.init).map { id in
      workspace.sources[id] == nil ? library[id]?.citation : nil
    }.enumerated().map { index, known in
      known ?? inventory.context.citation(String(ids.split(separator: " ")[index]))
    }.joined(separator: "; ")
  }

  /// What keeps money from being told; nothing while no table of money states anything.
  var moneyFindings: [Finding] {
    guard !workspace.moneyBook.isEmpty else { return [] }
    return money.findings + (energyBurden?.findings ?? [])
  }
}
