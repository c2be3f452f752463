import Forecast
import Inventory
import Plan
import Quantities
import Strategies
import TestSupport
import Testing

/// Each kind of action alone, in full effect from 2022 on, against its equation.
@Suite struct EffectTests {
  private func portfolio(_ kind: String, _ parameters: [String]) throws -> Portfolio {
    let sample = SampleWorkspace()
    let action = "x,Action,,\(kind),buildings,2022,2022,,,,planned,near,,,,yes,,x,x,x,,,,,"
    let calculation = try SampleWorkspace([
      "actions.csv": sample.table("actions.csv", rows: [action]),
      "action-parameters.csv": sample.table(
        "action-parameters.csv", rows: parameters.map { "x,\($0),assumption," }),
    ]).calculation()
    let portfolio = try #require(calculation.portfolio)
    #expect(portfolio.findings.isEmpty)
    return portfolio
  }

  private func reduction(_ portfolio: Portfolio) throws -> Double {
    try #require(portfolio.reduction(in: 2030))
  }

  private func tonnes(_ portfolio: Portfolio, _ id: String) -> Double {
    portfolio.projection.tonnes(2030) { $0.id == id } ?? 0
  }

  @Test func `fewer miles cut the roads' emissions in proportion`() throws {
    let portfolio = try portfolio("vmt-reduction", ["saving,10,percent"])
    #expect(isClose(try reduction(portfolio), 0.1 * tonnes(portfolio, "v21")))
  }

  @Test func `electric vehicles exchange fuel for grid power`() throws {
    let portfolio = try portfolio(
      "electric-vehicles", ["participation,0.5,share", "electricity_per_mile,0.3,kWh/mile"])
    let miles = 20_000_000 * 1110.0 / 1020
    let perMWh = tonnes(portfolio, "e21") / (9000 * 1110.0 / 1020)
    let expected = 0.5 * tonnes(portfolio, "v21") - 0.5 * miles * 0.3 / 1000 * perMWh
    #expect(isClose(try reduction(portfolio), expected))
  }

  @Test func `heat pumps exchange gas for less power`() throws {
    let portfolio = try portfolio(
      "heat-pumps",
      [
        "subsector,residential,", "participation,0.4,share", "cop,3,ratio",
        "furnace_efficiency,0.9,share",
      ])
    let gas = 50_000 * 1110.0 / 1020
    // 1 mcf holds 1.026 MMBtu, and an MMBtu is 0.293071 MWh
    let power = gas * 0.4 * 1.026 * Energy.mmBtu(1).megawattHours * 0.9 / 3
    let perMWh = tonnes(portfolio, "e21") / (9000 * 1110.0 / 1020)
    #expect(isClose(try reduction(portfolio), 0.4 * tonnes(portfolio, "g21") - power * perMWh))
  }

  @Test func `solar power is valued at the grid's average`() throws {
    let portfolio = try portfolio("solar", ["capacity,2,MW", "capacity_factor,0.15,share"])
    let perMWh = tonnes(portfolio, "e21") / (9000 * 1110.0 / 1020)
    #expect(isClose(try reduction(portfolio), 2 * 8760 * 0.15 * perMWh))
  }

  @Test func `food scraps move from landfill to compost`() throws {
    let portfolio = try portfolio("organics-diversion", ["participation,0.25,share"])
    let perTonne = tonnes(portfolio, "c21") / (500 * 1110.0 / 1020)
    let moved = 0.25 * 4000 * 1110.0 / 1020
    #expect(
      isClose(try reduction(portfolio), 0.25 * tonnes(portfolio, "l21") - moved * perTonne))
  }

  @Test func `trees take up carbon by area`() throws {
    let portfolio = try portfolio(
      "tree-canopy", ["area,100,acre", "uptake,1.69,t-C/hectare/year"])
    // 100 acres are 40.4686 ha; 1.69 t C per hectare and year; 44/12 t CO2 per t C
    #expect(isClose(try reduction(portfolio), 40.468_564_224 * 1.69 * 44 / 12))
  }
}
