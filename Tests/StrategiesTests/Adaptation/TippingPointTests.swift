import Strategies
import Tables
import Testing
import Vulnerability

@Suite struct TippingPointTests {
  /// A straight line of one a year from 2000 on, with p10 and p90 five below and above.
  private static let line = IndicatorPath(
    years: (2000...2099).map { year in
      let value = Double(year - 2000)
      return IndicatorPath.Year(year: year, median: value, p10: value - 5, p90: value + 5)
    })

  private func point(
    _ threshold: Double, path: IndicatorPath? = TippingPointTests.line,
    worse: IndicatorPath.Worse? = .higher, lead: Double = 0, now: Int = 2026, end: Int = 2050
  ) -> TippingPoint {
    TippingPoint(
      Adapted.pathway(threshold: threshold, lead: lead), path: path, worse: worse, now: now,
      end: end
    )
  }

  @Test func `the median gives the year and the percentiles the window`() {
    let point = point(40, lead: 7.2)
    #expect(point.year == 2040)
    #expect(point.earliest == 2035 && point.latest == 2045)
    #expect(point.decisionYear == 2032)
    #expect(point.cautiousDecisionYear == 2027)
    #expect(point.state == .withinPlan(2040))
  }

  @Test func `the state says where the point lies`() {
    #expect(point(10).state == .passedAlready(2010))
    #expect(point(26).state == .passedAlready(2026))
    #expect(point(50).state == .withinPlan(2050))
    #expect(point(51).state == .afterPlan(2051))
    #expect(point(120).state == .afterSeries(2099))
    #expect(point(120).year == nil)
    #expect(point(-50, worse: .lower).state == .notReached(2099))
  }

  @Test func `a falling indicator passes its threshold downward`() {
    let path = IndicatorPath(
      years: (2000...2099).map { .init(year: $0, median: Double(2100 - $0), p10: nil, p90: nil) })
    let point = point(60, path: path, worse: .lower)
    #expect(point.year == 2040)
    #expect(point.earliest == nil && point.latest == nil)
    #expect(self.point(60, path: path, worse: nil).worse == .lower)
  }

  @Test func `a path that comes back is not passed for good`() {
    // Smoothed already, so that each year stands as it is.
    func path(_ values: [Double]) -> IndicatorPath {
      IndicatorPath(
        years: values.enumerated().map { .init(year: 2030 + $0.offset, median: $0.element) },
        smoothedYears: 20)
    }
    let back = point(10, path: path([8, 11, 9, 8]))
    #expect(back.state == .notMonotone(first: 2031, left: 2033) && back.year == nil)
    let again = point(10, path: path([8, 11, 9, 12, 13]))
    #expect(again.state == .notMonotone(first: 2031, left: 2032) && again.year == 2033)
  }

  @Test func `a single hot year does not pass the threshold`() {
    var years = Self.line.years
    years[30].median = 500
    #expect(point(60, path: IndicatorPath(years: years)).year == 2060)
  }

  @Test func `one hot last year passes nothing for good`() {
    var years = (2000...2099).map { IndicatorPath.Year(year: $0, median: 10) }
    years[99].median = 50
    let last = point(20, path: IndicatorPath(years: years))
    #expect(last.year == nil && last.decisionYear == nil)
    #expect(last.state == .towardEnd(2099))
    #expect(last.stateText.hasPrefix("Beyond it from 2099, toward the end of the series"))
    // Nor does one cool last year undo what the years with a whole window decided.
    var line = Self.line.years
    line[99].median = 0
    #expect(point(60, path: IndicatorPath(years: line)).state == .afterPlan(2060))
  }

  @Test func `a crossing in the last years of a rising line is not sure`() {
    // The last year with a whole window is 2094.
    #expect(point(94).year == 2094)
    #expect(point(95).year == nil && point(95).state == .towardEnd(2095))
    #expect(point(93).latest == nil)
  }

