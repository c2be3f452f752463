import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct CombinedHeatAndPowerTests {
  private let outputs = ["heat_output": "400", "electricity_output": "100"]

  private func record(
    _ output: String, _ more: [String: String] = [:], fuel: Double = 1000
  ) -> ActivityRecord {
    Sample.record(
      "combined-heat-and-power", "natural-gas", fuel, "MMBtu",
      parameters: outputs.merging(["output": output]) { $1 }.merging(more) { $1 })
  }

  private func carbon(_ record: ActivityRecord) throws -> Double {
    try #require(Sample.emissions(record))[.carbonDioxide]
  }

  /// 100 MWh in MMBtu.
  private let power = 341.214_163_312_794

  @Test func `the efficiency method by hand`() throws {
    // 400 MMBtu of heat at 0.8 would take 500 MMBtu of fuel, 341.2 MMBtu of power at 0.35 would take 974.9.
    let share = 500 / (500 + power / 0.35)
    #expect(try isClose(carbon(record("heat")), 53_060 * share))
    #expect(isClose(share, 0.339, within: 1e-3))
  }

  @Test func `the energy content method by hand`() throws {
    let heat = try carbon(record("heat", ["allocation": "energy-content"]))
    #expect(isClose(heat, 53_060 * 400 / (400 + power)))
  }

  @Test func `the work potential method with the work stated`() throws {
    let heat = try carbon(record("heat", ["allocation": "work-potential", "heat_work": "150"]))
    #expect(isClose(heat, 53_060 * 150 / (150 + power)))
  }

  @Test func `the work potential of saturated steam at 10 bar`() throws {
    // Steam tables: 2778 kJ/kg and 6.586 kJ/kg/K; 419.06, 1.3069 and 373.15 K at the reference state
    let more = [
      "allocation": "work-potential", "steam_flow": "300000", "steam_enthalpy": "2778",
      "steam_entropy": "6.586",
    ]
    let specific = (2778 - 419.06) - 373.15 * (6.586 - 1.3069)
    let work = Energy.megajoules(300_000 * 0.453_592_37 * specific / 1000).mmBtu
    #expect(try isClose(carbon(record("heat", more)), 53_060 * work / (work + power)))
  }

  @Test(arguments: ["efficiency", "energy-content", "work-potential"])
  func `heat and power bear the whole between them`(_ method: String) throws {
    let more = ["allocation": method, "heat_work": "120"]
    let heat = try #require(Sample.emissions(record("heat", more)))
    let powered = try #require(Sample.emissions(record("power", more)))
    let whole = try #require(
      Sample.emissions(Sample.record("stationary-fuel", "natural-gas", 1000, "MMBtu")))
    for gas in whole.gases { #expect(isClose(heat[gas] + powered[gas], whole[gas])) }
  }

  @Test func `own efficiencies change the share`() throws {
    let more = ["heat_efficiency": "0.9", "power_efficiency": "0.5"]
    let forHeat = 400 / 0.9
    #expect(try isClose(carbon(record("heat", more)), 53_060 * forHeat / (forHeat + power / 0.5)))
  }

  @Test func `doubling the fuel doubles the emissions`() throws {
    #expect(try isClose(carbon(record("heat", fuel: 2000)), 2 * carbon(record("heat"))))
  }

  @Test func `own factors of the fuel are taken`() throws {
    let context = Sample.context(factorSets: [
      Sample.factorSet("mine", [("biogenic-co2", 50, "kg", "MMBtu")])
    ])
    var record = record("heat", ["allocation": "energy-content"])
    record.activity = "other-biomass-gases"
    record.factor = FactorChoice("mine")
    let emissions = try #require(Sample.emissions(record, context))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 50_000 * 400 / (400 + power)))
    #expect(emissions.fossilMethane == .zero)
  }

  @Test func `what is missing or impossible is refused`() {
    let bare = Sample.record("combined-heat-and-power", "natural-gas", 1000, "MMBtu")
    #expect(Sample.problem(bare)?.message.contains("“output”") == true)
    #expect(Sample.problem(record("both"))?.place.column == "factor")
    #expect(Sample.problem(record("heat", fuel: 700))?.message.contains("MMBtu of fuel") == true)
    let work = record("heat", ["allocation": "work-potential", "heat_work": "401"])
    #expect(Sample.problem(work)?.message.contains("between 0 and the heat") == true)
    let nothing = record("heat", ["heat_output": "0", "electricity_output": "0"])
    #expect(Sample.problem(nothing)?.message.contains("neither") == true)
    let steam = record("heat", ["allocation": "work-potential"])
    #expect(Sample.problem(steam)?.message.contains("steam_flow") == true)
  }

  @Test func `the explanation tells the method and the share`() throws {
    let inventory = Sample.inventory([record("heat")])
    let explanation = inventory.explanation(of: try #require(inventory.entries.first))
    #expect(
      explanation.notes.contains { $0.contains("efficiency method") && $0.contains("percent") })
    #expect(
      explanation.inputs.contains { $0.symbol == "η(heat)" && $0.source.contains("unverified") })
  }
}
