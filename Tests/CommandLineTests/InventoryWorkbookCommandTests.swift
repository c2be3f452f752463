import Foundation
import TestSupport
import Testing

/// What `scripts/setup publish` installs.
enum PythonTools {
  static let folder = PackageFolder.root.appending(path: ".tools")
  static let python = folder.appending(path: "venv/bin/python")
  static let areThere = FileManager.default.isExecutableFile(atPath: python.path)
}

/// The commands that take an inventory to Excel and back.
@Suite(.enabled(if: PythonTools.areThere)) struct InventoryWorkbookCommandTests {

  /// A folder with the sample as `town` and its workbook `town.xlsx`.
  private func inTown(_ work: (URL) throws -> Void) throws {
    try CairnProcess.inTemporaryFolder { folder in
      for (path, text) in SampleWorkspace().files {
        let file = folder.appending(path: "town/\(path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      let made = try cairn(["template", "town", "--xlsx", "town.xlsx"], in: folder)
      try #require(made.status == 0, "\(made.errors)")
      #expect(made.output.contains("cairn inventory import town town.xlsx --dry-run"))
      try work(folder)
    }
  }

  private func cairn(_ arguments: [String], in folder: URL) throws -> CairnProcess.Outcome {
    try CairnProcess.run(
      ["inventory"] + arguments, in: folder,
      environment: ["CAIRN_TOOLS": PythonTools.folder.path])
  }

  /// Changes cells of a sheet of `town.xlsx`: address and Python value.
  private func change(_ cells: [String: String], on sheet: String = "Buildings", in folder: URL)
    throws
  {
    let edits = cells.map { "s['\($0)'] = \($1)" }.joined(separator: "\n")
    let process = Process()
    process.executableURL = PythonTools.python
    process.currentDirectoryURL = folder
    process.arguments = [
      "-B", "-c",
      "import openpyxl\nb = openpyxl.load_workbook('town.xlsx')\ns = b['\(sheet)']\n\(edits)\nb.save('town.xlsx')",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private func inventory(_ folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: "town/inventory.csv"), encoding: .utf8)
  }

  @Test func `a workbook that nobody changed changes nothing`() throws {
    try inTown { folder in
      let outcome = try cairn(["import", "town", "town.xlsx"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("Nothing had to be written."))
      #expect(!outcome.errors.contains("rror"))
      for (path, text) in SampleWorkspace().files {
        let file = folder.appending(path: "town/\(path)")
        let after = try String(contentsOf: file, encoding: .utf8)
        #expect(after == text)
      }
    }
  }

  @Test func `a filled workbook is imported, and the inventory counts it`() throws {
    try inTown { folder in
      try change(["F7": "60000"], in: folder)
      let dry = try cairn(["import", "town", "town.xlsx", "--dry-run"], in: folder)
      #expect(dry.status == 0)
      #expect(dry.output.contains("quantity: 50000 → 60000"))
      #expect(dry.output.contains("Nothing was written (--dry-run)."))
      let before = try inventory(folder)
      #expect(before == SampleWorkspace().files["inventory.csv"])
      let outcome = try cairn(["import", "town", "town.xlsx"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("1 row changed"))
      #expect(outcome.output.contains("Wrote inventory.csv."))
      let after = try inventory(folder)
      #expect(after == before.replacing("50000,mcf", with: "60000,mcf"))
    }
  }

  @Test func `a wrong row is named and nothing is written, but for the right rows with --partial`()
    throws
  {
    try inTown { folder in
      try change(["F6": "9001", "G7": "'thrm'"], in: folder)
      let refused = try cairn(["import", "town", "town.xlsx"], in: folder)
      #expect(refused.status == 1)
      #expect(refused.output.contains("Nothing was written: mend the rows that are named"))
      let before = try inventory(folder)
      #expect(before == SampleWorkspace().files["inventory.csv"])
      let outcome = try cairn(["import", "town", "town.xlsx", "--partial"], in: folder)
      #expect(outcome.status == 1)
      #expect(
        outcome.output.contains(
          "error: town.xlsx, sheet “Buildings”, row 7, column unit: “thrm” is not a unit"))
      #expect(outcome.output.contains("left out, because of an error: g21 at town.xlsx"))
      #expect(outcome.output.contains("1 row left out because of errors. 1 error."))
      let after = try inventory(folder)
      #expect(after == before.replacing("9000,MWh", with: "9001,MWh"))
      let csv = try cairn(
        ["import", "town", "town.xlsx", "--partial", "--format", "csv"], in: folder)
      #expect(csv.output.hasPrefix("severity,file,row,column,message\nerror,"))
      #expect(csv.errors.contains("0 rows changed"))
      let json = try cairn(["import", "town", "town.xlsx", "--format", "json"], in: folder)
      let findings =
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
      #expect(findings?.count == 1)
    }
  }

  @Test func `a workbook that may have been filled is not overwritten`() throws {
    try inTown { folder in
      let file = folder.appending(path: "town.xlsx")
      let before = try Data(contentsOf: file)
      let again = try cairn(["template", "--xlsx", "town.xlsx"], in: folder)
      #expect(again.status == 1)
      #expect(again.errors.contains("may have been filled"))
      let after = try Data(contentsOf: file)
      #expect(after == before)
      let forced = try cairn(["template", "--xlsx", "town.xlsx", "--overwrite"], in: folder)
      #expect(forced.status == 0)
    }
  }

  @Test func `a file that is not there, and one that is no workbook, are refused`() throws {
    try inTown { folder in
      let missing = try cairn(["import", "town", "none.xlsx"], in: folder)
      #expect(missing.status == 1)
      #expect(missing.errors.contains("none.xlsx"))
      let text = try cairn(["import", "town", "town/inventory.csv"], in: folder)
      #expect(text.status == 1)
      #expect(text.output.contains("The file is text, such as CSV"))
      #expect(text.output.contains("Nothing "))
    }
  }

  @Test func `results are written as a workbook with the protocols of the account`() throws {
    try inTown { folder in
      let outcome = try cairn(["table", "town", "--format", "xlsx", "-o", "out.xlsx"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == "Wrote out.xlsx.\n")
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "out.xlsx").path))
      let without = try cairn(["table", "town", "--format", "xlsx"], in: folder)
      #expect(without.status == 64)
      #expect(without.errors.contains("--format xlsx and --output FILE go together"))
    }
  }

  @Test func `without the tools the command says how to install them`() throws {
    try inTown { folder in
      try Data().write(to: folder.appending(path: "town.xlsx"))
      let outcome = try CairnProcess.run(
        ["inventory", "import", "town", "town.xlsx"], in: folder,
        environment: ["CAIRN_TOOLS": folder.path])
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("scripts/setup publish"))
    }
  }
}
