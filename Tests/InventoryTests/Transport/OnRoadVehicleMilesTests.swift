import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct OnRoadVehicleMilesTests {
  private func record(_ miles: Double, year: Int = 2021, factor: String = "mix") -> ActivityRecord {
    Sample.record(
      "on-road-vmt", "vehicle-miles", miles, "mile", year: year, factor: factor,
      sector: .transportation)
  }

  private let car = Sample.vehicle(
    "passenger-car", "motor-gasoline", share: 1, mpg: 25, modelYear: 2018)

  @Test func `a car at 25 miles per gallon`() throws {
    // EPA GHG Emission Factors Hub 2021: 8.78 kg CO2 per gallon (table 2); cars of 2018 emit 0.0052 g CH4 and
    // 0.0016 g N2O per mile (table 3)
    let emissions = try #require(
      Sample.emissions(record(1_000_000), Sample.context(vehicles: [car])))
    #expect(isClose(emissions[.carbonDioxide], 40_000 * 8.78))
    #expect(isClose(emissions[.methane], 5.2))
    #expect(isClose(emissions[.nitrousOxide], 1.6))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `cars of the EPA's Local Greenhouse Gas Inventory Tool`() throws {
    // Gasoline 22,739,253,097 miles at 24.1 mpg, cars of 2013 at 0.0071 and 0.0046 g per mile; diesel
    // 276,185,260 miles at 32.4 mpg, 0.0302 and 0.0192 g; 8,371,291.47 t CO2, 8,405,169.96 t CO2e under AR5
    let (gasoline, diesel) = (22_739_253_097.0, 276_185_260.0)
    let total = gasoline + diesel
    let mix = [
      Sample.vehicle(
        "passenger-car", "motor-gasoline", share: gasoline / total, mpg: 24.1, modelYear: 2013),
      Sample.vehicle(
        "passenger-car", "diesel", share: diesel / total, mpg: 32.4, modelYear: 2013),
    ]
    let inventory = Sample.inventory([record(total)], Sample.context(vehicles: mix), set: "ar5")
    let emissions = try #require(inventory.entries.first?.emissions)
    // Published to the cent of a ton
    #expect(isClose(emissions.carbonDioxide.tonnes, 8_371_291.47, within: 2e-9))
    #expect(isClose(emissions.methane.tonnes * 28, 4754.11, within: 2e-6))
    #expect(isClose(emissions.nitrousOxide.tonnes * 265, 29_124.38, within: 2e-7))
    #expect(isClose(inventory.total(2021), 8_405_169.96, within: 2e-9))
  }

  @Test func `doubling the miles doubles the emissions, and none gives none`() throws {
    let context = Sample.context(vehicles: [car])
    let one = try #require(Sample.emissions(record(1000), context))
    let two = try #require(Sample.emissions(record(2000), context))
    let none = try #require(Sample.emissions(record(0), context))
    #expect(isClose(two[.carbonDioxide], 2 * one[.carbonDioxide]))
    #expect(isClose(two[.methane], 2 * one[.methane]))
    #expect(none[.carbonDioxide] == 0)
  }

  @Test func `kilometers are converted to miles`() throws {
    let context = Sample.context(vehicles: [car])
    let miles = try #require(Sample.emissions(record(1000), context))
    var metric = record(1609.344)
    metric.unit = MeasurementUnit.named("km")
    let kilometers = try #require(Sample.emissions(metric, context))
    #expect(isClose(miles[.carbonDioxide], kilometers[.carbonDioxide]))
    #expect(isClose(miles[.nitrousOxide], kilometers[.nitrousOxide]))
  }

  @Test(arguments: [
    ("annualization=347", 347.0), ("annualization=average-day", 365),
    ("annualization=weekday-sandag", 347), ("annualization=stockton-2016", 369.39),
    ("annualization=whole-year", 1), ("", 1),
  ])
  func `miles of a day are made those of a year`(_ option: String, _ days: Double) throws {
    // metc-ghg-cprg: average day × 365; SANDAG, Roadmap, appendix B: weekday × 347
    let context = Sample.context(vehicles: [car])
    let daily = try #require(
      Sample.emissions(record(1000, factor: "mix \(option)"), context))
    let annual = try #require(Sample.emissions(record(1000 * days), context))
    #expect(isClose(daily[.carbonDioxide], annual[.carbonDioxide]))
    #expect(isClose(daily[.nitrousOxide], annual[.nitrousOxide]))
  }

  @Test func `an annualization that is no number of days is refused`() {
    let context = Sample.context(vehicles: [car])
    let far = Sample.problem(record(1, factor: "mix annualization=8760"), context)
    #expect(far?.message.contains("outside 1 to 400") == true)
    let word = Sample.problem(record(1, factor: "mix annualization=weekday"), context)
    #expect(word?.message.contains("weekday-sandag") == true)
  }

  @Test func `ethanol in gasoline is biogenic`() throws {
    let mix = [Sample.vehicle("passenger-car", "gasoline-e10", share: 1, mpg: 20, modelYear: 2018)]
    let emissions = try #require(Sample.emissions(record(200), Sample.context(vehicles: mix)))
    // 10 gallons: nine of gasoline at 8.78, one of ethanol at 5.75 kg per gallon
    #expect(isClose(emissions[.carbonDioxide], 9 * 8.78))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 5.75))
    // Methane comes from both fuels, in the proportion of their carbon
    let fossil = 9 * 8.78 / (9 * 8.78 + 5.75)
    #expect(isClose(emissions.fossilMethane.kilograms, fossil * emissions.methane.kilograms))
  }

  @Test func `a blend takes the grams per mile of its main fuel`() throws {
    // EPA GHG Emission Factors Hub 2021, table 4: ethanol cars 0.008 and 0.006 g; table 3: cars of 2018
    let flex = [Sample.vehicle("passenger-car", "gasoline-e85", share: 1, mpg: 20, modelYear: 2018)]
    let emissions = try #require(Sample.emissions(record(1000), Sample.context(vehicles: flex)))
    #expect(isClose(emissions[.carbonDioxide], 50 * 0.15 * 8.78))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 50 * 0.85 * 5.75))
    #expect(isClose(emissions[.methane], 0.008))
    #expect(isClose(emissions[.nitrousOxide], 0.006))
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub 2021, table 2 and table 4: medium- and heavy-duty diesel of 2007 and later
    ("diesel-b5", 0.95, 0.05), ("diesel-b20", 0.8, 0.2),
  ])
  func `biodiesel in diesel is biogenic`(_ blend: String, _ fossil: Double, _ bio: Double) throws {
    let mix = [Sample.vehicle("medium-heavy", blend, share: 1, mpg: 10, modelYear: 2010)]
    let emissions = try #require(Sample.emissions(record(100), Sample.context(vehicles: mix)))
    #expect(isClose(emissions[.carbonDioxide], 10 * fossil * 10.21))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 10 * bio * 9.45))
    #expect(isClose(emissions[.nitrousOxide], 100 * 0.0431e-3))
  }

  @Test func `a diesel bus belongs to medium- and heavy-duty vehicles`() throws {
    // EPA GHG Emission Factors Hub 2021, table 4: 0.0095 g CH4 and 0.0431 g N2O per mile
    let mix = [Sample.vehicle("bus", "diesel", share: 1, mpg: 5, modelYear: 2012)]
    let emissions = try #require(Sample.emissions(record(1000), Sample.context(vehicles: mix)))
    #expect(isClose(emissions[.methane], 0.0095))
    #expect(isClose(emissions[.nitrousOxide], 0.0431))
  }

  @Test func `compressed gas is counted by the gallon of gasoline equivalent`() throws {
    // EPA GHG Emission Factors Hub 2021: 0.05444 kg CO2 per scf, buses 10 g CH4 per mile; heat contents
    // 0.125 MMBtu per gallon of gasoline and 0.001026 per scf of gas (table 1)
    let mix = [Sample.vehicle("bus", "cng", share: 1, mpg: 4, modelYear: 2015)]
    let emissions = try #require(Sample.emissions(record(400), Sample.context(vehicles: mix)))
    #expect(isClose(emissions[.carbonDioxide], 100 * 0.125 / 0.001026 * 0.05444))
    #expect(isClose(emissions[.methane], 4))
  }

  @Test func `a class or year without grams per mile names what there is`() {
    let old = [Sample.vehicle("passenger-car", "diesel", share: 1, mpg: 30, modelYear: 1950)]
    let year = Sample.problem(record(1), Sample.context(vehicles: old))
    #expect(year?.message.contains("model year 1950") == true)
    #expect(year?.message.contains("1960 to 2022") == true)
    let other = [Sample.vehicle("motorcycle", "diesel", share: 1, mpg: 60, modelYear: 2010)]
    let fuel = Sample.problem(record(1), Sample.context(vehicles: other))
    #expect(fuel?.message.contains("motorcycle for motor-gasoline") == true)
  }

  @Test func `shares that do not sum to one stop the record`() {
    let mix = [Sample.vehicle("passenger-car", "diesel", share: 0.88, mpg: 30, modelYear: 2010)]
    let finding = Sample.problem(record(1), Sample.context(vehicles: mix))
    #expect(finding?.message.contains("0.88") == true)
    #expect(finding?.place.column == "factor")
  }

  @Test func `a mix that is not there is named`() {
    let finding = Sample.problem(record(1, factor: "mix-1999"))
    #expect(finding?.message.contains("mix-1999") == true)
    #expect(finding?.message.contains("Sets there: mix") == true)
    #expect(
      Sample.problem(record(1, factor: ""))?.message.contains("Miles need a vehicle mix") == true)
  }

  @Test func `energy is not a distance`() {
    var energy = record(1)
    energy.unit = MeasurementUnit.named("kWh")
    let finding = Sample.problem(energy, Sample.context(vehicles: [car]))
    #expect(finding?.place.column == "unit")
  }

  @Test func `factors per mile of the community's own stand in place of a mix`() throws {
    // Such as rates of MOVES or EMFAC
    let set = Sample.factorSet(
      "moves",
      [("co2", 353.43, "g", "mile"), ("ch4", 0.01, "g", "mile"), ("n2o", 0.01, "g", "mile")])
    let emissions = try #require(
      Sample.emissions(record(1000, factor: "moves"), Sample.context(factorSets: [set])))
    #expect(isClose(emissions[.carbonDioxide], 353.43))
    #expect(isClose(emissions[.methane], 0.01))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `factors per gallon cannot be used for miles`() {
    let set = Sample.factorSet("own", [("co2", 8.9, "kg", "gallon")])
    let finding = Sample.problem(record(1, factor: "own"), Sample.context(factorSets: [set]))
    #expect(finding?.message.contains("per gallon") == true)
  }

  @Test func `an option that nothing reads is refused`() {
    let finding = Sample.problem(
      record(1, factor: "mix annualisation=365"), Sample.context(vehicles: [car]))
    #expect(finding?.message.contains("“annualisation”") == true)
    #expect(finding?.message.contains("annualization") == true)
  }
}

