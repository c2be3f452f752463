import Climate

/// A short daily series of some cells, in °C and mm/day, for tests that state every value.
struct SmallSeries {
  var axis: DailyAxis
  var cells = 1
  var arrays: [ClimateVariable: [Float]] = [:]
  var units: [ClimateVariable: ClimateUnit] = [
    .tasmax: .celsius, .tasmin: .celsius, .pr: .millimetersPerDay,
  ]

  init(_ calendar: ClimateCalendar = .standard, years: ClosedRange<Int>) {
    axis = DailyAxis(calendar: calendar, years: years)
  }

  /// Gives a variable a value for every date.
  func with(_ variable: ClimateVariable, _ value: (CalendarDate) -> Float) -> SmallSeries {
    var copy = self
    copy.arrays[variable] = axis.dates.map(value)
    return copy
  }

  func values(
    _ reduction: Reduction, unit: IndicatorUnit = .days, period: PeriodRule = .yearly,
    missing: MissingRule = .none, tables: [BaselineStatistic: ThresholdTable] = [:],
    slab: Int = 1000
  ) throws -> [Double] {
    let indicator = Indicator(
      id: "i", definitions: .etccdi, name: "Index", reduction: reduction, unit: unit,
      period: period)
    var run = try IndicatorRun(
      [indicator], axis: axis, cells: cells, units: units, tables: tables, missing: missing)
    eachSlab(of: slab) { run.step($0) }
    return run.finish()[0].values
  }

  func tables(_ statistics: Set<BaselineStatistic>, slab: Int = 1000) throws
    -> [BaselineStatistic: ThresholdTable]
  {
    var run = try BaselineRun(statistics, axis: axis, cells: cells, units: units)
    eachSlab(of: slab) { run.step($0) }
    return try run.finish()
  }

  private func eachSlab(of length: Int, _ body: (DailySlab) -> Void) {
    for start in stride(from: 0, to: axis.count, by: length) {
      let end = min(axis.count, start + length)
      let part = arrays.mapValues { Array($0[start * cells..<end * cells]) }
      DailySlab.lending(days: start..<end, cells: cells, part, to: body)
    }
  }
}
