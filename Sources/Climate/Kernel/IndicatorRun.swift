/// Any set of indicators over a tile of cells in one pass through its days.
///
/// Slabs come in order and without gaps; what a slab boundary cuts (a spell, a period, a five-day sum) is carried to the
/// next. A run holds the state of its cells and no daily values, so memory does not depend on the number of years.
///
/// - Limits: one model at a time, on its own calendar. Cells of a tile share the axis.
public struct IndicatorRun {
  public let axis: DailyAxis
  public let cells: Int
  private let missingRule: MissingRule
  private let blocks: SlabBlocks
  private var tracks: [TrackRun]
  private var results: [IndicatorResult]
  private var reached = 0

  /// - Parameters:
  ///   - units: the unit of each variable's values; temperatures must share one
  ///   - tables: the thresholds of every base-period statistic that the indicators name, in those units
  /// - Throws: `ClimateProblem` when a variable or a table is missing, temperatures differ in unit, or a period rule
  ///   names a day that no year has.
  public init(
    _ indicators: [Indicator], axis: DailyAxis, cells: Int,
    units: [ClimateVariable: ClimateUnit], tables: [BaselineStatistic: ThresholdTable] = [:],
    missing: MissingRule = .usual
  ) throws(ClimateProblem) {
    self.axis = axis
    self.cells = cells
    missingRule = missing
    blocks = SlabBlocks(cells: cells, axis: axis, units: units, tables: tables)
    tracks = []
    results = []
    for (number, indicator) in indicators.enumerated() {
      try Self.check(indicator, cells: cells, units: units, tables: tables)
      var periods: [IndicatorPeriod] = []
      for track in try indicator.period.tracks(of: axis) {
        tracks.append(
          TrackRun(
            result: number, firstPeriod: periods.count, periods: track,
            variables: Set(indicator.inputs),
            accumulator: indicator.reduction.accumulator(cells: cells), cells: cells,
            unit: indicator.reduction.resultUnit(in: units)))
        periods += track
      }
      let count = periods.count * cells
      results.append(
        IndicatorResult(
          indicator: indicator, periods: periods, cells: cells,
          values: Array(repeating: .nan, count: count),
          missingDays: Array(repeating: 0, count: count)))
    }
  }

  /// Takes the next days.
  ///
  /// - Precondition: the slab begins where the last one ended and has the variables of all indicators.
  public mutating func step(_ slab: DailySlab) {
    precondition(slab.days.lowerBound == reached && slab.cells == cells)
    precondition(slab.days.upperBound <= axis.count)
    reached = slab.days.upperBound
    blocks.load(slab)
    for number in tracks.indices {
      tracks[number].step(slab.days, blocks, axis, missingRule, &results)
    }
  }

  /// Closes the periods that are still open and gives every indicator's values, in the order asked for.
  ///
  /// - Precondition: every day of the axis has been taken.
  public consuming func finish() -> [IndicatorResult] {
    precondition(reached == axis.count)
    return results
  }

  private static func check(
    _ indicator: Indicator, cells: Int, units: [ClimateVariable: ClimateUnit],
    tables: [BaselineStatistic: ThresholdTable]
  ) throws(ClimateProblem) {
    for variable in indicator.inputs {
      guard let unit = units[variable] else {
        throw ClimateProblem("\(indicator.name) needs \(variable.rawValue), which is missing.")
      }
      guard unit.kind == variable.kind else {
        throw ClimateProblem("\(unit.symbol) is not a unit of \(variable.rawValue).")
      }
    }
    let temperatures = Set(
      indicator.inputs.filter { $0.kind == .temperature }.compactMap { units[$0] })
    guard temperatures.count < 2 else {
      throw ClimateProblem(
        "Temperatures come in \(temperatures.map(\.symbol).sorted().joined(separator: " and ")); \(indicator.name) needs one unit."
      )
    }
    for statistic in indicator.reduction.baselines {
      switch tables[statistic] {
      case .perCell(let values) where values.count == cells: break
      case .perDay(let values) where values.count == cells * DayOfYearKey.count: break
      case nil:
        throw ClimateProblem(
          "\(indicator.name) needs thresholds of \(statistic.years.lowerBound)–\(statistic.years.upperBound), which are missing."
        )
      default:
        throw ClimateProblem("\(indicator.name) has thresholds for another number of cells.")
      }
    }
  }
}

