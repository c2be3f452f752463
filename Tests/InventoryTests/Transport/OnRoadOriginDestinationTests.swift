import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct OnRoadOriginDestinationTests {
  private let context = Sample.context(vehicles: [
    Sample.vehicle("passenger-car", "motor-gasoline", share: 0.8, mpg: 25, modelYear: 2018),
    Sample.vehicle("passenger-car", "electricity", share: 0.2, mpg: 4, modelYear: 2020),
  ])

  private func record(
    _ miles: Double, _ parameters: [String: String], factor: String = "mix"
  ) -> ActivityRecord {
    Sample.record(
      "on-road-origin-destination", "trips", miles, "mile", factor: factor,
      sector: .transportation, parameters: parameters)
  }

  private let shares = [
    "internal_share": "0.4", "inbound_share": "0.2", "outbound_share": "0.1",
    "through_share": "0.3",
  ]

  private func direct(_ miles: Double) throws -> EmissionsByGas {
    try #require(
      Sample.emissions(
        Sample.record("on-road-vmt", "trips", miles, "mile", factor: "mix"), context))
  }

  @Test func `all of trips inside, half of one end, none of through traffic`() throws {
    let emissions = try #require(Sample.emissions(record(1_000_000, shares), context))
    // 400,000 + (200,000 + 100,000) / 2
    let expected = try direct(550_000)
    for gas in [Gas.carbonDioxide, .methane, .nitrousOxide] {
      #expect(isClose(emissions[gas], expected[gas]))
    }
  }

  @Test func `miles may be stated in place of shares`() throws {
    let miles = [
      "internal_miles": "400000", "inbound_miles": "200000", "outbound_miles": "100000",
      "through_miles": "300000",
    ]
    let one = try #require(Sample.emissions(record(1_000_000, miles), context))
    let other = try #require(Sample.emissions(record(1_000_000, shares), context))
    #expect(isClose(one[.carbonDioxide], other[.carbonDioxide]))
    let wrong = Sample.problem(record(900_000, miles), context)
    #expect(wrong?.message.contains("1,000,000, not to the quantity of 900,000 miles") == true)
  }

  @Test(arguments: [
    // metc_county_vmt_emissions_v1.csv, passenger vehicles 2021: miles inside, half of outbound, half of
    // inbound, t CO2e under AR6 at 353.43 g CO2 and 0.01 g each of CH4 and N2O per mile
    (1_305_974_307.0, 687_578_495.5, 687_832_535.5, 955_750.308491382),
    (344_188_576, 215_167_627.75, 219_419_403.25, 277_585.99858347303),
    (196_800_262.00000003, 161_935_699.25, 159_271_035, 184_637.89573635376),
  ])
  func `counties of the Twin Cities`(
    _ inside: Double, _ outbound: Double, _ inbound: Double, _ published: Double
  ) {
    let tonnes = twinCities(
      inside: inside, outbound: outbound, inbound: inbound, carbon: 353.43, methane: 0.01,
      nitrousOxide: 0.01)
    #expect(isClose(tonnes, published, within: 1e-6))
  }

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `every county and weight of the Twin Cities`() throws {
    var compared = 0
    for row in try FactRows.records("twin_cities/metc_county_vmt_emissions_v1.csv") {
      let numbers = [
        "vmt_same", "vmt_origin", "vmt_destination", "co2", "ch4", "n2o",
        "emissions_metric_tons_co2e",
      ].compactMap { Double(row[$0]) }
      try #require(numbers.count == 7, "\(row.place)")
      let tonnes = twinCities(
        inside: numbers[0], outbound: numbers[1], inbound: numbers[2], carbon: numbers[3],
        methane: numbers[4], nitrousOxide: numbers[5])
      #expect(isClose(tonnes, numbers[6], within: 1e-6), "\(row.place)")
      compared += 1
    }
    #expect(compared == 33)
  }

  /// Metric tons CO2e under AR6 by the county's own grams per mile; halves are those published.
  private func twinCities(
    inside: Double, outbound: Double, inbound: Double, carbon: Double, methane: Double,
    nitrousOxide: Double
  ) -> Double {
    let set = Sample.factorSet(
      "moves",
      [
        ("co2", carbon, "g", "mile"), ("ch4", methane, "g", "mile"),
        ("n2o", nitrousOxide, "g", "mile"),
      ])
    let trips = record(
      inside + 2 * (outbound + inbound),
      [
        "internal_miles": "\(inside)", "outbound_miles": "\(2 * outbound)",
        "inbound_miles": "\(2 * inbound)", "through_miles": "0",
      ], factor: "moves")
    return Sample.inventory([trips], Sample.context(factorSets: [set])).total(2021)
  }

  @Test(arguments: ["0", "0.25", "0.5", "1"])
  func `scopes are the whole`(_ inside: String) throws {
    func emissions(_ part: String) throws -> EmissionsByGas {
      let stated = shares.merging(["inside_share": inside, "part": part]) { $1 }
      var record = record(1_000_000, stated)
      record.scope = Int(part.suffix(1))
      return try #require(Sample.emissions(record, context))
    }
    let all = try emissions("all")
    let parts = try ["scope-1", "scope-2", "scope-3"].map(emissions)
    for gas in [Gas.carbonDioxide, .methane, .nitrousOxide] {
      #expect(isClose(all[gas], parts.reduce(0) { $0 + $1[gas] }))
    }
    #expect(isClose(all[.carbonDioxide], try direct(550_000)[.carbonDioxide]))
  }

  @Test func `scope 1 is fuel burned inside`() throws {
    let stated = shares.merging(["inside_share": "0.5", "part": "scope-1"]) { $1 }
    let emissions = try #require(Sample.emissions(record(1_000_000, stated), context))
    // 400,000 miles inside and half of the 150,000 that count of trips with one end; four fifths are gasoline
    #expect(isClose(emissions[.carbonDioxide], 475_000 * 0.8 / 25 * 8.78))
  }

  @Test func `a scope cannot be told without the part driven inside, nor booked in another`() {
    var outside = record(1, shares.merging(["part": "scope-3"]) { $1 })
    let unbooked = Sample.problem(outside, context)
    #expect(unbooked?.message.contains("II.1.3") == true)
    outside.gpcReference = "II.1.3"
    let finding = Sample.problem(outside, context)
    #expect(finding?.message.contains("inside_share") == true)
  }

  @Test func `the explanation says which part is which scope`() throws {
    let stated = shares.merging(["inside_share": "0.5"]) { $1 }
    let inventory = Sample.inventory([record(1_000_000, stated)], context)
    let notes = inventory.explanation(of: try #require(inventory.entries.first)).notes
    #expect(notes.contains { $0.contains("300,000 miles of through traffic are left out") })
    #expect(notes.contains { $0.contains("scope 3 (II.1.3)") })
  }

  @Test func `another weight of trips with one end can be stated`() throws {
    let stated = shares.merging(["one_end_weight": "1"]) { $1 }
    let emissions = try #require(Sample.emissions(record(1_000_000, stated), context))
    #expect(isClose(emissions[.carbonDioxide], try direct(700_000)[.carbonDioxide]))
  }

  @Test func `daily trips are made annual`() throws {
    let daily = try #require(
      Sample.emissions(record(1000, shares, factor: "mix annualization=365"), context))
    let annual = try #require(Sample.emissions(record(365_000, shares), context))
    #expect(isClose(daily[.carbonDioxide], annual[.carbonDioxide]))
  }

  @Test func `doubling the trips doubles the emissions`() throws {
    let one = try #require(Sample.emissions(record(1000, shares), context))
    let two = try #require(Sample.emissions(record(2000, shares), context))
    #expect(isClose(two[.carbonDioxide], 2 * one[.carbonDioxide]))
  }

  @Test func `shares must be stated, sum to one, and not mix with miles`() {
    var missing = shares
    missing["through_share"] = nil
    #expect(
      Sample.problem(record(1, missing), context)?.message.contains("through_share") == true)
    let wrong = shares.merging(["through_share": "0.2"]) { $1 }
    #expect(Sample.problem(record(1, wrong), context)?.message.contains("0.9, not 1") == true)
    let mixed = shares.merging(["through_miles": "1"]) { $1 }
    #expect(Sample.problem(record(1, mixed), context)?.message.contains("all four alike") == true)
    #expect(
      Sample.problem(record(1, shares, factor: "none"), context)?.place.column == "factor")
  }
}
