import Climate
import ClimateFiles
import Foundation
import TestSupport
import Testing

@Suite struct StationDroughtTests {
  private static let path =
    PackageFolder.climate.appending(path: "stations/milwaukee_GHCN_USW00014839.csv.gz").path

  /// Expected numbers: monthly sums and means in pandas, Thom's gamma, the log-logistic by probability-weighted moments and
  /// FAO-56 in numpy and scipy, base 1981–2010, 42.95° N; all written for this test.
  @Test(.enabled(if: PackageFolder.hasClimate, "the climate sample data are not here"))
  func droughtsOfMilwaukeeAreThoseOfSciPy() throws {
    let station = try StationObservations(path: Self.path, units: ["degF", "in/day"])
    func yearly(_ name: String) throws -> [Double] {
      let values = try #require(
        try station.yearly(IndicatorCatalog.indicator(named: name), latitude: 42.95))
      return [1988, 2005, 2012, 2018].map { values[$0] }
    }
    #expect(try yearly("spi(scale=6)") == [5, 10, 3, 2])
    #expect(try yearly("spi") == [4, 5, 2, 1])
    #expect(try yearly("spei") == [4, 5, 3, 1])
    let lowest = zip(
      try yearly("spei-lowest") + yearly("spi-lowest(scale=1)"),
      [
        -2.432571053366186, -1.8842726472176214, -1.3674274025863697, -1.3869371410401459,
        -2.2825463595911795, -1.95737645482926, -2.2469551347362926, -1.563108145508621,
      ])
    for (value, expected) in lowest { #expect(isClose(value, expected, within: 1e-4)) }
    let spei = try IndicatorCatalog.indicator(named: "spei")
    #expect(try station.yearly(spei) == nil, "without a latitude there is none")
  }
}
