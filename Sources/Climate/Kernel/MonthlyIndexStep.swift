/// The last step of an indicator that is made of monthly values: from the results of the pass to its own.
struct MonthlyIndexStep {
  let indicator: Indicator
  let index: MonthlyIndex
  let periods: [IndicatorPeriod]
  /// Degrees north, by cell; empty where the index needs none.
  let latitudes: [Double]
  let calendar: ClimateCalendar

  init(
    _ indicator: Indicator, _ index: MonthlyIndex, axis: DailyAxis, latitudes: [Double]?
  ) throws(ClimateProblem) {
    self.indicator = indicator
    self.index = index
    periods = try indicator.period.tracks(of: axis).flatMap { $0 }
    self.latitudes = latitudes ?? []
    calendar = axis.calendar
  }

  /// - Parameter monthly: one for each of the index's reductions, over the same months
  func result(of monthly: ArraySlice<IndicatorResult>) -> IndicatorResult {
    guard let first = monthly.first else {
      return IndicatorResult(
        indicator: indicator, periods: [], cells: 0, values: [], missingDays: [])
    }
    let spans = periods.map { months(of: $0, in: first.periods) }
    var result = IndicatorResult(
      indicator: indicator, periods: periods, cells: first.cells,
      values: Array(repeating: .nan, count: periods.count * first.cells),
      missingDays: Array(repeating: 0, count: periods.count * first.cells))
    for cell in 0..<first.cells {
      let series = index(of: monthly, cell: cell)
      for (number, span) in spans.enumerated() {
        let position = number * first.cells + cell
        result.missingDays[position] = missingDays(
          of: periods[number], span, in: monthly, cell: cell)
        if let span, let series { result.values[position] = value(of: series.values[span]) }
      }
    }
    return result
  }

  /// The months that a period is made of; nil where the data lack a part of it.
  private func months(
    of period: IndicatorPeriod, in months: [IndicatorPeriod]
  ) -> Range<Int>? {
    guard let first = months.firstIndex(where: { $0.days.lowerBound == period.days.lowerBound }),
      let last = months.lastIndex(where: { $0.days.upperBound == period.days.upperBound })
    else { return nil }
    return first..<last + 1
  }

  /// As many as the input with the most gaps has.
  private func missingDays(
    of period: IndicatorPeriod, _ span: Range<Int>?, in monthly: ArraySlice<IndicatorResult>,
    cell: Int
  ) -> Int32 {
    guard let span else { return Int32(period.days.count) }
    return monthly.map { result in
      span.reduce(0) { $0 + result.missingDays[$1 * result.cells + cell] }
    }.max() ?? 0
  }

  /// The index month by month; nil for a cell that no month can be computed for.
  private func index(
    of monthly: ArraySlice<IndicatorResult>, cell: Int
  ) -> MonthlySeries? {
    let inputs = monthly.map { $0.series(cell: cell) }
    guard let first = monthly.first, let start = first.periods.first, !inputs[0].allSatisfy(\.isNaN)
    else { return nil }
    let firstMonth = Self.month(of: start)
    func series(_ values: [Double]) -> MonthlySeries {
      MonthlySeries(firstYear: start.year, firstMonth: firstMonth, values: values)
    }
    switch index.water {
    case .precipitation:
      // A model's precipitation is sometimes below zero by a rounding error; no month is.
      let totals = series(inputs[0].map { $0 < 0 && $0 > -0.01 ? 0 : $0 })
      return try? StandardizedIndex.precipitation(
        totals, months: index.months, baseYears: index.base
      ).series
    case .balance:
      let balance = inputs[0].indices.map { number in
        inputs[0][number]
          - evapotranspiration(
            maximum: inputs[1][number], minimum: inputs[2][number],
            month: (firstMonth - 1 + number) % 12 + 1, days: first.periods[number].days.count,
            latitude: latitudes[cell])
      }
      return try? StandardizedIndex.waterBalance(
        series(balance), months: index.months, baseYears: index.base
      ).series
    }
  }

  private func evapotranspiration(
    maximum: Double, minimum: Double, month: Int, days: Int, latitude: Double
  ) -> Double {
    Double(days)
      * Hargreaves.evapotranspiration(
        minimum: minimum, maximum: maximum, dayOfYear: Hargreaves.middle(ofMonth: month),
        latitude: latitude)
  }

  /// From a label such as `2051-07`.
  private static func month(of period: IndicatorPeriod) -> Int {
    period.label.split(separator: "-").last.flatMap { Int($0) } ?? 1
  }

  private func value(of months: ArraySlice<Double>) -> Double {
    guard let lowest = months.min(), !months.contains(where: \.isNaN) else { return .nan }
    switch index.statistic {
    case .lowest: return lowest
    case .monthsAtOrBelow(let limit): return Double(months.count { $0 <= limit })
    }
  }
}
