import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct RefrigerantMassBalanceTests {
  private static let flows = "new_capacity=40 retired_capacity=10 given_away=8 storage_increase=2"

  private func record(
    _ refrigerant: String, _ bought: Double = 100, _ factor: String = flows,
    parameters: [String: String] = [:]
  ) -> ActivityRecord {
    Sample.record(
      "refrigerant-mass-balance", refrigerant, bought, "kg", factor: factor,
      parameters: parameters)
  }

  @Test func `what was bought and is nowhere else has escaped`() throws {
    // EPA 2014, section 2.3: 100 + 10 − 40 − 8 − 2
    let emissions = try #require(Sample.emissions(record("hfc-134a")))
    #expect(isClose(emissions[Gas(id: "hfc-134a")], 60))
  }

  @Test func `a blend is kept as its gases`() throws {
    // R-410A: half HFC-32, half HFC-125
    let emissions = try #require(Sample.emissions(record("R-410A")))
    #expect(isClose(emissions[Gas(id: "hfc-32")], 30))
    #expect(isClose(emissions[Gas(id: "hfc-125")], 30))
  }

  @Test(arguments: [
    // EPA hub 2025, table 12, AR5, whole numbers
    ("r-404a", 3943.0), ("r-407a", 1923), ("r-407c", 1624), ("r-410a", 1924), ("r-507a", 3985),
    ("r-508b", 11698),
  ])
  func `potentials of blends follow from their gases`(_ blend: String, _ potential: Double) throws {
    let one = record(
      blend, 1000, "new_capacity=0 retired_capacity=0 given_away=0 storage_increase=0")
    let total = Sample.inventory([one], set: "ar5").total(2021)
    // Half a unit of the last digit, and shares in whole percent
    #expect(abs(total - potential) <= 0.51)
  }

  @Test func `another set of potentials needs no new factor`() throws {
    let kilogram = record(
      "r-410a", 1000, "new_capacity=0 retired_capacity=0 given_away=0 storage_increase=0")
    // Half of 771 and 3,740
    #expect(isClose(Sample.inventory([kilogram], set: "ar6").total(2021), 2255.5))
  }

  @Test func `every flow must be stated, be it zero`() {
    let problem = Sample.problem(record("hfc-134a", 100, "new_capacity=40"))
    #expect(problem?.message.contains("retired_capacity") == true)
  }

  @Test func `a balance below zero is refused`() {
    let problem = Sample.problem(record("hfc-134a", 30))
    #expect(problem?.place.column == "quantity")
    #expect(problem?.message.contains("below zero") == true)
  }

  @Test func `cylinders that empty add to what escaped`() throws {
    let factor = "new_capacity=0 retired_capacity=0 given_away=0 storage_increase=-25"
    let emissions = try #require(Sample.emissions(record("hfc-134a", 100, factor)))
    #expect(isClose(emissions[Gas(id: "hfc-134a")], 125))
  }

  @Test func `one sum of refrigerants is refused`() {
    #expect(Sample.problem(record("co2e"))?.message.contains("one refrigerant") == true)
    #expect(Sample.problem(record("r-999z"))?.place.column == "activity")
  }

  @Test func `a gas of the Montreal Protocol is named in the explanation`() throws {
    let inventory = Sample.inventory([record("hcfc-22")])
    let entry = try #require(inventory.entries.first)
    #expect(
      inventory.explanation(of: entry).notes.contains { $0.contains("Montreal Protocol") })
  }

  @Test(arguments: ["refrigerant-mass-balance", "sf6-mass-balance"])
  func `a set of factors has no meaning in a balance`(_ method: String) {
    let record = Sample.record(
      method, "sf6", 100, "kg", factor: "own \(RefrigerantMassBalanceTests.flows)")
    #expect(Sample.problem(record)?.message.contains("“own” has no meaning here") == true)
  }

  @Test func `it is not called proportional`() {
    #expect(RefrigerantMassBalance.declaration.isLinear == false)
  }
}

@Suite struct SulfurHexafluorideMassBalanceTests {
  @Test func `a utility's balance by hand`() throws {
    // 40 CFR 98, equation DD-1: 500 + 20 − 300 − 50 + 30 kg
    let record = Sample.record(
      "sf6-mass-balance", "sf6", 500, "kg",
      factor: "new_capacity=300 retired_capacity=20 given_away=50 storage_increase=-30",
      sector: .industry)
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[Gas(id: "sf6")], 200))
    // AR6: 25,200
    #expect(isClose(Sample.inventory([record]).total(2021), 0.2 * 25_200))
  }

  @Test func `pounds count as pounds`() throws {
    let record = Sample.record(
      "sf6-mass-balance", "sf6", 100, "lb",
      factor: "new_capacity=0 retired_capacity=0 given_away=0 storage_increase=0",
      sector: .industry)
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[Gas(id: "sf6")], 45.359237))
  }
}
