import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct OpenBurningTests {
  private func record(_ factor: String = "", _ amount: Double = 1000, year: Int = 2021)
    -> ActivityRecord
  {
    Sample.record(
      "open-burning", "mixed-waste", amount, "kg", year: year, factor: factor, sector: .waste)
  }

  @Test func `household waste burned on site in the Twin Cities`() throws {
    // metc_mn_county_incineration.csv, Carver, on site, 2005: 266.55 t waste, 111.028 t CO2, 0.039983 t N2O
    let emissions = try #require(
      Sample.emissions(record("", 266_553.5562305, year: 2005)))
    #expect(isClose(emissions.carbonDioxide.tonnes, 111.02844128854429, within: 1e-9))
    #expect(isClose(emissions.nitrousOxide.tonnes, 0.039983033434575, within: 1e-9))
  }

  @Test func `methane of smoldering waste counts`() throws {
    // IPCC 2006, volume 5, chapter 5: 6500 g CH4 per tonne of wet waste
    let emissions = try #require(Sample.emissions(record()))
    #expect(isClose(emissions[.methane], 6.5))
    #expect(isClose(emissions.fossilMethane.kilograms, 6.5 * 0.4))
  }

  @Test func `oxidation by edition`() throws {
    // 0.71 in 2019, 0.58 in 2006
    let newer = try #require(Sample.emissions(record()))
    let older = try #require(Sample.emissions(record("oxidation=ipcc-2006")))
    #expect(isClose(newer[.carbonDioxide], 1000 * 0.71 * 0.4 * 0.4 * 44 / 12))
    #expect(isClose(older[.carbonDioxide], newer[.carbonDioxide] * 0.58 / 0.71))
    #expect(isClose(older[.methane], newer[.methane]))
  }

  @Test func `a pile of wood is biogenic`() throws {
    let mix = Sample.context(materials: [Sample.material("wood", 1)])
    let emissions = try #require(Sample.emissions(record("mix approach=composition"), mix))
    #expect(emissions[.carbonDioxide] == 0)
    #expect(isClose(emissions[.biogenicCarbonDioxide], 1000 * 0.85 * 0.5 * 0.71 * 44 / 12))
    #expect(emissions.fossilMethane == .zero)
  }

  @Test func `doubling the waste doubles everything`() throws {
    let once = try #require(Sample.emissions(record()))
    let twice = try #require(Sample.emissions(record("", 2000)))
    for gas in once.gases { #expect(isClose(twice[gas], 2 * once[gas])) }
  }

  @Test(arguments: ["oxidation=2", "approach=guess", "nope"])
  func `a bad choice is refused at the factor`(_ factor: String) {
    #expect(Sample.problem(record(factor))?.place.column == "factor")
  }

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `every county and year of the Twin Cities, in plants and on site`() throws {
    var compared = 0
    for row in try FactRows.records("twin_cities/metc_mn_county_incineration.csv") {
      guard let year = Double(row["inventory_year"]), let amount = Double(row["value_activity"]),
        let published = Double(row["value_emissions"])
      else { continue }
      let record = Sample.record(
        row["source"] == "Onsite" ? "open-burning" : "waste-combustion", "mixed-waste", amount,
        "tonne", year: Int(year), sector: .waste)
      let emissions = try #require(Sample.emissions(record))
      let gas = row["units_emissions"] == "Metric tons CO2"
      let tonnes = gas ? emissions.carbonDioxide.tonnes : emissions.nitrousOxide.tonnes
      #expect(isClose(tonnes, published, within: 1e-9), "\(row.place)")
      compared += 1
    }
    #expect(compared == 648)
  }
}
