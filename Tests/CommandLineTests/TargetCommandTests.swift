import Foundation
import TestSupport
import Testing

/// `cairn targets` on the Hennepin example.
@Suite struct TargetCommandTests {
  private let folder = PackageFolder.example.path

  @Test func `targets print as text, CSV and JSON with the same numbers`() throws {
    let text = try CairnProcess.run(["targets", folder])
    #expect(text.status == 0)
    #expect(text.output.contains("sbt-2030") && text.output.contains("7,441,779"))
    #expect(text.output.contains("Unverified for this community: sbt-2030"))
    let csv = try CairnProcess.run(["targets", folder, "--csv"])
    #expect(csv.output.contains("sbt-2030,Science-based goal,per-capita,,,2019,2030,188045"))
    let json = try CairnProcess.run(["targets", folder, "--json"])
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 8)
    let first = try #require(rows.first)
    #expect(isClose(first["allowed_tonnes"] as? Double ?? 0, 7_441_779, within: 1e-7))
    #expect(first["percent_per_year"] is Double && first["budget_tonnes"] is NSNull)
    #expect(rows[7]["budget_tonnes"] is Double && rows[7]["allowed_tonnes"] is NSNull)
    #expect(try CairnProcess.run(["targets", folder, "--csv", "--json"]).status != 0)
  }

  @Test func `the table is narrow, and a scenario that is the plan is not shown twice`() throws {
    let shown = try CairnProcess.run(["targets", folder])
    let rows = shown.output.split(separator: "\n").filter { !$0.hasPrefix("- ") }
    #expect(rows.allSatisfy { $0.count <= 80 }, "\(rows.map(\.count).max() ?? 0)")
    #expect(rows.contains { $0.hasPrefix("  the plan ") && $0.contains("5,491,690") })
    #expect(!rows.contains { $0.contains("Business as usual and this plan") })
    #expect(
      shown.output.contains(
        "“Business as usual and this plan” comes to the same as “the plan” for every target"))
    // Who asks for it by name gets it, and files have every course.
    let asked = try CairnProcess.run(["targets", folder, "--scenario", "the-plan", "plan"])
    #expect(asked.output.contains("  Business as usual and this plan  "))
    let csv = try CairnProcess.run(["targets", folder, "--csv"])
    #expect(csv.output.contains("the_plan_gap_tonnes") && csv.output.contains(",plan_gap_tonnes"))
  }

  @Test func `a target that could not be used ends with 1`() throws {
    var files = SampleWorkspace().files
    files["targets.csv"] = SampleWorkspace().table(
      "targets.csv",
      rows: [
        "half,Half,absolute,2021,2030,50,assumption,verified,",
        "past,Past,absolute,2021,2011,50,assumption,verified,",
      ])
    try CairnProcess.inTown(files) { folder in
      let text = try CairnProcess.run(["targets", "town"], in: folder)
      #expect(text.status == 1 && text.output.contains("Choose a base year before"))
      let csv = try CairnProcess.run(["targets", "town", "--csv"], in: folder)
      #expect(csv.status == 1 && csv.errors.contains("Choose a base year before"))
    }
  }

  @Test func `a target that could not be used is named where chances are told`() throws {
    var files = SampleWorkspace().files
    files["targets.csv"] = SampleWorkspace().table(
      "targets.csv", rows: ["past,Past,absolute,2021,2011,50,assumption,verified,"])
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(
        ["strategies", "uncertainty", "town", "--draws", "100"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("targets.csv, row 2, column base_year"), "\(outcome.errors)")
    }
  }

  @Test func `a forecast with holes tells no gap, says what is left out and ends with 1`() throws {
    var files = SampleWorkspace().files
    files["indicators.csv"] = "indicator,year,value,unit,source,note\n"
    files["targets.csv"] = SampleWorkspace().table(
      "targets.csv", rows: ["half,Half,absolute,2021,2030,50,assumption,verified,"])
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(["targets", "town"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("cannot be told") && !outcome.output.contains("met from"))
      #expect(outcome.errors.contains("Left out: "))
      let csv = try CairnProcess.run(["targets", "town", "--csv"], in: folder)
      let rows = csv.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let column = try #require(rows[0].firstIndex(of: "bau_gap_tonnes"))
      #expect(csv.status == 1 && rows[1][column] == "")
    }
  }

  @Test func `gaps are told under the scenarios that are asked for`() throws {
    var files = SampleWorkspace().files
    files["policies.csv"] = """
      id,name,level,status,sector,subsector,activity,effect,path,from_year,to_year,percent,source,note
      law,Efficiency law,state,adopted,buildings,,electricity,activity,,2024,2027,20,bill,

      """
    try CairnProcess.inTown(files) { folder in
      let all = try CairnProcess.run(["targets", "town"], in: folder)
      #expect(all.status == 0, "\(all.errors)")
      for name in ["Business as usual", "the plan", "Adopted policies"] {
        #expect(all.output.contains("  \(name)  "), "\(name)")
      }
      let one = try CairnProcess.run(["targets", "town", "--scenario", "adopted"], in: folder)
      #expect(one.output.contains("  Adopted policies  "))
      #expect(!one.output.contains("Business as usual"))
      let unknown = try CairnProcess.run(
        ["targets", "town", "--scenario", "nowhere"], in: folder)
      #expect(unknown.status != 0 && unknown.errors.contains("bau, plan, adopted"))
    }
  }

  @Test func `a target explains level, pace and gaps`() throws {
    let shown = try CairnProcess.run(["targets", folder, "--explain", "sbt-2030"])
    for words in ["T = E(base) ÷ P(base)", "E − T", "(E(last) − T) ÷ n", "E(year) ≤ T"] {
      #expect(shown.output.contains(words), "\(words)")
    }
    let unknown = try CairnProcess.run(["targets", folder, "--explain", "sbt"])
    #expect(unknown.status == 1 && unknown.errors.contains("Targets: sbt-2030"))
  }

  @Test func `suggestions have numbers and reasons, and rows that can be used`() throws {
    let offered = try CairnProcess.run(["targets", "suggest", folder])
    #expect(offered.status == 0)
    #expect(offered.output.contains("fair-share-2030"))
    #expect(offered.output.contains("62.9% for each resident"))
    #expect(offered.output.contains("net-zero-2050 (there already)"))
    let rows = try CairnProcess.run(["targets", "suggest", folder, "--csv"])
    try CairnProcess.inTemporaryFolder { place in
      let town = place.appending(path: "town")
      try FileManager.default.copyItem(at: URL(filePath: folder), to: town)
      try Data(rows.output.utf8).write(to: town.appending(path: "targets.csv"))
      let outcome = try CairnProcess.run(["targets", town.path])
      #expect(outcome.status == 0 && outcome.output.contains("net-zero-2050"))
    }
  }
}
