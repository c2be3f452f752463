import Forecast
import Inventory
import Plan
import Quantities
import Strategies
import Tables
import TestSupport
import Testing

/// A community with every kind of stream that some calculator acts on, and actions on it.
struct EveryStream {
  let projection: Projection

  private static let records = [
    "e1,2021,buildings,residential,grid-electricity,electricity,9000,MWh,,I.1.2,2,,H,bill,",
    "e2,2021,buildings,commercial,grid-electricity,electricity,12000,MWh,,I.2.2,2,,H,bill,",
    "e3,2021,buildings,industrial,grid-electricity,electricity,4000,MWh,,I.3.2,2,,H,bill,",
    "g1,2021,buildings,residential,stationary-fuel,natural-gas,50000,mcf,,I.1.1,1,,H,bill,",
    "g2,2021,buildings,commercial,stationary-fuel,natural-gas,40000,MMBtu,,I.2.1,1,,H,bill,",
    "g3,2021,industry,industrial,stationary-fuel,natural-gas,20000,MMBtu,,I.3.1,1,,H,bill,",
    "p1,2021,buildings,residential,stationary-fuel,propane,3000,MMBtu,,I.1.1,1,,H,bill,",
    "v1,2021,transportation,on-road,on-road-vmt,vehicle-miles,20000000,mile,mix,II.1.1,1,,M,bill,",
    "o1,2021,transportation,off-road,off-road,construction-mining-equipment:diesel,40000,gallon,,II.5.1,1,,M,bill,",
    "l1,2021,waste,landfill,landfill-methane-commitment,mixed-waste,4000,tonne,msw,III.1.2,3,,M,bill,",
    "c1,2021,waste,compost,composting,organics,500,tonne,,III.2.2,3,,M,bill,",
    "b1,2021,waste,waste-to-energy,waste-combustion,mixed-waste,3000,tonne,,III.3.1,1,,M,bill,",
    "w1,2021,water,wastewater,wastewater-sit,population,1020,people,,III.4.1,1,,M,bill,",
    "r1,2021,industry,refrigerants,refrigerant-population-share,hfc-134a,1020,people,,IV.2,1,,M,bill,",
    "n1,2021,buildings,gas-distribution,natural-gas-leakage,natural-gas,50000,mcf,,I.8.1,1,,M,bill,",
    "f1,2021,agriculture,soils,fertilized-soils,synthetic,30,tonne,,V.3,1,,M,bill,",
  ]

  /// Switchgear that lost 50 kg of a gas of which none was bought.
  static let idle =
    "s1,2021,industry,refrigerants,sf6-mass-balance,sf6,0,kg,new_capacity=0 retired_capacity=50 given_away=0 storage_increase=0,IV.2,1,,M,bill,"

  init(without dropped: Set<String> = [], with added: [String] = []) throws {
    let sample = SampleWorkspace()
    let rows = Self.records.filter { row in !dropped.contains(String(row.prefix(2))) } + added
    let calculation = try SampleWorkspace([
      "inventory.csv": sample.table("inventory.csv", rows: rows),
      "inventory-parameters.csv": """
      record,parameter,value,unit,source,note
      r1,national_mass,50000,tonne,bill,
      r1,national_population,330000000,people,bill,

      """,
      "actions.csv": sample.table("actions.csv", rows: []),
      "action-parameters.csv": "action,parameter,value,unit,source,note\n",
    ]).calculation()
    projection = try #require(calculation.projection)
    if dropped.isEmpty { #expect(projection.streams.count == rows.count) }
  }

  /// Tonnes of a record in a year under business as usual.
  func tonnes(_ id: String, _ year: Int = 2030) -> Double {
    projection.tonnes(year) { $0.id == id } ?? .nan
  }

  /// How much the activities have grown by a year.
  func growth(_ year: Int = 2030) -> Double {
    let index = year - projection.years.lowerBound
    return projection.streams.first?.growth[index] ?? .nan
  }

  /// Tonnes for a megawatt hour of the stream that stands for the grid.
  func perMegawattHour(_ year: Int = 2030) -> Double { tonnes("e1", year) / (9000 * growth(year)) }

  func portfolio(_ actions: Action...) -> Portfolio {
    Portfolio(actions: actions, projection: projection)
  }

  /// What an action saves alone in a year in full effect.
  func saved(_ action: Action, in year: Int = 2030) -> Double? {
    portfolio(action).reduction(of: action.id, in: year)
  }
}

/// Actions with only what a calculator asks for.
enum Act {
  /// An action in full effect from 2022 on, with values written as `0.3 share` or as a word.
  static func on(
    _ kind: String, _ values: [String: String] = [:], id: String = "x", start: Int = 2022,
    full: Int = 2022
  ) throws -> Action {
    let kind = try #require(ActionKind(rawValue: kind), "\(kind)")
    var action = Adapted.action(id, start: start, full: full, risks: [], kind: kind)
    for (name, text) in values {
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      let number = parts.first.flatMap { Double($0) }
      let unit = number == nil || parts.count < 2 ? nil : MeasurementUnit.named(parts[1])
      action.parameters[name] = ActionParameter(
        name: name, number: number.map { $0 * (unit?.canonicalFactor ?? 1) },
        text: number == nil ? text : parts[0], unit: unit, source: "assumption", note: "",
        place: Place(file: "action-parameters.csv", row: 3))
    }
    return action
  }

  /// What to state of a calculator where the library has no usual value: the lead input, and all others.
  static func values(of calculator: Calculator, lead: String?) throws -> [String: String] {
    let facts = CalculatorFacts.standard
    var values: [String: String] = [:]
    for input in calculator.inputs where input.usualWord == nil {
      if facts.usual(input.name, of: calculator.kind) == nil {
        values[input.name] = try #require(plain(input), "\(calculator.kind.rawValue) \(input.name)")
      }
    }
    if let lead, !calculator.lead.isEmpty { values[calculator.lead] = lead }
    return values
  }

  /// A modest amount of an input, in its usual unit.
  static func plain(_ input: CalculatorInput, doubled: Bool = false) -> String? {
    let factor = doubled ? 2.0 : 1
    switch input.kind {
    case nil: return ["fuels": "both", "subsector": "residential"][input.name]
    case .share: return "\(0.3 * factor) share"
    case .ratio: return "3 \(input.units.first ?? "ratio")"
    case .power: return "\(0.05 * factor) MW"
    case .area: return "\(20 * factor) hectare"
    case .count: return "\(200 * factor) units"
    case .energy: return "\(300 * factor) MWh"
    case .distance: return "\(20_000 * factor) mile"
    case .passengerDistance: return "\(50_000 * factor) passenger-mile"
    case .liquidVolume: return "\(20 * factor) million-gallons"
    case .degreeDays: return "7000 degF-days"
    default: return nil
    }
  }
}