@Suite struct ElectricMilesTests {
  private let car = Sample.vehicle(
    "passenger-car", "motor-gasoline", share: 0.75, mpg: 25, modelYear: 2018)
  private let electric = Sample.vehicle(
    "passenger-car", "electricity", share: 0.25, mpg: 4, modelYear: 2020)

  private func record(_ miles: Double, _ options: String = "") -> ActivityRecord {
    Sample.record(
      "on-road-vmt", "vehicle-miles", miles, "mile", factor: "mix \(options)",
      sector: .transportation)
  }

  @Test func `electric miles take the grid's rates`() throws {
    let mix = [Sample.vehicle("passenger-car", "electricity", share: 1, mpg: 4, modelYear: 2020)]
    let emissions = try #require(Sample.emissions(record(4000), Sample.context(vehicles: mix)))
    #expect(isClose(emissions[.carbonDioxide], 995.79 * 0.453_592_37))
  }

  @Test func `another subregion and revision can be asked for`() throws {
    // eGRID2023, CAMX: 436.7 lb CO2 per MWh in the first revision
    let mix = [Sample.vehicle("passenger-car", "electricity", share: 1, mpg: 4, modelYear: 2020)]
    var record = record(4000, "grid=CAMX revision=rev1")
    record.year = 2023
    let emissions = try #require(Sample.emissions(record, Sample.context(vehicles: mix)))
    #expect(isClose(emissions[.carbonDioxide], 436.7 * 0.453_592_37, within: 1e-3))
  }

