import Foundation
import TestSupport
import Testing

/// The commands of money on the sample community.
@Suite struct MoneyCommandTests {
  private func inSample(_ work: (String) throws -> Void) throws {
    try CairnProcess.inTemporaryFolder { folder in
      var files = SampleWorkspace().files
      files["costs.csv"] =
        "id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year\nk,a1,capital,household,,900000,2022,,2022\n"
      files["prices.csv"] =
        "activity,year,price,unit,price_year,beyond\nelectricity,2021,0.1,kWh,2022,hold\nnatural-gas,2021,10,mcf,2022,hold\n"
      for (path, text) in files {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try work(folder.path)
    }
  }

  private static let incomes = """
    band,households,income_usd,energy_cost_usd,savings_percent,price_year,source,note
    low,100,20000,1600,,2022,assumption,
    high,300,80000,2400,,2022,assumption,

    """

  @Test func `energy burden is told by income with what is left out`() throws {
    try inSample { folder in
      let none = try CairnProcess.run(["strategies", "burden", folder])
      #expect(none.status != 0 && none.errors.contains("Add rows to incomes.csv"))
      let file = URL(filePath: folder).appending(path: "incomes.csv")
      try Data(Self.incomes.utf8).write(to: file)
      let shown = try CairnProcess.run(["strategies", "burden", folder, "--year", "2030"])
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.output.contains("Households in bands over 6"))
      let json = try CairnProcess.run(
        ["strategies", "burden", folder, "a1", "--year", "2030", "--json"])
      let rows = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
      #expect(rows.map { $0["band"] as? String } == ["low", "high"])
      #expect(isClose(rows[0]["burden_before_percent"] as? Double ?? 0, 8))
      #expect(rows[0]["over_before"] as? String == "yes")
      // In proportion to what the bands spend: a household of the second saves half as much again.
      let savings = rows.compactMap { $0["saving_usd"] as? Double }
      #expect(savings.count == 2 && savings[0] > 0 && isClose(savings[1], savings[0] * 1.5))
      try Data((Self.incomes + "odd,12x,1,1,,2022,assumption,\n").utf8).write(to: file)
      let faulty = try CairnProcess.run(["strategies", "burden", folder, "--csv"])
      #expect(faulty.status == 1 && faulty.output.hasPrefix("band,households,income_usd"))
      #expect(faulty.errors.contains("incomes.csv, row 4, column households could not be used"))
    }
  }

  @Test func `money without a year is named by every command that sums it`() throws {
    try inSample { folder in
      let file = URL(filePath: folder).appending(path: "prices.csv")
      let prices = try String(contentsOf: file, encoding: .utf8)
      try Data((prices + "electricity,2025,0.2,kWh,,hold\n").utf8).write(to: file)
      let left = "Left out: prices.csv, row 4, column price_year could not be used"
      for command in [
        ["macc", "--csv"], ["costs"], ["compare"], ["uncertainty", "--money", "--draws", "100"],
      ] {
        let actions = ["costs": ["a1"], "compare": ["a1", "a2"]][command[0]] ?? []
        let outcome = try CairnProcess.run(
          ["strategies", command[0], folder] + actions + command.dropFirst())
        #expect(
          outcome.status == 1 && outcome.errors.contains(left), "\(command): \(outcome.errors)")
      }
      let curve = try CairnProcess.run(["strategies", "macc", folder, "--csv"])
      #expect(curve.errors.contains("Not on it: a2"))
    }
  }

  @Test func `the curve is printed with method flaws and what is not on it`() throws {
    try inSample { folder in
      let curve = try CairnProcess.run(["strategies", "macc", folder, "--scc", "50"])
      #expect(curve.status == 0)
      for text in [
        "Weatherize homes", "Shapley", "ranks wrongly", "Not on it: a2", "Damage avoided",
      ] {
        #expect(curve.output.contains(text), "\(text)")
      }
      let csv = try CairnProcess.run(["strategies", "macc", folder, "--year", "2030", "--csv"])
      #expect(csv.output.hasPrefix("order,action,title,tonnes"))
      #expect(csv.output.split(separator: "\n").count == 2)
      #expect(csv.output.contains("marginal_tonnes,usd_per_marginal_tonne"))
      #expect(curve.output.contains("marg. $/t") && curve.output.contains("Marginal:"))
    }
  }

  @Test func `an action's money is told and what cannot be told ends with 1`() throws {
    try inSample { folder in
      let told = try CairnProcess.run(["strategies", "costs", folder, "a1", "--rate", "3"])
      #expect(told.status == 0 && told.output.contains("NPV at 3 %"))
      let explained = try CairnProcess.run(["strategies", "costs", folder, "a1", "--explain"])
      #expect(explained.output.contains("\"file\" : \"costs.csv\""))
      let unknown = try CairnProcess.run(["strategies", "costs", folder, "a2"])
      #expect(unknown.status == 1 && unknown.output.contains("No cost is stated"))
    }
  }

  @Test func `a year's curve has the damage of that year alone`() throws {
    try inSample { folder in
      let text = try CairnProcess.run([
        "strategies", "macc", folder, "--scc", "100", "--year", "2030",
      ])
      #expect(text.output.contains("Damage avoided in 2030, beside the money: $"))
      let csv = try CairnProcess.run([
        "strategies", "macc", folder, "--scc", "100", "--year", "2030", "--csv",
      ])
      let rows = csv.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let tonnes = try #require(rows[0].firstIndex(of: "tonnes"))
      let damage = try #require(rows[0].firstIndex(of: "damage_avoided_usd"))
      let saved = try #require(Double(rows[1][tonnes]))
      #expect(isClose(try #require(Double(rows[1][damage])), saved * 100, within: 1e-9))
    }
  }

  @Test func `a curve without a forecast is refused`() throws {
    var files = SampleWorkspace().files
    files["community.yaml"] = files["community.yaml"]?.replacing(
      "forecast_base_year: 2021", with: "forecast_base_year: 2020")
    try CairnProcess.inTown(files) { folder in
      let curve = try CairnProcess.run(["strategies", "macc", "town"], in: folder)
      #expect(curve.status == 1 && curve.errors.contains("There is no forecast"))
      #expect(!curve.output.contains("All:"))
    }
  }

  @Test func `a curve without actions says why it is empty`() throws {
    let folder = PackageFolder.root.appending(path: "Examples/charleston-county").path
    let curve = try CairnProcess.run(["strategies", "macc", folder])
    #expect(curve.status == 1 && !curve.output.contains("All:"))
    #expect(curve.output.hasPrefix("No action has an effect on emissions"))
  }

  @Test func `wrong options are refused with what to give instead`() throws {
    try inSample { folder in
      let payer = try CairnProcess.run(["strategies", "macc", folder, "--payer", "bank"])
      #expect(payer.status == 1 && payer.errors.contains("household"))
      let rate = try CairnProcess.run(["strategies", "macc", folder, "--rate", "700"])
      #expect(rate.status == 1 && rate.errors.contains("0 to 20"))
      let year = try CairnProcess.run(["strategies", "macc", folder, "--year", "2090"])
      #expect(year.status == 1 && year.errors.contains("2021 to 2030"))
    }
  }
}
