import Inventory
import Quantities
import TestSupport
import Testing

@Suite struct MethanolCarbonDioxideTests {
  private func emissions(_ amount: Double, _ unit: String, _ factor: String = "") throws
    -> EmissionsByGas
  {
    try #require(
      Sample.emissions(
        Sample.record(
          "methanol-carbon-dioxide", "methanol", amount, unit, factor: factor, sector: .water)))
  }

  @Test func `a kilogram makes 1.375 kilograms of carbon dioxide`() throws {
    // CH3OH, 32, has one atom of carbon, as has CO2, 44
    #expect(isClose(try emissions(1, "kg")[.carbonDioxide], 1.375))
  }

  @Test func `gallons by density`() throws {
    #expect(
      isClose(try emissions(1, "gallon")[.carbonDioxide], 3.785411784 * 0.792 * 1.375))
    #expect(
      isClose(
        try emissions(1, "litre", "density=0.8")[.carbonDioxide], 0.8 * 1.375))
  }

  @Test func `renewable methanol is beside the total`() throws {
    let renewable = try emissions(1, "kg", "origin=biogenic")
    #expect(renewable[.carbonDioxide] == 0)
    #expect(isClose(renewable[.biogenicCarbonDioxide], 1.375))
  }
}
