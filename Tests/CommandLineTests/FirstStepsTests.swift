import Foundation
import TestSupport
import Testing

/// What somebody meets who has just begun, or mistyped.
@Suite struct FirstStepsTests {
  @Test(arguments: [
    (["forecast", "town"], "There is no inventory yet, and so no forecast."),
    (["strategies", "wedge", "town"], "There is no inventory yet, and so no forecast."),
    (["strategies", "macc", "town"], "There is no inventory yet, and so no forecast."),
    (["strategies", "rank", "town"], "`cairn strategies list`"),
    (["explain", "town", "inventory/2021/total"], "There is no inventory yet."),
    (["explain", "town", "emissions/2021"], "A figure begins with community, indicator"),
    (["explain", "town", "--search", "nothing-like-it"], "No figure's name contains"),
    (["inventory", "contribution", "town"], "cairn inventory template"),
    (["risks", "residual", "town"], "`cairn risks screen FOLDER`"),
  ])
  func `a command on an empty workspace says what to do first`(
    _ arguments: [String], _ words: String
  ) throws {
    try CairnProcess.inTemporaryFolder { folder in
      #expect(try CairnProcess.run(["init", "town"], in: folder).status == 0)
      let outcome = try CairnProcess.run(arguments, in: folder)
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test func `an inventory without years is told what the forecast lacks`() throws {
    var files = SampleWorkspace().files
    files["community.yaml"] = files["community.yaml"]?
      .replacing("forecast_base_year: 2021", with: "forecast_base_year:")
      .replacing("inventory_years: [2019, 2021]", with: "inventory_years: []")
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(["forecast", "town"], in: folder)
      #expect(outcome.status == 1 && outcome.errors.contains("as inventory_years"))
    }
  }

  @Test func `drivers that nobody has begun are one finding`() throws {
    var files = SampleWorkspace().files
    files["drivers.csv"] = SampleWorkspace().table("drivers.csv", rows: [])
    try CairnProcess.inTown(files) { folder in
      let lines = try CairnProcess.run(["check", "town"], in: folder).output
        .split(separator: "\n").filter { $0.contains("base-year value") }
      #expect(lines.count == 1 && lines.first?.hasPrefix("warning: drivers.csv: No row") == true)
    }
  }

  @Test(arguments: [
    (["chek", "town"], "There is no command “cairn chek”. Did you mean “cairn check”?"),
    (["targets", "sugest", "town"], "Did you mean “cairn targets suggest”?"),
    (["accounts", "nothing"], "There is no command “cairn accounts nothing”."),
  ])
  func `a mistyped command is told which one may be meant`(
    _ arguments: [String], _ words: String
  ) throws {
    let outcome = try CairnProcess.run(arguments)
    #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func `settings that cannot be read are the one thing to mend`() throws {
    var files = SampleWorkspace().files
    files["community.yaml"] = "- id\n- name\n"
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(["check", "town"], in: folder)
      #expect(outcome.status == 1 && outcome.output.hasPrefix("error: community.yaml"))
      #expect(outcome.output.split(separator: "\n").count == 2, "\(outcome.output)")
      let all = try CairnProcess.run(["check", "town", "--all"], in: folder)
      #expect(all.output.split(separator: "\n").count > 2)
    }
  }

  @Test func `a folder that cannot be made is refused in words`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      try Data("x".utf8).write(to: folder.appending(path: "file"))
      for place in ["file", "file/town"] {
        let outcome = try CairnProcess.run(["init", place], in: folder)
        #expect(outcome.status == 1 && outcome.errors.contains("Nothing could be written to"))
        #expect(!outcome.errors.contains("NSCocoaErrorDomain"), "\(outcome.errors)")
      }
      #expect(try CairnProcess.run(["init", ""], in: folder).status == 64)
      #expect(try CairnProcess.run(["init", "town", "--state", "Ohio"], in: folder).status == 64)
    }
  }

  @Test func `what is no store is called that`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      try Data("id,year\nsome,2021\n".utf8).write(to: folder.appending(path: "table.csv"))
      for (place, words) in [("table.csv", "is no store"), (".", "is a folder; a store is a file")]
      {
        let outcome = try CairnProcess.run(["store", "list", "--store", place], in: folder)
        #expect(outcome.status == 1 && outcome.errors.contains(words), "\(outcome.errors)")
      }
    }
  }

  @Test func `a day as a spreadsheet writes it is told as a table wants it`() throws {
    var files = SampleWorkspace().files
    files["engagement.csv"] = """
      id,date,kind,title,audience,participants,heard,changed,source,note
      fair,3/4/2022,Fair,A fair,,,,,,

      """
    try CairnProcess.inTown(files) { folder in
      let outcome = try CairnProcess.run(["check", "town"], in: folder)
      #expect(outcome.status == 1 && outcome.output.hasPrefix("error: "))
      #expect(outcome.output.contains("Write year, month and day: 2022-03-04."))
    }
  }

  @Test func `output that the disk has no room for ends with an error`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "\"$0\" methods > /dev/full 2> /dev/null", CairnProcess.program.path,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
  }

  @Test func `a plan is not built into a workspace`() throws {
    try CairnProcess.inTown(SampleWorkspace().files) { folder in
      let before = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/town")
      let outcome = try CairnProcess.run(["plan", "build", "town", "-o", "town"], in: folder)
      #expect(outcome.status == 1 && outcome.errors.contains("needs a folder of its own"))
      let after = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/town")
      #expect(Set(before) == Set(after))
    }
  }

  @Test func `an inventory's fault stands before what follows from it in later tables`() throws {
    var files = SampleWorkspace().files
    files["inventory.csv"] = files["inventory.csv"]?
      .replacing(
        "e21,2021,buildings,residential,grid-electricity,electricity,9000",
        with: "e21,2021,buildings,residential,grid-electricity,electricity,-9000")
    files["actions.csv"] = files["actions.csv"].map { $0 + ",Nameless,,,,x\n" }
    try CairnProcess.inTown(files) { folder in
      let errors = try CairnProcess.run(["check", "town"], in: folder).output
        .split(separator: "\n").filter { $0.hasPrefix("error: ") }
      let cause = try #require(errors.firstIndex { $0.hasPrefix("error: inventory.csv") })
      let later = try #require(errors.firstIndex { $0.hasPrefix("error: action") })
      #expect(cause < later, "\(errors)")
    }
  }

  @Test func `a figure whose beginning is missing is named whole`() throws {
    try CairnProcess.inTown(SampleWorkspace().files) { folder in
      let outcome = try CairnProcess.run(["explain", "town", "record/e21"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("Did you mean “inventory/2021/record/e21”?"))
    }
  }
}
