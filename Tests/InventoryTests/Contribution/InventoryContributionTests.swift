import Inventory
import Quantities
import Tables
import TestSupport
import Testing

/// Part of the inventory of Hennepin County, 2019 and 2021, as in Examples/hennepin-county/inventory.csv.
@Suite struct InventoryContributionTests {
  private static let electricity = [2019: 2_760_528.597894, 2021: 2_706_097.92661]
  private static let gas = [2019: 43_279_557.873743, 2021: 33_583_864.96863]
  private static let shops = [2019: 7_399_595.456745, 2021: 7_309_355.262415]
  private static let miles = [2019: 11_738_257_455.089998, 2021: 10_467_617_359.625002]
  private static let waste = [2019: 390_053.15081, 2021: 401_146.759194]

  /// Population as in indicators.csv; households, jobs and degree days are made up.
  private static let indicators: [String: YearSeries] = [
    "population": YearSeries([2019: 1_265_159, 2021: 1_270_283]),
    "households": YearSeries([2018: 520_000, 2020: 528_000, 2021: 534_000]),
    "jobs": YearSeries([2019: 900_000, 2021: 860_000]),
    "hdd": YearSeries([2019: 8_000, 2021: 7_000]), "cdd": YearSeries([2019: 700, 2021: 1_000]),
  ]

  private func record(
    _ name: String, _ year: Int, _ amount: [Int: Double], _ unit: String, method: String,
    activity: String, sector: Sector = .buildings, factor: String = ""
  ) -> ActivityRecord {
    var record = Sample.record(
      method, activity, amount[year] ?? .nan, unit, year: year, factor: factor, sector: sector,
      id: "\(name)-\(year)")
    record.subsector = name
    return record
  }

  private func records(_ year: Int) -> [ActivityRecord] {
    [
      record(
        "residential", year, Self.electricity, "MWh", method: "grid-electricity",
        activity: "electricity"),
      record(
        "residential", year, Self.gas, "mcf", method: "stationary-fuel", activity: "natural-gas",
        factor: "epa-hub:2021"),
      record(
        "commercial", year, Self.shops, "MWh", method: "grid-electricity", activity: "electricity"),
      record(
        "on-road", year, Self.miles, "mile", method: "on-road-vmt", activity: "vehicle-miles",
        sector: .transportation, factor: "mix"),
      record(
        "waste-to-energy", year, Self.waste, "tonne", method: "waste-combustion",
        activity: "mixed-waste", sector: .waste),
    ]
  }

  private let context = Sample.context(vehicles: [
    Sample.vehicle("passenger-car", "motor-gasoline", share: 0.6, mpg: 25, modelYear: 2009),
    Sample.vehicle("light-truck", "motor-gasoline", share: 0.3, mpg: 19, modelYear: 2009),
    Sample.vehicle("medium-heavy", "diesel", share: 0.1, mpg: 7, modelYear: 2009),
  ])

  private func inventory(_ more: [ActivityRecord] = []) -> EmissionsInventory {
    Sample.inventory(records(2019) + records(2021) + more, context)
  }

  private func analysis(
    _ inventory: EmissionsInventory? = nil, indicators: [String: YearSeries] = Self.indicators,
    weather: [WeatherSensitivity] = []
  ) throws -> ContributionAnalysis {
    try ContributionAnalysis(
      from: inventory ?? self.inventory(), startYear: 2019, endYear: 2021, indicators: indicators,
      weather: weather)
  }

  private func chain(_ title: String, in analysis: ContributionAnalysis) -> [String] {
    analysis.drivers.filter { $0.parts.contains { $0.chain.title == title } }.map(\.driver.id)
  }

  @Test func `five sources split without a residual`() throws {
    let result = try analysis()
    #expect(isClose(result.startTonnes, inventory().total(2019)))
    #expect(result.residual.magnitude < 1e-9 * result.startTonnes)
    #expect(result.undivided.isEmpty)
    #expect(result.recordChanges.isEmpty)
  }

