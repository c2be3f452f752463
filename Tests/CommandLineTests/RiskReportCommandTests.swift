import Foundation
import TestSupport
import Testing

/// `cairn risks matrix`, `agreement` and `residual` as JSON, and agreement on one risk.
@Suite struct RiskReportCommandTests {
  private func json(_ arguments: [String]) throws -> Any {
    let outcome = try CairnProcess.run(["risks"] + arguments + ["--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
  }

  private let example = PackageFolder.example.path

  @Test func `the matrix names the risks of each cell`() throws {
    let matrix = try #require(try json(["matrix", example]) as? [String: Any])
    #expect(matrix["preset"] as? String == "vulnerability-5")
    let cells = try #require(matrix["cells"] as? [[String: Any]])
    #expect(cells.count == 25)
    let table = try String(contentsOfFile: example + "/risks.csv", encoding: .utf8)
    let placed = cells.compactMap { $0["risks"] as? [String] }.joined()
    let unsure = try #require(matrix["unsure"] as? [String])
    for id in Array(placed) + unsure { #expect(table.contains("\n\(id),")) }
    let text = try CairnProcess.run(["risks", "matrix", example]).output
    let fullest = try #require(cells.compactMap { $0["risks"] as? [String] }.map(\.count).max())
    #expect(text.contains("(\(fullest))"))
  }

  @Test func `agreement is of one risk, and one that is not there is told`() throws {
    let rows = try #require(try json(["agreement", example, "heat-people"]) as? [[String: Any]])
    #expect(rows.count == 6)
    #expect(rows.allSatisfy { $0["risk"] as? String == "heat-people" })
    let first = try #require(rows.first?["scores"] as? [[String: Any]])
    #expect(first.first?["assessor"] as? String == "Public health office (example)")
    #expect(first.first?["score"] as? Int == 4)
    let wrong = try CairnProcess.run(["risks", "agreement", example, "heat-peple"])
    #expect(wrong.status == 1 && wrong.errors.contains("There is no risk “heat-peple”"))
  }

  @Test func `agreement on hazards keeps the answers in words, and a disagreement is found`() throws
  {
    let rows = try #require(
      try json(["agreement", example, "--hazards", "--disagreed"]) as? [[String: Any]])
    #expect(rows.count == 1)
    let row = try #require(rows.first)
    #expect(
      Set(row.keys) == ["hazard", "field", "standing", "answers", "proposal", "plan"])
    #expect(row["hazard"] as? String == "smoke" && row["field"] as? String == "timeframe")
    #expect(row["standing"] as? String == "disagreed" && row["plan"] as? String == "immediate")
    let answers = try #require(row["answers"] as? [[String: Any]])
    #expect(answers.compactMap { $0["answer"] as? String }.contains("medium-term"))
    let all = try #require(try json(["agreement", example, "--hazards"]) as? [[String: Any]])
    // Whoever is unsure was asked.
    #expect(
      all.compactMap { $0["answers"] as? [[String: Any]] }.joined().contains {
        $0["answer"] is NSNull
      })
  }

