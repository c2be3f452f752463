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
      #expect(
        rows[0].map(String.init) == [
          "scenario", "part", "title", "2021", "2025", "2030", "limited",
        ])
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
      let brief = try CairnProcess.run(
        ["forecast", "town", "--scenario", "adopted", "--explain", "2030", "--depth", "0"],
        in: folder)
      #expect(brief.status == 0 && brief.output.contains("ask with a larger --depth"))
      #expect(brief.output.count < explained.output.count)
      let negative = try CairnProcess.run(
        ["forecast", "town", "--explain", "2030", "--depth=-1"], in: folder)
      #expect(negative.status != 0 && negative.errors.contains("--depth is 0 or more"))
      let unknown = try CairnProcess.run(
        ["forecast", "town", "--scenario", "nowhere"], in: folder)
      #expect(unknown.status != 0)
      #expect(unknown.errors.contains("Scenarios: bau, adopted."))
      let outside = try CairnProcess.run(["forecast", "town", "--years", "2099"], in: folder)
      #expect(outside.errors.contains("it goes from 2021 to 2030"))
    }
  }

  @Test(arguments: [
    ["forecast"], ["forecast", "--by", "sector"], ["strategies", "uncertainty", "--draws", "100"],
    ["strategies", "burden"],
  ])
  func `tables of a county fit into a terminal`(_ command: [String]) throws {
    let at = command[0] == "strategies" ? 2 : 1
    var arguments = command
    arguments.insert(PackageFolder.example.path, at: at)
    let shown = try CairnProcess.run(arguments)
    #expect(shown.status == 0, "\(shown.errors)")
    // Rows have columns; sentences have none.
    let rows = shown.output.split(separator: "\n").filter { $0.contains("  ") }
    #expect(rows.count > 5)
    #expect(rows.allSatisfy { $0.count <= 80 }, "\(rows.filter { $0.count > 80 })")
  }

  @Test func `the list of strategies fits into a terminal`() throws {
    let shown = try CairnProcess.run(["strategies", "list", "--limit", "0"])
    let lines = shown.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
    #expect(lines.contains { $0.hasPrefix("calculator ") } && lines.contains("* not verified"))
  }

  @Test(arguments: ["12x", "-", ""])
  func `a cell of a series that cannot be read is left out by name, not read over`(
    _ cell: String
  ) throws {
    var files = files
    // The years on both sides of it still make a line.
    files["indicators.csv"]? += "population,2024,\(cell),people,bill,\n"
    try CairnProcess.inTown(files) { folder in
      let row = try #require(files["indicators.csv"]?.split(separator: "\n").count)
      for command in ["forecast", "targets"] {
        let outcome = try CairnProcess.run([command, "town"], in: folder)
        #expect(outcome.status == 1, "\(command)")
        #expect(
          outcome.errors.contains(
            "Left out: indicators.csv, row \(row), column value could not be used, so “population” is read from its other rows."
          ), "\(outcome.errors)")
      }
    }
  }

  @Test func `rows of drivers policies and scenarios that cannot be used are said`() throws {
    var files = files
    files["policies.csv"]? +=
      "other,Other law,state,adopted,buildings,,electricity,activity,,2024,2027,200,bill,\n"
    files["scenarios.csv"] = """
      id,name,policies,actions,climate,drivers,source,note
      bau,Business as usual,none,none,,,bill,
      adopted,Adopted,adopted,none,,,bill,
      2030,A year,none,none,,,bill,

      """
    files["drivers.csv"] = """
      sector,subsector,activity,driver,rate_percent,intensity,source,note
      waste,,,,12x,,bill,
      ,,,population,,,bill,

      """
    try CairnProcess.inTown(files) { folder in
      let usual = try CairnProcess.run(["forecast", "town", "--scenario", "bau"], in: folder)
      #expect(usual.status == 1)
      #expect(usual.errors.contains("drivers.csv, row 2, column rate_percent could not be used"))
      #expect(!usual.errors.contains("policies.csv"))
      let all = try CairnProcess.run(["forecast", "town"], in: folder)
      #expect(all.errors.contains("policies.csv, row 3, column percent could not be used"))
      #expect(all.errors.contains("scenarios.csv, row 4, column id could not be used"))
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

  @Test func `a scenario with a climate says what each model comes to`() throws {
    var files = files
    files["climate-summary.csv"] = """
      indicator,name,unit,scenario,period,kind,median,mean,p10,p90,lowest,highest,models,missing_models,agreement,baseline_period,definition,source,note
      heating-degree-days,Heating degree days,degF-days,rcp45,2021-2030,absolute,7600,,7400,7800,,,20,,,,,bill,
      cooling-degree-days,Cooling degree days,degF-days,rcp45,2021-2030,absolute,500,,500,500,,,20,,,,,bill,

      """
    files["climate-series.csv"] = """
      indicator,scenario,year,median,p10,p90,models,running_mean_years
      heating-degree-days,rcp45,2021,8000,7600,8400,20,30
      heating-degree-days,rcp45,2030,7200,6800,7600,20,30
      cooling-degree-days,rcp45,2021,500,500,500,20,30
      cooling-degree-days,rcp45,2030,500,500,500,20,30

      """
    files["climate-models.csv"] = """
      indicator,scenario,model,year,value,running_mean_years
      heating-degree-days,rcp45,Warm,2021,8000,21
      heating-degree-days,rcp45,Warm,2030,6400,21
      heating-degree-days,rcp45,Cool,2021,8000,21
      heating-degree-days,rcp45,Cool,2030,7800,21
      cooling-degree-days,rcp45,Warm,2021,500,21
      cooling-degree-days,rcp45,Warm,2030,500,21
      cooling-degree-days,rcp45,Cool,2021,500,21
      cooling-degree-days,rcp45,Cool,2030,500,21

      """
    try CairnProcess.inTown(files) { folder in
      let text = try CairnProcess.run(["forecast", "town", "--years", "2025,2030"], in: folder)
      let line = try #require(
        text.output.split(separator: "\n").first { $0.hasPrefix("Climate-adjusted in 2030") },
        "\(text.output) \(text.errors)")
      // Less heating is needed where it gets warmer, and the lowest comes first.
      let warm = try #require(line.firstRange(of: "Warm "))
      let cool = try #require(line.firstRange(of: "Cool "))
      #expect(warm.lowerBound < cool.lowerBound)
      #expect(line.contains(", by model: ") && line.contains("Each of 2 models is projected"))
      let plain = try CairnProcess.run(["forecast", "town", "--scenario", "bau"], in: folder)
      #expect(!plain.output.contains("by model"))
      let drawn = try CairnProcess.run(
        ["strategies", "uncertainty", "town", "--scenario", "climate-adjusted", "--draws", "1000"],
        in: folder)
      #expect(drawn.output.contains(" from the inventory, and the climate model."))
      #expect(drawn.output.contains("1 of 2 models, all equally likely"), "\(drawn.output)")
    }
  }

  /// Business as usual, and the adopted law with all actions.
  private var withPlan: [String: String] {
    var files = files
    files["scenarios.csv"] = """
      id,name,policies,actions,climate,drivers,source,note
      bau,Usual,,,,,,
      law,The law,adopted,,,,,
      plan,With actions,adopted,all,,,,

      """
    return files
  }

  @Test func `parts are with the actions and add up to the total`() throws {
    try CairnProcess.inTown(withPlan) { folder in
      func rows(_ arguments: String...) throws -> [[String]] {
        let outcome = try CairnProcess.run(
          ["forecast", "town", "--scenario", "plan", "--csv", "--years", "2030"] + arguments,
          in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").dropFirst().map {
          $0.split(separator: ",").map(String.init)
        }
      }
      let total = try #require(try rows().first?.last.flatMap { Double($0) })
      for part in ["sector", "subsector", "gas", "fuel", "scope", "record"] {
        let all = try rows("--by", part)
        let own = try #require(all.last?.last.flatMap { Double($0) })
        #expect(all.last?[1] == "total" && own == total, "\(part)")
        let parts = all.dropLast().filter { $0[1] != "biogenic-co2" }
        let sum = parts.compactMap { $0.last.flatMap { Double($0) } }.reduce(0, +)
        #expect(isClose(sum, total), "\(part)")
      }
    }
  }

  @Test func `wedges, curve, ranking and chances stand on the scenario that is asked for`() throws {
    try CairnProcess.inTown(withPlan) { folder in
      func remaining(_ arguments: String...) throws -> String {
        let outcome = try CairnProcess.run(
          ["strategies", "wedge", "town", "--years", "2030"] + arguments, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let line = try #require(
          outcome.output.split(separator: "\n").first { $0.hasPrefix("2030:") })
        return String(line)
      }
      let first = try remaining()
      #expect(first.contains("less than business as usual"))
      let left = first.split(separator: " ").suffix(3)
      #expect(try remaining("--scenario", "bau").split(separator: " ").suffix(3) == left)
      let forecast = try CairnProcess.run(
        ["forecast", "town", "--scenario", "plan", "--years", "2030"], in: folder)
      let total = try #require(
        forecast.output.split(separator: "\n").dropFirst().first?.split(separator: " ").last)
      #expect(try remaining("--scenario", "plan").hasSuffix(" \(total) t remain"))
      #expect(try remaining("--scenario", "law").hasSuffix(" \(total) t remain"))
      let named = try CairnProcess.run(
        ["strategies", "rank", "town", "--scenario", "law"], in: folder)
      #expect(named.output.contains("On top of “The law”, with all actions of the plan."))
      for command in [
        ["wedge"], ["macc"], ["rank"], ["uncertainty"], ["portfolio", "--goal", "cost"],
      ] {
        let unknown = try CairnProcess.run(
          ["strategies", command[0], "town", "--scenario", "nowhere"] + command.dropFirst(),
          in: folder)
        #expect(unknown.status == 1, "\(command)")
        #expect(
          unknown.errors.contains("There is no scenario “nowhere”. Scenarios: bau, law, plan."))
      }
    }
  }

  @Test func `years are said as ranges and lists`() throws {
    try CairnProcess.inTown(files) { folder in
      for years in [["2028-2030"], ["2028,2029", "2030"]] {
        let outcome = try CairnProcess.run(
          ["forecast", "town", "--csv", "--years"] + years, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("scenario,part,title,2028,2029,2030,limited\n"))
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
          "1 action is left out of the plan, so the gap of “the plan” is told without it."
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
      #expect(
        check.output.contains(
          "warning: action-parameters.csv, row 10, column value: “Too much” states"))
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

  @Test func `a forecast of nothing is no table of zeros`() throws {
    var files = SampleWorkspace().files
    files["drivers.csv"] = SampleWorkspace().table(
      "drivers.csv", rows: [",,,no-such-indicator,,,bill,"])
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(["forecast", "town"], in: folder)
      #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome.output)")
      #expect(outcome.errors.contains("Left out: "))
    }
  }
}
