import Strategies
import Testing
import Vulnerability

@Suite struct PathwayDecisionTests {
  /// One a year from 2000 on; p90 passes a threshold five years before the median.
  private static let line = IndicatorPath(
    years: (2000...2099).map { year in
      let value = Double(year - 2000)
      return IndicatorPath.Year(year: year, median: value, p10: value - 5, p90: value + 5)
    })

  private func decision(
    _ threshold: Double, lead: Double = 3, action: String = "a", full: Int = 2030,
    status: Action.Status = .planned
  ) -> PathwayDecision {
    let point = TippingPoint(
      Adapted.pathway(threshold: threshold, action: action, lead: lead), path: Self.line,
      worse: .higher, now: 2026, end: 2050)
    var planned = Adapted.action("a", full: full)
    planned.status = status
    return PathwayDecision(point, actions: [planned])
  }

  @Test func `a plan is in time for the models that pass the threshold first`() {
    // The median passes 40 in 2040, the first models in 2035.
    #expect(decision(40, full: 2035).standing == .inTime)
    #expect(decision(40, full: 2036).standing == .late(years: 1))
    #expect(decision(40, full: 2036).text == "1 year late")
  }

  @Test func `a lead time that no longer suffices is overdue until something is under way`() {
    #expect(decision(40, lead: 12, full: 2035).standing == .overdue)
    #expect(decision(40, lead: 12, full: 2035, status: .underWay).standing == .inTime)
    #expect(decision(40, lead: 12, full: 2040, status: .done).standing == .done)
  }

  @Test func `without a year there is nothing to decide, and without an action nothing to begin`() {
    #expect(decision(500).standing == .watch)
    #expect(decision(40, action: "").standing == .unnamed)
    #expect(decision(40, action: "gone").standing == .unnamed)
  }

  @Test func `what is due first comes first and what is watched last`() {
    let points = [500.0, 60, 40].map { decision($0).point }
    let sorted = PathwayDecision.decisions(points, actions: [])
    #expect(sorted.map(\.point.pathway.threshold) == [40, 60, 500])
  }
}
