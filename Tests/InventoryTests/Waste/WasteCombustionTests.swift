import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct WasteCombustionTests {
  private func record(
    _ factor: String = "", activity: String = "mixed-waste", _ amount: Double = 1,
    _ unit: String = "tonne"
  ) -> ActivityRecord {
    Sample.record("waste-combustion", activity, amount, unit, factor: factor, sector: .waste)
  }

  @Test func `a tonne of mixed waste`() throws {
    // Twin Cities inventory: 0.95 · 0.4 · 0.4 · 44/12 t CO2 and 50 g N2O per tonne
    let emissions = try #require(Sample.emissions(record()))
    #expect(isClose(emissions[.carbonDioxide], 1000 * 0.95 * 0.4 * 0.4 * 44 / 12))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 1000 * 0.95 * 0.4 * 0.6 * 44 / 12))
    #expect(isClose(emissions[.nitrousOxide], 0.05))
    #expect(emissions[.methane] == 0)
  }

  @Test(arguments: [
    // IPCC 2006, volume 5, tables 5.3 and 5.6: g CH4 and g N2O per tonne
    ("stoker-continuous", 0.2, 50.0), ("stoker-semi-continuous", 6, 50), ("stoker-batch", 60, 60),
    ("fluidized-bed-continuous", 0, 50), ("fluidized-bed-semi-continuous", 188, 50),
    ("fluidized-bed-batch", 237, 60),
  ])
  func `methane and nitrous oxide by technology`(
    _ technology: String, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    let emissions = try #require(Sample.emissions(record("technology=\(technology)")))
    #expect(isClose(emissions[.methane], methane / 1000))
    #expect(isClose(emissions[.nitrousOxide], nitrousOxide / 1000))
    #expect(isClose(emissions.fossilMethane.kilograms, methane / 1000 * 0.4))
  }

  @Test func `without a technology the explanation says that methane is missing`() throws {
    let inventory = Sample.inventory([record()])
    let entry = try #require(inventory.entries.first)
    #expect(
      inventory.explanation(of: entry).notes.contains { $0.contains("Methane is not counted") })
  }

  @Test func `a characterized stream, by hand`() throws {
    // IPCC 2006, volume 5, equation 5.2 and table 2.4: plastic dm 1, CF 0.75, FCF 1; textiles 0.8, 0.5, 0.2; food 0.4, 0.38, 0
    let mix = Sample.context(materials: [
      Sample.material("plastic", 0.2), Sample.material("textiles", 0.1),
      Sample.material("food-waste", 0.3), Sample.material("glass", 0.4),
    ])
    let emissions = try #require(Sample.emissions(record("mix approach=composition"), mix))
    let fossil = 0.2 * 1 * 0.75 + 0.1 * 0.8 * 0.5 * 0.2
    let biogenic = 0.1 * 0.8 * 0.5 * 0.8 + 0.3 * 0.4 * 0.38
    #expect(isClose(emissions[.carbonDioxide], 1000 * fossil * 44 / 12))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 1000 * biogenic * 44 / 12))
    let less = try #require(
      Sample.emissions(record("mix approach=composition oxidation=0.9"), mix))
    #expect(isClose(less[.carbonDioxide], 0.9 * emissions[.carbonDioxide]))
  }

  @Test func `burned sludge is biogenic and rich in nitrous oxide`() throws {
    // IPCC 2006, volume 5, table 5.6: 900 g N2O per tonne of wet sludge
    let emissions = try #require(
      Sample.emissions(record("approach=composition", activity: "sewage-sludge")))
    #expect(emissions[.carbonDioxide] == 0)
    #expect(isClose(emissions[.biogenicCarbonDioxide], 1000 * 0.1 * 0.45 * 44 / 12))
    #expect(isClose(emissions[.nitrousOxide], 0.9))
  }

  @Test func `the EPA hub's factors per short ton, split by origin`() throws {
    // EPA GHG Emission Factors Hub 2021, table 1, municipal solid waste: 902 kg CO2, 318 g CH4, 42 g N2O per short ton
    let emissions = try #require(
      Sample.emissions(record("approach=epa-hub fossil=0.4", 1, "short-ton")))
    #expect(isClose(emissions[.carbonDioxide], 902 * 0.4))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 902 * 0.6))
    #expect(isClose(emissions[.methane], 0.318))
    #expect(isClose(emissions.fossilMethane.kilograms, 0.318 * 0.4))
    #expect(isClose(emissions[.nitrousOxide], 0.042))
  }

  @Test func `the EPA hub's factors per energy`() throws {
    // EPA GHG Emission Factors Hub 2025, table 1: 90.7 kg CO2 and 32 g CH4 per MMBtu
    let emissions = try #require(
      Sample.emissions(record("epa-hub:2025 approach=epa-hub", 10, "MMBtu")))
    #expect(
      isClose(emissions[.carbonDioxide] + emissions[.biogenicCarbonDioxide], 907))
    #expect(isClose(emissions[.methane], 0.32))
  }

  @Test func `a plant's own stack test is used for every gas`() throws {
    let own = Sample.factorSet(
      "plant", [("co2", 400, "kg", "tonne"), ("biogenic-co2", 500, "kg", "tonne")])
    let emissions = try #require(
      Sample.emissions(record("plant", 3), Sample.context(factorSets: [own])))
    #expect(isClose(emissions[.carbonDioxide], 1200))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 1500))
    #expect(emissions[.nitrousOxide] == 0)
  }

  @Test func `doubling the waste doubles everything`() throws {
    let once = try #require(Sample.emissions(record("technology=stoker-batch", 3)))
    let twice = try #require(Sample.emissions(record("technology=stoker-batch", 6)))
    for gas in once.gases { #expect(isClose(twice[gas], 2 * once[gas])) }
  }

  @Test func `a mix in bulk, an unknown material and a stray option are refused`() {
    let mix = Sample.context(materials: [Sample.material("plutonium", 1)])
    #expect(
      Sample.problem(record("mix"), mix)?.message.contains("approach=composition") == true)
    #expect(
      Sample.problem(record("mix approach=composition"), mix)?.message.contains("plutonium")
        == true)
    #expect(
      Sample.problem(record("mix approach=composition content=0.3"), mix)?.place.column
        == "factor")
    #expect(Sample.problem(record("technology=campfire"))?.place.column == "factor")
    #expect(Sample.problem(record("nope"))?.place.column == "factor")
    #expect(Sample.problem(record("", 10, "MMBtu"))?.place.column == "unit")
  }
}
