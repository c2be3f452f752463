import Factors
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@testable import Forecast

@Suite struct PathMakerTests {
  private typealias Sample = ForecastSample

  private func projection(_ intensity: String, _ rows: [String]) throws -> Projection {
    try Sample.projection(
      ["path-makers.csv": Sample.table(Sample.makerHeader, rows)],
      Sample.drivers(",,,,none,,\(intensity),,,,,,bill,"))
  }

  @Test func `a clean power standard scales what is not clean`() throws {
    let projection = try projection(
      "law",
      [
        "law,clean-standard,base-share,,40,percent,bill,",
        "law,clean-standard,clean-share,2030,0.8,share,bill,",
      ])
    let intensity = try Sample.stream("e21", of: projection).intensity
    #expect(isClose(intensity[9], 0.2 / 0.6))
    // 40 + 40 · 3 ÷ 9 percent in 2024
    #expect(isClose(intensity[3], (1 - 0.4 - 0.4 / 3) / 0.6))
    let part = projection.explanation(of: try Sample.stream("e21", of: projection), year: 2030)
    #expect(part.parts.first?.inputs.map(\.symbol) == ["s(2030)", "s(base)"])
  }

  @Test func `the fleet's fuel per mile follows ages, miles and new vehicles`() throws {
    let facts = VehicleFacts(
      ages: [
        .car: [
          .init(age: 0, survival: 1, miles: 10_000), .init(age: 1, survival: 0.5, miles: 8000),
        ]
      ], economy: [.car: YearSeries([2020: 20, 2021: 25, 2022: 50])])
    let inventory = TestSupport.Sample.inventory([
      TestSupport.Sample.record("stationary-fuel", "natural-gas", 1, "MMBtu")
    ])
    func fuel(_ rows: [(String, Int?, String)]) throws -> YearSeries {
      let place = Place(file: "path-makers.csv", row: 2)
      let request = PathRequest(
        id: "fleet", maker: "light-duty-stock",
        values: rows.map { row in
          PathRequest.Value(
            parameter: row.0, year: row.1, text: row.2, unit: nil, source: "", place: place)
        }, place: place)
      let (made, findings) = PathMakers.make(
        [request], years: 2021...2022, inventory: inventory, cleanShare: nil, facts: facts)
      #expect(findings.isEmpty)
      return try #require(made["fleet"]).path.series
    }
    // 10,000 miles at 25 mpg and 4,000 at 20: 600 gallons in 14,000 miles.
    let plain = try fuel([("truck-share", nil, "0")])
    #expect(isClose(plain.value(in: 2021) ?? 0, 600.0 / 14_000))
    // 10,000 at 50 and 4,000 at 25: 360 gallons.
    #expect(isClose(plain.value(in: 2022) ?? 0, 360.0 / 14_000))
    // Half of the new vehicles of 2022 are electric: 100 and 160 gallons.
    let electric = try fuel([("truck-share", nil, "0"), ("ev-share", 2022, "0.5")])
    #expect(isClose(electric.value(in: 2021) ?? 0, 600.0 / 14_000))
    #expect(isClose(electric.value(in: 2022) ?? 0, 260.0 / 14_000))
  }

  @Test func `the country's fleet uses less from year to year, and less still with electric ones`()
    throws
  {
    let plain = try projection("fleet", ["fleet,light-duty-stock,ev-share,2022,0,share,bill,"])
    let path = try #require(plain.paths["fleet"]).series
    // Between 20 and 25 miles per gallon for all cars and light trucks on the road.
    #expect((20...25).contains(1 / (path.value(in: 2021) ?? 0)))
    for year in 2022...2030 {
      #expect((path.value(in: year) ?? 1) < (path.value(in: year - 1) ?? 0))
    }
    let electric = try projection(
      "fleet",
      [
        "fleet,light-duty-stock,ev-share,2022,5,percent,bill,",
        "fleet,light-duty-stock,ev-share,2030,50,percent,bill,",
      ])
    let less = try #require(electric.paths["fleet"]).series
    #expect((less.value(in: 2030) ?? 1) < 0.9 * (path.value(in: 2030) ?? 0))
    #expect(less.value(in: 2021) == path.value(in: 2021))
  }

