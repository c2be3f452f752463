/// Any set of indicators over a tile of cells in one pass through its days.
///
/// Slabs come in order and without gaps; what a slab boundary cuts (a spell, a period, a five-day sum) is carried to the
/// next. A period is handed on when it closes. A stream holds the state of its cells, the periods that are open and
/// those that nobody has taken yet, so memory does not depend on the number of years.
///
/// - Limits: one model at a time, on its own calendar. Cells of a tile share the axis. Indices of monthly values, such
///   as SPI, are standardized by a base period that may lie anywhere: their months are held until `finish()`, 12 bytes
///   each for every input, and they close then.
public struct IndicatorStream {
  public let axis: DailyAxis
  public let cells: Int
  public let indicators: [Indicator]
  /// By indicator: its periods, those of the first track before those of the others.
  public let periods: [[IndicatorPeriod]]
  private let missingRule: MissingRule
  private let blocks: SlabBlocks
  private var tracks: [TrackRun] = []
  private var sink: PeriodSink
  private var reached = 0

  /// - Parameters:
  ///   - units: the unit of each variable's values; temperatures must share one
  ///   - tables: the thresholds of every base-period statistic that the indicators name, in those units
  ///   - latitudes: by cell, degrees north; NaN where not known, nil where none is
  /// - Throws: `ClimateProblem` when a variable, a table, a latitude or a base period is missing, temperatures differ in
  ///   unit, or a period rule names a day that no year has.
  public init(
    _ indicators: [Indicator], axis: DailyAxis, cells: Int,
    units: [ClimateVariable: ClimateUnit], tables: [BaselineStatistic: ThresholdTable] = [:],
    latitudes: [Double]? = nil, missing: MissingRule = .usual
  ) throws(ClimateProblem) {
    self.axis = axis
    self.cells = cells
    self.indicators = indicators
    missingRule = missing
    blocks = SlabBlocks(cells: cells, axis: axis, units: units, tables: tables)
    sink = PeriodSink()
    var known = KnownTracks(axis: axis)
    var periods: [[IndicatorPeriod]] = []
    for indicator in indicators {
      for input in indicator.passes {
        try Self.check(input, cells: cells, units: units, tables: tables)
      }
      try indicator.monthlyIndex?.check(
        indicator.name, axis: axis, period: indicator.period, cells: cells, latitudes: latitudes)
      periods.append(try known.periods(of: indicator.period))
    }
    self.periods = periods
    for (position, indicator) in indicators.enumerated() {
      guard let index = indicator.monthlyIndex else {
        for pass in indicator.passes {
          join(try known.tracks(of: pass.period), pass, .indicator(position), units)
        }
        continue
      }
      let step = try MonthlyIndexStep(indicator, index, axis: axis, latitudes: latitudes)
      let first = sink.months.count
      for pass in indicator.passes {
        let position = sink.months.count
        join(try known.tracks(of: pass.period), pass, .months(position), units)
        sink.months.append(
          IndicatorResult(
            missing: pass, periods: try known.periods(of: pass.period), cells: cells))
      }
      sink.steps.append((position, step, first..<sink.months.count))
    }
  }

  /// Lets an indicator, or an input of one, take part in the walk over its periods.
  private mutating func join(
    _ periods: [[IndicatorPeriod]], _ pass: Indicator, _ goal: PeriodSink.Goal,
    _ units: [ClimateVariable: ClimateUnit]
  ) {
    let inputs = DayInputs(pass.reduction)
    var first = 0
    for track in periods {
      let member = TrackRun.Member(
        goal: goal, firstPeriod: first, source: pass.reduction.resultUnit(in: units),
        target: pass.unit, accumulator: pass.reduction.accumulator(cells: cells))
      if let known = tracks.firstIndex(where: { $0.isOf(track, inputs) }) {
        tracks[known].members.append(member)
      } else {
        tracks.append(TrackRun(member, periods: track, inputs: inputs, cells: cells))
      }
      first += track.count
    }
  }

