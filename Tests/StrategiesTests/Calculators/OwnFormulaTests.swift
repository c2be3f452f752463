import Factors
import Forecast
import Inventory
import Quantities
import Strategies
import Tables
import TestSupport
import Testing

/// The calculator that works out a formula of the community's own.
@Suite struct OwnFormulaTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private func portfolio(_ formula: String, _ values: [String: String] = [:]) throws -> Portfolio {
    var action = try Act.on("own-formula", values)
    action.parameters["formula"] = try Act.on("own-formula", ["formula": "x"]).parameters["formula"]
    action.parameters["formula"]?.text = formula
    return streams.portfolio(action)
  }

  private func saved(_ formula: String, _ values: [String: String] = [:]) throws -> Double {
    let portfolio = try portfolio(formula, values)
    #expect(portfolio.findings.isEmpty, "\(portfolio.findings)")
    return try #require(portfolio.reduction(of: "x", in: 2030))
  }

  private func problem(_ formula: String, _ values: [String: String] = [:]) throws -> String {
    let portfolio = try portfolio(formula, values)
    #expect(portfolio.effective.isEmpty)
    return try #require(portfolio.findings.first { $0.severity == .error }).message
  }

  @Test func `a formula in tonnes of CO2e is taken off as it is`() throws {
    #expect(isClose(try saved("homes * 2 [t-co2e]", ["homes": "30 households"]), 60))
    #expect(isClose(try saved("(3 + 4 × 2 − 1) · 500 [kg-co2e] ÷ 2"), 2.5))
    #expect(isClose(try saved("min(5, 3) * max(1 [t-co2e], 2000 [kg-co2e]) - -1 [t-co2e]"), 7))
  }

  @Test func `energy is saved from the activity that is named`() throws {
    let saved = try saved(
      "homes * use * part",
      [
        "activity": "electricity", "subsector": "residential", "homes": "100 households",
        "use": "8 MWh", "part": "25 percent",
      ])
    #expect(isClose(saved, 200 * streams.perMegawattHour()))
  }

  @Test func `a ratio of units is taken apart`() throws {
    let saved = try saved(
      "miles * rate",
      ["activity": "electricity", "miles": "1000 mile", "rate": "0.3 kWh/mile"])
    #expect(isClose(saved, 0.3 * streams.perMegawattHour(), within: 1e-6))
    let power = try self.saved(
      "capacity * hours * 50 [kg-co2e/MWh]", ["capacity": "2 MW", "hours": "1000 hours"])
    #expect(isClose(power, 100))
  }

  @Test(arguments: [
    ("homes + 3 [kWh]", "a plain number and energy cannot be added"),
    ("3 [mile] - 2 [kg]", "distance and mass cannot be subtracted"),
    ("min(1 [kWh], 2 [mile])", "energy and distance cannot be compared by min"),
    ("homes * 2", "comes to a plain number"),
    ("3 [kWh] / 2 [mile]", "comes to energy per distance"),
    ("cows * 1 [t-co2e]", "“cows”, and there is no parameter"),
    ("1 [t-co2e] / (homes - homes)", "divides by 0"),
    ("1 [t-co2e] / 0", "divides by 0"),
    ("3 [degF]", "“degF” in the formula is not a unit"),
    ("3 [kWh", "lacks its closing bracket"),
    ("3 * (2 [t-co2e]", "lacks “)” at its end"),
    ("3 [t-co2e] homes", "“homes” where a sign"),
    ("* 3 [t-co2e]", "“*” where a number"),
    ("3 %", "“%” has no meaning"),
    ("1.2.3 [t-co2e]", "“1.2.3” in the formula is not a number"),
    ("1 [t-co2e] - 2 [t-co2e]", "less than 0"),
  ])
  func `a wrong formula says what is wrong`(_ formula: String, _ message: String) throws {
    let problem = try problem(formula, ["homes": "30 households", "activity": "electricity"])
    #expect(problem.contains(message), "\(problem)")
  }

  @Test func `a formula needs an activity that is counted in its unit`() throws {
    #expect(try problem("3 [mile]", ["activity": "electricity"]).contains("counted in distance"))
    #expect(try problem("3 [kWh]").contains("Name one of the inventory as “activity”"))
  }

  @Test func `plain mass without an activity is told how emissions are written`() throws {
    let problem = try problem("9000 [tonne]")
    #expect(problem.contains("Emissions are written as “t CO2e”"), "\(problem)")
    #expect(!problem.contains("“none”"))
  }

  @Test func `of more emissions than there are no more counts than there is`() throws {
    let portfolio = try portfolio("tons", ["tons": "90000000 t-co2e"])
    let finding = try #require(portfolio.findings.first { $0.severity == .warning })
    let there = try #require(streams.projection.total(2022))
    #expect(finding.message.contains("“Action x” states 90,000,000 t CO2e saved in 2022"))
    #expect(finding.message.contains("\(NumberText.grouped(90_000_000 - there)) t more than"))
    #expect(finding.message.contains("the whole community"))
    #expect(finding.place == Place(file: "action-parameters.csv", row: 3, column: "value"))
    #expect(portfolio.overclaims == [finding.message] && portfolio.limits == [finding.message])
    #expect(portfolio.limits(in: 2030).first?.contains("saved in 2030") == true)
    let usual = try #require(streams.projection.total(2030))
    #expect(isClose(try #require(portfolio.reduction(of: "x", in: 2030)), usual))
    #expect(try #require(portfolio.remaining(2030)).magnitude < 1e-6 * usual)
    let gases = portfolio.breakdown(by: .sector).compactMap(\.tonnes.last).reduce(0, +)
    #expect(gases.magnitude < 1e-6 * usual)
  }

  @Test func `what a sector emits is the measure of an action of a sector`() throws {
    let waste = streams.projection.tonnes(2022) { $0.sector == .waste } ?? .nan
    func warnings(_ tonnes: Double, sector: String) throws -> [Finding] {
      var action = try Act.on("own-formula", ["formula": "tons", "tons": "\(tonnes) t-co2e"])
      action.sector = sector
      return streams.portfolio(action).findings.filter { $0.severity == .warning }
    }
    // Growth makes every later year larger than the first.
    #expect(try warnings(waste * 0.9, sector: "waste").isEmpty)
    let found = try warnings(waste * 1.1, sector: "waste")
    #expect(found.count == 1 && found[0].message.contains("the sector “Solid waste” still emits"))
    #expect(try warnings(waste * 1.1, sector: "land").isEmpty)
  }

  @Test func `trees may take up more than there is`() throws {
    let trees = try Act.on("tree-canopy", ["area": "900000 hectare"], id: "trees")
    let small = try Act.on("own-formula", ["formula": "tons", "tons": "1 t-co2e"])
    let portfolio = streams.portfolio(trees, small)
    #expect(portfolio.effective.count == 2 && portfolio.overclaims.isEmpty)
  }

  @Test func `a fuel is saved in another unit than it is counted in, by its heat`() throws {
    // The library's heat of natural gas is 1,026 Btu per cubic foot.
    let gas = try saved("1026 [MMBtu]", ["activity": "natural-gas", "subsector": "residential"])
    let perThousandFeet = streams.tonnes("g1") / (50_000 * streams.growth())
    #expect(isClose(gas, 1000 * perThousandFeet, within: 1e-6))
    // And of propane 0.091 MMBtu per gallon.
    let propane = try saved("1000 [gallon]", ["activity": "propane"])
    #expect(isClose(propane, 91 * streams.tonnes("p1") / (3000 * streams.growth()), within: 1e-6))
  }

  @Test func `the heat that converts a fuel is in the explanation`() throws {
    let portfolio = try portfolio("1000 [gallon]", ["activity": "propane"])
    let action = try #require(portfolio.effective.first)
    let explanation = portfolio.explanation(of: action, in: 2030, sources: [:])
    let heat = try #require(explanation.inputs.first { $0.symbol == "h" })
    #expect(heat.name == "Heat in a gallon of propane" && heat.value == "0.091")
  }

  @Test func `no text is too deep or too long to be refused`() throws {
    let deep = String(repeating: "(", count: 400) + "1" + String(repeating: ")", count: 400)
    #expect(try problem(deep).contains("brackets in one another"))
    #expect(try problem(String(repeating: "1+", count: 2000)).contains("longer than"))
    #expect(try problem(String(repeating: "-", count: 900)).contains("ends too early"))
  }
}
