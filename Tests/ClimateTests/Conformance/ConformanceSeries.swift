import Climate
import Foundation
import TestSupport

/// Daily series of one place, and the indicators of it.
struct ConformanceSeries {
  let axis: DailyAxis
  var arrays: [ClimateVariable: [Float]]
  var units: [ClimateVariable: ClimateUnit] = [
    .tasmax: .celsius, .tasmin: .celsius, .pr: .millimetersPerDay,
  ]

  /// Computes what is named, base-period thresholds first, in slabs of uneven length.
  func compute(
    _ names: [String], missing: MissingRule = .none
  ) throws -> [String: IndicatorResult] {
    let indicators = try names.map { try IndicatorCatalog.indicator(named: $0) }
    var baseline = try BaselineRun(
      Set(indicators.flatMap(\.reduction.baselines)), axis: axis, cells: 1, units: units)
    try eachSlab { baseline.step($0) }
    var run = try IndicatorRun(
      indicators, axis: axis, cells: 1, units: units, tables: baseline.finish(), missing: missing)
    try eachSlab { run.step($0) }
    return Dictionary(uniqueKeysWithValues: zip(names, run.finish()))
  }

  func compute(_ indicator: Indicator) throws -> IndicatorResult {
    var run = try IndicatorRun([indicator], axis: axis, cells: 1, units: units)
    try eachSlab { run.step($0) }
    return run.finish()[0]
  }

  private func eachSlab(_ body: (DailySlab) throws -> Void) throws {
    var start = 0
    while start < axis.count {
      let end = min(axis.count, start + 1234)
      try DailySlab.lending(
        days: start..<end, cells: 1, arrays.mapValues { Array($0[start..<end]) }
      ) {
        try body($0)
      }
      start = end
    }
  }

  /// The same values in other units.
  func converted(to wanted: [ClimateVariable: ClimateUnit]) -> ConformanceSeries {
    var copy = self
    for (variable, unit) in wanted {
      guard let from = units[variable] else { continue }
      copy.arrays[variable] = arrays[variable]?.map { Float(from.converted(Double($0), to: unit)) }
      copy.units[variable] = unit
    }
    return copy
  }

  /// How many days of a period have no value of a variable.
  func gaps(_ variable: ClimateVariable, _ period: IndicatorPeriod) -> Int {
    period.days(on: axis).count { arrays[variable]?[$0].isNaN ?? true }
  }

  /// The made-up days of `make_expected.py`, by the same integer arithmetic.
  static func madeUp(_ calendar: ClimateCalendar) -> ConformanceSeries {
    let axis = DailyAxis(calendar: calendar, firstDay: CalendarDate(1975, 1, 1), years: 30)
    let length = calendar == .day360 ? 360 : 365
    var state: UInt32 = 2_463_534_242
    func draw() -> Int {
      state ^= state << 13
      state ^= state >> 17
      state ^= state << 5
      return Int(state)
    }
    func floor(_ value: Int, by divisor: Int) -> Int {
      Int((Double(value) / Double(divisor)).rounded(.down))
    }
    var (high, low, rain): ([Float], [Float], [Float]) = ([], [], [])
    var carried = 0
    for day in 0..<axis.count {
      let (first, second, third) = (draw(), draw(), draw())
      let place = day % length
      let season = abs(place - length / 2) * 240 / length
      carried = floor(carried * 7 + (first % 121 - 60) * 3, by: 10)
      let tx = 230 - 2 * season + carried + first % 41 - 20
      let isWet = third % 100 < 35 + place * 20 / length
      high.append(Float(Double(tx) / 10))
      low.append(Float(Double(tx - 20 - second % 120) / 10))
      rain.append(isWet ? Float(Double((third / 100 % 60) * (third / 6000 % 60) / 10) / 10) : 0)
    }
    return ConformanceSeries(axis: axis, arrays: [.tasmax: high, .tasmin: low, .pr: rain])
  }
}

extension DailyAxis {
  fileprivate init(calendar: ClimateCalendar, firstDay: CalendarDate, years: Int) {
    self.init(calendar: calendar, years: firstDay.year...firstDay.year + years - 1)
  }
}

/// Rows of a file of daily values below the real climate data, packed with gzip or not.
func stationRows(_ path: String, separator: Character) throws -> [[String]] {
  let file = PackageFolder.climate.appending(path: path)
  var data = try Data(contentsOf: file)
  if path.hasSuffix(".gz") {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
  }
  return String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
    line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
