import Forecast
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@testable import Strategies

/// Parts of streams that do not overlap: what is done to each adds up.
@Suite struct StreamPartTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private func vehicles(
    _ kind: String, _ share: String, id: String, participation: String = "1 share"
  ) throws -> Action {
    try Act.on(
      kind,
      [
        "participation": participation, "miles_share": share, "emissions_share": share,
        "electricity_per_mile": "0.4 kWh/mile",
      ], id: id)
  }

  private func material(_ kind: String, _ share: String, id: String) throws -> Action {
    try Act.on(
      kind, ["participation": "1 share", "waste_share": share, "methane_ratio": "1 ratio"], id: id)
  }

  /// The whole of several actions less what each saves alone, in 2030.
  private func interplay(_ actions: [Action]) throws -> Double {
    let portfolio = Portfolio(actions: actions, projection: streams.projection)
    #expect(!portfolio.findings.contains { $0.severity >= .warning }, "\(portfolio.findings)")
    let whole = try #require(portfolio.reduction(in: 2030))
    return try actions.reduce(whole) { $0 - (try #require(streams.saved($1))) }
  }

  @Test func `kinds of vehicles add up`() throws {
    let actions = [
      try vehicles("electric-cars", "0.27 share", id: "a"),
      try vehicles("electric-light-trucks", "0.45 share", id: "b"),
      try vehicles("electric-freight-trucks", "0.27 share", id: "c"),
    ]
    #expect(try interplay(actions).magnitude < 1e-6)
    let portfolio = Portfolio(actions: actions, projection: streams.projection)
    let power = 20_000_000 * streams.growth() * 0.99 * 0.4 / 1000 * streams.perMegawattHour()
    #expect(
      isClose(
        try #require(portfolio.reduction(in: 2030)), 0.99 * streams.tonnes("v1") - power,
        within: 1e-9))
  }

  @Test func `materials in waste and uses of energy add up`() throws {
    let waste = [
      try material("food-waste-prevention", "0.3 share", id: "a"),
      try material("yard-waste-diversion", "0.3 share", id: "b"),
      try material("paper-recycling", "0.4 share", id: "c"),
    ]
    #expect(try interplay(waste).magnitude < 1e-6)
    let gas = [
      try Act.on(
        "hot-water-saving",
        ["participation": "1 share", "water_share": "0.3 share", "saving": "0.5 share"], id: "a"),
      try Act.on(
        "electric-cooking",
        [
          "participation": "1 share", "cooking_share": "0.2 share", "gas_efficiency": "0.4 share",
          "cooktop_efficiency": "0.8 share",
        ], id: "b"),
    ]
    #expect(try interplay(gas).magnitude < 1e-6)
  }

  private func heatPumps(_ share: String?, participation: String = "1 share") throws -> Action {
    var values = [
      "subsector": "residential", "participation": participation, "cop": "3 ratio",
      "furnace_efficiency": "0.9 share",
    ]
    if let share { values["heat_share"] = share }
    return try Act.on("heat-pumps", values, id: "h")
  }

  private func waterHeaters() throws -> Action {
    try Act.on(
      "heat-pump-water-heaters",
      [
        "participation": "1 share", "water_share": "0.25 share", "cop": "3 ratio",
        "heater_efficiency": "0.6 share",
      ], id: "w")
  }

  /// What is left of the gas of homes in 2030, of 1.
  private func gasLeft(_ actions: [Action]) throws -> Double {
    let portfolio = Portfolio(actions: actions, projection: streams.projection)
    let gas = try #require(
      streams.projection.streams.firstIndex { $0.record.id == "g1" })
    let frame = portfolio.frame(2030)
    var state = YearState(frame)
    let positions = frame.activity.indices.filter { frame.stream(of: $0) == gas }
    let before = positions.reduce(0) { $0 + state.activity[$1] }
    for action in portfolio.ordered { state.apply(action.effect(in: frame)) }
    return positions.reduce(0) { $0 + state.activity[$1] } / before
  }

  @Test func `heat pumps for all rooms and heaters for all water leave the rest of the gas`() throws
  {
    let actions = [try heatPumps("0.65 share"), try waterHeaters()]
    #expect(try interplay(actions).magnitude < 1e-6)
    #expect(isClose(try gasLeft(actions), 0.1, within: 1e-12))
    // By hand: three quarters of the heat of rooms and all of the water.
    let some = [try heatPumps("0.65 share", participation: "0.75 share"), try waterHeaters()]
    #expect(isClose(try gasLeft(some), 1 - 0.75 * 0.65 - 0.25, within: 1e-12))
  }

  @Test func `heat pumps without a stated part take all of the gas, and a note says so`() throws {
    let half = try heatPumps(nil, participation: "0.5 share")
    #expect(isClose(try gasLeft([half]), 0.5, within: 1e-12))
    #expect(streams.portfolio(half).findings.isEmpty)
    let actions = [half, try waterHeaters()]
    // Half of the water is taken as well, and the heaters act on what is left of it.
    #expect(isClose(try gasLeft(actions), 0.5 * 0.75, within: 1e-12))
    let portfolio = Portfolio(actions: actions, projection: streams.projection)
    let note = try #require(portfolio.findings.first)
    #expect(portfolio.findings.count == 1 && note.severity == .note)
    #expect(note.message.contains("hot water (“w”)") && note.message.contains("“heat_share”"))
  }

  @Test func `heat pumps and thermostats act on one part`() throws {
    let thermostats = try Act.on(
      "smart-thermostats",
      [
        "participation": "1 share", "heating_share": "0.65 share", "heating_saving": "0.2 share",
        "cooling_share": "0 share", "cooling_saving": "0 share",
      ], id: "t")
    let actions = [thermostats, try heatPumps("0.65 share", participation: "0.5 share")]
    #expect(isClose(try gasLeft(actions), 0.35 + 0.65 * 0.8 * 0.5, within: 1e-12))
  }

  @Test func `a district heats rooms and water, and no more than all of the gas`() throws {
    func district(_ rooms: String, _ water: String) throws -> Action {
      try Act.on(
        "district-energy",
        [
          "subsector": "residential", "participation": "0.5 share", "heat_share": rooms,
          "water_share": water,
        ], id: "d")
    }
    let both = try district("0.6 share", "0.25 share")
    #expect(isClose(try gasLeft([both]), 1 - 0.5 * 0.85, within: 1e-12))
    // The heaters act on the half of the water that the district leaves.
    #expect(
      isClose(try gasLeft([both, try waterHeaters()]), 1 - 0.5 * 0.85 - 0.125, within: 1e-12))
    let whole = try district("1 share", "0 share")
    #expect(isClose(try gasLeft([whole]), 0.5, within: 1e-12))
    let finding = try #require(
      streams.portfolio(try district("0.9 share", "0.25 share")).findings.first {
        $0.severity == .error
      })
    #expect(finding.message.contains("“water_share”"))
  }

  @Test func `two actions on one part act on what is left of it`() throws {
    // Half of the cars, then half of the rest: three quarters of 0.4 of all road travel.
    let halves = try ["a", "b"].map {
      try vehicles("electric-cars", "0.4 share", id: $0, participation: "0.5 share")
    }
    let both = try #require(
      Portfolio(actions: halves, projection: streams.projection).reduction(in: 2030))
    let one = try vehicles("electric-cars", "0.4 share", id: "c", participation: "0.75 share")
    #expect(isClose(both, try #require(streams.saved(one))))
    // Freight that is planned better leaves less for electric trucks.
    let logistics = try Act.on(
      "freight-logistics",
      ["participation": "1 share", "freight_share": "0.3 share", "saving": "0.5 share"], id: "d")
    let trucks = try vehicles("electric-freight-trucks", "0.3 share", id: "e")
    #expect(
      isClose(try interplay([logistics, trucks]), -0.5 * (try #require(streams.saved(trucks)))))
  }

  @Test func `less travel of all leaves less of each part`() throws {
    let less = try Act.on("vmt-reduction", ["saving": "0.25 share"], id: "a")
    let cars = try vehicles("electric-cars", "0.4 share", id: "b")
    #expect(isClose(try interplay([less, cars]), -0.25 * (try #require(streams.saved(cars)))))
  }

  @Test func `parts of more than the whole are found and never save more than there is`() throws {
    let actions = [
      try vehicles("electric-cars", "0.6 share", id: "a"),
      try vehicles("electric-light-trucks", "0.6 share", id: "b"),
    ]
    let portfolio = Portfolio(actions: actions, projection: streams.projection)
    let finding = try #require(portfolio.findings.first { $0.severity == .warning })
    #expect(finding.message.contains("120 percent") && finding.message.contains("“b”"))
    #expect(finding.place.file == "action-parameters.csv")
    let miles = 20_000_000 * streams.growth()
    let power = miles * 0.4 / 1000 * streams.perMegawattHour()
    #expect(
      isClose(try #require(portfolio.reduction(in: 2030)), streams.tonnes("v1") - power))
  }

  @Test func `business as usual is the same whether it is divided or not`() throws {
    let cars = try vehicles("electric-cars", "0.4 share", id: "a")
    let divided = streams.portfolio(cars).frame(2030)
    let whole = Portfolio(actions: [], projection: streams.projection).frame(2030)
    #expect(divided.activity.count == whole.activity.count + 1)
    #expect(isClose(YearState(divided).tonnes, YearState(whole).tonnes))
    #expect(divided.parts.map(\.use) == [.cars])
  }

  @Test func `waste of a part is counted by its own mass`() throws {
    let paper = try Act.on(
      "paper-recycling",
      ["participation": "0.5 share", "waste_share": "0.2 share", "methane_ratio": "2 ratio"])
    let change = try #require(
      EnergyLedger(streams.portfolio(paper)).changes(of: "x", in: 2030).first)
    #expect(
      isClose(
        change.saved, Mass.tonnes(0.5 * 0.2 * 4000 * streams.growth()).canonical))
  }

  @Test func `miles of a fleet move to power only as far as there are miles`() throws {
    let miles = 20_000_000 * streams.growth()
    let values = ["miles": "5000000000 mile", "electricity_per_mile": "0.4 kWh/mile"]
    let portfolio = streams.portfolio(try Act.on("public-fleet", values))
    let power = miles * 0.4 / 1000 * streams.perMegawattHour()
    #expect(
      isClose(try #require(portfolio.reduction(of: "x", in: 2030)), streams.tonnes("v1") - power))
    #expect(portfolio.capped.contains { $0.contains("only the") })
    let few = try Act.on(
      "electric-bicycles", ["bicycles": "200 vehicles", "car_miles": "500 mile"])
    #expect(streams.portfolio(few).capped.isEmpty)
  }

  @Test func `a drawn part moves the plan as when it is written down`() throws {
    let sample = SampleWorkspace()
    func changes(_ share: Double) -> [String: String?] {
      [
        "actions.csv": """
        id,title,kind,start_year,full_year,who_benefits,who_pays,who_decides
        a1,Cars,electric-cars,2022,2022,x,x,x
        a2,Trucks,electric-freight-trucks,2022,2022,x,x,x

        """,
        "action-parameters.csv": sample.table(
          "action-parameters.csv",
          rows: [
            "a1,participation,0.5,share,assumption,", "a1,miles_share,0.4,share,assumption,",
            "a1,emissions_share,\(share),share,assumption,",
            "a1,electricity_per_mile,0.3,kWh/mile,assumption,",
            "a2,participation,0.5,share,assumption,", "a2,miles_share,0.1,share,assumption,",
            "a2,emissions_share,0.3,share,assumption,",
            "a2,electricity_per_mile,1.8,kWh/mile,assumption,",
          ]),
      ]
    }
    let result = try PlanDrawsTests.draws(
      [
        "r1,parameter,a1,emissions_share,uniform,0.2,0.3,0.4,assumption,",
        "r2,indicator,population,2030,normal,1050,1110,1200,assumption,",
      ], count: 300, changes: changes(0.3))
    let inputs = result.inputs.inputs
    let size = try #require(inputs.first { $0.id == "r1" })
    let people = try #require(inputs.first { $0.id == "r2" })
    for draw in [0, 41, 299] {
      func value(_ input: UncertainInput) -> Double {
        input.shape.value(at: DrawStream(seed: 1, input: input.id).unit(draw))
      }
      let written = try #require(
        PlanDrawsTests.calculation([], changes(value(size))).portfolio)
      let old = written.frame(2030)
      let frame = YearFrame(
        year: 2030, activity: old.activity.map { $0 * value(people) }, rates: old.rates,
        heat: old.heat, records: old.records, reference: old.reference, parts: old.parts)
      var state = YearState(frame)
      for action in written.ordered { state.apply(action.effect(in: frame)) }
      let drawn = result.planDraws[2030 - result.years.lowerBound][draw]
      #expect(isClose(drawn, state.tonnes, within: 1e-10))
    }
  }

  @Test(arguments: CalculatorTests.calculators.map(\.kind))
  func `a calculator acts on everything that it asks for`(_ kind: ActionKind) throws {
    let calculator = Calculator.of(kind)
    let action = try Act.on(
      kind.rawValue,
      try Act.values(
        of: calculator, lead: calculator.input(calculator.lead).flatMap { Act.plain($0) }))
    let frame = streams.portfolio(action).frame(2030)
    let steps = action.effect(in: frame)
    let touched = Set(steps.flatMap(\.positions).map { frame.stream(of: $0) })
    let carriers = Set(steps.compactMap(\.carrier))
    for reach in calculator.reach {
      let asked = streams.projection.streams.indices.filter {
        reach.test(action)(streams.projection.streams[$0].record)
      }
      #expect(!asked.isEmpty)
      let records = asked.map { streams.projection.streams[$0].record }
      let isCarrier = carriers.contains { carrier in records.allSatisfy(carrier.isStoodFor) }
      #expect(isCarrier || touched.isSuperset(of: asked), "\(kind.rawValue): \(records.map(\.id))")
    }
  }

  @Test func `efficiency of an energy that there is none of is found`() throws {
    let action = try Act.on(
      "building-efficiency",
      [
        "subsector": "industrial", "fuels": "natural-gas", "participation": "0.5 share",
        "saving": "0.2 share",
      ])
    let portfolio = try EveryStream(without: ["g3"]).portfolio(action)
    let finding = try #require(portfolio.findings.first { $0.severity == .error })
    #expect(finding.message.contains("natural gas of the subsector “industrial”"))
    #expect(portfolio.reduction(of: "x", in: 2030) == nil)
  }
}
