import Climate
import TestSupport
import Testing

/// Precipitation indices of a grid cell beside those of FClimDex, which writes one decimal.
@Suite struct FClimDexConformanceTests {
  static func cell() throws -> ConformanceSeries {
    let axis = DailyAxis(calendar: .standard, years: 1981...2015)
    var values = [Float](repeating: .nan, count: axis.count)
    for row in try stationRows("fclimdex_grid4/grid4.dat", separator: "\t") {
      guard row.count > 3, let year = Int(row[0]), let month = Int(row[1]), let day = Int(row[2]),
        let value = Float(row[3]), value >= 0
      else { continue }
      let date = CalendarDate(year, month, day)
      guard axis.calendar.contains(date), (0..<axis.count).contains(axis.index(of: date)) else {
        continue
      }
      values[axis.index(of: date)] = value
    }
    return ConformanceSeries(axis: axis, arrays: [.pr: values], units: [.pr: .millimetersPerDay])
  }

  /// By label of the period: columns are the year and its value, or the months and the year's.
  static func expected(_ name: String) throws -> [String: Double] {
    var result: [String: Double] = [:]
    for row in try stationRows("fclimdex_grid4/expected_\(name)", separator: " ").dropFirst() {
      let numbers = row.compactMap { Double($0) }
      guard let year = numbers.first.map({ Int($0) }), numbers.count > 1 else { continue }
      for (month, value) in numbers.dropFirst().dropLast().enumerated() {
        result["\(year)-\(month < 9 ? "0" : "")\(month + 1)"] = value
      }
      result["\(year)"] = numbers.last
    }
    return result
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the cell's daily values"))
  func aGridCellGivesTheValuesOfFClimDex() throws {
    let series = try Self.cell()
    let names = [
      ("CDD", "cdd"), ("CWD", "cwd"), ("PRCPTOT", "prcptot"), ("R10mm", "r10mm"),
      ("R20mm", "r20mm"), ("SDII", "sdii"), ("RX1day", "rx1day"),
      ("RX1day", "rx1day(period=monthly)"),
      ("RX5day", "rx5day"), ("RX5day", "rx5day(period=monthly)"),
    ]
    let results = try series.compute(names.map(\.1), missing: .etccdi)
    var found: [String] = []
    for (file, name) in names {
      let wanted = try Self.expected(file)
      guard let result = results[name] else { continue }
      for (period, value) in zip(result.periods, result.series()) {
        guard let target = wanted[period.label] else { continue }
        let agrees = value.isNaN ? target < 0 : (value - target).magnitude <= 0.0501
        if !agrees { found.append("\(name) \(period.label): \(value), expected \(target)") }
      }
    }
    #expect(found == [])
  }
}
