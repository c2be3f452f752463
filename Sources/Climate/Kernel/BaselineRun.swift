/// The base-period statistics that indicators compare days with, from slabs of one model on its own calendar.
///
/// Keeps the values of the base years only, for the cells of one tile: memory does not depend on the length of the data. The
/// data may reach beyond the base; slabs that lie outside `days` can be left out.
public struct BaselineRun {
  public let axis: DailyAxis
  public let cells: Int
  /// The days of the axis that are needed.
  public let days: Range<Int>
  private let units: [ClimateVariable: ClimateUnit]
  private let blocks: SlabBlocks
  private let statistics: [BaselineStatistic]
  private var samples: [BaselineSample]
  private var taken = 0

  /// - Parameter units: the unit of each variable's values, as in the run that will use the tables
  /// - Throws: `ClimateProblem` when the axis does not have all days of a base period, a variable is missing, or a
  ///   statistic cannot be computed.
  public init(
    _ statistics: Set<BaselineStatistic>, axis: DailyAxis, cells: Int,
    units: [ClimateVariable: ClimateUnit]
  ) throws(ClimateProblem) {
    self.axis = axis
    self.cells = cells
    self.units = units
    // In a fixed order, so that the first problem found is always the same.
    self.statistics = statistics.sorted { "\($0)" < "\($1)" }
    blocks = SlabBlocks(cells: cells, axis: axis, units: units, tables: [:])
    samples = []
    for statistic in self.statistics {
      try statistic.check(units: units)
      let days = try statistic.days(on: axis)
      let isKnown = samples.contains { $0.operand == statistic.operand && $0.days == days }
      if !isKnown {
        samples.append(BaselineSample(operand: statistic.operand, days: days, cells: cells))
      }
    }
    let first = samples.map(\.days.lowerBound).min() ?? 0
    days = first..<(samples.map(\.days.upperBound).max() ?? first)
  }

  /// Takes the values of a slab that belong to a base period.
  ///
  /// - Precondition: slabs come in order and do not overlap.
  public mutating func step(_ slab: DailySlab) {
    precondition(slab.cells == cells && slab.days.upperBound <= axis.count)
    let part = slab.days.clamped(to: days)
    guard !part.isEmpty else { return }
    taken += part.count
    blocks.load(slab)
    for number in samples.indices { samples[number].take(slab.days, blocks) }
  }

  /// The tables of all statistics.
  ///
  /// - Throws: `ClimateProblem` when days were left out, or a base period is too short to resample.
  public consuming func finish() throws(ClimateProblem) -> [BaselineStatistic: ThresholdTable] {
    guard taken == days.count else {
      throw ClimateProblem(
        "The base period \(axis.date(at: days.lowerBound)) to \(axis.date(at: days.upperBound - 1)) has \(days.count) days, of which \(taken) were read."
      )
    }
    var tables: [BaselineStatistic: ThresholdTable] = [:]
    for statistic in statistics {
      let days = try statistic.days(on: axis)
      guard
        let sample = samples.first(where: { $0.operand == statistic.operand && $0.days == days })
      else { continue }
      tables[statistic] = try sample.table(statistic, axis: axis, units: units)
    }
    return tables
  }
}

/// The values of an operand on the days of a base period, `[day][cell]`.
private struct BaselineSample {
  let operand: DailyOperand
  let days: Range<Int>
  let cells: Int
  var values: [Float]

  init(operand: DailyOperand, days: Range<Int>, cells: Int) {
    self.operand = operand
    self.days = days
    self.cells = cells
    values = Array(repeating: .nan, count: days.count * cells)
  }

  mutating func take(_ slabDays: Range<Int>, _ blocks: SlabBlocks) {
    let part = slabDays.clamped(to: days)
    guard !part.isEmpty else { return }
    switch blocks.rows(operand) {
    case .single(let rows): copy(part, slabDays, rows)
    case .double(let rows): copy(part, slabDays, rows)
    }
  }

  private mutating func copy<Scalar: RowScalar>(
    _ part: Range<Int>, _ slabDays: Range<Int>, _ rows: DailyRows<Scalar>
  ) {
    let (cells, first) = (cells, days.lowerBound)
    values.withStates { values in
      for day in part {
        let row = rows.row(day - slabDays.lowerBound)
        let target = values + (day - first) * cells
        for cell in 0..<cells { target[cell] = Float(row[cell]) }
      }
    }
  }

  func table(
    _ statistic: BaselineStatistic, axis: DailyAxis, units: [ClimateVariable: ClimateUnit]
  ) throws(ClimateProblem) -> ThresholdTable {
    let axis = DailyAxis(
      calendar: axis.calendar, firstDay: axis.date(at: days.lowerBound), count: days.count)
    switch statistic.statistic {
    case .dayOfYearPercentile(let percent, let window):
      return try dayOfYearTable(statistic, percent, window, axis)
    case .dayOfYearMean(let plus):
      let unit = operand.rowUnit(in: units) ?? .celsius
      let change = ClimateUnit.celsius.convertedDifference(plus, to: unit)
      return .perDay(dayOfYearMeans(axis).map { $0 + Float(change) })
    case .dayIndexMean(let plus):
      let unit = operand.rowUnit(in: units) ?? .celsius
      let change = ClimateUnit.celsius.convertedDifference(plus, to: unit)
      return .perDayIndex(dayIndexMeans(axis).map { Float($0 + change) })
    case .percentile(let percent):
      let rule = try QuantileRule(percentile: percent, definition: statistic.definition)
      return .perCell(perCell(rule) { !$0.isNaN })
    case .wetDayPercentile(let percent, let wetDay):
      let rule = try QuantileRule(percentile: percent, definition: statistic.definition)
      let unit = operand.rowUnit(in: units) ?? .millimetersPerDay
      let limit = Float(ClimateUnit.millimetersPerDay.converted(wetDay, to: unit))
      return .perCell(perCell(rule) { $0 >= limit && $0 > 0 })
    }
  }

