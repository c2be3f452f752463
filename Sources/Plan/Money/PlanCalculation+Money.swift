internal import Factors
internal import Forecast
internal import Inventory
public import Strategies
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// What every action costs and gains, by year and by who pays; made when it is first asked for.
  public var money: MoneyLedger { moneyLedger.value }

  /// The rate at which money is discounted unless told otherwise; nil only where the installation has none.
  public var moneyRate: DiscountRate? { adaptation.rates.first }

  /// The same before there is a calculation.
  static var usualRate: DiscountRate? {
    (try? StrategyLibrary.standard())?.discountRates.first
  }

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
    let standard = try? PriceIndex.standard()
    return MoneyLedger(
      actions: workspace.actions, portfolio: portfolio, book: workspace.moneyBook,
      years: moneyYears(workspace, portfolio), dollarsOf: dollarsOf,
      indexes: [workspace.priceIndex, standard].compactMap(\.self))
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

  /// The money of a scenario's actions, with what they save there; nil without actions.
  func ledger(of entry: ScenarioCase) -> MoneyLedger? {
    entry.portfolio.map { portfolio in
      var workspace = workspace
      workspace.actions = portfolio.actions
      return Self.ledger(workspace, portfolio)
    }
  }

  /// Sources in one line, from those of the workspace or of the library of strategies.
  public func moneyCitation(_ ids: String) -> String {
    let library = (try? StrategyLibrary.standard())?.sources ?? [:]
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
