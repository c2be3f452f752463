import Plan
import Quantities
import Testing

@Suite struct HeightDecimalsTests {
  @Test(arguments: [
    ("in", 3.21, 2), ("in", -9.99, 2), ("in", 10, 1), ("mm", 99.9, 1), ("mm", 100, 0),
    ("degF", 3.2, 1), ("degF", 101.3, 1),
  ])
  func `a rare event has the decimals of its height`(
    unit: String, height: Double, decimals: Int
  ) throws {
    let unit = try #require(MeasurementUnit.named(unit))
    #expect(ClimateWords.heightDecimals(height, unit) == decimals)
  }
}
