import Quantities
import Strategies
import Tables
import TestSupport
import Testing

/// Calculators against sums written out by hand, in full effect in 2030.
@Suite struct HandCheckedTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private func saved(_ kind: String, _ values: [String: String]) throws -> Double {
    let action = try Act.on(kind, values)
    let portfolio = streams.portfolio(action)
    #expect(portfolio.findings.allSatisfy { $0.severity == .note }, "\(portfolio.findings)")
    return try #require(portfolio.reduction(of: "x", in: 2030))
  }

  private func tonnes(_ id: String) -> Double { streams.tonnes(id) }

  @Test func `weatherization saves fuels and electricity by their own parts`() throws {
    let saved = try saved(
      "weatherization",
      [
        "participation": "0.4 share", "fuel_saving": "0.2 share",
        "electricity_saving": "0.05 share",
      ])
    let fuels = tonnes("g1") + tonnes("p1")
    #expect(isClose(saved, 0.4 * 0.2 * fuels + 0.4 * 0.05 * tonnes("e1")))
  }

  @Test func `the performance of heat pumps follows degree days`() throws {
    let saved = try saved(
      "heat-pumps-by-climate",
      [
        "fuel": "propane", "participation": "0.5 share", "degree_days": "5000 degF-days",
        "cop_mild": "4 ratio", "cop_loss": "0.2 ratio", "furnace_efficiency": "0.9 share",
      ])
    // 4 − 0.2 · 5 is 3; 3,000 MMBtu of propane, of which half moves
    let power = 3000 * streams.growth() * 0.5 * Energy.mmBtu(1).megawattHours * 0.9 / 3
    #expect(isClose(saved, 0.5 * tonnes("p1") - power * streams.perMegawattHour()))
  }

  @Test func `heat pumps move the part of the gas that heats rooms`() throws {
    let saved = try saved(
      "heat-pumps",
      [
        "participation": "0.5 share", "heat_share": "0.6 share", "cop": "3 ratio",
        "furnace_efficiency": "0.9 share", "subsector": "residential",
      ])
    // Three tenths of 50,000 mcf at 1.026 MMBtu
    let power = 15_000 * streams.growth() * 1.026 * Energy.mmBtu(1).megawattHours * 0.9 / 3
    #expect(isClose(saved, 0.3 * tonnes("g1") - power * streams.perMegawattHour()))
  }

  @Test func `water heaters move the gas that heats water`() throws {
    let saved = try saved(
      "heat-pump-water-heaters",
      [
        "participation": "0.5 share", "water_share": "0.2 share", "cop": "3 ratio",
        "heater_efficiency": "0.6 share",
      ])
    // A tenth of 50,000 mcf at 1.026 MMBtu
    let power = 5000 * streams.growth() * 1.026 * Energy.mmBtu(1).megawattHours * 0.6 / 3
    #expect(isClose(saved, 0.1 * tonnes("g1") - power * streams.perMegawattHour()))
  }

  @Test func `a heat pump with a performance of 3 saves two thirds of electric heat`() throws {
    let saved = try saved(
      "heat-pumps-for-electric-heat",
      ["participation": "0.5 share", "heat_share": "0.3 share", "cop": "3 ratio"])
    #expect(isClose(saved, 0.5 * 0.3 * 2 / 3 * tonnes("e1")))
  }

  @Test func `appliances save what is stated of each`() throws {
    let saved = try saved(
      "appliance-swaps", ["appliances": "500 units", "saving_each": "200 kWh"])
    #expect(isClose(saved, 100 * streams.perMegawattHour()))
  }

  @Test func `a performance standard counts who complies`() throws {
    let saved = try saved(
      "building-performance-standard",
      ["participation": "0.6 share", "compliance": "0.5 share", "saving": "0.3 share"])
    #expect(isClose(saved, 0.09 * (tonnes("e2") + tonnes("g2"))))
  }

  @Test func `electric cooking needs less heat than gas`() throws {
    let saved = try saved(
      "electric-cooking",
      [
        "participation": "1 share", "cooking_share": "0.05 share", "gas_efficiency": "0.34 share",
        "cooktop_efficiency": "0.85 share",
      ])
    let power = 2500 * streams.growth() * 1.026 * Energy.mmBtu(1).megawattHours * 0.4
    #expect(isClose(saved, 0.05 * tonnes("g1") - power * streams.perMegawattHour()))
  }

  @Test func `electric buses take their part of emissions and need power for their part of miles`()
    throws
  {
    let saved = try saved(
      "electric-transit-buses",
      [
        "participation": "0.5 share", "miles_share": "0.01 share", "emissions_share": "0.06 share",
        "electricity_per_mile": "2 kWh/mile",
      ])
    let miles = 20_000_000 * streams.growth() * 0.01 * 0.5
    #expect(
      isClose(saved, 0.03 * tonnes("v1") - miles * 2 / 1000 * streams.perMegawattHour()))
  }

  @Test func `transit saves the miles not driven and adds those of the buses`() throws {
    let saved = try saved(
      "transit-service",
      [
        "passenger_miles": "300000 passenger-mile", "from_cars": "0.5 share",
        "occupancy": "1.5 ratio", "service_miles": "10000 mile", "service_rate": "2000 g/mile",
      ])
    // 100,000 miles of the 20,000,000, less 10,000 miles at 2 kg
    let perMile = tonnes("v1") / (20_000_000 * streams.growth())
    #expect(isClose(saved, 100_000 * perMile - 20))
  }

  @Test func `work from home saves ways to work less other trips`() throws {
    let saved = try saved(
      "telework",
      [
        "workers": "50 people", "days": "100 days", "round_trip": "20 mile",
        "drive_alone": "0.8 share", "other_trips": "0.25 share",
      ])
    let perMile = tonnes("v1") / (20_000_000 * streams.growth())
    #expect(isClose(saved, 50 * 100 * 20 * 0.8 * 0.75 * perMile))
  }

  @Test func `a price of parking works by its elasticity`() throws {
    let saved = try saved(
      "parking-price",
      ["participation": "0.2 share", "price_change": "0.5 ratio", "elasticity": "0.2 ratio"])
    #expect(isClose(saved, 0.2 * 0.1 * tonnes("v1")))
  }

  @Test func `shared rides leave fewer cars for the same people`() throws {
    let saved = try saved(
      "ride-sharing",
      ["participation": "0.1 share", "occupancy_before": "1 ratio", "occupancy_after": "2.5 ratio"])
    #expect(isClose(saved, 0.1 * 0.6 * tonnes("v1")))
  }

  @Test func `electric machines replace gallons by kilowatt hours`() throws {
    let saved = try saved(
      "electric-equipment", ["participation": "0.25 share", "power_per_gallon": "10 kWh"])
    let power = 40_000 * streams.growth() * 0.25 * 10 / 1000
    #expect(isClose(saved, 0.25 * tonnes("o1") - power * streams.perMegawattHour()))
  }

  @Test func `a battery is worth the difference of hours less its losses`() throws {
    let saved = try saved(
      "battery-storage",
      [
        "power_stored": "100 MWh", "efficiency": "0.8 share", "rate_charging": "0.8 ratio",
        "rate_discharging": "1.2 ratio",
      ])
    #expect(isClose(saved, 100 * (1.2 - 1) * streams.perMegawattHour()))
  }

  @Test func `roofs make power by their number and size`() throws {
    let saved = try saved(
      "rooftop-solar",
      ["systems": "10 households", "system_size": "6 kW", "capacity_factor": "0.15 share"])
    #expect(isClose(saved, 0.06 * 8760 * 0.15 * streams.perMegawattHour()))
  }

  @Test func `a green tariff cleans the power of who takes it`() throws {
    let saved = try saved(
      "green-tariff",
      ["subsector": "commercial", "participation": "0.3 share", "saving": "0.9 share"])
    #expect(isClose(saved, 0.27 * tonnes("e2")))
  }

  @Test func `paper makes more methane than the mix`() throws {
    let saved = try saved(
      "paper-recycling",
      ["participation": "0.5 share", "waste_share": "0.2 share", "methane_ratio": "2 ratio"])
    #expect(isClose(saved, 0.2 * tonnes("l1")))
  }

  @Test func `yard waste leaves the landfill for the compost`() throws {
    let saved = try saved(
      "yard-waste-diversion",
      ["participation": "0.5 share", "waste_share": "0.1 share", "methane_ratio": "0.8 ratio"])
    let perTonne = tonnes("c1") / (500 * streams.growth())
    let moved = 0.05 * 4000 * streams.growth()
    #expect(isClose(saved, 0.04 * tonnes("l1") - moved * perTonne))
  }

  @Test func `gas capture lowers what escapes`() throws {
    let saved = try saved(
      "landfill-gas-capture",
      ["participation": "1 share", "captured_before": "0.5 share", "captured_after": "0.75 share"])
    #expect(isClose(saved, 0.5 * tonnes("l1")))
  }

  @Test func `digesters save methane, make power and leak a little`() throws {
    let saved = try saved(
      "organics-digestion",
      [
        "participation": "0.2 share", "power_per_ton": "200 kWh", "leaks_per_ton": "20 kg-co2e",
      ])
    let moved = 0.2 * 4000 * streams.growth()
    let expected = 0.2 * tonnes("l1") - moved * 0.02 + moved * 0.2 * streams.perMegawattHour()
    #expect(isClose(saved, expected))
  }

  @Test func `mended leaks save the pumping of their water`() throws {
    let saved = try saved(
      "water-leaks",
      [
        "participation": "0.5 share", "water_lost": "40 million-gallons",
        "power_per_volume": "1500 kWh",
      ])
    #expect(isClose(saved, 0.5 * 40 * 1.5 * streams.perMegawattHour(), within: 1e-6))
  }

  @Test func `a refrigerant of a third of the warming saves two thirds`() throws {
    let saved = try saved(
      "climate-friendly-refrigerants",
      ["participation": "0.5 share", "gwp_before": "2100 ratio", "gwp_after": "700 ratio"])
    #expect(isClose(saved, 0.5 * 2 / 3 * tonnes("r1")))
  }

  @Test func `forests keep the carbon that would have been lost`() throws {
    let saved = try saved(
      "forest-protection",
      ["area": "10 hectare", "carbon_stock": "120 tonne", "lost_share": "0.5 share"])
    #expect(isClose(saved, 10 * 120 * 0.5 * 44 / 12))
  }

  @Test func `wetlands give back methane`() throws {
    let saved = try saved(
      "wetland-restoration",
      ["area": "10 hectare", "uptake": "0.9 t-C/hectare/year", "methane": "1.3 t-co2e"])
    #expect(isClose(saved, 10 * (0.9 * 44 / 12 - 1.3)))
  }

  @Test func `streetlights save watts for hours`() throws {
    let saved = try saved(
      "streetlights",
      ["lamps": "1000 units", "power_each": "0.2 kW", "hours": "4000 hours", "saving": "0.6 share"])
    // Shared among all electricity, whose rate is the same
    #expect(
      isClose(saved, 1000 * 0.2 * 4000 / 1000 * 0.6 * streams.perMegawattHour(), within: 1e-6))
  }

  @Test func `public buildings save of both energies`() throws {
    let saved = try saved(
      "public-buildings", ["electricity": "1000 MWh", "fuel": "2000 MMBtu", "saving": "0.25 share"])
    let perMMBtu = tonnes("g2") / (40_000 * streams.growth())
    #expect(isClose(saved, 250 * streams.perMegawattHour() + 500 * perMMBtu, within: 1e-6))
  }

  @Test func `of miles that are moved the inventory holds a part, and the rest is moved`() throws {
    func fleet(_ miles: Int, start: Int) throws -> Action {
      try Act.on(
        "public-fleet", ["miles": "\(miles) mile", "electricity_per_mile": "0.3 kWh/mile"],
        start: start, full: start + 3)
    }
    // Two of four steps are in the inventory of 2021, so that 4 of 8 million miles are left to move.
    let early = streams.portfolio(try fleet(8_000_000, start: 2020))
    let perMile = tonnes("v1") / (20_000_000 * streams.growth())
    let saved = 4_000_000 * (perMile - 0.3 / 1000 * streams.perMegawattHour())
    #expect(isClose(try #require(early.reduction(of: "x", in: 2030)), saved, within: 1e-9))
    // The same as half of the miles after it.
    let half = streams.portfolio(try fleet(4_000_000, start: 2022))
    #expect(isClose(try #require(half.reduction(of: "x", in: 2030)), saved, within: 1e-9))
    // 15 of 30 million miles are left to move, of 20 million and more; 30 million would be too many.
    #expect(streams.portfolio(try fleet(30_000_000, start: 2020)).capped.isEmpty)
    #expect(streams.portfolio(try fleet(30_000_000, start: 2022)).capped.count == 1)
  }
}
