import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

/// How actions spread, and what is left of them later.
@Suite struct UptakeTests {
  private func action(_ change: (inout Uptake) -> Void) -> Action {
    var action = Adapted.action("x", start: 2025, full: 2034)
    change(&action.uptake)
    return action
  }

  @Test func `an S-curve starts slowly, is half way in the middle and ends whole`() {
    let curve = action { $0.curve = .logistic }
    #expect(curve.ramp(2024) == 0)
    #expect(curve.ramp(2026) < 0.1)
    #expect(isClose(curve.ramp(2029), 0.5))
    #expect(curve.ramp(2034) == 1 && curve.ramp(2040) == 1)
    let years = (2025...2034).map(curve.ramp)
    #expect(zip(years, years.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `a step comes all at once in the full year`() {
    let step = action { $0.curve = .step }
    #expect([2025, 2033, 2034, 2050].map(step.ramp) == [0, 0, 1, 1])
  }

  @Test func `own shares are joined by straight lines and the last one stays`() {
    let own = action {
      $0.curve = .own
      $0.shares = [2026: 0.1, 2030: 0.5]
    }
    #expect(own.ramp(2025) == 0)
    #expect(own.ramp(2026) == 0.1)
    #expect(isClose(own.ramp(2028), 0.3))
    #expect(own.ramp(2030) == 0.5 && own.ramp(2045) == 0.5)
  }

  @Test func `effects end, decay after the full year and are taken back in part`() {
    let ended = action { $0.endYear = 2030 }
    #expect(isClose(ended.ramp(2030), 0.6) && ended.ramp(2031) == 0)
    let decaying = action { $0.decay = 0.1 }
    #expect(decaying.ramp(2034) == 1)
    #expect(isClose(decaying.ramp(2036), 0.81))
    let rebounding = action { $0.rebound = 0.25 }
    #expect(rebounding.ramp(2034) == 0.75)
  }

  // Reading

  private static let header =
    "id,title,kind,start_year,full_year,uptake,end_year,decay_percent,rebound_percent,needs,excludes,who_benefits,who_pays,who_decides"

  private func calculation(_ row: String, uptake: String? = nil) throws -> PlanCalculation {
    try SampleWorkspace([
      "actions.csv": Self.header + "\n" + row + "\n",
      "uptake.csv": uptake.map { "action,year,percent,source,note\n" + $0 + "\n" },
    ]).calculation()
  }

  @Test func `the columns of uptake are read`() throws {
    let plan = try calculation(
      "a1,Weatherize,building-efficiency,2022,2026,own,2040,2,10,,,x,x,x",
      uptake: "a1,2022,5,bill,\na1,2026,80,bill,")
    let action = try #require(plan.workspace.actions.first)
    #expect(action.uptake.curve == .own && action.uptake.endYear == 2040)
    #expect(action.uptake.shares == [2022: 0.05, 2026: 0.8])
    #expect(action.uptake.decay == 0.02 && action.uptake.rebound == 0.1)
    #expect(!plan.findings.contains { $0.severity >= .warning && $0.place.file == "uptake.csv" })
  }

  @Test(
    arguments: [
      ("own,,,", "a1,2024,120,bill,", "over 100", "uptake.csv"),
      ("own,,,", "a1,2024,-5,bill,", "below 0", "uptake.csv"),
      ("own,,,", "zz,2024,50,bill,", "no usable action “zz”", "uptake.csv"),
      (",,,", "a1,2024,50,bill,", "Write own", "uptake.csv"),
      ("own,,,", nil, "no shares of its own", "actions.csv"),
      (",2020,,", nil, "ends before it starts", "actions.csv"),
      (",,150,", nil, "not between 0 and 100", "actions.csv"),
      ("sideways,,,", nil, "sideways", "actions.csv"),
    ] as [(String, String?, String, String)])
  func `faults of uptake are found at their place`(
    _ cells: String, _ shares: String?, _ message: String, _ file: String
  ) throws {
    let plan = try calculation(
      "a1,Weatherize,building-efficiency,2022,2026,\(cells),,,x,x,x", uptake: shares)
    let finding = plan.findings.first { $0.message.contains(message) }
    #expect(finding?.place.file == file, "\(plan.findings.map(\.message))")
  }

  @Test func `a row of uptake that was left out is told with the forecast`() throws {
    let plan = try calculation(
      "a1,Weatherize,building-efficiency,2022,2026,own,,,,,,x,x,x",
      uptake: "a1,2022,5,bill,\na1,2026,150,bill,")
    let finding = try #require(plan.findings.first { $0.place.file == "uptake.csv" })
    #expect(finding.message.hasSuffix("This row was left out."))
    let sentence = try #require(
      plan.forecastOmissions.first { $0.contains("uptake.csv, row 3") })
    #expect(
      sentence.hasPrefix("The effect of “Weatherize” was left out, because of an error at "))
    // What is left of the rows would make another action of it.
    #expect(plan.portfolio?.effective.isEmpty == true)
    #expect(plan.forecastOmissions.count { $0.contains("uptake.csv") } == 1)
    #expect(plan.planOmissions.contains(sentence))
  }
}