  @Test func `of a mix the part of cars and light trucks follows their stock`() throws {
    let projection = try projection(
      "fleet", ["fleet,light-duty-stock,truck-share,,0.6,share,bill,"])
    let stream = try Sample.stream("v21", of: projection)
    let path = try #require(projection.paths["fleet"]).series
    let ratio = try #require(path.value(in: 2030)) / (try #require(path.value(in: 2021)))
    let vehicles: Set<String> = ["passenger-car", "light-truck"]
    let part = try #require(projection.inventory.burningPart(of: stream.record, by: vehicles))
    // Kilograms of carbon dioxide a mile; ethanol's is biogenic, and methane and nitrous oxide are a little more.
    let light = 0.6 / 25 * 8.78 + 0.3 / 19 * 0.9 * 8.78
    let heavy = 0.1 / 7 * 10.21
    #expect(isClose(part, light / (light + heavy), within: 0.02))
    #expect(isClose(stream.intensity[9], 1 - part + part * ratio))
    let about = projection.findings.filter { $0.message.contains("cars and light trucks") }
    #expect(!about.contains { $0.message.contains("“v21”") })
    let explained = projection.explanation(of: stream, year: 2030)
    #expect(explained.formula.contains("(1 − v + v · I(y) ÷ I(base))"))
    #expect(explained.inputs.contains { $0.symbol == "v" && $0.unit == "percent" })
  }

  @Test func `vehicles are told apart only where a rule follows their path`() throws {
    let sample = SampleWorkspace()
    let roads = ["v21", "v22"].map {
      "\($0),2021,transportation,on-road,on-road-vmt,vehicle-miles,20000000,mile,mix,II.1.1,1,,M,bill,"
    }
    let tables = [
      "inventory.csv": sample.table("inventory.csv", rows: roads),
      "path-makers.csv": Sample.table(
        Sample.makerHeader, ["fleet,light-duty-stock,truck-share,,0.6,share,bill,"]),
    ]
    func shapes(_ rule: String) throws -> Int {
      try Sample.projection(tables, Sample.drivers(rule)).sums.count
    }
    #expect(try shapes("transportation,,,,none,,,,,,,,bill,") == 1)
    #expect(try shapes("transportation,,,,none,,fleet,,,,,,bill,") == 2)
  }

