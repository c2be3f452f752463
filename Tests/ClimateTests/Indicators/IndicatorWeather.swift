import Climate
import TestSupport

/// Random but plausible weather of every variable, in the units that model archives have.
struct IndicatorWeather {
  let axis: DailyAxis
  let cells: Int
  var arrays: [ClimateVariable: [Float]] = [:]
  let units: [ClimateVariable: ClimateUnit] = [
    .tasmax: .kelvin, .tasmin: .kelvin, .tas: .kelvin, .pr: .kilogramsPerSquareMeterSecond,
    .hurs: .percent, .sfcWind: .metersPerSecond,
  ]

  init(
    calendar: ClimateCalendar = .standard, years: ClosedRange<Int> = 2019...2021, cells: Int = 2,
    seed number: UInt64 = 11
  ) {
    var seed = Seed(number)
    axis = DailyAxis(calendar: calendar, years: years)
    self.cells = cells
    var (high, low, rain, humidity, wind): ([Float], [Float], [Float], [Float], [Float])
    (high, low, rain, humidity, wind) = ([], [], [], [], [])
    for date in axis.dates {
      // A triangle for the season: coldest in January, warmest in July.
      let month = Float(date.month) + Float(date.day) / 31
      let season: Float = 28 - 7 * (month - 7.5).magnitude
      for _ in 0..<cells {
        let warm = 273.15 + season + 8 + Float.random(in: -9...9, using: &seed)
        high.append(warm)
        low.append(warm - Float.random(in: 2...18, using: &seed))
        let isWet = Float.random(in: 0...1, using: &seed) < 0.3
        rain.append(isWet ? Float.random(in: 0...0.0007, using: &seed) : 0)
        humidity.append(.random(in: 8...100, using: &seed))
        wind.append(.random(in: 0.5...12, using: &seed))
      }
    }
    arrays = [
      .tasmax: high, .tasmin: low, .tas: zip(high, low).map { ($0 + $1) / 2 }, .pr: rain,
      .hurs: humidity, .sfcWind: wind,
    ]
  }

  func run(
    _ indicators: [Indicator], without missing: Set<ClimateVariable> = [],
    tables: [BaselineStatistic: ThresholdTable] = [:], rule: MissingRule = .usual
  ) throws -> [IndicatorResult] {
    var run = try IndicatorRun(
      indicators, axis: axis, cells: cells, units: units.filter { !missing.contains($0.key) },
      tables: tables, missing: rule)
    DailySlab.lending(
      days: 0..<axis.count, cells: cells, arrays.filter { !missing.contains($0.key) }
    ) { run.step($0) }
    return run.finish()
  }

  func values(_ variable: ClimateVariable, _ days: Range<Int>, cell: Int) -> [Double] {
    days.map { Double(arrays[variable]?[$0 * cells + cell] ?? .nan) }
  }
}
