import Factors
import Foundation
import Strategies
import Tables
import TestSupport
import Testing
import Vulnerability
import Workspace

@testable import Interchange

/// What rows of a register become that are alike, contradict each other, or may be misspelt.
@Suite struct RegisterImportTests {
  private func workspace(preset: String = "adaptive-need-5") throws -> CommunityWorkspace {
    let yaml = "format: 1\nid: moss\nname: Moss\nrisk_preset: \(preset)\n"
    return try WorkspaceFolder.read(
      files: ["community.yaml": Array(yaml.utf8)], library: FactorLibrary.standard)
  }

  private func taken(_ register: RegisterImport, _ base: CommunityWorkspace) throws
    -> CommunityWorkspace
  {
    let files = base.files.merging(register.files) { $1 }
    return try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
  }

  private func read(
    _ csv: String, into base: CommunityWorkspace,
    meanings: [RegisterWord: RegisterWord.Meaning] = [:]
  ) throws -> RegisterImport {
    RegisterImport(
      Array(csv.utf8), file: "review.csv", into: base, startYear: 2027, meanings: meanings)
  }

  /// A file with every column; a row is of heat and public health unless it says otherwise.
  private func file(_ rows: [[String: String]], addsLost: Bool = false) -> String {
    let lost = addsLost ? FormerRegister.Lost.allCases.map(\.rawValue) : []
    let header = FormerRegister.Column.allCases.map(\.rawValue) + lost
    let usual = ["Hazard": "Heat waves", "Community System": "Public health"]
    var table = CSVTable(file: "review.csv", header: header)
    for row in rows {
      let cells = usual.merging(row) { $1 }
      table.append(header.map { cells[$0] ?? "" })
    }
    return table.text
  }

  /// The cells of every row, in an order that does not depend on the file's.
  private func cells(_ csv: String) -> [[String]] {
    let table = CSVTable.read(Array(csv.utf8), file: "cells.csv").table
    return table.records.map { record in table.header.map { record[$0] } }
      .sorted { $0.joined(separator: "|") < $1.joined(separator: "|") }
  }

  // MARK: Actions

