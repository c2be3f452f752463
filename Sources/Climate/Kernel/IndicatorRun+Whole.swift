extension IndicatorRun {
  /// The indicators of days that are all in memory, with the base periods that they compare with.
  ///
  /// - Parameters:
  ///   - slab: every day of the axis, in the units stated
  ///   - latitudes: by cell, degrees north; nil where not known
  /// - Throws: `ClimateProblem` as `init`, and when a base period is not covered.
  public static func results(
    of indicators: [Indicator], axis: DailyAxis, slab: DailySlab,
    units: [ClimateVariable: ClimateUnit], latitudes: [Double]? = nil,
    missing: MissingRule = .usual
  ) throws(ClimateProblem) -> [IndicatorResult] {
    let statistics = Set(indicators.flatMap(\.reduction.baselines))
    var tables: [BaselineStatistic: ThresholdTable] = [:]
    if !statistics.isEmpty {
      var base = try BaselineRun(statistics, axis: axis, cells: slab.cells, units: units)
      base.step(slab)
      tables = try base.finish()
    }
    var run = try IndicatorRun(
      indicators, axis: axis, cells: slab.cells, units: units, tables: tables, latitudes: latitudes,
      missing: missing)
    // A year at a time stays in the cache while every indicator passes over it.
    for year in axis.years { run.step(slab.days(axis.indices(ofYear: year))) }
    return run.finish()
  }
}
