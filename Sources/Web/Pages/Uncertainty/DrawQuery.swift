import Forecast
import Plan
import Strategies

/// Which draws a reader asks for, from the address; what lies outside the limits is brought within them.
struct DrawQuery: Hashable {
  var options = PlanDraws.Options()
  /// The year whose inputs are ranked.
  var year: Int
  /// True when the address asked for more or fewer draws than a page makes, or for what is no number.
  var isLimited = false

  static let draws = 500...50_000

  init(_ query: FormData, years: ClosedRange<Int>, _ numbers: NumberReader) {
    year =
      query["year"].flatMap { Int($0) }.flatMap { years.contains($0) ? $0 : nil }
      ?? years.upperBound
    let said = query.text("draws")
    if let asked = numbers.count(said) {
      options.draws = min(max(asked, Self.draws.lowerBound), Self.draws.upperBound)
      isLimited = options.draws != asked
    } else {
      isLimited = !said.isEmpty
    }
    if let seed = query["seed"].flatMap({ UInt64($0) }) { options.seed = seed }
    options.isLatin = query["latin"] == "yes"
  }

  /// True when the plan's own figures are of the same draws, so that their explanations hold.
  var isStandard: Bool { options == PlanDraws.Options() }
}

/// By what draws are kept.
struct DrawKey: Hashable, Sendable {
  let state: MadeFrom
  let options: PlanDraws.Options
  /// The id of the scenario that is followed in place of the first.
  let scenario: String?
}

/// By what the ranking of inputs in a year is kept.
struct RankingKey: Hashable, Sendable {
  let draws: DrawKey
  let year: Int
}

/// Draws, whatever year is looked at.
struct MadeDraws: Sendable {
  let draws: PlanDraws?
  let catalog: RangeCatalog

  /// Draws; takes its time.
  ///
  /// - Returns: Nil without a forecast.
  init?(_ calculation: PlanCalculation, _ query: DrawQuery) {
    guard let catalog = calculation.rangeCatalog else { return nil }
    self.catalog = catalog
    let drawn: PlanDraws? =
      query.isStandard ? calculation.draws : calculation.draws(query.options)
    draws = drawn.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// What the money of actions comes to in draws; it takes as long as the draws themselves.
struct DrawnMoney: Sendable {
  /// Nil where none can be told.
  let draws: MoneyDraws?
}

/// Draws with what a page shows beside them.
struct DrawnPlan: Sendable {
  /// Nil when no input has a range.
  let draws: PlanDraws?
  let catalog: RangeCatalog
  /// Ranges that nobody has judged yet, the most moving first.
  let proposals: [RangeProposal]

  static let proposalLimit = 10

  /// Ranks the inputs of a year and looks for what has no range; takes its time.
  init(_ made: MadeDraws, in year: Int) {
    draws = made.draws
    catalog = made.catalog
    _ = draws?.sensitivities(in: year)
    proposals = catalog.proposals(
      in: year, limit: Self.proposalLimit, work: PlanCalculation.inParallel)
  }
}
