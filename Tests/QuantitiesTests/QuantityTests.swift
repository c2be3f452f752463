import Quantities
import TestSupport
import Testing

@Suite struct QuantityTests {
  @Test func `units go in and come out unchanged`() {
    #expect(isClose(Energy.therms(7).therms, 7))
    #expect(isClose(Energy.megawattHours(3).mmBtu, 10.236_424_9, within: 1e-8))
    #expect(isClose(Mass.shortTons(2).tonnes, 1.814_369_48))
    #expect(isClose(Distance.miles(12).miles, 12))
    #expect(isClose(Area.acres(640).hectares, 258.998_811_033_6))
  }

  @Test func `a rate multiplies its own activity`() {
    // 1,000 lb/MWh of CO2 over 2 MWh is 2,000 lb
    let rate = EmissionRate<Energy, CO2>.pounds(1000, per: .megawattHours(1))
    #expect(isClose((Energy.megawattHours(2) * rate).kilograms, 907.184_74))
  }

  @Test func `emissions add gas by gas`() {
    let one = EmissionsByGas(carbonDioxide: .kilograms(2), others: [Gas(id: "SF6"): 1])
    let two = EmissionsByGas(methane: .kilograms(3), others: [Gas(id: "sf6"): 2])
    let sum = one + two
    #expect(sum[.carbonDioxide] == 2)
    #expect(sum[.methane] == 3)
    #expect(sum[Gas(id: "sf6")] == 3)
    #expect((sum - sum)[.methane] == 0)
  }
}

@Suite struct YearSeriesTests {
  private let series = YearSeries([2020: 10, 2030: 20, 2040: 0])

  @Test func `years between are linear`() {
    #expect(series.value(in: 2025) == 15)
    #expect(series.value(in: 2035) == 10)
    #expect(series.years(behind: 2025) == [2020, 2030])
  }

  @Test func `there is nothing beyond the given years`() {
    #expect(series.value(in: 2019) == nil)
    #expect(series.value(in: 2041) == nil)
    #expect(YearSeries([:]).value(in: 2020) == nil)
    #expect(series.years(behind: 2041).isEmpty)
  }
}

@Suite struct NumberTextTests {
  @Test(arguments: [
    (1_234_567.0, 0, "1,234,567"), (0, 0, "0"), (-1234.5, 1, "−1,234.5"), (0.005, 2, "0.01"),
    (-0.001, 2, "0.00"), (999.999, 2, "1,000.00"),
  ])
  func `numbers are grouped and rounded`(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberText.grouped(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (1234.5, 0, "$1,235"), (-1234.5, 2, "−$1,234.50"), (-0.004, 2, "$0.00"), (0, 0, "$0"),
  ])
  func `dollars have their sign before the currency`(
    _ value: Double, _ decimals: Int, _ text: String
  ) {
    #expect(NumberText.dollars(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.05444, "0.05444"), (53.06, "53.06"), (11_766_463.153, "11,766,463"), (1.0, "1"),
    (0.0001, "0.0001"), (1239.8, "1,239.8"), (1.5e20, "1.5e+20"),
  ])
  func `significant digits are kept and no more`(_ value: Double, _ text: String) {
    #expect(NumberText.significant(value) == text)
  }

  @Test(arguments: [
    (1234.0, 2, 0.01), (0.056, 4, 100_000), (-5, 1, 1), (10, 2, 1), (99, 1, 0.1),
  ])
  func `a power of ten brings a number to some digits`(
    _ value: Double, _ digits: Int, _ scale: Double
  ) {
    #expect(isClose(DecimalScale.bringing(value, to: digits) ?? .nan, scale))
  }

  @Test(arguments: [
    0, .leastNonzeroMagnitude, .leastNormalMagnitude, .infinity, .nan, .greatestFiniteMagnitude,
  ])
  func `no power of ten is looked for where there is none`(_ value: Double) {
    #expect(DecimalScale.bringing(value, to: 4) == nil)
  }
}
