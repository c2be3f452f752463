import Factors
import Forecast
import Inventory
import Strategies
import Tables
import TestSupport
import Testing

/// What actions need and exclude.
@Suite struct ActionRulesTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private func action(
    _ id: String, needs: [String] = [], excludes: [String] = [], start: Int = 2022,
    kind: String = "vmt-reduction"
  ) throws -> Action {
    var action = try Act.on(
      kind, kind == "resilience" ? [:] : ["saving": "0.1 share"], id: id, start: start, full: start)
    action.needs = needs
    action.excludes = excludes
    return action
  }

  private func portfolio(_ actions: [Action]) -> Portfolio {
    Portfolio(actions: actions, projection: streams.projection)
  }

  @Test func `an action acts once all that it needs have started`() throws {
    let rules = ActionRules([
      try action("rail", start: 2026), try action("homes", needs: ["rail"], start: 2023),
      try action("shops", needs: ["homes"], start: 2022),
    ])
    #expect(rules.findings.isEmpty)
    let all: Set = ["rail", "homes", "shops"]
    #expect(rules.acting(all, in: 2025) == [])
    #expect(rules.acting(all, in: 2026) == all)
    #expect(rules.acting(["homes", "shops"], in: 2030) == [])
    #expect(rules.acting(["rail", "shops"], in: 2030) == ["rail"])
  }

  @Test func `the need shows in the years of the plan`() throws {
    let portfolio = portfolio([
      try action("rail", start: 2026), try action("homes", needs: ["rail"], start: 2023),
    ])
    #expect(portfolio.reduction(of: "homes", in: 2025) == 0)
    #expect(try #require(portfolio.reduction(of: "homes", in: 2026)) > 0)
  }

  @Test func `an action that saves nothing alone is told with what it needs`() throws {
    let portfolio = portfolio([
      try action("rail", start: 2026), try action("homes", needs: ["rail"], start: 2023),
      try action("talks", kind: "resilience"), try action("shops", needs: ["talks"]),
    ])
    let needs = portfolio.needsAlone(in: 2026)
    #expect(needs.map(\.action.id) == ["homes"] && needs[0].needs.map(\.id) == ["rail"])
    #expect(portfolio.wedge(of: "homes", in: 2026)?.alone == 0)
    // Before the other has started it saves nothing in the plan either.
    #expect(portfolio.needsAlone(in: 2025).isEmpty && portfolio.needsAlone(in: 1900).isEmpty)
  }

  @Test func `what is needed and ends early ends what needs it, and is found`() throws {
    var rail = try action("rail")
    rail.uptake.endYear = 2025
    let portfolio = portfolio([rail, try action("homes", needs: ["rail"])])
    #expect(portfolio.reduction(of: "homes", in: 2026) == 0)
    let finding = try #require(portfolio.findings.first { $0.place.column == "needs" })
    #expect(finding.severity == .warning)
    #expect(
      finding.message
        == "“homes” has no effect from 2026 on, because it needs “rail”, and “rail” ends in 2025.")
  }

  @Test(arguments: [true, false])
  func `an action that needs what it excludes is one finding, and the other one counts`(
    isNeededFirst: Bool
  ) throws {
    let torn = try action("homes", needs: ["rail"], excludes: ["rail"])
    let rail = try action("rail")
    let rules = ActionRules(isNeededFirst ? [rail, torn] : [torn, rail])
    #expect(rules.findings.count == 1)
    #expect(rules.findings.first?.message.contains("needs “rail”, and the two exclude") == true)
    #expect(rules.findings.first?.severity == .error)
    #expect(rules.findings(in: ["homes", "rail"]).isEmpty)
    #expect(rules.acting(["homes", "rail"], in: 2030) == ["rail"])
  }

  @Test func `an action that is excluded by what it needs is found as well`() throws {
    let rules = ActionRules([
      try action("rail", excludes: ["homes"]), try action("homes", needs: ["rail"]),
    ])
    #expect(rules.findings.map(\.place.column) == ["needs"])
    #expect(rules.acting(["homes", "rail"], in: 2030) == ["rail"])
  }

  @Test func `what starts after the forecast is found`() throws {
    let portfolio = portfolio([try action("rail", start: 2040)])
    let finding = try #require(portfolio.findings.first { $0.place.column == "start_year" })
    #expect(finding.message.contains("starts in 2040, after the forecast ends in 2030"))
    #expect(finding.severity == .warning)
  }

  @Test func `an action without an effect on emissions may be needed`() throws {
    let portfolio = portfolio([
      try action("office", start: 2024, kind: "resilience"), try action("homes", needs: ["office"]),
    ])
    #expect(portfolio.findings.isEmpty)
    #expect(portfolio.reduction(of: "homes", in: 2023) == 0)
    #expect(try #require(portfolio.reduction(of: "homes", in: 2024)) > 0)
  }

  @Test func `of two that exclude each other the first of the table counts`() throws {
    for actions in [
      [try action("bus", excludes: ["tram"]), try action("tram")],
      [try action("bus"), try action("tram", excludes: ["bus"])],
    ] {
      let portfolio = portfolio(actions)
      #expect(portfolio.effective.map(\.id) == ["bus"])
      #expect(portfolio.reduction(of: "tram", in: 2025) == nil)
      let finding = try #require(portfolio.findings.first)
      #expect(finding.message.contains("“bus” comes first and counts"))
      #expect(
        portfolio.omissions == [
          "The effect of “Action tram” was left out, because it and “bus” exclude each other and “bus” comes first."
        ])
    }
    let rules = ActionRules([try action("bus"), try action("tram", excludes: ["bus"])])
    #expect(rules.acting(["tram"], in: 2025) == ["tram"])
  }

  @Test func `needs in a circle are found and nothing in it acts`() throws {
    let portfolio = portfolio([
      try action("a", needs: ["b"]), try action("b", needs: ["c"]), try action("c", needs: ["a"]),
      try action("d", needs: ["a"]), try action("e"),
    ])
    #expect(portfolio.effective.map(\.id) == ["e"])
    let circles = portfolio.findings.filter { $0.message.contains("in a circle") }
    #expect(circles.count == 3 && circles.allSatisfy { $0.severity == .error })
    #expect(circles.first?.message.contains("“a” needs “b” needs “c” needs “a”") == true)
    #expect(portfolio.findings.contains { $0.message.contains("“d” needs “a”") })
    #expect(portfolio.findings.allSatisfy { $0.place.column == "needs" })
  }

  @Test func `an unknown action that is needed or excluded is found`() throws {
    let portfolio = portfolio([
      try action("a", needs: ["ghost"]), try action("b", excludes: ["ghost"]),
      try action("c", needs: ["c"]),
    ])
    #expect(portfolio.effective.map(\.id) == ["b"])
    #expect(portfolio.findings.count { $0.message.contains("“ghost”") } == 2)
  }

  @Test func `an action that needs or excludes itself is found at its place`() throws {
    let rules = ActionRules([
      try action("a", needs: ["a"]), try action("b", excludes: ["b"]), try action("c"),
    ])
    #expect(rules.findings.map(\.severity) == [.error, .warning])
    #expect(rules.findings.map(\.place.column) == ["needs", "excludes"])
    #expect(rules.findings[0].message.hasPrefix("“a” needs itself"))
    #expect(rules.findings[1].message.hasPrefix("“b” excludes itself"))
    #expect(rules.acting(["a", "b", "c"], in: 2025) == ["b", "c"])
  }

  @Test func `an action that needs one with a fault has no effect either`() throws {
    var broken = try action("broken")
    broken.parameters = [:]
    let portfolio = portfolio([broken, try action("homes", needs: ["broken"])])
    #expect(portfolio.effective.isEmpty)
    #expect(portfolio.findings.contains { $0.message.contains("“homes” needs “broken”") })
  }

  @Test func `savings above the activity are found and only what there is counts`() throws {
    let large = try Act.on(
      "appliance-swaps", ["appliances": "100000 units", "saving_each": "1 MWh"])
    let portfolio = streams.portfolio(large)
    let finding = try #require(portfolio.findings.first { $0.severity == .warning })
    #expect(finding.message.contains("saves more in 2022"))
    #expect(finding.place == Place(file: "action-parameters.csv", row: 3, column: "value"))
    #expect(portfolio.capped.contains { $0.contains("only the") })
    #expect(portfolio.limits == [finding.message])
    #expect(portfolio.limits(of: "x") == [finding.message])
    #expect(portfolio.limits(in: 2021).isEmpty)
    // Each year says how much of it counts.
    let late = portfolio.limits(in: 2030)
    #expect(late.count == 1 && late[0].contains("saves more in 2030"))
    let total = portfolio.totalExplanation(2030, sources: [:])
    #expect(total.notes == late)
    // What counts is not told as left out.
    #expect(portfolio.omissions.isEmpty)
    #expect(isClose(try #require(portfolio.reduction(of: "x", in: 2030)), streams.tonnes("e1")))
    let small = try Act.on("appliance-swaps", ["appliances": "100 units", "saving_each": "1 MWh"])
    #expect(streams.portfolio(small).findings.isEmpty)
  }

  @Test func `a target is told only the limits of actions on what it counts`() throws {
    let large = try Act.on(
      "appliance-swaps", ["appliances": "100000 units", "saving_each": "1 MWh"])
    let portfolio = streams.portfolio(large)
    func limits(_ reach: TargetReach) -> [String] { portfolio.limits(in: 2030, reach: reach) }
    #expect(limits(.everything).count == 1)
    #expect(limits(TargetReach(sector: .buildings)) == limits(.everything))
    #expect(limits(TargetReach(scopes: [2])) == limits(.everything))
    #expect(limits(TargetReach(sector: .transportation)).isEmpty)
    #expect(limits(TargetReach(sectors: [.buildings], scopes: [1])).isEmpty)
  }

  @Test func `what earlier actions saved counts for what is left`() throws {
    var half = try Act.on(
      "appliance-swaps", ["appliances": "6000 units", "saving_each": "1 MWh"], id: "a")
    half.title = "First"
    let other = try Act.on(
      "appliance-swaps", ["appliances": "6000 units", "saving_each": "1 MWh"], id: "b")
    let portfolio = streams.portfolio(half, other)
    #expect(portfolio.findings.map(\.severity) == [.warning])
    #expect(portfolio.findings.first?.message.contains("“Action b”") == true)
  }
}
