import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct RefrigerantEquipmentTests {
  private func record(_ factor: String, _ amount: Double = 1000, _ unit: String = "kg")
    -> ActivityRecord
  {
    Sample.record("refrigerant-equipment", "hfc-134a", amount, unit, factor: factor)
  }

  private func kilograms(_ factor: String, _ amount: Double = 1000, _ unit: String = "kg") throws
    -> Double
  {
    try #require(Sample.emissions(record(factor, amount, unit)))[Gas(id: "hfc-134a")]
  }

  @Test(arguments: [
    // IPCC 2006, volume 3, table 7.9: ends of the ranges of annual leakage
    ("domestic-refrigeration", 0.001, 0.005), ("stand-alone-commercial", 0.01, 0.15),
    ("medium-large-commercial", 0.10, 0.35), ("industrial-refrigeration", 0.07, 0.25),
    ("chillers", 0.02, 0.15), ("air-conditioning", 0.01, 0.10),
    ("mobile-air-conditioning", 0.10, 0.20),
    // Good practice guidance 2000
    ("transport-refrigeration", 0.15, 0.50),
  ])
  func `a year of operation`(_ equipment: String, _ low: Double, _ high: Double) throws {
    #expect(isClose(try kilograms("equipment=\(equipment) rates=low"), 1000 * low))
    #expect(isClose(try kilograms("equipment=\(equipment) rates=high"), 1000 * high))
    #expect(isClose(try kilograms("equipment=\(equipment)"), 1000 * high))
  }

  @Test func `installation and disposal`() throws {
    // Table 7.9: chillers lose 1 percent at installation and hold all at disposal
    #expect(isClose(try kilograms("equipment=chillers phase=installation"), 10))
    #expect(isClose(try kilograms("equipment=chillers phase=disposal"), 1000))
    #expect(isClose(try kilograms("equipment=chillers phase=disposal recovered=0.95"), 50))
    #expect(
      isClose(try kilograms("equipment=mobile-air-conditioning phase=disposal left=0.4"), 400))
  }

  @Test func `a measured leakage and part of a year`() throws {
    #expect(isClose(try kilograms("equipment=chillers leakage=0.03 years=0.5"), 15))
  }

  @Test func `pieces of equipment need the charge of one`() throws {
    #expect(isClose(try kilograms("equipment=chillers charge=250", 4, "units"), 150))
    let problem = Sample.problem(record("equipment=chillers", 4, "units"))
    #expect(problem?.message.contains("charge=") == true)
  }

  @Test(arguments: ["", "equipment=freezer", "equipment=chillers rates=middle"])
  func `a word that lacks or is not known is refused with the list`(_ factor: String) {
    let problem = Sample.problem(record(factor))
    #expect(problem?.place.column == "factor")
    #expect(problem?.message.contains("one of") == true)
  }

  @Test func `the end of the range is named when it is the default`() throws {
    let inventory = Sample.inventory([record("equipment=chillers")])
    let entry = try #require(inventory.entries.first)
    let explanation = inventory.explanation(of: entry)
    #expect(explanation.notes.contains { $0.contains("high, because the record states nothing") })
    #expect(explanation.formula == "m(gas) = Q · x · t · share(gas)")
  }

  @Test func `doubling doubles and nothing gives nothing`() throws {
    #expect(
      isClose(
        try kilograms("equipment=chillers", 2000), try kilograms("equipment=chillers") * 2))
    #expect(try kilograms("equipment=chillers", 0) == 0)
  }
}
