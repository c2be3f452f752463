import Foundation
import TestSupport
import Testing

/// `cairn strategies compare` on the sample community.
@Suite struct StrategyCompareTests {
  private var files: [String: String] {
    var files = SampleWorkspace().files
    files["scenarios.csv"] = """
      id,name,policies,actions,climate,drivers,source,note
      bau,Business as usual,none,none,,,bill,
      plan,The plan,none,all,,,bill,

      """
    return files
  }

  @Test func `an action and a scenario stand side by side`() throws {
    try CairnProcess.inTown(files) { folder in
      let shown = try CairnProcess.run(["strategies", "compare", "town", "a1", "plan"], in: folder)
      #expect(shown.status == 0, "\(shown.errors)")
      for text in ["t CO2e saved in 2030", "on top of all others", "t CO2e left", "staff hours"] {
        #expect(shown.output.contains(text), "\(text)")
      }
      let csv = try CairnProcess.run(
        ["strategies", "compare", "town", "a1", "a2", "plan", "--csv", "--years", "2030"],
        in: folder)
      let rows = csv.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      #expect(rows.count == 4)
      let share = try #require(rows[0].firstIndex(of: "share_tonnes_2030"))
      let remaining = try #require(rows[0].firstIndex(of: "remaining_tonnes_2030"))
      // Shares sum to what the plan saves.
      let shares = rows.dropFirst().compactMap { Double($0[share]) }
      #expect(shares.count == 3 && isClose(shares[0] + shares[1], shares[2]))
      #expect(rows[1][remaining].isEmpty && Double(rows[3][remaining]) != nil)
      // Years are said as `cairn strategies wedge` takes them.
      for years in [["2028,2030"], ["2028", "2030"], ["2028-2029", "2030"]] {
        for command in [["compare", "town", "a1", "a2"], ["wedge", "town"]] {
          let chosen = try CairnProcess.run(
            ["strategies"] + command + ["--csv", "--years"] + years, in: folder)
          #expect(chosen.status == 0 && chosen.output.contains("2028"), "\(command) \(years)")
          #expect(chosen.output.contains("2029") == (years.count == 2 && years[0] == "2028-2029"))
        }
      }
      let json = try CairnProcess.run(
        ["strategies", "compare", "town", "a1", "a2", "--json"], in: folder)
      let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
      #expect(list?.map { $0["id"] as? String } == ["a1", "a2"])
      #expect(list?.allSatisfy { $0["risks"] is String || $0["risks"] is NSNull } == true)
    }
  }

  @Test func `one name alone twice the same and unknown ones are refused`() throws {
    try CairnProcess.inTown(files) { folder in
      for (ids, words) in [
        (["a1"], "two or more"), (["a1", "a1"], "named twice"),
        (["a1", "zz"], "Scenarios: bau, plan."), (["a1", "a2", "--years", "2099"], "2021 to 2030"),
      ] {
        let outcome = try CairnProcess.run(["strategies", "compare", "town"] + ids, in: folder)
        #expect(outcome.status != 0 && outcome.errors.contains(words), "\(ids): \(outcome.errors)")
      }
    }
  }
}
