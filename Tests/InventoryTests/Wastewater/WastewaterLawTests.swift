import Inventory
import Quantities
import Tables
import TestSupport
import Testing

/// Laws of every method of water and wastewater.
@Suite struct WastewaterLawTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let method, activity, unit, factor: String

    init(_ method: String, _ activity: String, _ unit: String, _ factor: String = "") {
      self.method = method
      self.activity = activity
      self.unit = unit
      self.factor = factor
    }

    var testDescription: String { "\(method) \(factor)" }

    func record(_ amount: Double, set: String = "") -> ActivityRecord {
      Sample.record(
        method, activity, amount, unit, factor: "\(set) \(factor)", sector: .water)
    }

    func emissions(_ amount: Double) throws -> EmissionsByGas {
      try #require(Sample.emissions(record(amount)))
    }
  }

  static let cases = [
    Case("water-supply-energy", "groundwater-system", "million-gallons"),
    Case("wastewater-sit", "population", "people"),
    Case("wastewater-ipcc-2006", "population", "people", "treatment=deep-lagoon"),
    Case("wastewater-ipcc-2019", "population", "people"),
    Case("treatment-methane-ipcc-2006", "load", "kg", "treatment=septic"),
    Case("treatment-methane-ipcc-2019", "load", "kg", "treatment=septic"),
    Case("wastewater-nitrification", "people-served", "people"),
    Case("wastewater-no-nitrification", "people-served", "people"),
    Case("plant-nitrous-oxide-ipcc-2019", "people-served", "people"),
    Case("plant-nitrous-oxide-measured", "nitrogen", "kg"),
    Case("effluent-nitrous-oxide-measured", "nitrogen", "kg", "period=day"),
    Case("effluent-nitrous-oxide", "people-served", "people"),
    Case("septic-methane", "septic", "people"),
    Case("septic-methane-measured", "septic", "kg"),
    Case("septic-methane-epa", "septic", "people"),
    Case("lagoon-methane", "lagoon", "people"),
    Case("lagoon-methane-measured", "lagoon", "kg"),
    Case("digester-gas-combustion", "digester-gas", "mcf"),
    Case("digester-gas-flaring", "digester-gas", "mcf"),
    Case("digester-gas-by-population", "people-served", "people"),
    Case("biosolids-combustion", "biosolids-cake", "tonne"),
    Case("methanol-carbon-dioxide", "methanol", "kg"),
    Case("industrial-wastewater", "poultry", "tonne"),
  ]

  @Test(arguments: cases)
  func `doubling the quantity doubles`(_ sample: Case) throws {
    let once = try sample.emissions(1234)
    let twice = try sample.emissions(2468)
    for gas in once.gases { #expect(isClose(twice[gas], once[gas] * 2)) }
    #expect(once.gases.contains { once[$0] > 0 })
  }

  @Test(arguments: cases)
  func `nothing gives nothing`(_ sample: Case) throws {
    let nothing = try sample.emissions(0)
    for gas in nothing.gases { #expect(nothing[gas] == 0) }
  }

  @Test(arguments: cases.dropFirst())
  func `own factors per unit of the quantity go before the method's`(_ sample: Case) throws {
    let own = Sample.context(factorSets: [
      Sample.factorSet("own", [(gas: "ch4", value: 3, unit: "kg", per: sample.unit)])
    ])
    let emissions = try #require(Sample.emissions(sample.record(10, set: "own"), own))
    let days = sample.factor.contains("period=day") ? 365.25 : 1
    #expect(isClose(emissions[.methane], 30 * days))
    #expect(emissions[.nitrousOxide] == 0)
  }

  @Test(arguments: cases)
  func `a set of factors that is not there is refused`(_ sample: Case) {
    let problem = Sample.problem(sample.record(10, set: "utilty"))
    #expect(problem?.place.column == "factor")
    #expect(problem?.message.contains("utilty") == true)
  }

  @Test(arguments: cases)
  func `own factors for another kind of quantity are refused`(_ sample: Case) {
    let own = Sample.context(factorSets: [
      Sample.factorSet("own", [(gas: "ch4", value: 3, unit: "kg", per: "acre")])
    ])
    // Methods that could take factors per another unit, were more known, say it of the set.
    let column = Sample.problem(sample.record(10, set: "own"), own)?.place.column
    #expect(column == "unit" || column == "factor")
  }

  @Test(arguments: cases.filter { $0.unit != "million-gallons" && !$0.method.hasPrefix("septic") })
  func `the place of treatment picks the GPC cell, and nothing else does`(_ sample: Case) throws {
    var record = sample.record(10)
    #expect(record.gpcCellReference == "")
    record.factor = FactorChoice("\(sample.factor) treated=out-of-boundary")
    #expect(record.gpcCellReference.hasSuffix(".2"))
    let emissions = try #require(Sample.emissions(record))
    #expect(emissions == (try sample.emissions(10)))
    record.gpcReference = "III.9.1"
    #expect(Sample.problem(record)?.place.column == "gpc")
  }

  @Test(arguments: ["septic-methane", "septic-methane-epa"])
  func `septic systems are always inside`(_ method: String) {
    #expect(Sample.record(method, "septic", 1, "people").gpcCellReference == "III.4.1")
  }

  @Test func `every method of the sector is among the cases`() {
    let covered = Set(WastewaterLawTests.cases.map(\.method))
    let families = MethodRegistry.declarations
      .filter { $0.protocols.uscp.hasPrefix("WW.") || $0.id.hasPrefix("wastewater-") }
    for declaration in families { #expect(covered.contains(declaration.id)) }
    #expect(families.count >= 19)
  }
}