  @Test func `each source has the drivers of its kind`() throws {
    let result = try analysis()
    let homes = ["population", "households-per-person", "weather", "energy-per-household"]
    #expect(chain("Electricity, residential", in: result) == homes + ["grid-carbon"])
    #expect(chain("Natural gas, residential", in: result) == homes + ["fuel-carbon"])
    #expect(
      chain("Electricity, commercial", in: result)
        == ["jobs", "weather", "energy-per-job", "grid-carbon"])
    #expect(
      chain("Vehicle miles, on-road", in: result)
        == ["population", "miles-per-person", "fuel-per-mile", "vehicle-fuel-carbon"])
    #expect(
      chain("Mixed waste, waste-to-energy", in: result)
        == ["population", "waste-per-person", "emissions-per-waste"])
  }

  @Test func `the drivers have the values that the data lead to`() throws {
    let result = try analysis()
    let parts = result.drivers.flatMap(\.parts).filter {
      $0.chain.title == "Natural gas, residential"
    }
    let factor = { (driver: EmissionDriver) in parts.first { $0.factor.driver == driver }?.factor }
    let perHousehold = try #require(factor(.energyPerHousehold))
    #expect(perHousehold.unit == "mcf per household")
    // Households of 2019 lie halfway between 520,000 and 528,000.
    #expect(isClose(perHousehold.start, 43_279_557.873743 / 524_000))
    // 68 % of home gas follows heating degree days: 1 + 0.68 · (7,000 ÷ 8,000 − 1)
    #expect(isClose(try #require(factor(.weather)).end, 0.915))
    #expect(isClose(perHousehold.end, 33_583_864.96863 / 534_000 / 0.915))
    // EPA hub 2021: the same factor in both years
    #expect(isClose(try #require(factor(.fuelCarbon)).start, try #require(factor(.fuelCarbon)).end))
    let product = parts.reduce(1) { $0 * $1.factor.end }
    #expect(
      isClose(product, inventory().tonnes { $0.year == 2021 && $0.activity == "natural-gas" }))
  }

  @Test func `gallons per mile follow from the mix`() throws {
    let result = try analysis()
    let driver = try #require(result.drivers.first { $0.driver == .fuelPerMile })
    #expect(isClose(driver.parts[0].factor.start, 0.6 / 25 + 0.3 / 19 + 0.1 / 7))
    #expect(driver.tonnes.magnitude < 1e-6)
    #expect(driver.parts[0].factor.unit == "gallons per mile")
  }

  @Test func `interpolated indicators and unverified shares are named`() throws {
    let notes = try analysis().notes
    #expect(notes.contains { $0.contains("“households” of 2019 is interpolated") })
    #expect(notes.contains { $0.contains("68 % follows heating") && $0.contains("(unverified)") })
  }

  @Test func `a missing indicator folds its effect into the next driver and says so`() throws {
    var some = Self.indicators
    some["households"] = YearSeries([2020: 528_000, 2021: 534_000])
    some["jobs"] = nil
    some["hdd"] = nil
    some["cdd"] = nil
    let result = try analysis(indicators: some)
    #expect(
      chain("Electricity, residential", in: result)
        == ["population", "energy-per-person", "grid-carbon"])
    #expect(chain("Electricity, commercial", in: result) == ["grid-carbon", "activity"])
    #expect(result.residual.magnitude < 1e-9 * result.startTonnes)
    #expect(result.notes.contains { $0.contains("“households” has no value above zero for 2019") })
    #expect(result.notes.contains { $0.contains("“jobs” is missing") })
    let full = try analysis()
    #expect(isClose(result.change, full.change))
    #expect(
      isClose(result.tonnes(of: .gridCarbon) ?? .nan, full.tonnes(of: .gridCarbon) ?? 0))
  }

  @Test func `without any indicator everything is activity and intensity`() throws {
    let result = try analysis(indicators: [:])
    #expect(
      Set(result.drivers.map(\.driver.id)) == [
        "activity", "grid-carbon", "fuel-carbon", "fuel-per-mile", "vehicle-fuel-carbon",
        "emissions-per-waste",
      ])
    #expect(result.residual.magnitude < 1e-9 * result.startTonnes)
  }

  @Test func `a community's own weather shares go before the library's`() throws {
    let none = WeatherSensitivity(
      subsector: "residential", activity: "natural-gas", heating: 0, cooling: 0, source: "bills")
    let result = try analysis(weather: [none])
    #expect(!chain("Natural gas, residential", in: result).contains("weather"))
    #expect(chain("Electricity, residential", in: result).contains("weather"))
  }

  @Test func `fuel sold for the road follows vehicle miles, and a reported gas follows nothing`()
    throws
  {
    let amounts = [2019: 1_000_000.0, 2021: 900_000]
    let more = [2019, 2021].flatMap { year in
      [
        record(
          "on-road", year, amounts, "MMBtu", method: "stationary-fuel", activity: "natural-gas",
          sector: .transportation),
        record(
          "landfill", year, amounts, "kg", method: "direct-entry", activity: "ch4",
          sector: .waste),
      ]
    }
    var indicators = Self.indicators
    indicators["vmt"] = YearSeries(Self.miles)
    let result = try analysis(inventory(more), indicators: indicators)
    #expect(
      chain("Natural gas, on-road", in: result)
        == ["population", "miles-per-person", "fuel-per-mile", "vehicle-fuel-carbon"])
    #expect(chain("Ch4, landfill", in: result) == ["activity", "intensity"])
    #expect(result.residual.magnitude < 1e-9 * result.startTonnes)
  }

  @Test func `sources of one year are told apart by their notation keys`() throws {
    var propane = record(
      "residential", 2021, [2021: 577_555.8], "MMBtu", method: "stationary-fuel",
      activity: "propane")
    var before = propane
    before.id = "propane-2019"
    before.year = 2019
    before.quantity = nil
    before.notationKey = .notEstimated
    var kiln = propane
    kiln.id = "kiln"
    kiln.year = 2019
    kiln.activity = "distillate-2"
    propane.id = "propane-2021"
    let result = try analysis(inventory([propane, before, kiln]))
    let changes = result.recordChanges
    #expect(changes.map(\.kind) == [.stopped, .newlyCounted])
    #expect(changes[1].reason == "In 2019 it is not estimated (NE).")
    #expect(changes[0].tonnes < 0 && changes[1].tonnes > 0)
    #expect(changes[0].reason.contains("no record of it in 2021"))
    #expect(result.residual.magnitude < 1e-9 * result.startTonnes)
    #expect(result.notes.contains { $0.contains("change of the inventory and not of emissions") })
  }

  @Test func `a cell that one year states and another leaves to the method is one source`() throws {
    var stated = records(2021)
    (stated[0].gpcReference, stated[0].scope) = ("I.1.2", 2)
    stated[1].gpcReference = "I.1.1"
    let result = try analysis(Sample.inventory(records(2019) + stated, context))
    #expect(result.recordChanges.isEmpty)
    // Nothing but a key stands in the row of a year without an amount.
    var propane = record(
      "residential", 2021, [2021: 577_555.8], "MMBtu", method: "stationary-fuel",
      activity: "propane")
    var before = propane
    (before.id, before.year, before.method, before.quantity) = ("propane-2019", 2019, "", nil)
    before.notationKey = .notEstimated
    propane.gpcReference = "I.1.1"
    #expect(
      try analysis(inventory([propane, before])).recordChanges.map(\.kind) == [.newlyCounted])
  }

  @Test func `a record with an error in one year is not a source that stopped`() throws {
    var broken = records(2021)
    broken[4].unit = MeasurementUnit.named("kWh")
    let result = try analysis(Sample.inventory(records(2019) + broken, context))
    #expect(result.recordChanges.map(\.kind) == [.noLongerCounted])
    #expect(result.notes.contains { $0.contains("Left out because of an error") })
  }

  @Test func `two units of different kinds are not split`() throws {
    var other = records(2021)
    other[1].unit = MeasurementUnit.named("MMBtu")
    let result = try analysis(Sample.inventory(records(2019) + other, context))
    #expect(result.undivided.map(\.chain.title) == ["Natural gas, residential"])
    #expect(result.undivided.first?.reason.contains("in mcf in 2019 and in MMBtu in 2021") == true)
    #expect(result.residual.magnitude < 1e-9 * result.startTonnes)
  }

  @Test func `units of one kind are converted`() throws {
    var other = records(2021)
    other[0].quantity = other[0].quantity.map { $0 / 1000 }
    other[0].unit = MeasurementUnit.named("GWh")
    let converted = try analysis(Sample.inventory(records(2019) + other, context))
    let same = try analysis()
    #expect(
      isClose(
        converted.tonnes(of: .energyPerHousehold) ?? .nan,
        same.tonnes(of: .energyPerHousehold) ?? 0))
  }

  @Test func `without a mix in both years the mile carries its emissions whole`() throws {
    var set = context
    set.vehicleMixes["new"] = [
      Sample.vehicle("passenger-car", "electricity", share: 1, mpg: 3, modelYear: 2020)
    ]
    var other = records(2021)
    other[3].factor = FactorChoice("new")
    let result = try analysis(Sample.inventory(records(2019) + other, set))
    #expect(chain("Vehicle miles, on-road", in: result).contains("emissions-per-mile"))
    #expect(result.residual.magnitude < 1e-9 * result.startTonnes)
  }

  @Test func `a year without records is refused`() {
    #expect(throws: ContributionRefusal.self) {
      try ContributionAnalysis(
        from: inventory(), startYear: 2005, endYear: 2021, indicators: Self.indicators)
    }
  }
}
