import Forecast
import Plan
import Tables
import TestSupport
import Testing

/// A state standard and a utility's plan on the same kilowatt hours.
@Suite struct PolicyRulesTests {
  private typealias Sample = ForecastSample

  private static let header =
    "id,name,level,status,sector,subsector,activity,effect,path,from_year,to_year,percent,excludes,contains,source,note"
  private static let start = ["e21", "g21"]

  private func calculation(_ rows: String...) throws -> PlanCalculation {
    try Sample.calculation(["policies.csv": Sample.table(Self.header, rows)])
  }

  private func state(_ rules: String = ",") -> String {
    "state,State standard,state,adopted,,,electricity,intensity,,2022,2022,40,\(rules),bill,"
  }

  private func utility(_ rules: String = ",") -> String {
    "utility,Utility plan,utility,adopted,,,electricity,intensity,,2022,2022,30,\(rules),bill,"
  }

  /// What is left in 2030 of emissions per unit under the adopted policies, against business as usual.
  private func left(_ calculation: PlanCalculation) throws -> Double {
    let adopted = try #require(calculation.scenarios?["adopted"]?.projection)
    let plain = try #require(calculation.projection)
    return try Sample.stream("e21", of: adopted).intensity[9]
      / Sample.stream("e21", of: plain).intensity[9]
  }

  private func findings(_ calculation: PlanCalculation, _ column: String) -> [Finding] {
    calculation.findings.filter { $0.place.file == "policies.csv" && $0.place.column == column }
  }

  @Test func `two that say nothing of each other multiply`() throws {
    let calculation = try calculation(state(), utility())
    #expect(isClose(try left(calculation), 0.6 * 0.7))
    #expect(findings(calculation, "excludes").isEmpty)
  }

  @Test(arguments: [true, false])
  func `of two that exclude each other the first counts, whoever says so`(isFirst: Bool) throws {
    let calculation =
      isFirst
      ? try calculation(state("utility,"), utility())
      : try calculation(state(), utility("state,"))
    #expect(isClose(try left(calculation), 0.6))
    let found = findings(calculation, "excludes")
    #expect(found.count == 1 && found[0].severity == .warning)
    #expect(found[0].place.row == (isFirst ? 2 : 3))
    #expect(found[0].message.contains("“state” comes first and counts"))
    let turned =
      isFirst
      ? try self.calculation(utility(), state("utility,"))
      : try self.calculation(utility("state,"), state())
    #expect(isClose(try left(turned), 0.7))
  }

  @Test func `one that another contains does not count beside it, wherever it stands`() throws {
    for rows in [[state(), utility(",state")], [utility(",state"), state()]] {
      let calculation = try calculation(rows[0], rows[1])
      #expect(isClose(try left(calculation), 0.7))
      let found = findings(calculation, "contains")
      #expect(found.count == 1 && found[0].severity == .note)
      #expect(calculation.scenarios?["adopted"]?.omissions.isEmpty == true)
    }
  }

  @Test func `what the contained one contains is contained too, and a circle has a first`() throws {
    let third = "third,Third,local,adopted,,,electricity,intensity,,2022,2022,20,,,bill,"
    let chain = try calculation(third, state(",utility"), utility(",third"))
    #expect(isClose(try left(chain), 0.6))
    let circle = try calculation(state(",utility"), utility(",state"))
    #expect(isClose(try left(circle), 0.6))
  }

  @Test func `one that is excluded takes nothing else out`() throws {
    let third = "third,Third,local,adopted,,,electricity,intensity,,2022,2022,20,utility,,bill,"
    // The state's excludes the utility's, so that nothing stands against the third.
    let calculation = try calculation(state("utility,"), utility(), third)
    #expect(isClose(try left(calculation), 0.6 * 0.8))
  }

  @Test func `rules of one that is not in the scenario do nothing`() throws {
    let proposed = utility("state,").replacing("adopted", with: "proposed")
    let calculation = try calculation(proposed, state())
    #expect(isClose(try left(calculation), 0.6))
    #expect(findings(calculation, "excludes").isEmpty)
  }

  @Test(arguments: [
    ("nowhere,", "excludes", "there is no policy “nowhere”"),
    (",nowhere", "contains", "there is no policy “nowhere”"),
    ("state,", "excludes", "excludes itself"), (",state", "contains", "contains itself"),
    ("utility,utility", "excludes", "both excludes and contains"),
  ])
  func `a rule that cannot be is found at its cell`(
    _ rules: String, _ column: String, _ words: String
  ) throws {
    let calculation = try calculation(state(rules), utility())
    let found = findings(calculation, column).filter { $0.message.contains(words) }
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.place.row == 2)
  }

  @Test func `a policy of the library may be named`() throws {
    let calculation = try calculation(state("mn-carbon-free-2040,"))
    #expect(findings(calculation, "excludes").isEmpty)
  }
}
