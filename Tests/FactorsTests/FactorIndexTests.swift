import Factors
import Quantities
import Tables
import TestSupport
import Testing

/// An index of the library, the relatives of a row, and the row behind a printed number.
@Suite struct FactorIndexTests {
  private let catalog = FactorCatalog.standard
  private let index = FactorIndex(FactorCatalog.standard)

  private func ids(_ listings: [FactorListing]) -> [String] { listings.map(\.id) }

  @Test func `a source takes away the rows of every other one`() {
    let found = index.search(FactorQuery(source: "EPA-hub-2025"))
    #expect(!found.isEmpty && found.count < catalog.listings.count)
    #expect(found.allSatisfy { $0.source.id == "epa-hub-2025" })
    #expect(catalog.sources.contains { $0.id == "epa-hub-2025" })
    #expect(Set(catalog.sources.map(\.id)).count == catalog.sources.count)
  }

  @Test func `a fuel's factors come before its prices of years to come`() throws {
    let found = index.search(FactorQuery(text: "gasoline")).filter { $0.status == .verified }
    let price = try #require(found.firstIndex { $0.id.hasPrefix("aeo2023-reference") })
    let carbon = try #require(
      found.firstIndex { $0.id == "epa-hub-2025:motor-gasoline:co2:per-gallon" })
    #expect(carbon < price && found[..<price].contains { $0.value == 8.78 })
  }

  @Test func `a factor has a row for each of its gases`() throws {
    let gas = try #require(catalog.listing(id: "epa-hub-2025:natural-gas:co2:per-scf"))
    let rows = catalog.gases(of: gas)
    #expect(rows.map(\.gas) == ["co2", "ch4", "n2o"])
    #expect(rows.allSatisfy { $0.per == "scf" && $0.edition == "2025" })
    let grid = try #require(catalog.listing(id: "egrid-2023-rev2:MROW:ch4"))
    #expect(catalog.gases(of: grid).map(\.value) == [920.13, 0.097, 0.014])
    let potential = try #require(index.search(FactorQuery(table: "gwp")).first)
    #expect(catalog.gases(of: potential) == [potential])
  }

  @Test func `gases and regions are those of the rows, each once`() {
    #expect(catalog.gases.prefix(4) == ["co2", "biogenic-co2", "ch4", "n2o"])
    #expect(
      Set(catalog.gases) == Set(catalog.listings.map(\.gas)).subtracting([""])
        && Set(catalog.gases).count == catalog.gases.count)
    #expect(catalog.regions.contains("MROW") && !catalog.regions.contains(""))
  }

  @Test func `a printed number leads to its row`() {
    let printed = PrintedFactors(catalog)
    func row(_ value: String, _ unit: String, _ name: String, _ source: String, _ subject: String)
      -> String?
    {
      printed.row(
        of: Explanation.Input(symbol: "f", name: name, value: value, unit: unit, source: source),
        about: subject)?.id
    }
    let hub = "US Environmental Protection Agency, GHG Emission Factors Hub, 2021, 2021"
    #expect(
      row("0.05444", "kg CO₂ per scf", "Emission factor", hub, "Natural gas, residential, 2021")
        == "epa-hub-2021:natural-gas:co2:per-scf")
    // Many fuels have 3 g of methane per million British thermal units.
    #expect(
      row("3", "g CH₄ per MMBtu", "Emission factor", hub, "Propane, residential, 2021")
        == "epa-hub-2021:propane:ch4:per-mmbtu")
    #expect(row("3", "g CH₄ per MMBtu", "Emission factor", hub, "A fuel of our own") == nil)
    let grid =
      "US Environmental Protection Agency, eGRID subregion output emission rates, data year 2021, eGRID2021"
    #expect(
      row("995.79", "lb CO₂ per MWh", "Grid MROW, data year 2021", grid, "Electricity, 2021")
        == "egrid-2021:MROW:co2")
    #expect(row("995.79", "lb CO₂ per MWh", "Grid MROW", "Our utility", "Electricity") == nil)
  }

  @Test func `a number of the community's own leads to no row`() {
    let own = Explanation.Input(
      symbol: "f", name: "Emission factor", value: "0.05444", unit: "kg CO₂ per scf",
      source: "US Environmental Protection Agency, GHG Emission Factors Hub, 2021, 2021",
      place: Place(file: "factors.csv", row: 2))
    #expect(PrintedFactors(catalog).row(of: own, about: "Natural gas") == nil)
  }

  @Test func `what the library prints as a factor leads back to the very row`() throws {
    let printed = PrintedFactors(catalog)
    let rates = try #require(FactorLibrary.standard.gridEditions(subregion: "CAMX").last)
    let input = rates.carbonDioxide.input("r(CO₂)", "Grid CAMX, data year \(rates.year)")
    let row = try #require(printed.row(of: input, about: "Electricity"))
    #expect(row.value == rates.carbonDioxide.value)
    #expect(row.region == "CAMX" && row.gas == "co2" && row.year == rates.year)
  }
}
