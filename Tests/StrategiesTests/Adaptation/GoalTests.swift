import Strategies
import Tables
import TestSupport
import Testing

@Suite struct GoalProgressTests {
  private func goal(
    from: Double? = 100, to: Double? = 200, year: Int? = 2024, due: Int? = 2034,
    indicator: String = "cool"
  ) -> AdaptationGoal {
    AdaptationGoal(
      id: "g", title: "Cool homes", description: "", risks: ["heat"], indicator: indicator,
      baselineYear: year, baseline: from, targetYear: due, target: to, unit: nil, lead: "",
      status: .planned, source: "", note: "", place: Place(file: "goals.csv", row: 2))
  }

  private func progress(_ goal: AdaptationGoal, _ readings: [Int: Double]) -> GoalProgress {
    GoalProgress(
      goal,
      readings: readings.map {
        .init(year: $0.key, value: $0.value, source: "", place: Place(file: "indicators.csv"))
      })
  }

  @Test func `the newest reading is compared with the line`() {
    let ahead = progress(goal(), [2026: 110, 2029: 150])
    #expect(ahead.state == .onTrack && ahead.expected == 150)
    #expect(ahead.part.map { isClose($0, 0.5) } == true)
    #expect(progress(goal(), [2029: 149]).state == .behind)
    #expect(progress(goal(), [2029: 200]).state == .reached)
    #expect(progress(goal(), [2034: 199]).state == .missed)
  }

  @Test func `a goal that goes down is on track below the line`() {
    let down = goal(from: 100, to: 0)
    #expect(progress(down, [2029: 40]).state == .onTrack)
    #expect(progress(down, [2029: 60]).state == .behind)
    #expect(progress(down, [2029: -1]).state == .reached)
  }

  @Test func `no reading and no measure are told apart and neither is zero`() {
    #expect(progress(goal(), [:]).state == .noReading)
    #expect(progress(goal(), [2024: 100]).state == .noReading)
    #expect(progress(goal(from: nil), [2029: 1]).state == .notMeasurable)
    #expect(progress(goal(from: nil), [2029: 1]).part == nil)
  }

  @Test func `contradictions are found`() {
    #expect(progress(goal(from: 200), [:]).findings.map(\.place.column) == ["target"])
    #expect(progress(goal(indicator: ""), [:]).findings.map(\.place.column) == ["indicator"])
    #expect(progress(goal(), [2024: 90]).findings.map(\.place.column) == ["baseline"])
  }
}

@Suite struct RiskCoverageTests {
  @Test func `risks goals and actions meet many to many`() {
    let goal = AdaptationGoal(
      id: "g", title: "G", description: "", risks: ["heat", "flood"], indicator: "",
      baselineYear: nil, baseline: nil, targetYear: nil, target: nil, unit: nil, lead: "",
      status: .planned, source: "", note: "", place: Place(file: "goals.csv"))
    var lonely = goal
    lonely.id = "lonely"
    lonely.risks = ["wind"]
    let coverage = RiskCoverage(
      risks: ["heat", "flood", "wind", "fire"].map { Adapted.risk($0) }, goals: [goal, lonely],
      actions: [
        Adapted.action("a", risks: ["heat"]), Adapted.action("b", risks: []),
        Adapted.action("c", risks: []), Adapted.action("d", risks: [], kind: .solar),
      ],
      responses: [Adapted.response("a", "flood", capacity: 1), Adapted.response("b", "heat")],
      pathways: [])
    #expect(coverage.entry(of: "heat")?.actions == ["a", "b"])
    #expect(coverage.entry(of: "flood")?.actions == ["a"])
    #expect(coverage.entry(of: "heat")?.goals == ["g"])
    #expect(coverage.risksWithoutAction == ["wind", "fire"])
    #expect(coverage.risksWithoutGoal == ["fire"])
    #expect(coverage.actionsWithoutRisk.contains("c"))
    #expect(coverage.goalsWithoutAction == ["lonely"])
  }
}
