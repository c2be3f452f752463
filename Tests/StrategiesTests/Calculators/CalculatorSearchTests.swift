import Testing

@testable import Strategies

@Suite struct CalculatorSearchTests {
  @Test func `words are found in either language, without accents, all of them`() {
    #expect(Calculator.search("").count == Calculator.all.count)
    #expect(Calculator.search("solar rooftop").map(\.kind.rawValue) == ["rooftop-solar"])
    #expect(
      Calculator.search("ELECTRICIDAD limpia").map(\.kind.rawValue).contains("utility-standard"))
    let plain = Calculator.search("energia").map(\.kind)
    #expect(!plain.isEmpty && plain == Calculator.search("energía").map(\.kind))
    #expect(Calculator.search("solar", group: .waste).isEmpty)
    #expect(Calculator.search("", group: .water).allSatisfy { $0.group == .water })
  }
}
