import Climate
import Foundation
import TestSupport
import Testing

/// The ETCCDI indices of a model's own file, without leap years and in K and kg m-2 s-1, beside xclim's.
@Suite(.enabled(if: PackageFolder.hasClimate, "needs the climate data beside the package"))
struct ETCCDIOnRealModelTests {
  /// By index as `make_expected.py` calls it, the indicator.
  private static let names = [
    ("txx", "txx"), ("txn", "txn"), ("su", "su"), ("id", "id"), ("rx1day", "rx1day"),
    ("rx5day", "rx5day"), ("sdii", "sdii"), ("r10mm", "r10mm"), ("r20mm", "r20mm"),
    ("prcptot", "prcptot"), ("tx90p", "tx90p(base=1961-1990, bootstrap=no)"),
    ("tx10p", "tx10p(base=1961-1990, bootstrap=no)"), ("wsdi", "wsdi(base=1961-1990)"),
    ("r95ptot", "r95ptot(base=1961-1990)"), ("r99ptot", "r99ptot(base=1961-1990)"),
  ]

  /// Values by `index@place` and year.
  private static func expected() throws -> [String: [Int: Double]] {
    let path = PackageFolder.root.appending(
      path: "Tests/ClimateTests/Conformance/expected-xclim-canesm2.csv")
    var values: [String: [Int: Double]] = [:]
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: ",").map(String.init)
      guard fields.count == 3, let year = Int(fields[1]), let value = Double(fields[2]) else {
        continue
      }
      values[fields[0], default: [:]][year] = value
    }
    return values
  }

  @Test(arguments: [0, 1])
  func `a model's own file gives the values of xclim`(place: Int) throws {
    let model = try ClimateAPIOnRealModelsTests.Model(
      "xclim_testdata/CanESM2_1950-2100.nc", [.tasmax, .pr], cell: place, years: 1961...2000)
    let indicators = try Self.names.map { try IndicatorCatalog.indicator(named: $0.1) }
    let results = try model.run(indicators, try model.tables(of: indicators))
    let expected = try Self.expected()
    for ((index, _), result) in zip(Self.names, results) {
      let wanted = try #require(expected["\(index)@\(place)"])
      #expect(wanted.count == 40)
      var found: [String] = []
      for (period, value) in zip(result.periods, result.series()) {
        let other = try #require(wanted[period.year])
        if !isClose(value, other, within: 1e-6) {
          found.append("\(index) \(period.year): \(value), expected \(other)")
        }
      }
      #expect(found == [])
    }
  }
}
