import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct StationaryFuelTests {
  private func record(
    _ fuel: String, _ amount: Double, _ unit: String, year: Int = 2021, factor: String = "",
    parameters: [String: String] = [:]
  ) -> ActivityRecord {
    Sample.record(
      "stationary-fuel", fuel, amount, unit, year: year, factor: factor, parameters: parameters)
  }

  @Test func `a thousand cubic feet of gas emits 54.44 kg of carbon dioxide`() throws {
    // EPA GHG Emission Factors Hub 2021, table 1: 0.05444 kg CO2 per scf
    let emissions = try #require(Sample.emissions(record("natural-gas", 1, "mcf")))
    #expect(isClose(emissions[.carbonDioxide], 54.44))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `a therm of gas emits 5.306 kg`() throws {
    // EPA GHG Emission Factors Hub 2025, table 1: 53.06 kg CO2 per MMBtu
    let emissions = try #require(Sample.emissions(record("natural-gas", 1, "therm", year: 2024)))
    #expect(isClose(emissions[.carbonDioxide], 5.306))
  }

  @Test func `wood smoke is biogenic and its methane counts`() throws {
    // EPA GHG Emission Factors Hub 2021, table 1: 93.80 kg biogenic CO2, 7.2 g CH4 per MMBtu
    let emissions = try #require(Sample.emissions(record("wood", 10, "MMBtu")))
    #expect(emissions[.carbonDioxide] == 0)
    #expect(isClose(emissions[.biogenicCarbonDioxide], 938))
    #expect(isClose(emissions[.methane], 0.072))
    #expect(emissions.fossilMethane == .zero)
  }

  @Test func `a missing factor is found at the activity with a suggestion`() {
    let finding = Sample.problem(record("propan", 1, "gallon"))
    #expect(finding?.place.column == "activity")
    #expect(finding?.message.contains("“propane”") == true)
  }

  @Test func `propane by mass cannot be turned into gallons`() {
    #expect(Sample.problem(record("propane", 1, "tonne"))?.place.column == "unit")
  }

  @Test func `zero burns nothing and twice burns twice`() throws {
    let once = try #require(Sample.emissions(record("kerosene", 3, "gallon")))
    let twice = try #require(Sample.emissions(record("kerosene", 6, "gallon")))
    #expect(isClose(twice[.carbonDioxide], 2 * once[.carbonDioxide]))
    #expect(Sample.emissions(record("kerosene", 0, "gallon")) == .zero)
  }

  @Test func `every fuel of table 1 is calculated in its own unit and as energy`() throws {
    for (id, fuel) in FactorLibrary.standard.fuels where fuel.heatContent != nil {
      for year in [2021, 2024] {
        let physical = try #require(
          Sample.emissions(record(id, 100, fuel.unit.symbol, year: year)), "\(id)")
        let heat = try #require(fuel.heatContent)
        let energy = try #require(Sample.emissions(record(id, 100 * heat, "MMBtu", year: year)))
        let carbon = physical[.carbonDioxide] + physical[.biogenicCarbonDioxide]
        // The EPA rounds factors per unit to four digits or fewer, and heat contents to two or three.
        #expect(
          isClose(carbon, energy[.carbonDioxide] + energy[.biogenicCarbonDioxide], within: 1e-2),
          "\(id)")
      }
    }
  }

  @Test func `black liquor has factors per unit of energy only`() throws {
    // EPA GHG Emission Factors Hub, table 1: North American softwood 94.4 kg biogenic CO2 per MMBtu
    let emissions = try #require(Sample.emissions(record("kraft-liquor-softwood", 1, "MMBtu")))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 94.4))
  }

  @Test func `a utility's heat content changes energy and all gases with it`() throws {
    let emissions = try #require(
      Sample.emissions(record("natural-gas", 10, "mcf", parameters: ["heat_content": "1.05"])))
    #expect(isClose(emissions[.carbonDioxide], 10 * 1.05 * 53.06))
    #expect(isClose(emissions[.methane], 10 * 1.05 * 0.001))
    let finding = Sample.problem(
      record("natural-gas", 10, "therm", parameters: ["heat_content": "1.05"]))
    #expect(finding?.message.contains("no effect") == true)
  }

  @Test func `a heat content lets propane be weighed`() throws {
    let emissions = try #require(
      Sample.emissions(record("propane", 1, "tonne", parameters: ["heat_content": "47.6"])))
    #expect(isClose(emissions[.carbonDioxide], 47.6 * 62.87))
  }

  @Test func `stated factors replace one gas each`() throws {
    let emissions = try #require(
      Sample.emissions(
        record(
          "natural-gas", 10, "MMBtu",
          parameters: ["co2_factor": "52.9", "ch4_factor": "2", "n2o_factor": "0.3"])))
    #expect(isClose(emissions[.carbonDioxide], 529))
    #expect(isClose(emissions[.methane], 0.02))
    #expect(isClose(emissions[.nitrousOxide], 0.003))
  }

  @Test func `a stated factor of wood stays biogenic`() throws {
    let emissions = try #require(
      Sample.emissions(record("wood", 1, "MMBtu", parameters: ["co2_factor": "95"])))
    #expect(emissions[.carbonDioxide] == 0)
    #expect(isClose(emissions[.biogenicCarbonDioxide], 95))
  }

  @Test(arguments: [("epa-hub", 1.0), ("tcr-residential", 4.7), ("lgop-residential", 5.0)])
  func `methane of gas in homes by source`(_ source: String, _ grams: Double) throws {
    // EPA hub 1 g per MMBtu; 4.7 as cities use it after The Climate Registry; 5 in LGOP (unverified)
    let emissions = try #require(
      Sample.emissions(record("natural-gas", 1, "MMBtu", factor: "ch4_n2o=\(source)")))
    #expect(isClose(emissions[.methane], grams / 1000))
    #expect(isClose(emissions[.carbonDioxide], 53.06))
  }

  @Test func `a source without the fuel names those that it has`() {
    let finding = Sample.problem(record("propane", 1, "gallon", factor: "ch4_n2o=tcr-residential"))
    #expect(finding?.place.column == "factor")
    #expect(finding?.message.contains("natural-gas") == true)
    #expect(Sample.problem(record("propane", 1, "gallon", factor: "ch4_n2o=x")) != nil)
  }

  @Test func `municipal waste is partly biogenic, and the share can be stated`() throws {
    // EPA hub, table 1: 90.7 kg CO2 per MMBtu in all; 0.6 biogenic by 40 CFR 98.33(e) (unverified)
    let fallback = try #require(Sample.emissions(record("municipal-solid-waste", 10, "MMBtu")))
    #expect(isClose(fallback[.biogenicCarbonDioxide], 907 * 0.6))
    #expect(isClose(fallback[.carbonDioxide], 907 * 0.4))
    #expect(isClose(fallback.fossilMethane.kilograms, 0.4 * fallback[.methane]))
    let stated = try #require(
      Sample.emissions(
        record("municipal-solid-waste", 10, "MMBtu", parameters: ["biogenic_share": "0.5"])))
    #expect(isClose(stated[.carbonDioxide], 453.5))
    let parts = stated[.carbonDioxide] + stated[.biogenicCarbonDioxide]
    #expect(isClose(parts, 907))
    #expect(
      Sample.problem(
        record("municipal-solid-waste", 1, "MMBtu", parameters: ["biogenic_share": "60"])) != nil)
  }

  @Test func `renewable gas in the pipe is a biogenic share of natural gas`() throws {
    let emissions = try #require(
      Sample.emissions(record("natural-gas", 10, "MMBtu", factor: "biogenic_share=0.1")))
    #expect(isClose(emissions[.carbonDioxide], 530.6 * 0.9))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 53.06))
    #expect(isClose(emissions.fossilMethane.kilograms, 0.009))
  }

  @Test func `an own set stands in place of the EPA's, and lacks are completed`() throws {
    let context = Sample.context(factorSets: [
      Sample.factorSet("mine", [("co2", 55, "kg", "mcf")], activity: "natural-gas")
    ])
    let emissions = try #require(
      Sample.emissions(record("natural-gas", 100, "mcf", factor: "mine"), context))
    #expect(isClose(emissions[.carbonDioxide], 5500))
    #expect(isClose(emissions[.methane], 0.103))
    let perEnergy = try #require(
      Sample.emissions(record("natural-gas", 1.026, "MMBtu", factor: "mine"), context))
    #expect(isClose(perEnergy[.carbonDioxide], 55))
  }

  @Test func `Amherst's liquefied gas has factors by an own set only`() throws {
    // Amherst MA, GPC inventory FY2022, I.2.1: 1.882e6 gallons at 4.46 kg, 8,393.72 t
    #expect(Sample.problem(record("lng", 1, "gallon"))?.place.column == "factor")
    let context = Sample.context(factorSets: [
      Sample.factorSet("given", [("co2", 4.46, "kg", "gallon")])
    ])
    let emissions = try #require(
      Sample.emissions(record("lng", 1_882_000, "gallon", factor: "given"), context))
    #expect(isClose(emissions.carbonDioxide.tonnes, 8393.72))
  }

  @Test func `a set and a stated factor for one thing are refused`() {
    let context = Sample.context(factorSets: [
      Sample.factorSet(
        "mine", [("co2", 55, "kg", "mcf"), ("ch4", 1, "g", "mcf"), ("n2o", 0.1, "g", "mcf")])
    ])
    for option in ["co2_factor=50", "ch4_n2o=tcr-residential", "heat_content=1.05"] {
      let finding = Sample.problem(
        record("natural-gas", 1, "mcf", factor: "mine \(option)"), context)
      #expect(finding?.place.column == "factor", "\(option)")
    }
  }

  @Test func `a set that gives both kinds of carbon dioxide is not split again`() throws {
    let context = Sample.context(factorSets: [
      Sample.factorSet("blend", [("co2", 8, "kg", "gallon"), ("biogenic-co2", 2, "kg", "gallon")])
    ])
    let emissions = try #require(
      Sample.emissions(record("bioheat", 10, "gallon", factor: "blend"), context))
    #expect(isClose(emissions[.carbonDioxide], 80))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 20))
    let finding = Sample.problem(
      record("bioheat", 1, "gallon", factor: "blend biogenic_share=0.2"), context)
    #expect(finding?.message.contains("split it twice") == true)
  }

  @Test func `a set that is not there is named, not passed over`() {
    let finding = Sample.problem(record("natural-gas", 1, "mcf", factor: "mein"))
    #expect(finding?.message.contains("“mein”") == true)
    #expect(Sample.problem(record("natural-gas", 1, "mcf", factor: "epa-hub2021")) != nil)
    #expect(Sample.problem(record("natural-gas", 1, "mcf", factor: "epa-hub:1999")) != nil)
  }

  @Test(arguments: [
    // Amherst MA, GPC inventory FY2022 (AR5), I.1.1 and I.2.1: amount, t CO2e; amounts are printed to six digits
    ("distillate-2", "gallon", 1_544_450.0, 15_819.289, 1e-5),
    ("distillate-2", "gallon", 775_124, 7_939.347, 1e-6),
    ("residual-6", "gallon", 14_342, 162.157, 1e-5),
    // Their therm is the US therm of 105.4804 MJ, 0.024 percent less than a tenth of an MMBtu.
    ("natural-gas", "therm", 1_440_870, 7_651.274, 3e-4),
    ("natural-gas", "therm", 21_251_000, 112_846.492, 3e-4),
  ])
  func `Amherst's fuels of 2022`(
    _ fuel: String, _ unit: String, _ amount: Double, _ published: Double, _ tolerance: Double
  ) {
    let inventory = Sample.inventory([record(fuel, amount, unit)], set: "ar5")
    #expect(isClose(inventory.total(2021), published, within: tolerance))
  }
}
