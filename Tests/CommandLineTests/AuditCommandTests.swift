import Foundation
import TestSupport
import Testing

@Suite struct AuditCommandTests {
  /// The sample with a utility's total beside its parts, which is an error finding.
  private var files: [String: String] {
    var files = SampleWorkspace().files
    files["inventory.csv"]? += """
      s21,2021,buildings,commercial,grid-electricity,electricity,1234.5,MWh,,I.2.2,2,,M,bill,
      t21,2021,industry,industrial,grid-electricity,electricity,2345.6,MWh,,I.3.2,2,,M,bill,
      p21,2021,buildings,all,grid-electricity,electricity,3580.1,MWh,,I.2.2,2,,M,bill,

      """
    return files
  }

  private let total = ["--accept", "repeated-quantity", "--subject", "p21 total"]
  private let reason = [
    "--reason", "Another utility, \"not\" their sum", "--by", "Energy office",
  ]

  @Test func `an open error ends with 1, and an accepted one with 0`() throws {
    try CairnProcess.inTown(files) { folder in
      let before = try CairnProcess.run(["audit", "town"], in: folder)
      #expect(before.status == 1)
      #expect(before.output.contains("error: repeated-quantity, “p21 total”"))
      let accepted = try CairnProcess.run(["audit", "town"] + total + reason, in: folder)
      #expect(accepted.status == 0, "\(accepted.errors)")
      let after = try CairnProcess.run(["audit", "town"], in: folder)
      #expect(after.status == 0)
      #expect(!after.output.contains("“p21 total”"))
      let all = try CairnProcess.run(["audit", "town", "--all"], in: folder)
      #expect(
        all.output.contains("Accepted: Another utility, \"not\" their sum (Energy office, "))
    }
  }

  @Test func `text, CSV and JSON hold the same findings`() throws {
    try CairnProcess.inTown(files) { folder in
      let json = try CairnProcess.run(["audit", "town", "--format", "json"], in: folder)
      #expect(json.status == 1)
      let objects = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
      let total = try #require(objects.first { $0["subject"] as? String == "p21 total" })
      #expect(total["severity"] as? String == "error")
      #expect(total["row"] as? Int == 12)
      #expect((total["tonnes_at_stake"] as? Double ?? 0) > 1000)
      #expect(total["accepted_reason"] is NSNull)
      let csv = try CairnProcess.run(["audit", "town", "--format", "csv"], in: folder).output
      #expect(csv.hasPrefix("severity,rule,subject,evidence,file,row,column,tonnes_at_stake,"))
      #expect(csv.split(separator: "\n").count == objects.count + 1)
      let text = try CairnProcess.run(["audit", "town"], in: folder).output
      #expect(text.components(separatedBy: "  Do: ").count == objects.count + 1)
    }
  }

  @Test func `only the rules that are named run`() throws {
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(
        ["audit", "town", "--rule", "coverage", "sums"], in: folder)
      #expect(outcome.status == 0)
      #expect(!outcome.output.contains("repeated-quantity"))
      #expect(outcome.output.contains("Not applied: sums. reported.csv has no published figure."))
    }
  }

  @Test func `accepting adds one row and leaves every byte and file as it was`() throws {
    let table = "\u{FEFF}date,rule,mine,subject,reason\r\n2020-01-01,coverage,\"x\",a,\"b, c\"\r\n"
    try CairnProcess.inTown(files.merging(["audit.csv": table]) { $1 }) { folder in
      let town = folder.appending(path: "town")
      let before = try contents(of: town)
      let outcome = try CairnProcess.run(
        ["audit", "town"] + total + ["--reason", "Checked"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      var after = try contents(of: town)
      let data = after.removeValue(forKey: "audit.csv")
      let text = String(decoding: try #require(data), as: UTF8.self)
      #expect(text.hasPrefix(table))
      let added = text.dropFirst(table.count)
      #expect(added.hasSuffix(",repeated-quantity,,p21 total,Checked\r\n"))
      #expect(added.hasPrefix("20"))
      #expect(after == before.filter { $0.key != "audit.csv" })
    }
  }

  @Test func `without an audit file a new one is made`() throws {
    try CairnProcess.inTown(files) { folder in
      _ = try CairnProcess.run(["audit", "town"] + total + reason, in: folder)
      let text = try String(
        contentsOf: folder.appending(path: "town/audit.csv"), encoding: .utf8)
      #expect(
        text.hasPrefix(
          "rule,subject,reason,accepted_by,date\nrepeated-quantity,p21 total,\"Another"))
      #expect(try CairnProcess.run(["check", "town"], in: folder).status == 0)
    }
  }

  @Test func `what is not found, or accepted already, is refused`() throws {
    try CairnProcess.inTown(files) { folder in
      let wrong = try CairnProcess.run(
        ["audit", "town", "--accept", "repeated-quantity", "--subject", "p20"] + reason, in: folder)
      #expect(wrong.status == 1)
      #expect(wrong.errors.contains("It finds something about “p21 total”"))
      _ = try CairnProcess.run(["audit", "town"] + total + reason, in: folder)
      let again = try CairnProcess.run(["audit", "town"] + total + reason, in: folder)
      #expect(again.status == 1)
      #expect(again.errors.contains("accepted already"))
    }
  }

  @Test(arguments: [
    "rule,subject,date\ncoverage,a,2020\n", "rule;subject;reason\n",
    "rule,subject,reason\n\"open\n",
  ])
  func `an audit file that would lose something is left alone`(_ table: String) throws {
    try CairnProcess.inTown(files.merging(["audit.csv": table]) { $1 }) { folder in
      let outcome = try CairnProcess.run(["audit", "town"] + total + reason, in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("nothing was"))
      let file = folder.appending(path: "town/audit.csv")
      #expect(try String(contentsOf: file, encoding: .utf8) == table)
    }
  }

  @Test func `a link that leaves the folder is not written through`() throws {
    try CairnProcess.inTown(files) { folder in
      let outside = folder.appending(path: "precious.csv")
      try Data("mine\n".utf8).write(to: outside)
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "town/audit.csv"), withDestinationURL: outside)
      let outcome = try CairnProcess.run(["audit", "town"] + total + reason, in: folder)
      #expect(outcome.status == 1)
      #expect(try String(contentsOf: outside, encoding: .utf8) == "mine\n")
    }
  }

  @Test func `a stale acceptance is named in the register`() throws {
    let table = "rule,subject,reason\ncoverage,nothing,Old\nno-rule,x,Old\n"
    try CairnProcess.inTown(files.merging(["audit.csv": table]) { $1 }) { folder in
      let output = try CairnProcess.run(["audit", "town"], in: folder).output
      #expect(output.contains("note: audit.csv, row 2, column rule: “coverage” finds nothing"))
      #expect(output.contains("warning: audit.csv, row 3, column rule: “no-rule” is not a rule"))
    }
  }

  @Test(arguments: [
    ["audit"], ["audit", "town", "--rule", "nonsense"], ["audit", "town", "--accept", "coverage"],
    ["audit", "town", "--accept", "coverage", "--subject", "x", "--reason", " "],
    ["audit", "town", "--subject", "x"], ["audit", "--rules", "--format", "csv"],
    ["audit", "town", "--format", "markdown"],
  ])
  func `a wrong call is refused with a message`(_ arguments: [String]) throws {
    let outcome = try CairnProcess.run(arguments)
    #expect(outcome.status == 64)
    #expect(!outcome.errors.isEmpty)
  }

  /// `CAIRN_RECORD=1` writes the page anew.
  @Test func `the page of the auditor is made from the rules`() throws {
    let made = try CairnProcess.run(["audit", "--rules", "--format", "markdown"])
    #expect(made.status == 0)
    let page = PackageFolder.root.appending(path: "docs/audit.md")
    if ProcessInfo.processInfo.environment["CAIRN_RECORD"] == "1" {
      try Data(made.output.utf8).write(to: page)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == made.output)
    for number in 1...20 { #expect(made.output.contains("\n### \(number). ")) }
  }

  private func contents(of folder: URL) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      contents[path] = FileManager.default.contents(atPath: folder.appending(path: path).path)
    }
    return contents.filter { !$0.value.isEmpty }
  }
}
