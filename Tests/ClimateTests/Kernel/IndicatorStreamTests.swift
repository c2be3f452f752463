import Climate
import TestSupport
import Testing

@Suite struct IndicatorStreamTests {
  private typealias Weather = IndicatorRunTests.Weather

  private static func indicator(_ period: PeriodRule, _ reduction: Reduction) -> Indicator {
    Indicator(
      id: "i", definitions: .etccdi, name: "Index", reduction: reduction, unit: .days,
      period: period)
  }

  private static let indicators = [
    indicator(.yearly, .count(IndicatorRunTests.hot)),
    indicator(.seasonal, .longestRun(IndicatorRunTests.hot, mayCrossPeriods: true)),
    indicator(.monthly, .count(IndicatorRunTests.hot)),
  ]

  /// Every period that is handed on, with the day that was reached then.
  private func closed(_ weather: Weather, slab: Int) throws -> [(ClosedPeriod, reached: Int)] {
    var stream = try IndicatorStream(
      Self.indicators, axis: weather.axis, cells: weather.cells, units: weather.units)
    var result: [(ClosedPeriod, reached: Int)] = []
    for start in stride(from: 0, to: weather.axis.count, by: slab) {
      let end = min(start + slab, weather.axis.count)
      let part = weather.arrays.mapValues {
        Array($0[start * weather.cells..<end * weather.cells])
      }
      DailySlab.lending(days: start..<end, cells: weather.cells, part) { stream.step($0) }
      for period in stream.takeClosed() { result.append((period, end)) }
    }
    stream.finish()
    #expect(stream.takeClosed().isEmpty, "no index is made of whole series")
    return result
  }

  @Test(arguments: [1, 10, 100, 2000])
  func aPeriodIsHandedOnOnceAndAsSoonAsItIsOver(_ slab: Int) throws {
    let weather = Weather()
    let axis = weather.axis
    let periods = try Self.indicators.map { try $0.period.tracks(of: axis)[0] }
    var seen: [[Int]] = periods.map { _ in [] }
    for (closed, reached) in try closed(weather, slab: slab) {
      seen[closed.indicator].append(closed.period)
      // A run may go on into the next period, so that its first day is awaited.
      let day = periods[closed.indicator][closed.period].days(on: axis).upperBound
      let last = min(day + 1, axis.count)
      #expect(reached >= day && reached - slab < last, "\(closed.indicator) \(closed.period)")
    }
    #expect(seen == periods.map { Array($0.indices) })
  }

  @Test func theValuesDoNotDependOnWhenTheyAreTaken() throws {
    let weather = Weather()
    let whole = try weather.run(Self.indicators, slabs: [weather.axis.count])
    for (closed, _) in try closed(weather, slab: 17) {
      let result = whole[closed.indicator]
      let row = closed.period * weather.cells..<(closed.period + 1) * weather.cells
      #expect(closed.values.map(\.bitPattern) == result.values[row].map(\.bitPattern))
      #expect(closed.missingDays == Array(result.missingDays[row]))
    }
    // Hot days of the first month, counted by hand.
    let january = (0..<weather.cells).map { cell in
      Double((0..<31).count { weather.value(.tasmax, $0, cell) > 10 })
    }
    #expect(Array(whole[2].values[0..<weather.cells]) == january)
  }

  @Test func indicesOfMonthsCloseAtTheEndAsTheRunGivesThem() throws {
    let weather = Weather(years: 2001...2024, cells: 2)
    let drought = try IndicatorCatalog.indicator(named: "spi(base=2001-2024)")
    let whole = try weather.run([drought], slabs: [500, 9000])[0]
    var stream = try IndicatorStream(
      [drought], axis: weather.axis, cells: 2, units: weather.units)
    DailySlab.lending(days: 0..<weather.axis.count, cells: 2, weather.arrays) { stream.step($0) }
    #expect(stream.takeClosed().isEmpty)
    stream.finish()
    let closed = stream.takeClosed()
    #expect(closed.map(\.period) == Array(0..<24))
    #expect(
      closed.flatMap(\.values).map(\.bitPattern) == whole.values.map(\.bitPattern))
  }
}