  /// Takes the next days.
  ///
  /// - Precondition: the slab begins where the last one ended and has the variables of all indicators.
  public mutating func step(_ slab: DailySlab) {
    precondition(slab.days.lowerBound == reached && slab.cells == cells)
    precondition(slab.days.upperBound <= axis.count)
    reached = slab.days.upperBound
    // All indicators pass over a stretch of days while it lies in the first cache.
    let length = max(1, Self.valuesInCache / max(1, cells))
    for start in stride(from: slab.days.lowerBound, to: slab.days.upperBound, by: length) {
      let end = min(start + length, slab.days.upperBound)
      let part = slab.days(start..<end)
      slab.days(end..<min(end + length, slab.days.upperBound)).fetch()
      blocks.load(part)
      for number in tracks.indices {
        tracks[number].step(part.days, blocks, axis, missingRule, &sink)
      }
    }
  }

  /// The periods that have closed since they were last taken, and does not hold them any longer.
  ///
  /// Periods of one indicator and track come in order.
  public mutating func takeClosed() -> [ClosedPeriod] {
    defer { sink.closed = [] }
    return sink.closed
  }

  /// Closes what is made of whole series, such as SPI.
  ///
  /// - Precondition: every day of the axis has been taken.
  public mutating func finish() {
    precondition(reached == axis.count)
    sink.finish()
  }

