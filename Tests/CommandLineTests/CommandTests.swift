import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
  @Test func `a new workspace is made, checked and never overwritten`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      let made = try CairnProcess.run(
        ["init", "town", "--name", "Our Town", "--years", "2021"], in: folder)
      #expect(made.status == 0)
      #expect(try CairnProcess.run(["check", "town"], in: folder).status == 0)
      let again = try CairnProcess.run(["init", "town"], in: folder)
      #expect(again.status != 0)
      #expect(again.errors.contains("nothing was changed"))
    }
  }

  @Test func `check ends with 1 on an error, and prints JSON and CSV`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      let town = folder.appending(path: "town")
      try write(SampleWorkspace().files, to: town)
      let text = try String(contentsOf: town.appending(path: "inventory.csv"), encoding: .utf8)
      try Data(text.replacing("mcf", with: "mcff").utf8)
        .write(to: town.appending(path: "inventory.csv"))
      let checked = try CairnProcess.run(["check", "town"], in: folder)
      #expect(checked.status == 1)
      #expect(checked.output.contains("inventory.csv, row 4, column unit"))
      let json = try CairnProcess.run(["check", "town", "--format", "json"], in: folder).output
      let findings = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
      #expect(findings?.contains { $0["severity"] as? String == "error" } == true)
      let csv = try CairnProcess.run(["check", "town", "--format", "csv"], in: folder).output
      #expect(csv.hasPrefix("severity,file,row,column,message\n"))
    }
  }

  @Test func `explaining can tell how long loading and the explanation took`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      try write(SampleWorkspace().files, to: folder.appending(path: "town"))
      let figure = ["explain", "town", "inventory/2021/total"]
      let plain = try CairnProcess.run(figure, in: folder)
      let timed = try CairnProcess.run(figure + ["--timings"], in: folder)
      #expect(timed.output == plain.output && plain.errors.isEmpty)
      let lines = timed.errors.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines[0].wholeMatch(of: /timing: loading \d+\.\d{3} s/) != nil)
      #expect(lines[1].wholeMatch(of: /timing: explanation \d+\.\d{3} s/) != nil)
    }
  }

  @Test func `a reference that is gone stops the build before a file is written`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      var files = SampleWorkspace().files
      files["plan/01-summary.md"] = "# A\n\nSee {{inventory/2020/total}}.\n"
      try write(files, to: folder.appending(path: "town"))
      let built = try CairnProcess.run(
        ["plan", "build", "town", "-o", "out"], in: folder, environment: ["CAIRN_HOME": folder.path]
      )
      #expect(built.status == 1)
      #expect(built.errors.contains("plan/01-summary.md, line 3"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out").path))
    }
  }

  @Test func `without the publishing tools the site is built and says what is missing`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      try write(SampleWorkspace().files, to: folder.appending(path: "town"))
      let built = try CairnProcess.run(
        ["plan", "build", "town", "-o", "out", "--format", "html", "pdf"], in: folder,
        environment: ["CAIRN_HOME": folder.path, "CAIRN_TOOLS": folder.path])
      #expect(built.errors.contains("scripts/setup publish"))
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: "out/index.html").path))
    }
  }

  @Test func `costs not yet public and staffing are in the internal edition only`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      for edition in ["public", "internal"] {
        let built = try CairnProcess.run(
          [
            "plan", "build", PackageFolder.example.path, "-o", edition, "--edition", edition,
            "--format", "html",
          ], in: folder, environment: ["CAIRN_HOME": folder.path])
        #expect(built.status == 0, "\(built.errors)")
        let actions = try String(
          contentsOf: folder.appending(path: "\(edition)/data/actions.csv"), encoding: .utf8)
        let source = try String(
          contentsOf: PackageFolder.example.appending(path: "actions.csv"), encoding: .utf8)
        #expect((actions == source) == (edition == "internal"))
        let page = folder.appending(path: "\(edition)/internal-notes.html").path
        #expect(FileManager.default.fileExists(atPath: page) == (edition == "internal"))
      }
    }
  }

  @Test func `an internal action is in no page and no file of the public example`() throws {
    let title = "Offers to homes that flood again and again"
    try CairnProcess.inTemporaryFolder { folder in
      for edition in ["public", "internal"] {
        let built = try CairnProcess.run(
          [
            "plan", "build", PackageFolder.example.path, "-o", edition, "--edition", edition,
            "--format", "html",
          ], in: folder, environment: ["CAIRN_HOME": folder.path])
        #expect(built.status == 0, "\(built.errors)")
        let place = folder.appending(path: edition)
        let names = try FileManager.default.subpathsOfDirectory(atPath: place.path)
        let naming = try names.filter { $0.hasSuffix(".html") || $0.hasSuffix(".csv") }.filter {
          try String(contentsOf: place.appending(path: $0), encoding: .utf8).contains(title)
        }
        #expect(naming.isEmpty == (edition == "public"), "\(naming)")
      }
    }
  }

  @Test func `the plan of the coast is built`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      let built = try CairnProcess.run(
        ["plan", "build", PackageFolder.coast.path, "-o", "out", "--format", "html"], in: folder,
        environment: ["CAIRN_HOME": folder.path])
      #expect(built.status == 0, "\(built.errors)")
      let page = try String(
        contentsOf: folder.appending(path: "out/strategies.html"), encoding: .utf8)
      #expect(page.contains("Valves that keep the tide out of drains"))
    }
  }

  @Test(arguments: [
    ["serve", "--port", "99999"], ["explain"], ["plan", "build"],
    ["explain", "Examples/hennepin-county", "inventory/2021/total", "--depth", "-1"],
  ])
  func `a wrong call is refused with a message`(_ arguments: [String]) throws {
    let outcome = try CairnProcess.run(arguments)
    #expect(outcome.status == 64)
    #expect(!outcome.errors.isEmpty)
  }

  @Test func `a folder that is not there is told without the usage`() throws {
    let outcome = try CairnProcess.run(["check", "nowhere"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("cairn init"))
    #expect(!outcome.errors.contains("Usage"))
  }

  @Test func `serve never touches a folder outside its own`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      var files = SampleWorkspace().files
      files["community.yaml"] = files["community.yaml"]?
        .replacing("id: sample", with: "id: ../../precious")
      try write(files, to: folder.appending(path: "town"))
      try write(["precious/thesis.txt": "mine"], to: folder)
      let served = try CairnProcess.run(
        ["serve", "town", "--port", "0"], in: folder,
        environment: ["CAIRN_HOME": folder.appending(path: "home/state").path])
      #expect(served.status != 0)
      let thesis = folder.appending(path: "precious/thesis.txt")
      #expect(try String(contentsOf: thesis, encoding: .utf8) == "mine")
    }
  }

  @Test func `nothing of the internal edition stays where the public one is built`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      try write(["out/mine.txt": "kept"], to: folder)
      for edition in ["internal", "public"] {
        let built = try CairnProcess.run(
          [
            "plan", "build", PackageFolder.example.path, "-o", "out", "--edition", edition,
            "--format", "html",
          ], in: folder, environment: ["CAIRN_HOME": folder.path])
        #expect(built.status == 0, "\(built.errors)")
      }
      let names = try FileManager.default.subpathsOfDirectory(
        atPath: folder.appending(path: "out").path)
      #expect(!names.contains("internal-notes.html"))
      #expect(!names.contains { $0.contains("staffing") || $0.contains("findings") })
      #expect(names.contains("index.html"))
      #expect(names.contains("mine.txt"))
    }
  }

  @Test func `a file in bulk gives the totals of the inventory, and tells what it leaves out`()
    throws
  {
    try CairnProcess.inTemporaryFolder { folder in
      try write(SampleWorkspace().files, to: folder.appending(path: "town"))
      let bulk = ["inventory", "bulk", "town/inventory.csv", "--workspace", "town"]
      let fast = try CairnProcess.run(bulk + ["--format", "csv"], in: folder)
      let checked = try CairnProcess.run(bulk + ["--format", "csv", "--each-record"], in: folder)
      let table = try CairnProcess.run(["inventory", "town", "--format", "csv"], in: folder)
      #expect(fast.status == 0 && fast.errors.isEmpty)
      for year in ["2019", "2021"] {
        let expected = sum(table.output, year: year)
        #expect(expected > 0)
        #expect(isClose(sum(fast.output, year: year), expected))
        #expect(isClose(sum(checked.output, year: year), expected))
      }
      let file = folder.appending(path: "town/inventory.csv")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("mcf", with: "mcff").utf8).write(to: file)
      let broken = try CairnProcess.run(bulk, in: folder)
      #expect(broken.status == 1)
      #expect(broken.errors.contains("inventory.csv, row 4, column unit"))
      #expect(broken.errors.contains("Left out: 1 rows that could not be read"))
      try Data([0xFF, 0xFE, 0x00]).write(to: file)
      let unreadable = try CairnProcess.run(bulk, in: folder)
      #expect(unreadable.status != 0 && unreadable.output.isEmpty)
    }
  }

  /// The sum of `t_co2e` over a year's rows of a table.
  private func sum(_ csv: String, year: String) -> Double {
    let rows = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = rows.first, let column = header.firstIndex(of: "t_co2e") else { return .nan }
    return rows.filter { $0.first == year }.compactMap { Double($0[column]) }.reduce(0, +)
  }

  @Test func `an inventory with a bad row says so and ends with 1`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      var files = SampleWorkspace().files
      files["inventory.csv"] = files["inventory.csv"]?.replacing("mcf", with: "mcff")
      try write(files, to: folder.appending(path: "town"))
      let outcome = try CairnProcess.run(["inventory", "town"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("“g21” is not in any total"))
    }
  }

  private func write(_ files: [String: String], to folder: URL) throws {
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }
}
