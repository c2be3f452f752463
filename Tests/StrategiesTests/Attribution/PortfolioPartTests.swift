import Forecast
import Inventory
import Plan
import Quantities
import Strategies
import TestSupport
import Testing

/// Parts of a year with every action, among them what actions use, make, emit and take up beside all records.
@Suite struct PortfolioPartTests {
  private let streams: EveryStream
  private let portfolio: Portfolio

  init() throws {
    streams = try EveryStream()
    portfolio = try Self.portfolio(streams, megawatts: 40)
  }

  private static func portfolio(_ streams: EveryStream, megawatts: Int) throws -> Portfolio {
    streams.portfolio(
      try Act.on(
        "solar", ["capacity": "\(megawatts) MW", "capacity_factor": "0.2 share"], id: "s"),
      try Act.on("tree-canopy", ["area": "100 hectare"], id: "n"),
      try Act.on(
        "heat-pumps",
        [
          "subsector": "residential", "participation": "0.4 share", "cop": "3 ratio",
          "furnace_efficiency": "0.9 share",
        ], id: "h"))
  }

  private func sum(_ series: [ForecastSeries], _ year: Int) -> Double {
    let index = year - portfolio.projection.years.lowerBound
    return series.filter(\.isInTotal).reduce(0) { $0 + $1.tonnes[index] }
  }

  @Test(arguments: ForecastPart.allCases)
  func `parts sum to the plan, also with power beyond what is bought`(_ part: ForecastPart) throws {
    #expect(portfolio.effective.count == 3)
    #expect(!portfolio.exportedPower.isEmpty)
    let series = portfolio.breakdown(by: part)
    for year in portfolio.projection.years {
      #expect(isClose(sum(series, year), try #require(portfolio.total(year))), "\(year)")
    }
  }

  @Test func `what trees take up has a row of its own, and is of scope 1`() throws {
    // The action is of the sector “adaptation”, which is none of the inventory.
    let trees = streams.portfolio(try Act.on("tree-canopy", ["area": "100 hectare"], id: "n"))
    let saved = try #require(trees.reduction(in: 2030))
    #expect(saved > 0)
    for part in [ForecastPart.sector, .gas, .fuel, .subsector, .record] {
      let beside = try #require(trees.breakdown(by: part).first { $0.isBesideRecords })
      #expect(isClose(try #require(beside.tonnes.last), -saved))
    }
    let first = try #require(trees.breakdown(by: .scope).first { $0.key == "1" })
    let before = try #require(trees.projection.breakdown(by: .scope).first { $0.key == "1" })
    #expect(
      isClose(try #require(before.tonnes.last) - saved, try #require(first.tonnes.last)))
    #expect(!trees.breakdown(by: .scope).contains { $0.isBesideRecords })
  }

  @Test func `sectors and scopes are those that targets count`() throws {
    // Less power than is used, since sums that end at 0 are alike to no number of digits.
    let portfolio = try Self.portfolio(streams, megawatts: 10)
    #expect(portfolio.exportedPower.isEmpty)
    let sectors = portfolio.breakdown(by: .sector)
    for sector in portfolio.projection.sectors {
      let series = try #require(sectors.first { $0.key == sector.rawValue })
      let counted = try #require(portfolio.total(2030, sector: sector))
      #expect(isClose(try #require(series.tonnes.last), counted))
    }
    for scope in [1, 2, 3] {
      let series = try #require(
        portfolio.breakdown(by: .scope).first { $0.key == String(scope) })
      let counted = try #require(portfolio.total(2030, reach: TargetReach(scopes: [scope])))
      #expect(isClose(try #require(series.tonnes.last), counted))
    }
  }
}