  @Test func `a utility's own rates are used when they are named`() throws {
    let mix = [Sample.vehicle("passenger-car", "electricity", share: 1, mpg: 4, modelYear: 2020)]
    let set = Sample.factorSet(
      "utility", [("co2", 500, "lb", "MWh"), ("ch4", 0.05, "lb", "MWh")], activity: "electricity")
    let context = Sample.context(vehicles: mix, factorSets: [set])
    let emissions = try #require(Sample.emissions(record(4000, "grid=utility"), context))
    #expect(isClose(emissions[.carbonDioxide], 500 * 0.453_592_37))
    #expect(emissions[.nitrousOxide] == 0)
  }

  @Test func `a grid that is neither a subregion nor a set is named`() {
    let context = Sample.context(vehicles: [car, electric])
    let finding = Sample.problem(record(1, "grid=WXYZ"), context)
    #expect(finding?.message.contains("“WXYZ”") == true)
    var late = record(1)
    late.year = 2040
    #expect(Sample.problem(late, context)?.place.column == "year")
  }

  @Test func `fuel and electricity are the whole`() throws {
    let context = Sample.context(vehicles: [car, electric])
    let all = try #require(Sample.emissions(record(1_000_000), context))
    let fuel = try #require(Sample.emissions(record(1_000_000, "part=scope-1"), context))
    var power = record(1_000_000, "part=scope-2")
    #expect(Sample.problem(power, context)?.place.column == "scope")
    power.scope = 2
    let grid = try #require(Sample.emissions(power, context))
    for gas in [Gas.carbonDioxide, .methane, .nitrousOxide] {
      #expect(isClose(all[gas], fuel[gas] + grid[gas]))
    }
    #expect(isClose(fuel[.carbonDioxide], 30_000 * 8.78))
    #expect(isClose(grid[.carbonDioxide], 62.5 * 995.79 * 0.453_592_37))
  }

  @Test func `the order of the mix does not matter`() throws {
    let one = try #require(
      Sample.emissions(record(1000), Sample.context(vehicles: [car, electric])))
    let other = try #require(
      Sample.emissions(record(1000), Sample.context(vehicles: [electric, car])))
    #expect(isClose(one[.carbonDioxide], other[.carbonDioxide]))
    #expect(isClose(one[.methane], other[.methane]))
  }

  @Test func `the explanation tells the scopes apart`() throws {
    let inventory = Sample.inventory([record(1000)], Sample.context(vehicles: [car, electric]))
    let entry = try #require(inventory.entries.first)
    let explanation = inventory.explanation(of: entry)
    #expect(explanation.notes.contains { $0.contains("II.1.2") })
    #expect(explanation.inputs.contains { $0.symbol == "r(CO₂)" })
    #expect(explanation.inputs.contains { $0.symbol == "a" && $0.value == "1" })
  }
}
