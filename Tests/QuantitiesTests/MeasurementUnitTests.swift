import Quantities
import TestSupport
import Testing

@Suite struct MeasurementUnitTests {
  @Test(arguments: [
    ("kWh", 3.6), ("MWh", 3600), ("MMBtu", 1055.055_852_62), ("therm", 105.505_585_262),
    ("GJ", 1000), ("scf", 1), ("ccf", 100), ("mcf", 1000), ("gallon", 0.003_785_411_784),
    ("short ton", 907.184_74), ("Short-Ton", 907.184_74), ("tonne", 1000), ("metric tons", 1000),
    ("lb", 0.453_592_37), ("kg", 1), ("mile", 1.609_344), ("acre", 0.404_685_642_24),
    ("hectare", 1), ("square mile", 258.998_811_033_6), ("percent", 0.01),
  ])
  func `a spelling means an exact number of canonical units`(_ text: String, _ factor: Double) {
    // NIST Special Publication 811 (2008), appendix B.8
    #expect(isClose(MeasurementUnit.named(text)?.canonicalFactor ?? .nan, factor, within: 1e-12))
  }

  @Test func `an unknown unit has a suggestion when one is near`() {
    #expect(MeasurementUnit.named("kWhh") == nil)
    #expect(MeasurementUnit.suggestion(for: "kWhh") == "kWh")
    #expect(MeasurementUnit.suggestion(for: "furlongs") == nil)
  }

  @Test(arguments: [
    ("degF", "°F"), ("degC-days", "°C degree days"), ("inch", "inches"), ("mile", "miles"),
    ("tonne", "metric tons"),
    ("days", "days"), ("°F", "°F"), ("%", "%"), ("of its own", "of its own"), ("", ""),
  ])
  func `a unit is told as readers write it, and any other text as it is`(
    _ text: String, _ expected: String
  ) {
    #expect(MeasurementUnit.readerName(of: text) == expected)
  }

  @Test func `a ton is not guessed`() {
    #expect(MeasurementUnit.named("ton") == nil)
    #expect(MeasurementUnit.named("tons") == nil)
  }

  @Test(arguments: [
    ("degC", 35, "degF", 95), ("degF", 95, "degC", 35), ("mm", 25.4, "inch", 1),
    ("inch/day", 2, "mm/day", 50.8), ("degC-days", 100, "degF-days", 180),
    ("m/s", 0.44704, "mph", 1),
    ("percent", 8, "share", 0.08), ("kWh", 2, "kWh", 2),
  ])
  func `a reading is told in another unit of what it measures`(
    _ unit: String, _ value: Double, _ other: String, _ expected: Double
  ) throws {
    let (from, to) = (MeasurementUnit.named(unit), MeasurementUnit.named(other))
    #expect(isClose(try #require(from).converted(value, to: try #require(to)) ?? .nan, expected))
  }

  @Test(arguments: [
    ("events", "days"), ("households", "people"), ("inch", "mm/day"), ("kWh/mile", "kg-co2e/MWh"),
    ("index", "ratio"), ("gallon", "mcf"), ("degF", "degF-days"),
  ])
  func `units of one kind that measure different things do not turn into one another`(
    _ unit: String, _ other: String
  ) throws {
    let (from, to) = (MeasurementUnit.named(unit), MeasurementUnit.named(other))
    #expect(try #require(from).converted(1, to: try #require(to)) == nil)
    #expect(try #require(to).converted(1, to: try #require(from)) == nil)
  }

  @Test func `liquid and gas volumes are different kinds`() {
    #expect(MeasurementUnit.named("gallon")?.kind == .liquidVolume)
    #expect(MeasurementUnit.named("mcf")?.kind == .gasVolume)
  }
}
