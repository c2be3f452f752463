import Climate
import Testing

@Suite struct PeriodRuleNameTests {
  @Test func periodsAreNamedInWordsOrByTheirDays() throws {
    #expect(try PeriodRule(named: "seasonal") == .seasonal)
    #expect(try PeriodRule(named: "years-from-10") == .yearsFrom(month: 10))
    #expect(
      try PeriodRule(named: "12-1:2-28+6-1:8-31")
        == .custom([
          PeriodRule.YearPart(MonthDay(12, 1), MonthDay(2, 28)),
          PeriodRule.YearPart(MonthDay(6, 1), MonthDay(8, 31)),
        ]))
    #expect(PeriodRule.seasonal.title(ofPart: "JJA") == "June–August")
  }

  @Test(arguments: ["weekly", "years-from-13", "2-30:3-1", "6-1", "", "6-1:8-31:9-1"])
  func otherTextsAreRefused(_ text: String) {
    #expect(throws: ClimateProblem.self) { try PeriodRule(named: text) }
  }

  @Test func anyIndicatorCanBeHadOverOtherPeriodsAndCarriesThatInItsId() throws {
    let indicator = try IndicatorCatalog.indicator(
      named: "tx-days-above(threshold=90 degF, period=seasonal)")
    #expect(indicator.period == .seasonal)
    #expect(indicator.id == "tx-days-above(threshold=90 degF, period=seasonal)")
    #expect(throws: ClimateProblem.self) {
      try IndicatorCatalog.indicator(named: "tx-days-above(period=weekly)")
    }
  }
}