  private func dayOfYearTable(
    _ statistic: BaselineStatistic, _ percent: Double, _ window: Int, _ axis: DailyAxis
  ) throws(ClimateProblem) -> ThresholdTable {
    let rule = try QuantileRule(percentile: percent, definition: statistic.definition)
    let base = try DayOfYearBase(
      axis: axis, years: statistic.years, window: window, edge: statistic.edge)
    let thresholds = DayOfYearThresholds(of: values, cells: cells, base: base, rule: rule)
    let rows = DayOfYearKey.rowDays.flatMap { day in
      (0..<cells).map { thresholds.value(on: day, cell: $0) }
    }
    guard let direction = statistic.resampled else { return .perDay(rows) }
    let bootstrap = try BootstrapExceedance(
      of: values, cells: cells, base: base, rule: rule, direction: direction)
    return .resampled(rows, ExceedanceShares(bootstrap))
  }

  /// The mean of each day of the year; 29 February has that of 28 February where no base year has the day.
  private func dayOfYearMeans(_ axis: DailyAxis) -> [Float] {
    var sums = [Double](repeating: 0, count: DayOfYearKey.rowCount * cells)
    var counts = sums
    for (index, date) in axis.dates.enumerated() {
      let row = DayOfYearKey.row(of: date.monthDay) * cells
      for cell in 0..<cells {
        let value = values[index * cells + cell]
        guard !value.isNaN else { continue }
        sums[row + cell] += Double(value)
        counts[row + cell] += 1
      }
    }
    let leapDay = DayOfYearKey.row(of: MonthDay(2, 29)) * cells
    return sums.indices.map { index in
      let isEmptyLeapDay = counts[index] == 0 && (leapDay..<leapDay + cells).contains(index)
      let source = isEmptyLeapDay ? index - cells : index
      return Float(sums[source] / counts[source])
    }
  }

  /// The mean of the days with the same position in their years; missing where no year is so long.
  private func dayIndexMeans(_ axis: DailyAxis) -> [Double] {
    var sums = [Double](repeating: 0, count: DayOfYearKey.count * cells)
    var counts = sums
    for (index, date) in axis.dates.enumerated() {
      let position = axis.calendar.daysBefore(month: date.month, of: date.year) + date.day - 1
      for cell in 0..<cells {
        let value = values[index * cells + cell]
        guard !value.isNaN else { continue }
        sums[position * cells + cell] += Double(value)
        counts[position * cells + cell] += 1
      }
    }
    return zip(sums, counts).map { $0 / $1 }
  }

  private func perCell(_ rule: QuantileRule, where takesPart: (Float) -> Bool) -> [Float] {
    (0..<cells).map { cell in
      rule.value(
        of: stride(from: cell, to: values.count, by: cells).map { values[$0] }.filter(takesPart))
    }
  }
}

extension BaselineStatistic {
  /// The days of the axis whose values take part.
  fileprivate func days(on axis: DailyAxis) throws(ClimateProblem) -> Range<Int> {
    let start = axis.index(of: CalendarDate(years.lowerBound, 1, 1))
    let end = axis.index(of: CalendarDate(years.upperBound + 1, 1, 1))
    guard start >= 0, end <= axis.count else {
      throw ClimateProblem(
        "The base period \(years.lowerBound)–\(years.upperBound) is not covered by the data, which have \(axis.firstDay) to \(axis.lastDay). Choose a base period within them."
      )
    }
    guard case .dayOfYearPercentile(_, let window) = statistic, edge == .acrossYears else {
      return start..<end
    }
    return max(0, start - window / 2)..<min(axis.count, end + window / 2)
  }

  fileprivate func check(units: [ClimateVariable: ClimateUnit]) throws(ClimateProblem) {
    for variable in operand.inputs where units[variable]?.kind != variable.kind {
      throw ClimateProblem("A base-period statistic needs \(variable.rawValue), which is missing.")
    }
    let temperatures = Set(
      operand.inputs.filter { $0.kind == .temperature }.compactMap { units[$0] })
    guard temperatures.count < 2 else {
      throw ClimateProblem(
        "Temperatures come in \(temperatures.map(\.symbol).sorted().joined(separator: " and ")); a base-period statistic needs one unit."
      )
    }
    switch statistic {
    case .dayOfYearPercentile: return
    case .dayOfYearMean, .dayIndexMean, .percentile, .wetDayPercentile:
      guard resampled == nil else {
        throw ClimateProblem("Only percentiles of the days of the year are resampled.")
      }
    }
    switch (statistic, operand.kind) {
    case (.wetDayPercentile, .absolute(.precipitation)): return
    case (.wetDayPercentile, _):
      throw ClimateProblem("Wet days are days of precipitation; no other variable has them.")
    case (.dayOfYearMean(let plus), let kind) where plus != 0,
      (.dayIndexMean(let plus), let kind) where plus != 0:
      guard kind == .absolute(.temperature) || kind == .difference else {
        throw ClimateProblem("Degrees are added to a mean of temperatures only.")
      }
    default: return
    }
  }
}