  @Test func `a series shorter than its window tells nothing`() {
    let short = IndicatorPath(
      years: (2030...2039).map { IndicatorPath.Year(year: $0, median: 50) })
    let point = point(20, path: short)
    #expect(point.year == nil && point.stateText.contains("fewer than 11 years"))
  }

  @Test func `a threshold that is passed from the first year on is passed already`() {
    let later = IndicatorPath(
      years: (2030...2099).map { IndicatorPath.Year(year: $0, median: 50) })
    #expect(point(20, path: later).state == .passedAlready(2035))
  }

  @Test func `without a series nothing is told and the reason is said`() {
    let point = TippingPoint(
      Adapted.pathway(threshold: 1), path: nil, reason: "There is no series of it.", now: 2026,
      end: 2050)
    #expect(point.state == .unknown("There is no series of it."))
    #expect(point.stateText == "Cannot be told. There is no series of it.")
    #expect(point.decisionYear == nil)
    let empty = TippingPoint(
      Adapted.pathway(threshold: 1), path: IndicatorPath(years: []), now: 2026, end: 2050)
    #expect(empty.year == nil)
  }

  @Test func `a higher threshold is never passed earlier`() throws {
    let years = [5.0, 20, 33, 47, 80].map { point($0).year ?? .max }
    #expect(years == years.sorted())
  }
}

@Suite struct PathwayMapTests {
  private static let line = IndicatorPath(
    years: (2000...2099).map { .init(year: $0, median: Double($0 - 2000)) })

  private func map(_ pathways: [Pathway], _ actions: [Action] = []) -> PathwayMap {
    PathwayMap(
      risk: "heat", scenario: "rcp85",
      points: pathways.map {
        TippingPoint($0, path: Self.line, worse: .higher, now: 2026, end: 2050)
      }, actions: actions)
  }

  @Test func `each measure lasts until the next point whatever the order of the rows`() {
    let map = map(
      [
        Adapted.pathway("b", threshold: 60, action: "y", row: 3),
        Adapted.pathway("a", threshold: 40, action: "x"),
      ], [Adapted.action("x"), Adapted.action("y")])
    #expect(map.lines.map(\.title) == ["What is done now", "Action x", "Action y"])
    #expect(map.lines.map(\.start) == [2026, 2040, 2060])
    #expect(map.lines.map(\.end) == [2040, 2060, nil])
    #expect(map.findings.isEmpty)
  }

  @Test func `a point that is not reached leaves the measure before it open`() {
    let map = map([
      Adapted.pathway("a", threshold: 40, action: "x"),
      Adapted.pathway("b", threshold: 400, action: "y", row: 3),
    ])
    #expect(map.lines.map(\.start) == [2026, 2040, nil])
    #expect(map.lines.map(\.end) == [2040, nil, nil])
  }

  @Test func `a sequence that comes back to an action is found`() {
    let map = map([
      Adapted.pathway("a", threshold: 40, action: "x"),
      Adapted.pathway("b", threshold: 50, action: "y", row: 3),
      Adapted.pathway("c", threshold: 60, action: "x", row: 4),
    ])
    #expect(map.findings.map(\.place) == [Place(file: "pathways.csv", row: 4, column: "action")])
  }

  @Test func `two steps at one threshold and an action that comes too late are found`() {
    let twice = map([
      Adapted.pathway("a", threshold: 40, action: "x"),
      Adapted.pathway("b", threshold: 40, action: "y", row: 3),
    ])
    #expect(twice.findings.map(\.place.column) == ["threshold"])
    let late = map(
      [Adapted.pathway("a", threshold: 40, action: "x")], [Adapted.action("x", full: 2045)])
    #expect(late.findings.map(\.severity) == [.warning])
  }

  @Test func `a decision that was due is noted`() {
    let map = map([Adapted.pathway("a", threshold: 30, lead: 10)])
    #expect(map.findings.map(\.severity) == [.note])
    #expect(map.lines.last?.point?.decisionText == "The decision was due by 2020.")
  }
}