  @Test func `where nobody disagrees that is said, and not a table without rows`() throws {
    let outcome = try CairnProcess.run(["risks", "agreement", example, "--disagreed"])
    // One answer alone compares nothing.
    let all = try #require(try json(["agreement", example]) as? [[String: Any]])
    let standings = all.compactMap { $0["standing"] as? String }
    let compared = standings.count { ["agreed", "close"].contains($0) }
    let single = standings.count { $0 == "single" }
    #expect(single > 0 && compared + single == standings.count)
    #expect(
      outcome.output
        == "Nobody disagrees: of \(compared) compared, none is that far apart. Not compared: \(single) with one answer only.\n"
    )
    #expect(outcome.status == 0)
    #expect(try #require(try json(["agreement", example, "--disagreed"]) as? [Any]).isEmpty)
  }

  @Test func `a rating by the common reporting framework shows the hazard's probability too`()
    throws
  {
    let list = try CairnProcess.run(["risks", "list", example, "--preset", "gcom-3"]).output
    #expect(list.split(separator: "\n").first?.contains("Probability") == true)
    let own = try CairnProcess.run(["risks", "list", example]).output
    #expect(own.split(separator: "\n").first?.contains("Probability") == false)
  }

  @Test func `scores are settled with a reason, and a misspelt risk is told with the likely one`()
    throws
  {
    for reason in ["", "  "] {
      let empty = try CairnProcess.run([
        "risks", "settle", example, "heat-people", "--by", "Council", "--reason", reason,
        "--exposure", "3",
      ])
      #expect(empty.status != 0 && empty.errors.contains("--reason is empty"), "\(empty.errors)")
    }
    let near = try CairnProcess.run([
      "risks", "score", PackageFolder.coast.path, "surge-home", "--assessor", "Parks",
      "--exposure", "3",
    ])
    #expect(near.status == 1 && near.errors.contains("Did you mean “surge-homes”?"))
    let far = try CairnProcess.run([
      "risks", "score", PackageFolder.coast.path, "zzzzzz", "--assessor", "Parks",
      "--exposure", "3",
    ])
    #expect(far.status == 1 && far.errors.contains("`cairn risks` lists its"))
  }

  @Test func `who is exposed, benefits, pays and decided is told of a risk, with open questions`()
    throws
  {
    let coast = PackageFolder.coast.path
    let records = try #require(try json(["equity", coast, "tide-roads"]) as? [[String: Any]])
    #expect(records.count == 1)
    let said = try #require(records.first?["said"] as? [String: String])
    let silent = try #require(records.first?["missing"] as? [String])
    #expect(Set(said.keys).union(silent) == ["exposed", "benefits", "pays", "decided"])
    let answers = try #require(records.first?["answers"] as? [[String: Any]])
    #expect(answers.contains { $0["question"] as? String == "risk-who-pays-losses" })
    let wrong = try CairnProcess.run(["risks", "equity", coast, "nothing"])
    #expect(wrong.status == 1 && wrong.errors.contains("There is no risk or action “nothing”"))
  }

  @Test func `pathways have a tipping point for each row, beside losses and costs`() throws {
    let tables = try #require(
      try json(["pathways", PackageFolder.coast.path]) as? [String: [[String: Any]]])
    let rows = try String(
      contentsOfFile: PackageFolder.coast.path + "/pathways.csv", encoding: .utf8)
    let points = try #require(tables["points"])
    #expect(
      !points.isEmpty && points.allSatisfy { rows.contains("\($0["pathway"] as? String ?? "?"),") })
    #expect(tables["losses"] != nil)
    // Every loss of the example is in dollars of 2025, and what is weighed against it too.
    let years = try #require(tables["actions"]).compactMap { $0["priceYear"] as? Int }
    #expect(!years.isEmpty && Set(years) == [2025])
    let text = try CairnProcess.run(["risks", "pathways", PackageFolder.coast.path]).output
    let heads = text.split(separator: "\n").first { $0.contains("avoided") && $0.contains("net") }
    #expect(heads?.contains("dollars of") == true)
  }

  @Test func `a hazard itself takes its own fields, and no word beside the scale`() throws {
    let wrong = try CairnProcess.run([
      "risks", "score", example, "--hazard", "hottest-day", "--assessor", "Parks", "--frequency",
      "often",
    ])
    #expect(wrong.status == 1 && wrong.errors.contains("“often” is no frequency"))
    let other = try CairnProcess.run([
      "risks", "score", example, "--hazard", "hottest-day", "--assessor", "Parks", "--exposure",
      "3",
    ])
    #expect(other.status == 1 && other.errors.contains("A hazard itself has no exposure"))
  }

  @Test func `what is left of risks is printed as JSON either way`() throws {
    let plain = try CairnProcess.run(["risks", "residual", example, "--json"])
    let named = try CairnProcess.run(["risks", "residual", example, "--format", "json"])
    #expect(plain.status == 0 && plain.output.hasPrefix("["))
    #expect(plain.output == named.output)
  }
}
