import Testing

@testable import Publishing

@Suite struct ChartNumbersTests {
  @Test(arguments: [
    (0.0, 1, "0"), (1234.5, 0, "1,234"), (1234567.891, 2, "1,234,567.89"), (-0.04, 1, "0.0"),
    (-12.5, 1, "−12.5"), (999.96, 1, "1,000.0"), (.nan, 0, "–"),
  ])
  func `numbers are grouped and have a true minus sign`(value: Double, decimals: Int, text: String)
  {
    #expect(ChartNumbers.text(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
    (21, "21st"), (92, "92nd"), (100, "100th"), (111, "111th"),
  ])
  func `ordinals are English`(number: Int, text: String) {
    #expect(ChartNumbers.ordinal(number) == text)
  }

  @Test func `a change says its direction`() {
    #expect(ChartNumbers.change(from: 100, to: 82) == "fell by 18%")
    #expect(ChartNumbers.change(from: 100, to: 103) == "rose by 3%")
    #expect(ChartNumbers.change(from: 100, to: 100.2) == "stayed about the same")
  }

  @Test func `lists have and before the last`() {
    #expect(ChartNumbers.list([]) == "")
    #expect(ChartNumbers.list(["a"]) == "a")
    #expect(ChartNumbers.list(["a", "b", "c"]) == "a, b and c")
  }

  @Test func `the unit suits the largest value and a small one never reads as zero`() {
    let unit = EmissionsUnit(for: [13_300_000, 120])
    #expect(unit.text(13_300_000) == "13.3 million metric tons CO₂e")
    #expect(unit.number(32_000) == "0.03")
    #expect(unit.number(-2_100) == "−0.002")
    #expect(unit.number(0) == "0")
    #expect(EmissionsUnit(for: [431_000]).text(431_000) == "431 thousand metric tons CO₂e")
    #expect(EmissionsUnit(for: [900]).text(900) == "900 metric tons CO₂e")
  }
}
