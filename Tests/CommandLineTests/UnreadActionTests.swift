import TestSupport
import Testing

/// What one row that cannot be read makes of the rows and the text that name its action.
@Suite struct UnreadActionTests {
  private var files: [String: String] {
    var files = SampleWorkspace().files
    files["actions.csv"] = files["actions.csv"]?.replacing(
      "building-efficiency,buildings,2022,2026", with: "building-efficiency,buildings,20x2,2026")
    files["costs.csv"] = """
      id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year,low,high,source,note
      k1,a1,capital,government,,90000,2024,2026,2022,,,assumption,
      k2,a1,operating,government,,5000,2024,,2022,,,assumption,
      k3,zz,operating,government,,5000,2024,,2022,,,assumption,

      """
    return files
  }

  @Test func `what follows from an unread action is one finding, and other faults stay`() throws {
    try CairnProcess.inTown(files) { folder in
      let checked = try CairnProcess.run(["check", "town"], in: folder)
      let lines = checked.output.split(separator: "\n").map(String.init)
      #expect(checked.status == 1)
      #expect(lines.contains { $0.contains("“20x2” is not a year") })
      #expect(lines.contains { $0.contains("There is no “zz” in actions.csv") })
      #expect(!checked.output.contains("There is no “a1”"))
      #expect(!checked.output.contains("no usable action “a1”"))
      let summary = lines.filter { $0.contains("“a1” could not be read, so what names it") }
      #expect(summary.count == 1 && summary.first?.contains("costs.csv") == true)
      let whole = try CairnProcess.run(["check", "town", "--all"], in: folder)
      #expect(whole.output.contains("There is no “a1”"))
      #expect(summary.first?.hasPrefix("error: actions.csv, row 2: ") == true)
    }
  }

  @Test func `costs of an unread action say why there are none, and those of others are told`()
    throws
  {
    try CairnProcess.inTown(files) { folder in
      let unread = try CairnProcess.run(["strategies", "costs", "town", "a1"], in: folder)
      #expect(unread.status == 1)
      #expect(
        unread.errors.contains(
          "The action “Weatherize homes” was left out, because of an error at actions.csv, row 2."),
        "\(unread.errors)")
      let other = try CairnProcess.run(["strategies", "costs", "town", "a2"], in: folder)
      #expect(other.output.contains("Heat pumps, US dollars of"))
      #expect(other.errors.contains("Left out: The action “Weatherize homes” was left out"))
    }
  }

  /// The sample with shares of its own for the first action, of which the second is over 100 percent.
  private var overdone: [String: String] {
    var files = SampleWorkspace().files
    let lines = (files["actions.csv"] ?? "").split(separator: "\n")
    files["actions.csv"] = lines.map { line in
      "\(line)\(line.hasPrefix("id,") ? ",uptake" : line.hasPrefix("a1,") ? ",own" : ",")\n"
    }.joined()
    files["scenarios.csv"] = """
      id,name,policies,actions,climate,drivers,source,note
      bau,Usual,none,none,,,assumption,
      plan,The plan,none,all,,,assumption,

      """
    files["uptake.csv"] = """
      action,year,percent,source,note
      a1,2022,20,assumption,
      a1,2026,140,assumption,

      """
    return files
  }

  @Test(arguments: [
    ["forecast", "town"], ["targets", "town"], ["strategies", "macc", "town"],
    ["strategies", "costs", "town", "a2"], ["strategies", "rank", "town"],
    ["strategies", "compare", "town", "a1", "a2"], ["strategies", "wedge", "town"],
  ])
  func `an uptake over 100 percent leaves the action out everywhere`(
    _ arguments: [String]
  ) throws {
    try CairnProcess.inTown(overdone) { folder in
      let outcome = try CairnProcess.run(arguments, in: folder)
      #expect(outcome.status == 1, "\(outcome.errors)")
      #expect(
        outcome.errors.contains(
          "Left out: The effect of “Weatherize homes” was left out, because of an error at uptake.csv, row 3."
        ), "\(outcome.errors)")
    }
  }

  @Test func `targets say why none of their rows counts`() throws {
    var files = SampleWorkspace().files
    files["targets.csv"] = """
      id,name,kind,base_year,year,reduction_percent,source,status,note
      half,Half,absolute,20x9,2030,50,assumption,verified,

      """
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(["targets", "town"], in: folder)
      #expect(outcome.output.contains("No row of targets.csv could be used:"))
      #expect(outcome.output.contains("targets.csv, row 2"))
      #expect(!outcome.output.contains("There is no target yet"))
    }
  }
}
