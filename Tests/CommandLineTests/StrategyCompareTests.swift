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

  @Test func `a criterion that is called as another column has its own in JSON`() throws {
    var files = files
    files["criteria.csv"] = """
      id,name,measure,weight,basis,source,note
      title,Emissions cut,emissions,3,,assumption,
      risk,Risk lowered,risk,1,,assumption,

      """
    try CairnProcess.inTown(files) { folder in
      let ranked = try CairnProcess.run(["strategies", "rank", "town", "--json"], in: folder)
      let list =
        try JSONSerialization.jsonObject(with: Data(ranked.output.utf8)) as? [[String: Any]]
      let first = try #require(list?.first, "\(ranked.errors)")
      #expect(first["title"] is String && first["title_2"] is NSNumber)
    }
  }

  /// Rows of a table for programs, by their header.
  private func rows(_ arguments: [String], in folder: URL) throws -> [[String: String]] {
    let csv = try CairnProcess.run(arguments + ["--csv"], in: folder)
    let lines = csv.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  @Test func `a ton costs what it does on the curve, whatever is spent on adaptation`() throws {
    var files = files
    files["costs.csv"] = """
      id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year
      k1,a1,capital,household,,900000,2022,,2022
      k2,a3,capital,government,,5000000,2022,,2022

      """
    files["prices.csv"] = """
      activity,year,price,unit,price_year,beyond
      electricity,2021,0.1,kWh,2022,hold
      natural-gas,2021,10,mcf,2022,hold

      """
    try CairnProcess.inTown(files) { folder in
      let curve = try rows(["strategies", "macc", "town"], in: folder)
      let onCurve = try #require(curve.first)
      let compared = try rows(["strategies", "compare", "town", "a1", "plan"], in: folder)
      let plan = try #require(compared.last)
      #expect(curve.count == 1 && plan["money_known"] == "2")
      let cost = try #require(Double(onCurve["usd_per_tonne"] ?? ""))
      #expect(isClose(Double(plan["usd_per_tonne"] ?? "") ?? 0, cost))
      #expect(isClose(Double(compared[0]["usd_per_tonne"] ?? "") ?? 0, cost))
      // The money of both actions is in the sum.
      let net = try #require(Double(onCurve["net_cost_usd"] ?? ""))
      #expect((Double(plan["net_present_value_usd"] ?? "") ?? 0) < -net - 4_000_000)
    }
  }

  @Test func `a scenario of policies alone is told against business as usual`() throws {
    var files = files
    files["policies.csv"] = """
      id,name,level,status,sector,subsector,activity,effect,path,from_year,to_year,percent,source,note
      law,Efficiency law,state,adopted,buildings,,electricity,activity,,2024,2027,20,bill,

      """
    files["scenarios.csv"]? += "adopted,Adopted policies,adopted,none,,,bill,\n"
    try CairnProcess.inTown(files) { folder in
      let compared = try rows(
        ["strategies", "compare", "town", "adopted", "bau", "plan", "--years", "2030"], in: folder)
      #expect(compared.count == 3)
      let (adopted, usual, plan) = (compared[0], compared[1], compared[2])
      #expect(adopted["share_tonnes_2030"] == "" && adopted["cumulative_tonnes"] == "")
      let left = try compared.map { try #require(Double($0["remaining_tonnes_2030"] ?? "")) }
      let below = try compared.map { try #require(Double($0["below_usual_tonnes_2030"] ?? "")) }
      #expect(below[0] > 0 && below[1] == 0)
      #expect(isClose(below[0], left[1] - left[0]))
      #expect(usual["share_tonnes_2030"] == "")
      #expect(isClose(Double(plan["share_tonnes_2030"] ?? "") ?? 0, below[2]))
      let shown = try CairnProcess.run(
        ["strategies", "compare", "town", "adopted", "plan"], in: folder)
      #expect(shown.output.contains("adopted: It has no actions, so nothing is saved by them"))
      #expect(shown.output.contains("less than usual, with policies"))
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
