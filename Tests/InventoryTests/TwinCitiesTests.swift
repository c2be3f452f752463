import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

/// Reproduces published Twin Cities figures from the same activity and factors, to 1e-6 relative.
///
/// Source: Metropolitan Council, greenhouse gas inventory of the Twin Cities (MIT), Hennepin County; GWP of AR6.
@Suite struct TwinCitiesTests {
  private func tonnes(_ record: ActivityRecord, _ context: InventoryContext = Sample.context())
    -> Double
  {
    Sample.inventory([record], context).total(record.year)
  }

  @Test(arguments: [
    // metc_county_electricity.csv, Hennepin: MWh delivered, t CO2e; eGRID editions without later rounding
    (2005, 13_350_636.0, 11_088_102.529402364),
    (2018, 12_402_236.98683255, 7_026_944.461850146),
  ])
  func `electricity by year`(_ year: Int, _ amount: Double, _ published: Double) {
    let record = Sample.record("grid-electricity", "electricity", amount, "MWh", year: year)
    #expect(isClose(tonnes(record), published, within: 1e-6))
  }

  @Test(arguments: [
    // The published figures of these years take eGRID's CO2 rate rounded to one decimal; the library keeps three.
    (2019, 11_966_437.473676573, 6_005_200.525138298, 1098.4, 0.119, 0.017),
    (2020, 11_544_695.869966771, 5_165_874.245727244, 979.5, 0.104, 0.015),
    (2021, 11_766_463.153922092, 5_352_550.582035064, 995.8, 0.107, 0.015),
    (2022, 11_640_863.072526341, 4_981_562.404827779, 936.5, 0.102, 0.015),
    (2023, 11_223_236.94776829, 4_716_746.778635854, 920.0, 0.097, 0.014),
  ])
  func `electricity by year at the rounded rates`(
    _ year: Int, _ amount: Double, _ published: Double, _ carbon: Double, _ methane: Double,
    _ nitrousOxide: Double
  ) throws {
    func factor(_ gas: Gas, _ value: Double) throws -> EmissionFactor {
      EmissionFactor(
        id: gas.id, gas: gas, value: value, massUnit: "lb",
        per: try #require(MeasurementUnit.named("MWh")), edition: "rounded",
        source: FactorSource(id: "s", author: "", title: "s"), status: .verified)
    }
    let rates = GridRates(
      subregion: "MROW", year: year, revision: "",
      carbonDioxide: try factor(.carbonDioxide, carbon),
      methane: try factor(.methane, methane),
      nitrousOxide: try factor(.nitrousOxide, nitrousOxide), grossLoss: nil)
    let potentials = try #require(
      FactorLibrary.standard.warmingPotentials(set: "ar6", horizon: 100))
    let total = potentials.tonnes(rates.emissions(of: .megawattHours(amount)))
    #expect(isClose(total, published, within: 1e-6))
    let record = Sample.record("grid-electricity", "electricity", amount, "MWh", year: year)
    #expect(isClose(tonnes(record), published, within: 2e-4))
  }

  @Test(arguments: [
    // metc_county_natgas.csv, Hennepin: mcf delivered, t CO2e
    (2005, 80_253_575.06097159, 4_373_501.795904986),
    (2021, 84_107_333.40705533, 4_583_516.353322224),
    (2022, 94_337_304.64232361, 5_141_009.24426834),
  ])
  func `natural gas by year`(_ year: Int, _ amount: Double, _ published: Double) {
    let record = Sample.record("stationary-fuel", "natural-gas", amount, "mcf", year: year)
    #expect(isClose(tonnes(record), published, within: 1e-6))
  }

  @Test(arguments: [
    // metc_county_propane_kerosene_2021.csv, Hennepin: MMBtu, t CO2e
    ("propane", 577_555.8, 36_453.8782065), ("kerosene", 103_272.8, 7_791.674578),
  ])
  func `propane and kerosene`(_ fuel: String, _ amount: Double, _ published: Double) {
    let record = Sample.record("stationary-fuel", fuel, amount, "MMBtu", year: 2021)
    #expect(isClose(tonnes(record), published, within: 1e-6))
  }

  /// The published landfill figures follow from the published waste mix only without its food waste.
  @Test(arguments: [
    // metc_mn_county_solid_waste.csv, Hennepin, landfill: t waste, t CO2e
    (2005, 445_159.18065696, 347_522.373047551), (2010, 375_989.06578618, 293_523.3463883906),
    (2021, 401_146.7591938114, 313_163.20038515684),
  ])
  func `landfill by year`(_ year: Int, _ amount: Double, _ published: Double) {
    // metc_mpca_waste_composition.csv summed by category
    let context = Sample.context(materials: [
      Sample.material("paper", 0.244), Sample.material("textiles", 0.07),
      Sample.material("garden-waste", 0.075), Sample.material("wood", 0.057),
      Sample.material("other", 0.554),
    ])
    let record = Sample.record(
      "landfill-methane-commitment", "mixed-waste", amount, "tonne", year: year,
      factor: "mix carbon=ipcc-2000 mcf=managed-semi-aerobic docf=gpc oxidation=managed",
      sector: .waste)
    #expect(isClose(tonnes(record, context), published, within: 1e-6))
  }

  @Test(arguments: [
    // metc_mn_county_incineration.csv, Hennepin, waste to energy: t waste, t CO2, t N2O
    (447_487.01669980003, 249_399.4306406886, 22.37435083499),
    (322_446.0789592504, 179_709.94800662226, 16.122303947962518),
  ])
  func `waste to energy`(_ amount: Double, _ carbon: Double, _ nitrousOxide: Double) throws {
    let record = Sample.record("waste-combustion", "mixed-waste", amount, "tonne", sector: .waste)
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions.carbonDioxide.tonnes, carbon, within: 1e-6))
    #expect(isClose(emissions.nitrousOxide.tonnes, nitrousOxide, within: 1e-6))
  }

  @Test func `organics on the dry basis`() throws {
    // metc_mn_county_organics.csv, Hennepin 2021: 148,724.52 t, 1,487.245 t CH4, 89.2347 t N2O
    let record = Sample.record(
      "composting", "organics", 148_724.51944861282, "tonne", factor: "basis=dry", sector: .waste)
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions.methane.tonnes, 1_487.2451944861282, within: 1e-6))
    #expect(isClose(emissions.nitrousOxide.tonnes, 89.23471166916768, within: 1e-6))
  }

  @Test(arguments: [
    // metc_county_wastewater.csv, Hennepin: people, t CH4, t N2O direct and effluent
    (2005, 1_117_015.0, 2_785.0702547250007, 3.7084897999999997 + 110.320199251),
    (2019, 1_265_159.0, 3_154.4399120850007, 4.20032788 + 126.34307928060001),
    (2021, 1_270_283.0, 3_167.215658145001, 4.217339559999999 + 124.61908126220003),
  ])
  func `wastewater by year`(
    _ year: Int, _ people: Double, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    let record = Sample.record(
      "wastewater-sit", "population", people, "people", year: year, sector: .water)
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions.methane.tonnes, methane, within: 1e-6))
    #expect(isClose(emissions.nitrousOxide.tonnes, nitrousOxide, within: 1e-6))
  }

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `natural gas of every county and year`() throws {
    var compared = 0
    for row in try FactRows.records("twin_cities/metc_county_natgas.csv") {
      guard let year = Double(row["year"]), let amount = Double(row["activity"]),
        let published = Double(row["value_emissions"]), row["activity_type"] == "mcf delivered"
      else { continue }
      let record = Sample.record(
        "stationary-fuel", "natural-gas", amount, "mcf", year: Int(year), factor: "epa-hub:2021")
      #expect(isClose(tonnes(record), published, within: 1e-6), "\(row.place)")
      compared += 1
    }
    #expect(compared > 150)
  }
}
