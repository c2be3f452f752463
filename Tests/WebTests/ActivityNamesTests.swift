import Factors
import Testing

@testable import Web

/// What names of utilities' and agencies' tables mean in Cairn's codes.
@Suite struct ActivityNamesTests {
  private let names: ActivityNames

  init() { names = ActivityNames(library: FactorLibrary.standard) }

  @Test(arguments: [
    (
      "Residential electricity",
      ["activity": "electricity", "subsector": "residential", "sector": "buildings"]
    ),
    (
      "Electricity - Commercial (kWh)",
      ["activity": "electricity", "subsector": "commercial", "sector": "buildings", "unit": "kWh"]
    ),
    ("Natural gas (therms)", ["activity": "natural-gas", "unit": "therm"]),
    ("Gas natural", ["activity": "natural-gas"]),
    (
      "Consumo de electricidad, residencial",
      ["activity": "electricity", "subsector": "residential", "sector": "buildings"]
    ),
    ("Fuel oil #2", ["activity": "distillate-2"]), ("Gasoline", ["activity": "motor-gasoline"]),
    ("Vehicle miles traveled", ["activity": "vehicle-miles"]),
    ("natural-gas", ["activity": "natural-gas"]),
  ])
  func `an activity's name says what it counts, of whom and in which unit`(
    _ name: String, _ codes: [String: String]
  ) {
    #expect(names.meaning(of: name, in: "activity") == .init(codes: codes, isSure: true))
  }

  @Test(arguments: [
    ("Kilowatt-hours", "kWh"), ("Therms/yr", "therm"), ("thousand kWh", "MWh"),
    ("Million Btu", "MMBtu"), ("millas", "mile"), ("toneladas cortas", "short-ton"),
  ])
  func `a unit is known by its usual names`(_ name: String, _ code: String) {
    #expect(names.meaning(of: name, in: "unit") == .init(codes: ["unit": code], isSure: true))
  }

  @Test(arguments: ["tons", "miles de kWh", "10 kWh", "gross"])
  func `a unit that can be two, or a multiple of one, is never guessed`(_ name: String) {
    #expect(names.meaning(of: name, in: "unit").codes["unit"] == nil)
  }

  @Test func `a name of a sector may say the part of it`() {
    let meaning = names.meaning(of: "Residential Energy", in: "sector")
    #expect(meaning.codes == ["sector": "buildings", "subsector": "residential"])
    #expect(
      names.meaning(of: "Transportation & Mobile Sources", in: "sector").codes == [
        "sector": "transportation"
      ])
    #expect(names.meaning(of: "Edificios", in: "sector").codes["sector"] == "buildings")
    #expect(
      names.meaning(of: "Town facilities", in: "sector").codes == [
        "sector": "buildings", "subsector": "institutional",
      ])
    #expect(
      names.meaning(of: "Transit", in: "sector").codes == [
        "sector": "transportation", "subsector": "on-road",
      ])
  }

  @Test func `what may mean something else is only likely`() {
    for (name, code) in [("Gas", "natural-gas"), ("Municipal solid waste", "mixed-waste")] {
      let meaning = names.meaning(of: name, in: "activity")
      #expect(meaning.codes["activity"] == code, "\(name)")
      #expect(!meaning.isSure, "\(name)")
    }
    let misspelt = names.meaning(of: "Residental", in: "subsector")
    #expect(misspelt.codes["subsector"] == "residential" && !misspelt.isSure)
  }

  @Test(arguments: ["Non-residential", "Other fuels", "Electricity and natural gas", "Coal", ""])
  func `what nobody can tell has no code`(_ name: String) {
    let meaning = names.meaning(of: name, in: "activity")
    #expect(meaning.codes["activity"] == nil && meaning.codes["subsector"] == nil, "\(meaning)")
  }

  @Test func `every usual name leads to a code that its column knows`() {
    for (column, code, usual) in ActivityPhrases.usual {
      let isFree = ["vehicle-miles", "mixed-waste"].contains(code)
      #expect(isFree || names.isCode(code, in: column), "\(column): \(code)")
      #expect(!usual.isEmpty)
    }
  }

  @Test func `the likely method fits the activity, the sector and the unit`() throws {
    let methods = LikelyMethods(library: FactorLibrary.standard)
    func method(_ sector: String, _ part: String, _ activity: String, _ unit: String) -> String? {
      methods.method(sector: sector, part: part, activity: activity, unit: unit)
    }
    #expect(method("buildings", "residential", "electricity", "kWh") == "grid-electricity")
    #expect(method("industry", "industrial", "natural-gas", "mcf") == "stationary-fuel")
    #expect(method("transportation", "on-road", "diesel", "gallon") == "on-road-fuel")
    #expect(method("transportation", "rail", "diesel", "gallon") == "rail")
    #expect(method("transportation", "on-road", "vehicle-miles", "mile") == "on-road-vmt")
    #expect(
      method("waste", "landfill", "mixed-waste", "short-ton") == "landfill-methane-commitment")
    #expect(method("", "", "natural-gas", "") == "stationary-fuel")
    #expect(method("buildings", "residential", "electricity", "gallon") == nil)
    #expect(method("buildings", "", "something else", "kWh") == nil)
  }
}