  /// Values of one variable that are worked on at once.
  private static let valuesInCache = 8192

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
    if case .peakAccumulation(_, .baseline) = indicator.reduction {
      throw ClimateProblem(
        "\(indicator.name) builds up from one threshold, not from a base period's.")
    }
    try checkResampling(indicator)
    for statistic in indicator.reduction.baselines {
      switch tables[statistic] {
      case .perCell(let values) where values.count == cells: break
      case .perDay(let values) where values.count == cells * DayOfYearKey.rowCount: break
      case .perDayIndex(let values) where values.count == cells * DayOfYearKey.count: break
      case .resampled(let values, let shares)
      where values.count == cells * DayOfYearKey.rowCount && shares.cells == cells:
        break
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

extension IndicatorStream {
  /// Resampled thresholds give each base day a share of an exceedance, which only a percentage of days can take.
  private static func checkResampling(_ indicator: Indicator) throws(ClimateProblem) {
    let resampled = indicator.reduction.baselines.filter { $0.resampled != nil }
    guard !resampled.isEmpty else { return }
    guard case .percentOfDays(let condition) = indicator.reduction,
      let statistic = condition.resampled, let comparison = condition.comparisons.first,
      comparison.operand == statistic.operand,
      comparison.relation == (statistic.resampled == .above ? .above : .below)
    else {
      throw ClimateProblem(
        "\(indicator.name) cannot use resampled thresholds: they are for the percentage of days above, or below, one percentile."
      )
    }
  }
}

/// Periods that follow each other, and the state of the one that is open, for all indicators of these periods that
/// need the same values: their missing days are counted once.
private struct TrackRun {
  /// One indicator.
  struct Member {
    let goal: PeriodSink.Goal
    /// The position of the first of the periods among the indicator's.
    let firstPeriod: Int
    /// The unit that the accumulator's numbers are in; nil for counts.
    let source: ClimateUnit?
    let target: IndicatorUnit
    var accumulator: any PeriodAccumulator
  }

  let periods: [IndicatorPeriod]
  var members: [Member]
  var inputs: BlockKey<DayInputs>
  var missing: [Int32]
  /// Missing days of the month that is open, and whether a month of the period had too many; only where the rule asks.
  var monthMissing: [Int32] = []
  var hasPoorMonth: [Bool] = []
  var current = 0

  init(_ member: Member, periods: [IndicatorPeriod], inputs: DayInputs, cells: Int) {
    members = [member]
    self.periods = periods
    self.inputs = BlockKey(inputs)
    missing = Array(repeating: 0, count: cells)
  }

  func isOf(_ periods: [IndicatorPeriod], _ inputs: DayInputs) -> Bool {
    self.inputs.key == inputs && self.periods == periods
  }

  mutating func step(
    _ days: Range<Int>, _ blocks: SlabBlocks, _ axis: DailyAxis, _ rule: MissingRule,
    _ sink: inout PeriodSink
  ) {
    while current < periods.count {
      let period = periods[current]
      let covered = period.days(on: axis)
      let part = covered.clamped(to: days)
      if !part.isEmpty {
        let positions = part.lowerBound - days.lowerBound..<part.upperBound - days.lowerBound
        let elapsed = part.lowerBound - period.days.lowerBound
        for number in members.indices {
          members[number].accumulator.add(positions, of: blocks, elapsed: elapsed)
        }
        countMissing(positions, blocks, period, rule)
      }
      // Whether a run goes on is seen on the next day, so that a period that another follows is closed with that day.
      let isFollowed = covered.upperBound == period.days.upperBound && isFollowed
      guard covered.upperBound + (isFollowed ? 1 : 0) <= days.upperBound else { return }
      let next: NextPeriod =
        isFollowed ? .follows(on: covered.upperBound - days.lowerBound) : .none
      let outside = Int32(clamping: period.days.count - covered.count)
      let missingDays = missing.map { outside + $0 }
      let most = Int32(clamping: rule.mostMissing(of: period.days.count))
      for number in members.indices {
        close(&members[number], missingDays, most: most, blocks, next, &sink)
      }
      beginPeriod()
      current += 1
    }
  }

  private var isFollowed: Bool {
    current + 1 < periods.count
      && periods[current + 1].days.lowerBound == periods[current].days.upperBound
  }

  private mutating func countMissing(
    _ positions: Range<Int>, _ blocks: SlabBlocks, _ period: IndicatorPeriod, _ rule: MissingRule
  ) {
    let marks = blocks.missing(&inputs)
    if let most = rule.mostDays, period.days.count > 31 {
      checkMonths(positions, blocks, marks, period, most: Int32(most.inMonth))
    }
    guard let marks else { return }
    missing.withStates { marks.count(positions, into: $0) }
  }

  /// Counts month by month; days before the data are missing in the month in which they begin.
  private mutating func checkMonths(
    _ positions: Range<Int>, _ blocks: SlabBlocks, _ marks: DailyMarks?, _ period: IndicatorPeriod,
    most: Int32
  ) {
    if monthMissing.isEmpty {
      monthMissing = Array(repeating: 0, count: missing.count)
      hasPoorMonth = Array(repeating: false, count: missing.count)
    }
    var start = positions.lowerBound
    while start < positions.upperBound {
      let place = blocks.monthPlace(ofSlabDay: start)
      let end = min(start + place.daysLeft, positions.upperBound)
      if blocks.isFirstOfAxis(start) {
        let before = Int32(min(place.daysBefore, -min(0, period.days.lowerBound)))
        for cell in monthMissing.indices { monthMissing[cell] = before }
      }
      if let marks { monthMissing.withStates { marks.count(start..<end, into: $0) } }
      if end - start == place.daysLeft || blocks.isLastOfAxis(end - 1) {
        let after = Int32(place.daysLeft - (end - start))
        for cell in monthMissing.indices {
          if monthMissing[cell] + after > most { hasPoorMonth[cell] = true }
          monthMissing[cell] = 0
        }
      }
      start = end
    }
  }

  /// Hands on the period's values of one indicator, missing where too many days are.
  private func close(
    _ member: inout Member, _ missingDays: [Int32], most: Int32, _ blocks: SlabBlocks,
    _ next: NextPeriod, _ sink: inout PeriodSink
  ) {
    let cells = missingDays.count
    var values = [Double](repeating: .nan, count: cells)
    values.withStates { values in
      member.accumulator.close(into: values, next: next, of: blocks)
      member.target.convert(values, cells, from: member.source)
      for cell in 0..<cells where missingDays[cell] > most || isPoor(cell) { values[cell] = .nan }
    }
    sink.take(
      values, missingDays: missingDays, period: member.firstPeriod + current, for: member.goal)
  }

  private mutating func beginPeriod() {
    for cell in missing.indices { missing[cell] = 0 }
    for cell in hasPoorMonth.indices {
      hasPoorMonth[cell] = false
      monthMissing[cell] = 0
    }
  }

  private func isPoor(_ cell: Int) -> Bool { !hasPoorMonth.isEmpty && hasPoorMonth[cell] }
}

extension Reduction {
  /// The unit that the accumulator's numbers are in; nil for counts, which have none.
  fileprivate func resultUnit(in units: [ClimateVariable: ClimateUnit]) -> ClimateUnit? {
    operands.first.flatMap { $0.rowUnit(in: units) }
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