  @Test func `two actions of one name stay two, each with its own cells and goal`() throws {
    let base = try workspace()
    let csv = file([
      [
        "Action Name": "Public outreach", "Action Type": "Outreach", "Action Goal": "People know",
        "Action Implementation Details": "Leaflets", "Action Implementation Notes": "In spring",
        "Action Collaborators": "Department of Public Works", "Action Funding": "Grant",
        "Risk Frequency": "Unsure", "Risk Probability": "Unsure", "Risk Intensity": "Unsure",
        "Risk Impact Magnitude": "Unsure", "Risk Adaptive Capacity": "Unsure",
      ],
      [
        "Community System": "Electric grid", "Action Name": "Public outreach",
        "Action Type": "Project", "Action Goal": "Fewer outages",
        "Action Implementation Details": "Door to door", "Action Funding": "Fees",
        "Risk Frequency": "Unsure", "Risk Probability": "Unsure", "Risk Intensity": "Unsure",
        "Risk Impact Magnitude": "Unsure", "Risk Adaptive Capacity": "Unsure",
      ],
    ])
    let register = try read(csv, into: base)
    let told = try #require(
      register.findings.first { $0.message.contains("row 2 has this name and other cells") })
    #expect(told.place.row == 3 && told.place.column == "Action Name")
    #expect(told.message.contains("“public-outreach-2”"))
    let after = try taken(register, base)
    #expect(after.actions.map(\.id) == ["public-outreach", "public-outreach-2"])
    #expect(after.actions.map(\.summary) == ["Leaflets", "Door to door"])
    let again = FormerRegisterExport(after).csv()
    #expect(cells(again) == cells(csv))
    #expect(try read(again, into: after).files.isEmpty)
  }

  @Test func `an action that is alike in every cell is one for several risks`() throws {
    let base = try workspace()
    let action = ["Action Name": "Shade trees", "Action Goal": "More shade"]
    let csv = file([action, action.merging(["Community System": "Electric grid"]) { $1 }])
    let after = try taken(try read(csv, into: base), base)
    #expect(after.actions.map(\.risks) == [after.risks.map(\.id)])
    #expect(after.goals.map(\.title) == ["More shade"])
    #expect(after.goals.map(\.risks) == [after.risks.map(\.id)])
    #expect(after.goals.map(\.actions) == [[]])
  }

  @Test
  func `two actions of one name for one risk are told apart, and a row that repeats is taken once`()
    throws
  {
    let base = try workspace()
    let csv = file([
      ["Action Name": "Outreach", "Action Funding": "Grant"],
      ["Action Name": "Outreach", "Action Funding": "Fees"],
      ["Action Name": "Outreach", "Action Funding": "Fees"],
    ])
    let register = try read(csv, into: base)
    #expect(try taken(register, base).actions.map(\.funding) == ["Grant", "Fees"])
    #expect(register.findings.contains { $0.place.row == 3 && $0.message.contains("of row 2") })
    #expect(
      register.findings.contains { $0.place.row == 4 && $0.message.contains("what row 3 says") })
  }

  @Test func `an action changed in the file is changed and not added`() throws {
    let base = try workspace()
    let action = ["Action Name": "Shade trees", "Action Funding": "Grant"]
    let first = file([action, action.merging(["Community System": "Electric grid"]) { $1 }])
    let once = try taken(try read(first, into: base), base)
    let second = try read(first.replacing("Grant", with: "Fees"), into: once)
    #expect(second.added.isEmpty && second.changed == ["actions.csv": 1])
    #expect(try taken(second, once).actions.map(\.funding) == ["Fees"])
  }

  @Test func `a column whose name is misspelt is told with the likely one`() throws {
    let base = try workspace()
    let csv = file([["Action Name": "Shade trees"]])
      .replacing("Risk Probability", with: "Risk Probabilty")
      .replacing("Action Funding", with: "Weather")
    let told = try read(csv, into: base).findings
      .filter { $0.message.contains("does not know the column") }
    #expect(told.allSatisfy { $0.place.row == 1 })
    #expect(
      told.map(\.message) == [
        "Cairn does not know the column “Risk Probabilty”, so it was not taken. Did you mean “Risk Probability”?",
        "Cairn does not know the column “Weather”, so it was not taken.",
      ])
  }

  @Test func `cells of an action without its name are told`() throws {
    let base = try workspace()
    let register = try read(
      file([["Action Goal": "More shade", "Action Funding": "Grant"]]), into: base)
    let told = try #require(register.findings.first { $0.severity == .warning })
    #expect(told.message.contains("Action Goal, Action Funding"))
    #expect(told.place.row == 2 && told.place.column == "Action Name")
  }

  // MARK: Goals

  @Test func `a goal is for the actions that say it and for no other`() throws {
    let base = try workspace()
    let csv = file([
      ["Action Name": "Shade trees", "Action Goal": "More shade; Cooler nights"],
      ["Action Name": "Cooling centers"],
      ["Action Name": "Fans", "Action Goal": "Cooler nights"],
    ])
    let after = try taken(try read(csv, into: base), base)
    #expect(after.goals.map(\.title) == ["More shade", "Cooler nights"])
    #expect(after.goals.map(\.actions) == [["shade-trees"], ["shade-trees", "fans"]])
    let rows = CSVTable.read(
      Array(FormerRegisterExport(after).csv().utf8), file: "again.csv"
    ).table.records
    #expect(rows.map { $0["Action Goal"] } == ["More shade; Cooler nights", "", "Cooler nights"])
  }

  /// A register that was read before goals named their actions.
  private func formerlyRead() throws -> CommunityWorkspace {
    let base = try workspace()
    let rows = [
      ["Action Name": "Shade trees"], ["Action Name": "Fans"], ["Action Name": "Leaflets"],
    ]
    var after = try taken(try read(file(rows), into: base), base)
    let goals = """
      id,title,risks,actions
      goal-shade-trees,More shade,RISK,
      goal-fans,Cooler nights,RISK,
      well,Fewer people ill,RISK,

      """
    let risk = try #require(after.risks.first).id
    let files = after.files.merging([
      "goals.csv": Array(goals.replacing("RISK", with: risk).utf8)
    ]) { $1 }
    after = try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
    return after
  }

  @Test func `a goal that came with one action is exported for that action alone`() throws {
    let csv = FormerRegisterExport(try formerlyRead()).csv()
    let rows = CSVTable.read(Array(csv.utf8), file: "out.csv").table.records
    #expect(rows.map { $0["Action Name"] } == ["Shade trees", "Fans", "Leaflets"])
    #expect(
      rows.map { $0["Action Goal"] } == [
        "More shade; Fewer people ill", "Cooler nights; Fewer people ill", "Fewer people ill",
      ])
  }

  @Test func `such a goal that a second action says is read for both and for no third`() throws {
    let base = try formerlyRead()
    let csv = FormerRegisterExport(base).csv()
    #expect(try read(csv, into: base).files.isEmpty)
    let other = csv.replacing("Cooler nights; Fewer", with: "More shade; Cooler nights; Fewer")
    let after = try taken(try read(other, into: base), base)
    let goal = try #require(after.goals.first { $0.id == "goal-shade-trees" })
    #expect(goal.actions == ["shade-trees", "fans"])
    let rows = CSVTable.read(
      Array(FormerRegisterExport(after).csv().utf8), file: "out.csv"
    ).table.records
    #expect(
      rows.map { $0["Action Goal"] } == [
        "More shade; Fewer people ill", "More shade; Cooler nights; Fewer people ill",
        "Fewer people ill",
      ])
  }

  @Test func `one text stands twice only where one row would give it to another action`() {
    let (one, other) = (
      RegisterPair(action: "a", risk: "heat"), RegisterPair(action: "b", risk: "flood")
    )
    let crossing = RegisterPair(action: "a", risk: "flood")
    var apart = RegisterGoals([], pairs: [one, other, crossing])
    apart.take([(one, "Safe homes"), (other, "Safe homes"), (crossing, "")])
    #expect(apart.goals.map(\.risks) == [["heat"], ["flood"]])
    #expect(apart.goals.map(\.actions) == [[], ["b"]])
    var together = RegisterGoals([], pairs: [one, other])
    together.take([(one, "Safe homes"), (other, "Safe homes")])
    #expect(together.goals.map(\.risks) == [["heat", "flood"]])
    #expect(together.goals.map(\.id) == ["safe-homes"])
  }

  @Test func `texts keep an order that every list has`() {
    #expect(RegisterGoals.ordered([["b", "c"], ["a", "b"]]) == ["a", "b", "c"])
    #expect(RegisterGoals.ordered([["b", "a"], ["a", "b"]]) == ["b", "a"])
  }

  // MARK: Rows that contradict each other

  @Test func `two rows of one risk that differ are named, and the later one is left out`() throws {
    let base = try workspace()
    let csv = file([
      ["Risk Impact Magnitude": "High", "Action Name": "Shade trees"],
      ["Risk Impact Magnitude": "Low", "Action Name": "Fans"],
      ["Risk Impact Magnitude": "Unsure", "Action Name": "Cooling centers"],
    ])
    let register = try read(csv, into: base)
    let errors = register.findings.filter { $0.severity == .error }
    #expect(errors.map(\.place.row) == [3])
    #expect(errors.first?.place.column == "Risk Impact Magnitude")
    #expect(errors.first?.message.contains("Row 2 says “High” of the same risk") == true)
    #expect(register.leftOut == 1)
    let after = try taken(register, base)
    #expect(after.risks.map(\.magnitude) == [5])
    #expect(after.actions.map(\.title) == ["Shade trees", "Cooling centers"])
  }

  @Test func `two rows with one Action Id that differ are named`() throws {
    let base = try workspace()
    let csv = file(
      [
        ["Action Name": "Fans", "Action Id": "f1", "Action Funding": "Grant"],
        [
          "Action Name": "Fans", "Action Id": "f1", "Action Funding": "Fees",
          "Community System": "Electric grid",
        ],
      ], addsLost: true)
    let errors = try read(csv, into: base).findings.filter { $0.severity == .error }
    #expect(errors.map(\.place.column) == ["Action Funding"])
    #expect(errors.first?.message.contains("Row 2 says “Grant” of the same action") == true)
  }

  @Test func `a hazard with another outlook for another risk stands twice`() throws {
    let base = try workspace()
    let rows = [("Public health", "High"), ("Electric grid", "Low")].map { system, probability in
      [
        "Community System": system, "Risk Probability": probability, "Risk Frequency": "Unsure",
        "Risk Intensity": "Unsure", "Risk Impact Magnitude": "Unsure",
        "Risk Adaptive Capacity": "Unsure",
      ]
    }
    let csv = file(rows)
    let register = try read(csv, into: base)
    let told = try #require(register.findings.first { $0.severity == .warning })
    #expect(told.place.row == 3 && told.place.column == "Risk Probability")
    #expect(told.message.contains("Row 2 says “High”"))
    let after = try taken(register, base)
    #expect(after.hazards.map(\.id) == ["heat-wave", "heat-wave-2"])
    #expect(after.hazards.map(\.outlook.probability) == [5, 1])
    let again = FormerRegisterExport(after).csv()
    #expect(cells(again) == cells(csv))
    #expect(try read(again, into: after).files.isEmpty)
  }

  // MARK: Misspelt words

  @Test(arguments: [
    ("Action Type", "Projct", "Project"),
    ("Action Collaborators", "Departmnt of Public Works", "Department of Public Works"),
    ("Action Categories", "Green infrastructur", "Green infrastructure"),
    ("Risk Adaptive Capacity Factors", "Budgetry capacity", "Budgetary capacity"),
    ("Risk Vulnerable Groups", "Older adlts", "Older adults"),
  ])
  func `a misspelt word of any list is named before anything of its row is taken`(
    _ column: String, _ word: String, _ meant: String
  ) throws {
    let base = try workspace()
    let csv = file([["Action Name": "Fans", column: word]], addsLost: true)
    let register = try read(csv, into: base)
    let error = try #require(register.findings.first { $0.severity == .error })
    #expect(error.place.row == 2 && error.place.column == column)
    #expect(error.message.contains("Did you mean “\(meant)”?"))
    #expect(register.files.isEmpty && register.leftOut == 1)
    let asked = try #require(register.unknownWords.first?.word)
    #expect(asked.text == word)
    let own = try read(csv, into: base, meanings: [asked: .own])
    #expect(!own.hasErrors)
    #expect(try taken(own, base).ownTaxonomy.map(\.name) == [word])
  }

  @Test func `own words that differ in a number are two words`() throws {
    let base = try workspace()
    let first = file([["Action Name": "Fans", "Action Collaborators": "Ward 11 council"]])
    let once = try taken(try read(first, into: base), base)
    let second = first.replacing("Ward 11", with: "Ward 12").replacing("Fans", with: "Shade")
    let register = try read(second, into: once)
    #expect(!register.hasErrors)
    #expect(try taken(register, once).ownTaxonomy.count == 2)
  }

  // MARK: The examples

  @Test(arguments: [PackageFolder.example, PackageFolder.coast], [false, true])
  func `an example goes out, into a new workspace and out again with every cell`(
    _ folder: URL, _ addsLost: Bool
  ) throws {
    let example = try WorkspaceFolder.read(folder, library: FactorLibrary.standard)
    let csv = FormerRegisterExport(example).csv(addsLost: addsLost)
    let base = try workspace(preset: example.community.riskPreset.rawValue)
    let register = try read(csv, into: base)
    #expect(!register.hasErrors, "\(register.findings.filter { $0.severity == .error })")
    let after = try taken(register, base)
    let again = FormerRegisterExport(after).csv(addsLost: addsLost)
    let before = cells(csv)
    let rows = cells(again)
    #expect(rows.count == before.count)
    for (left, right) in zip(before, rows) { #expect(left == right) }
    #expect(after.goals.map(\.title).count == Set(after.goals.map(\.title)).count)
    let same = try read(csv, into: example)
    #expect(same.files.isEmpty, "\(same.added) \(same.changed)")
    let twice = try read(again, into: after)
    #expect(twice.files.isEmpty, "\(twice.added) \(twice.changed)")
  }
}