/// One indicator's periods that follow each other, and the state of the one that is open.
private struct TrackRun {
  let result: Int
  let firstPeriod: Int
  let periods: [IndicatorPeriod]
  let variables: Set<ClimateVariable>
  var accumulator: any PeriodAccumulator
  var missing: [Int32]
  let unit: ClimateUnit?
  var current = 0

  init(
    result: Int, firstPeriod: Int, periods: [IndicatorPeriod], variables: Set<ClimateVariable>,
    accumulator: any PeriodAccumulator, cells: Int, unit: ClimateUnit?
  ) {
    self.result = result
    self.firstPeriod = firstPeriod
    self.periods = periods
    self.variables = variables
    self.accumulator = accumulator
    self.unit = unit
    missing = Array(repeating: 0, count: cells)
  }

  mutating func step(
    _ days: Range<Int>, _ blocks: SlabBlocks, _ axis: DailyAxis, _ rule: MissingRule,
    _ results: inout [IndicatorResult]
  ) {
    while current < periods.count {
      let period = periods[current]
      let covered = period.days(on: axis)
      let part = covered.clamped(to: days)
      if !part.isEmpty {
        let positions = part.lowerBound - days.lowerBound..<part.upperBound - days.lowerBound
        accumulator.add(
          positions, of: blocks, elapsed: part.lowerBound - period.days.lowerBound)
        if let marks = blocks.missing(variables) {
          for day in positions {
            for cell in missing.indices {
              missing[cell] &+= Int32(marks[day * missing.count + cell])
            }
          }
        }
      }
      guard covered.upperBound <= days.upperBound else { return }
      close(period, covered, rule, &results[result])
      current += 1
    }
  }

  private mutating func close(
    _ period: IndicatorPeriod, _ covered: Range<Int>, _ rule: MissingRule,
    _ result: inout IndicatorResult
  ) {
    let cells = missing.count
    let start = (firstPeriod + current) * cells
    let follows =
      current + 1 < periods.count && periods[current + 1].days.lowerBound == period.days.upperBound
      && covered.upperBound == period.days.upperBound
    let outside = period.days.count - covered.count
    result.values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      accumulator.close(into: base + start, next: follows ? .follows : .none)
    }
    for cell in 0..<cells {
      let gaps = outside + Int(missing[cell])
      missing[cell] = 0
      result.missingDays[start + cell] = Int32(gaps)
      let value = result.values[start + cell]
      result.values[start + cell] =
        rule.allows(missing: gaps, of: period.days.count)
        ? result.indicator.unit.converted(value, from: unit) : .nan
    }
  }
}

extension Reduction {
  /// The unit that the accumulator's numbers are in; nil for counts, which have none.
  fileprivate func resultUnit(in units: [ClimateVariable: ClimateUnit]) -> ClimateUnit? {
    switch self {
    case .sum(let x), .mean(let x), .maximum(let x), .minimum(let x), .percentile(_, let x),
      .excess(let x, _), .deficit(let x, _), .maximumRunningSum(let x, _),
      .peakAccumulation(let x, _), .sumWhere(let x, _), .meanWhere(let x, _),
      .meanInRuns(let x, _, _):
      x.rowUnit(in: units)
    default: nil
    }
  }
}

extension DailyOperand {
  /// The unit of the operand's rows; nil where it has none.
  func rowUnit(in units: [ClimateVariable: ClimateUnit]) -> ClimateUnit? {
    switch self {
    case .variable(let variable): return units[variable] ?? .canonical(of: variable.kind)
    case .meanTemperature, .diurnalRange: return units[.tasmax] ?? .celsius
    case .derived(let quantity):
      switch quantity.kind {
      case .absolute(let kind): return .canonical(of: kind)
      case .difference: return .celsius
      case .number: return nil
      }
    }
  }
}
