import Foundation
import TestSupport
import Testing

@Suite struct ForecastCommandTests {
  private var files: [String: String] {
    var files = SampleWorkspace().files
    files["policies.csv"] = """
      id,name,level,status,sector,subsector,activity,effect,path,from_year,to_year,percent,source,note
      law,Efficiency law,state,adopted,buildings,,electricity,activity,,2024,2027,20,bill,

      """
    return files
  }

  @Test func `scenarios stand side by side with the difference from the first`() throws {
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(["forecast", "town", "--csv"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let rows = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
      #expect(rows[0].map(String.init) == ["scenario", "part", "title", "2021", "2025", "2030"])
      #expect(rows.map { $0[0] } == ["scenario", "bau", "adopted", "adopted"])
      let usual = try #require(Double(rows[1][5]))
      let law = try #require(Double(rows[2][5]))
      // The title of the difference has a comma.
      #expect(isClose(try #require(Double(rows[3][6])), law - usual))
      #expect(law < usual)
    }
  }

  @Test func `parts per person, an explanation and unknown names`() throws {
    try CairnProcess.inTown(files) { folder in
      let parts = try CairnProcess.run(
        [
          "forecast", "town", "--scenario", "adopted", "--by", "sector", "--per-person", "--years",
          "2030",
        ], in: folder)
      #expect(parts.status == 0, "\(parts.errors)")
      #expect(parts.output.contains("t CO2e per person"))
      #expect(parts.output.contains("Buildings"))
      #expect(!parts.output.contains("2025"))
      let explained = try CairnProcess.run(
        ["forecast", "town", "--scenario", "adopted", "--explain", "2030"], in: folder)
      #expect(explained.output.contains("Policy: Efficiency law"))
      let unknown = try CairnProcess.run(
        ["forecast", "town", "--scenario", "nowhere"], in: folder)
      #expect(unknown.status != 0)
      #expect(unknown.errors.contains("Scenarios: bau, adopted."))
      let outside = try CairnProcess.run(["forecast", "town", "--years", "2099"], in: folder)
      #expect(outside.errors.contains("it goes from 2021 to 2030"))
    }
  }

  @Test func `what is left out is said, and the command ends with 1`() throws {
    var files = files
    files["drivers.csv"] = """
      sector,subsector,activity,driver,intensity,source,note
      waste,,,cows,,bill,
      ,,,population,,bill,

      """
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(["forecast", "town"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("Left out: "))
      #expect(outcome.errors.contains("drivers.csv, row 2"))
    }
  }

  @Test func `years are said as ranges and lists`() throws {
    try CairnProcess.inTown(files) { folder in
      for years in [["2028-2030"], ["2028,2029", "2030"]] {
        let outcome = try CairnProcess.run(
          ["forecast", "town", "--csv", "--years"] + years, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("scenario,part,title,2028,2029,2030\n"))
      }
      let wrong = try CairnProcess.run(["forecast", "town", "--years", "soon"], in: folder)
      #expect(wrong.status == 1 && wrong.errors.contains("“soon” is no year or range of years"))
    }
  }

  @Test func `actions that cannot be read are left out of what has actions, and of targets`() throws
  {
    var files = files
    files["actions.csv"] = files["actions.csv"]?.replacing(
      "heat-pumps,buildings,2022,2030", with: "heat-pumps,buildings,,2030")
    files["scenarios.csv"] = """
      id,name,policies,actions,climate,drivers,source,note
      bau,Usual,,,,,,
      plan,With actions,,all,,,,

      """
    let sentence =
      "The action “Heat pumps” was left out, because of an error at actions.csv, row 3."
    try CairnProcess.inTown(files) { folder in
      let both = try CairnProcess.run(["forecast", "town"], in: folder)
      #expect(both.status == 1 && both.errors.contains(sentence), "\(both.errors)")
      let usual = try CairnProcess.run(["forecast", "town", "--scenario", "bau"], in: folder)
      #expect(usual.status == 0, "\(usual.errors)")
      let wedge = try CairnProcess.run(["strategies", "wedge", "town"], in: folder)
      #expect(wedge.status == 1 && wedge.errors.contains(sentence))
      let targets = try CairnProcess.run(["targets", "town"], in: folder)
      #expect(
        targets.output.contains(
          "1 action is left out of the plan because of errors, so the gap of “the plan” is told without it."
        ))
    }
  }

  @Test func `more emissions saved than there are is said`() throws {
    var files = files
    files["actions.csv"]? +=
      "a9,Too much,,own-formula,buildings,2022,2022,,City,,planned,near,,,,yes,,Renters,City,Council,,,,,\n"
    files["action-parameters.csv"]? +=
      "a9,formula,x,,assumption,\na9,x,90000000,t-co2e,assumption,\n"
    files["scenarios.csv"] = """
      id,name,policies,actions,climate,drivers,source,note
      plan,With actions,,all,,,,

      """
    try CairnProcess.inTown(files) { folder in
      for command in [["forecast", "town"], ["strategies", "wedge", "town"]] {
        let outcome = try CairnProcess.run(command, in: folder)
        #expect(
          outcome.errors.contains("More than there is: “Too much” states 90,000,000 t CO2e saved"),
          "\(outcome.errors)")
      }
      let check = try CairnProcess.run(["check", "town"], in: folder)
      #expect(check.output.contains("warning: actions.csv, row 5: “Too much” states"))
    }
  }

  @Test func `a scenario with actions is explained with them`() throws {
    var files = files
    files["scenarios.csv"] = """
      id,name,policies,actions,climate,drivers,source,note
      bau,Usual,,,,,,
      plan,With actions,,all,,,,

      """
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(
        ["forecast", "town", "--scenario", "plan", "--explain", "2030"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("E − Σ φ(action)"))
      #expect(outcome.output.contains("Weatherize homes: reduction in 2030"))
    }
  }
}
