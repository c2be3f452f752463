internal import Factors
internal import Forecast
internal import Quantities
public import Tables

/// Every number of a plan that a range can be of, with the range that it has.
public struct RangeCatalog: Sendable {
  /// Parameters of actions first, then facts, paths, policies, records, factors, costs and prices, then the course of
  /// actions and policies and the rate of discount.
  public let subjects: [RangeSubject]
  /// The ranges that there are.
  public let inputs: UncertainInputs
  let book: RangeBook
  let portfolio: Portfolio
  let costs: [CostRow]
  let prices: [EnergyPrice]
  let rate: DiscountRate?
  let baseYears: Set<Int>
  private let subjectsByPart: [UncertainInput.Reach: Int]
  private let inputsByPart: [UncertainInput.Reach: Int]

  /// - Parameters:
  ///   - costs: Rows of `costs.csv`, whose amounts may have ranges.
  ///   - prices: Rows of `prices.csv`, whose activities may.
  ///   - rate: At which money is discounted, which may have a range, too.
  ///   - baseYears: Of targets, whose records may have ranges beside those of the forecast's base year.
  public init(
    _ book: RangeBook, portfolio: Portfolio, costs: [CostRow] = [], prices: [EnergyPrice] = [],
    rate: DiscountRate? = nil, baseYears: Set<Int> = []
  ) {
    self.rate = rate
    self.baseYears = baseYears
    self.book = book
    self.portfolio = portfolio
    self.costs = costs
    self.prices = prices
    let inputs = UncertainInputs(
      book, portfolio: portfolio, costs: costs, prices: prices, rate: rate,
      baseYears: baseYears)
    let subjects = RangeSubjects(
      portfolio: portfolio, costs: costs, prices: prices, rate: rate
    ).all
    self.inputs = inputs
    self.subjects = subjects
    subjectsByPart = Self.places(subjects.map(\.reach))
    inputsByPart = Self.places(inputs.inputs.map(\.reach))
  }

  private static func places(_ reaches: [UncertainInput.Reach]) -> [UncertainInput.Reach: Int] {
    var places: [UncertainInput.Reach: Int] = [:]
    for (index, reach) in reaches.enumerated() {
      for part in reach.parts where places[part] == nil { places[part] = index }
    }
    return places
  }

  /// The number that a row of `ranges.csv` would be of; nil for one that nothing follows.
  public func subject(
    what: String, subject: String, parameter: String
  ) -> RangeSubject? {
    let same = subjects.first { $0.isOf(what: what, subject: subject, parameter: parameter) }
    // A series has one range, in whatever year.
    return same
      ?? subjects.first {
        [.indicator, .path].contains($0.what) && $0.what.rawValue == what && $0.subject == subject
      }
  }

  /// The number that a range is of.
  public func subject(of input: UncertainInput) -> RangeSubject? {
    input.reach.parts.lazy.compactMap { subjectsByPart[$0] }.first.map { subjects[$0] }
  }

  /// The range that a number has; nil when nobody has said how sure it is.
  public func input(of subject: RangeSubject) -> UncertainInput? {
    subject.reach.parts.lazy.compactMap { inputsByPart[$0] }.first.map { inputs.inputs[$0] }
  }

  /// The last year of the forecast.
  public var lastYear: Int { portfolio.projection.years.upperBound }

  /// Numbers without any range.
  public var held: [RangeSubject] {
    subjects.filter { $0.reach.parts.allSatisfy { inputsByPart[$0] == nil } }
  }

  /// What a row would come to, by the same reading as the calculation's.
  ///
  /// - Parameter range: Takes the place of the row of the same id, if there is one.
  public func check(_ range: InputRange) -> RangeCheck {
    var reader = RangeResolution(
      portfolio: portfolio, costs: costs, prices: prices, rate: rate, baseYears: baseYears)
    for other in book.ranges where other.id != range.id { reader.read(other) }
    let known = (findings: reader.findings.count, inputs: reader.inputs.count)
    reader.read(range)
    let input = reader.inputs.dropFirst(known.inputs).first
    let found = subject(
      what: range.what.rawValue, subject: range.subject, parameter: range.parameter)
    return RangeCheck(
      findings: Array(reader.findings.dropFirst(known.findings)),
      percentiles: input.map { input in
        let unit = found.map { scale(of: input, $0, range) } ?? 1
        return [0.05, 0.5, 0.95].map { input.shape.value(at: $0) * unit }
      } ?? [], input: input)
  }

  /// The plan's emissions of a year with a range at its 5th and its 95th percentile, metric tons CO2e, all else as stated.
  ///
  /// Nil outside the forecast, and for what emissions do not follow, such as a cost.
  public func ends(of check: RangeCheck, in year: Int) -> (low: Double, high: Double)? {
    guard let input = check.input else { return nil }
    return ends(of: [input], in: year, work: PlanDraws.inTurn).first
  }

  func ends(
    of inputs: [UncertainInput], in year: Int, work: DrawWork
  ) -> [(low: Double, high: Double)] {
    let years = portfolio.projection.years
    guard years.contains(year), !inputs.isEmpty else { return [] }
    let program = DrawProgram(inputs, of: portfolio)
    return program.ends(of: Array(inputs.indices), in: year - years.lowerBound, work: work)
  }
}

extension RangeCatalog {
  /// What turns a draw of an input into the unit of its row.
  private func scale(
    of input: UncertainInput, _ subject: RangeSubject, _ range: InputRange
  ) -> Double {
    let series: YearSeries? =
      switch subject.what {
      case .indicator: portfolio.projection.indicators[subject.subject]?.series
      case .path: portfolio.projection.paths[subject.subject]?.series
      default: nil
      }
    // A series may be judged for another year than its last.
    let stated =
      Int(range.parameter).flatMap { series?.value(in: $0) } ?? subject.stated
    return input.stated == 0
      ? 1 / (MeasurementUnit.named(subject.unit)?.canonicalFactor ?? 1) : stated / input.stated
  }
}

/// What a range would come to, before it is saved.
public struct RangeCheck: Sendable {
  /// What is wrong with it, or worth knowing.
  public let findings: [Finding]
  /// What 5, 50 and 95 % of draws lie below, in the unit of the row; empty when it cannot be drawn.
  public let percentiles: [Double]
  let input: UncertainInput?

  /// True when the calculation would use it.
  public var isUsed: Bool { input != nil }
}
