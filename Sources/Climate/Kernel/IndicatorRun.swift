/// Any set of indicators over a tile of cells in one pass through its days, with every value kept until the end.
///
/// - Limits: those of `IndicatorStream`. Memory grows with the periods, by 12 bytes for each and cell.
public struct IndicatorRun {
  private var stream: IndicatorStream
  private var results: [IndicatorResult]

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
    stream = try IndicatorStream(
      indicators, axis: axis, cells: cells, units: units, tables: tables, latitudes: latitudes,
      missing: missing)
    results = zip(indicators, stream.periods).map {
      IndicatorResult(missing: $0, periods: $1, cells: cells)
    }
  }

  public var axis: DailyAxis { stream.axis }
  public var cells: Int { stream.cells }

  /// Takes the next days.
  ///
  /// - Precondition: the slab begins where the last one ended and has the variables of all indicators.
  public mutating func step(_ slab: DailySlab) {
    stream.step(slab)
    keepClosed()
  }

  /// Gives every indicator's values, in the order asked for.
  ///
  /// - Precondition: every day of the axis has been taken.
  public consuming func finish() -> [IndicatorResult] {
    stream.finish()
    keepClosed()
    return results
  }

  private mutating func keepClosed() {
    for closed in stream.takeClosed() {
      results[closed.indicator].store(closed.values, closed.missingDays, period: closed.period)
    }
  }
}