  @Test func `a record that does not say which vehicles it is of is scaled whole, and found`()
    throws
  {
    let projection = try projection(
      "fleet", ["fleet,light-duty-stock,truck-share,,0.6,share,bill,"])
    let stream = try Sample.stream("e21", of: projection)
    let path = try #require(projection.paths["fleet"]).series
    let ratio = try #require(path.value(in: 2030)) / (try #require(path.value(in: 2021)))
    #expect(isClose(stream.intensity[9], ratio))
    let finding = try #require(
      projection.findings.first { $0.message.contains("which part of “e21” is theirs") })
    #expect(finding.severity == .warning)
    #expect(finding.place.file == "inventory.csv" && finding.place.column == "factor")
    #expect(finding.message.contains("Name a set of vehicle-mix.csv"))
  }

  @Test func `trucks follow no stock of cars, and it is said`() throws {
    let sample = SampleWorkspace()
    let mix = sample.table(
      "vehicle-mix.csv",
      rows: [
        "mix,medium-heavy,diesel,0.4,7,2012,bill,",
        "mix,passenger-car,electricity,0.6,3,2012,bill,",
      ])
    let projection = try Sample.projection(
      [
        "vehicle-mix.csv": mix,
        "path-makers.csv": Sample.table(
          Sample.makerHeader, ["fleet,light-duty-stock,truck-share,,0.6,share,bill,"]),
      ], Sample.drivers("transportation,,,,none,,fleet,,,,,,bill,", ",,,,none,,,,,,,,bill,"))
    #expect(try Sample.stream("v21", of: projection).intensity.allSatisfy { $0 == 1 })
    let finding = try #require(
      projection.findings.first { $0.message.contains("of which “v21” has none") })
    #expect(finding.place.file == "drivers.csv" && finding.place.column == "intensity")
  }

  @Test func `a blend turns fossil carbon dioxide to biogenic for the same heat`() throws {
    let projection = try projection(
      "e",
      [
        "e,fuel-blend,biofuel-share,2021,0.1,share,bill,",
        "e,fuel-blend,biofuel-share,2030,0.3,share,bill,",
      ])
    let stream = try Sample.stream("v21", of: projection)
    let (base, last) = (stream.emissions(0), stream.emissions(9))
    // Gasoline 8.78 kg and 0.125 MMBtu, ethanol 5.75 kg and 0.084 MMBtu a gallon.
    func heat(_ b: Double) -> Double { (1 - b) * 0.125 + b * 0.084 }
    let fossil = (0.7 * 8.78 / heat(0.3)) / (0.9 * 8.78 / heat(0.1))
    #expect(isClose(last[.carbonDioxide], base[.carbonDioxide] * fossil))
    let biogenic = (0.3 * 5.75 / heat(0.3) - 0.1 * 5.75 / heat(0.1)) / (0.9 * 8.78 / heat(0.1))
    #expect(
      isClose(
        last[.biogenicCarbonDioxide],
        base[.biogenicCarbonDioxide] + base[.carbonDioxide] * biogenic))
    #expect(last[.methane] == base[.methane])
    let potentials = projection.inventory.potentials
    let road = projection.tonnes(2030) { $0.id == "v21" }
    #expect(isClose(road ?? 0, potentials.tonnes(last)))
    #expect(isClose(potentials.tonnes(stream.rate(9)) * stream.activity(9), road ?? 0))
  }

  @Test func `a stock of appliances nears the use of new ones`() throws {
    let projection = try projection(
      "heat",
      [
        "heat,appliance-stock,lifetime,,10,,bill,", "heat,appliance-stock,new-use,,0.8,ratio,bill,",
      ])
    let intensity = try Sample.stream("g21", of: projection).intensity
    // u(y) = n + (1 − n) · (1 − 1 ÷ L)^y
    #expect(isClose(intensity[1], 0.98))
    #expect(isClose(intensity[9], 0.8 + 0.2 * 0.387420489))
  }

  @Test func `replacements are as before until some of them are efficient`() throws {
    let projection = try projection(
      "heat",
      [
        "heat,appliance-stock,lifetime,,10,,bill,", "heat,appliance-stock,new-use,,0.8,ratio,bill,",
        "heat,appliance-stock,efficient-share,2029,0.5,share,bill,",
      ])
    let intensity = try Sample.stream("g21", of: projection).intensity
    #expect(isClose(intensity[7], 1))
    // 0.9 + 0.1 · (0.5 · 0.8 + 0.5), then 0.9 · 0.99 + 0.09
    #expect(isClose(intensity[8], 0.99))
    #expect(isClose(intensity[9], 0.981))
  }

  @Test func `a stock that uses a part of the energy leaves the rest as it is`() throws {
    let projection = try projection(
      "heat",
      [
        "heat,appliance-stock,lifetime,,10,,bill,", "heat,appliance-stock,new-use,,0.8,ratio,bill,",
        "heat,appliance-stock,part,,25,percent,bill,",
      ])
    // 0.75 + 0.25 · 0.98
    #expect(isClose(try Sample.stream("g21", of: projection).intensity[1], 0.995))
  }

  @Test(arguments: [
    ("l21,population,,old", "driver"), ("l21,none,2,old", "rate_percent"),
  ])
  func `waste in place does not follow a driver or a rate`(_ cells: String, _ column: String) throws
  {
    let calculation = try Sample.calculation(
      ["path-makers.csv": Sample.table(Sample.makerHeader, ["old,landfill-decay,k,,0.05,,bill,"])],
      Sample.drivers(",,,\(cells),,,,,,bill,", ",,,,none,,,,,,,,bill,"))
    let finding = try #require(
      calculation.findings.first { $0.place.file == "drivers.csv" && $0.severity == .error })
    #expect(finding.place == Place(file: "drivers.csv", row: 2, column: column))
    #expect(finding.message.contains("in place already"))
    #expect(finding.tonnesAtStake ?? 0 > 0)
    #expect(calculation.projection?.streams.contains { $0.record.id == "l21" } == false)
  }

  @Test func `the power of electric vehicles is said to be left out until it is counted`() throws {
    let fleet = "fleet,light-duty-stock,ev-share,2022,20,percent,bill,"
    let without = try projection("fleet", [fleet])
    #expect(without.omissions.contains { $0.contains("electric vehicles of the path “fleet”") })
    let counted = try projection(
      "fleet", [fleet, "fleet,light-duty-stock,power-counted,,e21,,bill,"])
    #expect(counted.omissions.isEmpty)
    let action = try projection(
      "fleet", [fleet, "fleet,light-duty-stock,power-counted,,a2,,bill,"])
    #expect(action.omissions.isEmpty)
    let none = try projection("fleet", ["fleet,light-duty-stock,truck-share,,0.6,share,bill,"])
    #expect(none.omissions.isEmpty)
  }

  @Test func `what counts the power has to be there`() throws {
    let calculation = try Sample.calculation([
      "path-makers.csv": Sample.table(
        Sample.makerHeader,
        [
          "fleet,light-duty-stock,ev-share,2022,20,percent,bill,",
          "fleet,light-duty-stock,power-counted,,x,,bill,",
        ])
    ])
    let finding = try #require(
      calculation.findings.first { $0.place.file == "path-makers.csv" && $0.severity == .error })
    #expect(finding.place.row == 3 && finding.place.column == "value")
    #expect(finding.message.contains("“x” is neither a record of inventory.csv"))
    #expect(finding.message.contains("was not made"))
  }

  @Test func `the explanation of a blend gives what it explains`() throws {
    let projection = try projection(
      "e",
      [
        "e,fuel-blend,biofuel-share,2021,0.1,share,bill,",
        "e,fuel-blend,biofuel-share,2030,0.3,share,bill,",
      ])
    let stream = try Sample.stream("v21", of: projection)
    let explanation = projection.explanation(of: stream, year: 2030)
    #expect(explanation.formula == "(m(base) − m_CO2 · (1 − F(y) ÷ F(base)))")
    func input(_ symbol: String) throws -> Double {
      let input = try #require(explanation.inputs.first { $0.symbol == symbol })
      return try #require(Double(input.value.filter { $0 != "," }))
    }
    let left =
      try input("m(base)") - input("m_CO2") * (1 - input("F(y)") / input("F(base)"))
    let tonnes = try #require(projection.tonnes(2030) { $0.id == "v21" })
    // The inputs are whole tons.
    #expect((left - tonnes).magnitude < 2)
    // Methane and nitrous oxide stay, so not everything is scaled.
    #expect(try input("m_CO2") < input("m(base)"))
  }

  @Test func `waste in place decays by a stated rate`() throws {
    let projection = try projection("old", ["old,landfill-decay,k,,0.05,,bill,"])
    // e^(−0.45)
    #expect(isClose(try Sample.stream("l21", of: projection).intensity[9], 0.6376281516217733))
  }

  @Test func `waste in place decays by the record's own method`() throws {
    let sample = SampleWorkspace()
    let row =
      "f21,2021,waste,landfill,landfill-first-order-decay,mixed-waste,100000,tonne,msw open-year=1990 k=0.05 form=gpc,III.1.1,1,,M,bill,"
    let calculation = try Sample.calculation(
      ["inventory.csv": sample.table("inventory.csv", rows: [row])],
      [
        "path-makers.csv": Sample.table(
          Sample.makerHeader, ["old,landfill-decay,record,,f21,,bill,"])
      ], Sample.drivers(",,,f21,none,,old,,,,,,bill,"))
    // The sample's actions find nothing to act on in this inventory.
    let ours = ["inventory.csv", "drivers.csv", "path-makers.csv"]
    let errors = calculation.findings.filter {
      $0.severity == .error && ours.contains($0.place.file)
    }
    #expect(errors == [])
    let projection = try #require(calculation.projection)
    let intensity = try Sample.stream("f21", of: projection).intensity
    // In the form of the GPC all waste decays alike, whatever its age: e^(−0.05 · 9).
    #expect(isClose(intensity[9], 0.6376281516217733, within: 1e-6))
  }

  @Test(arguments: [
    ("p,magic,k,,1,,bill,", "maker"), ("p,clean-standard,k,,1,,bill,", "parameter"),
    ("p,clean-standard,clean-share,2030,1.5,share,bill,", "value"),
    ("p,clean-standard,clean-share,2030,many,share,bill,", "value"),
    ("p,clean-standard,clean-share,,0.5,share,bill,", "year"),
    ("p,landfill-decay,k,2030,0.05,,bill,", "year"),
    ("p,landfill-decay,record,,e21,,bill,", "value"),
    ("p,landfill-decay,k,,0,,bill,", "value"),
    ("p,fuel-blend,biofuel-share,2025,0.1,share,bill,", nil),
    ("p,appliance-stock,lifetime,,10,,bill,", nil),
  ])
  func `a path that cannot be made is found with its place, and what follows it is left out`(
    _ row: String, _ column: String?
  ) throws {
    let projection = try Sample.calculation(
      ["path-makers.csv": Sample.table(Sample.makerHeader, [row])],
      Sample.drivers(",,,,none,,p,,,,,,bill,"))
    let finding = try #require(
      projection.findings.first { $0.place.file == "path-makers.csv" && $0.severity == .error })
    #expect(finding.place.row == 2)
    #expect(finding.place.column == column)
    #expect(projection.projection?.streams.isEmpty == true)
    #expect(projection.projection?.omissions.isEmpty == false)
  }

  @Test func `every maker says what it is, where it holds and where it is from`() {
    #expect(Set(PathMakers.declarations.map(\.id)).count == PathMakers.declarations.count)
    for maker in PathMakers.declarations {
      #expect(!maker.equation.isEmpty && !maker.unit.isEmpty)
      #expect(maker.validity.hasSuffix("."))
      #expect(!maker.source.isEmpty && !maker.parameters.isEmpty)
    }
  }
}
