internal import Factors
public import Forecast
internal import Inventory
internal import Quantities
public import Tables

/// Runs a piece of work for each number below a count, on as many threads as it likes; results in order.
public typealias DrawWork =
  @Sendable (
    _ count: Int, _ work: @escaping @Sendable (Int) -> [Double]
  ) -> [[Double]]

/// Emissions of a plan over many draws of its uncertain inputs, from the inventory to actions and costs.
///
///     E(year, n) = emissions of the year with every input at its nth draw
///
/// by the same steps as the plan itself; with every range of no width each draw is the plan's own number. The same
/// ranges, number of draws and seed give the same result, on any number of threads.
///
/// - Source: [IPCC-2006], volume 1, chapter 3, section 3.2.3.2, for the method.
/// In a climate-adjusted scenario each draw follows one model of the climate, each as likely as the others.
///
/// - Limits: Inputs are independent of each other, but for records that share a factor. Inventories of other years, which
///   targets count from, move what these allow and no emissions of the plan, so that they have a part in gaps alone. What has no range is
///   held, not sure. Without single models the climate is held at their median. No action changes in kind. Power that is added or saved
///   has the mean rate of all records of it, each with its own draws, by their stated and not their drawn use.
public struct PlanDraws: Sendable {
  /// How draws are made.
  public struct Options: Hashable, Sendable {
    /// At least 2.
    public var draws = 10_000
    public var seed: UInt64 = 1
    /// Gives every draw of an input its own slice of the distribution, in an order of chance.
    public var isLatin = false

    public init() {}
  }

  public let options: Options
  public let years: ClosedRange<Int>
  public let inputs: UncertainInputs
  /// Everything that is held or left out, one sentence each.
  public let held: [String]
  /// Business as usual and the plan, by year.
  public let businessAsUsual: [DrawSpread]
  public let plan: [DrawSpread]
  /// The plan's chance of each target that the years reach, in the order of the targets.
  public let goals: [DrawnGoal]
  /// The plan's chance of each carbon budget that can be added up, in the order of the targets.
  public let budgets: [DrawnBudget]
  /// US dollars of capital and operating costs to the last year of the actions that cut emissions, undiscounted; nil when
  /// none is stated.
  public let cost: DrawSpread?
  let portfolio: Portfolio
  let program: DrawProgram
  /// Metric tons with the plan by year, draw after draw.
  let planDraws: [[Double]]
  let work: DrawWork
  private let sensitivities: [Deferred<[InputSensitivity]>]
  private let moneyDraws: Deferred<MoneyDraws?>

  /// Draws; nothing is drawn again later but what `sensitivities` and `money` ask for.
  ///
  /// - Parameters:
  ///   - money: What actions cost; without it no cost is drawn.
  ///   - rate: At which money is discounted, unless an action has its own; without it no money is.
  ///   - work: Spreads tiles of draws over threads; one after the other unless given.
  public init(
    _ book: RangeBook, portfolio: Portfolio, levels: [TargetLevel], budgets: [CarbonBudget] = [],
    money: MoneyLedger? = nil, rate: DiscountRate? = nil, options: Options = Options(),
    work: @escaping DrawWork = PlanDraws.inTurn
  ) {
    let inputs = UncertainInputs(
      book, portfolio: portfolio, costs: money?.book.costs ?? [],
      prices: money?.book.prices ?? [], rate: rate,
      baseYears: levels.drawnBaseYears(from: portfolio.projection))
    let years = portfolio.projection.years
    let program = DrawProgram(inputs.inputs, of: portfolio)
    let sample = DrawSample(program, options: options, work: work)
    let goals = GoalDraws(
      levels, budgets: budgets, sample: sample, past: inputs.past, portfolio: portfolio,
      work: work)
    let costs = CostDraws(money, sample: sample)
    self.options = sample.options
    self.years = years
    self.inputs = inputs
    self.portfolio = portfolio
    self.program = program
    self.work = work
    held =
      inputs.held + program.held + goals.notes + costs.notes
      + Self.heldCosts(inputs.inputs, portfolio: portfolio, money: money)
    let spreads = sample.spreads(work)
    businessAsUsual = spreads.businessAsUsual
    plan = spreads.plan
    planDraws = sample.plan
    self.goals = goals.goals
    self.budgets = goals.budgets
    cost = costs.total
    let analysis = SensitivityAnalysis(
      program: program, sample: sample, past: inputs.past, goals: goals, years: years, work: work)
    sensitivities = years.map { year in Deferred { analysis.sensitivities(year) } }
    moneyDraws = Deferred {
      guard let money, let rate else { return nil }
      return MoneyDraws(money, rate: rate, portfolio: portfolio, sample: sample, work: work)
    }
  }

  /// Costs do not move with a start that is drawn.
  private static func heldCosts(
    _ inputs: [UncertainInput], portfolio: Portfolio, money: MoneyLedger?
  ) -> [String] {
    portfolio.effective.filter { action in
      inputs.contains { $0.reach == .timing(action: action.id) && !$0.isAsStated }
        && money?.flows(of: action.id)?.lines.contains(where: \.isCost) == true
    }.map {
      "The costs of “\($0.title)” stay in the years that are stated, though its start is drawn."
    }
  }

  /// One piece of work after the other.
  public static let inTurn: DrawWork = { count, work in (0..<count).map(work) }

  /// How much each input moves the plan's emissions of a year or a gap to a target of it, the largest part of a variance first.
  ///
  /// Made when first asked for; empty outside the years or when nothing is drawn.
  public func sensitivities(in year: Int) -> [InputSensitivity] {
    years.contains(year) ? sensitivities[year - years.lowerBound].value : []
  }

  /// What the money of actions comes to in the draws; made when first asked for, nil without money or a rate.
  public var money: MoneyDraws? { moneyDraws.value }

  /// What is wrong with ranges.
  public var findings: [Finding] { inputs.findings }

  /// True when nothing can vary.
  public var isEmpty: Bool { inputs.inputs.allSatisfy(\.isAsStated) }
}
