import Factors
import Strategies
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Interchange

@Suite struct RegisterRoundTripTests {
  private func workspace(_ files: [String: String] = [:]) throws -> CommunityWorkspace {
    var all = ["community.yaml": Array("format: 1\nid: moss\nname: Moss\n".utf8)]
    for (path, text) in files { all[path] = Array(text.utf8) }
    return try WorkspaceFolder.read(files: all, library: FactorLibrary.standard)
  }

  private func taken(_ register: RegisterImport, _ base: CommunityWorkspace) throws
    -> CommunityWorkspace
  {
    let files = base.files.merging(register.files) { $1 }
    return try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
  }

  private func read(_ csv: String, into base: CommunityWorkspace) throws -> RegisterImport {
    RegisterImport(Array(csv.utf8), file: "review.csv", into: base, startYear: 2027)
  }

  private static let header = FormerRegister.Column.allCases.map(\.rawValue)

  /// A register as the former tool wrote it: two actions for one risk, one risk without any.
  private static let register: String = {
    var table = CSVTable(file: "review.csv", header: header)
    let risk = [
      "Heat waves", "Public health", "High", "Increasing", "Increasing", "Mod high",
      "Hot nights, then \"hospital\"", "Mod low", "Access to healthcare; Budgetary capacity",
      "Clinics close at night",
    ]
    table.append(
      risk + [
        "Cooling centers", "Project", "Nobody without cooling", "Open libraries at night",
        "Start small", "Faster help", "Fewer illnesses",
        "Department of Public Works; Neighbors' league", "Grant",
      ])
    table.append(
      risk + ["Shade trees", "Outreach", "More shade", "Plant", "", "", "Cooler", "", ""])
    table.append(
      [
        "Flash/surface flooding", "Wastewater/stormwater management", "Unsure", "No change",
        "Unsure", "Unsure", "", "Unsure", "", "",
      ] + Array(repeating: "", count: 9))
    return table.text
  }()

  @Test func `what the former tool exported comes back to the letter`() throws {
    let base = try workspace()
    let register = try read(Self.register, into: base)
    #expect(!register.hasErrors, "\(register.findings)")
    let after = try taken(register, base)
    #expect(after.risks.count == 2)
    #expect(after.actions.count == 2)
    #expect(!after.findings.contains { $0.severity == .error }, "\(after.findings)")
    let again = FormerRegisterExport(after).csv()
    let rows = CSVTable.read(Array(again.utf8), file: "again.csv").table.records
    let before = CSVTable.read(Array(Self.register.utf8), file: "review.csv").table.records
    #expect(rows.count == before.count)
    for (left, right) in zip(before, rows) {
      for column in Self.header { #expect(left[column] == right[column], "\(column)") }
    }
  }

  @Test func `a second import changes nothing`() throws {
    let base = try workspace()
    let once = try taken(try read(Self.register, into: base), base)
    let twice = try read(Self.register, into: once)
    #expect(twice.files.isEmpty, "\(twice.changed) \(twice.added)")
  }

  @Test func `unsure stays unsure and is no zero`() throws {
    let base = try workspace()
    let after = try taken(try read(Self.register, into: base), base)
    let flood = try #require(after.risks.first { $0.systemType == "wastewater-and-stormwater" })
    #expect(flood.magnitude == nil)
    #expect(flood.rating(.adaptiveNeed, hazard: nil) == nil)
    let heat = try #require(after.risks.first { $0.hazard == "heat-wave" })
    #expect(heat.rating(.adaptiveNeed, hazard: nil)?.title == "moderately high")
  }

  @Test func `words of several words and unknown ones are kept`() throws {
    let base = try workspace()
    let after = try taken(try read(Self.register, into: base), base)
    let heat = try #require(after.risks.first { $0.hazard == "heat-wave" })
    #expect(heat.capacityFactors.count == 2)
    let action = try #require(after.actions.first { $0.title == "Cooling centers" })
    #expect(action.collaborators.last == "neighbors-league")
    #expect(after.ownTaxonomy.map(\.name) == ["Neighbors' league"])
  }

  @Test func `a misspelt hazard is named with what it may be and nothing is written for it`() throws
  {
    let base = try workspace()
    let csv = Self.register.replacing("Flash/surface flooding", with: "Flash/surface floding")
    let register = try read(csv, into: base)
    let finding = try #require(register.findings.first { $0.severity == .error })
    #expect(finding.place.row == 4 && finding.place.column == "Hazard")
    #expect(finding.message.contains("Did you mean “Flash/surface flooding”?"))
    #expect(register.leftOut == 1)
    #expect(try taken(register, base).risks.count == 1)
  }

  @Test func `a score off the scale is found at its cell`() throws {
    let base = try workspace()
    let csv = Self.register.replacing("Mod low,Access", with: "7,Access")
    let register = try read(csv, into: base)
    #expect(
      register.findings.contains {
        $0.severity == .error && $0.place.column == "Risk Adaptive Capacity"
      })
  }

  @Test func `what the former export lost comes back with the added columns`() throws {
    let base = try workspace()
    var after = try taken(try read(Self.register, into: base), base)
    var actions = try #require(after.tables["actions.csv"])
    actions.set(["categories": "green-infrastructure planning", "visibility": "internal"], row: 2)
    var files = after.files
    files["actions.csv"] = Array(actions.text.utf8)
    after = try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
    let text = FormerRegisterExport(after).csv(addsLost: true)
    let fresh = try workspace()
    let second = try taken(try read(text, into: fresh), fresh)
    let action = try #require(second.actions.first { $0.title == "Cooling centers" })
    #expect(action.categories == ["green-infrastructure", "planning"])
    #expect(!action.isPublic)
    #expect(!FormerRegisterExport(after).csv(isPublic: true).contains("Cooling centers"))
  }

  @Test func `two risks of one hazard and system stay two when the file names them`() throws {
    let base = try workspace()
    var once = try taken(try read(Self.register, into: base), base)
    var risks = try #require(once.tables["risks.csv"])
    let heat = try #require(risks.records.first { $0["hazard"] == "heat-wave" })
    var second = risks.header.map { heat[$0] }
    second[try #require(risks.header.firstIndex(of: "id"))] = "heat-wave-clinics"
    risks.append(second)
    var files = once.files
    files["risks.csv"] = Array(risks.text.utf8)
    once = try WorkspaceFolder.read(files: files, library: FactorLibrary.standard)
    let text = FormerRegisterExport(once).csv(addsLost: true)
    let again = try read(text, into: once)
    #expect(again.files.isEmpty, "\(again.changed) \(again.added) \(again.findings)")
    let fresh = try taken(try read(text, into: base), base)
    #expect(fresh.risks.contains { $0.id == "heat-wave-clinics" } && fresh.risks.count == 3)
  }

  @Test func `a word with a comma of its own goes out and comes back as one`() throws {
    let base = try workspace()
    let csv = Self.register.replacing(
      "Department of Public Works; Neighbors' league", with: "\"Parks, trails and lakes;\"")
    let once = try taken(try read(csv, into: base), base)
    #expect(once.ownTaxonomy.map(\.name) == ["Parks, trails and lakes"])
    let again = FormerRegisterExport(once).csv()
    #expect(again.contains("Parks, trails and lakes;"))
    #expect(try read(again, into: once).files.isEmpty)
  }

  @Test func `what a spreadsheet would run is kept from it and comes back to the letter`() throws {
    let base = try workspace()
    let texts = ["=HYPERLINK(\"\"x\"\")", "'=quoted", "''-x", "@home", "-5", "'plain"]
    for text in texts {
      let csv = Self.register.replacing("Clinics close at night", with: "\"\(text)\"")
      let meant = text.replacing("\"\"", with: "\"")
      var once = try taken(try read(csv, into: base), base)
      var risks = try #require(once.tables["risks.csv"])
      risks.set(["capacity": meant], row: 2)
      once = try WorkspaceFolder.read(
        files: once.files.merging(["risks.csv": Array(risks.text.utf8)]) { $1 },
        library: FactorLibrary.standard)
      let exported = FormerRegisterExport(once).csv(addsLost: true)
      let rows = CSVTable.read(Array(exported.utf8), file: "e.csv").table.records
      let cell = try #require(rows.first?["Risk Adaptive Capacity Description"])
      #expect(Double(cell) != nil || !"=+-@".contains(cell.prefix(1)), "\(cell)")
      let fresh = try taken(try read(exported, into: base), base)
      #expect(fresh.risks.first?.capacity == meant)
    }
  }

  @Test func `an own word never takes the id of another`() throws {
    let base = try workspace([
      "taxonomy.csv":
        "kind,id,name,group,hidden,coastal,source,note\ncollaborator,neighbors-league,Another league,,,,,\n"
    ])
    let after = try taken(try read(Self.register, into: base), base)
    #expect(after.ownTaxonomy.map(\.id) == ["neighbors-league", "neighbors-league-2"])
  }

  @Test func `the framework's table has a row for each hazard with its preset named`() throws {
    let base = try workspace()
    let after = try taken(try read(Self.register, into: base), base)
    let text = FrameworkRiskTable(after).csv()
    let rows = CSVTable.read(Array(text.utf8), file: "f.csv").table.records
    #expect(rows.count == 2)
    #expect(rows.first?["Probability of hazard"] == "High")
    #expect(rows.first?["Consequence of hazard"] == "Not known")
    #expect(rows.first?["Expected change in intensity"] == "Increase")
    #expect(rows.allSatisfy { $0["Preset"].hasPrefix("gcom-3") })
    #expect(rows.first?["Climate hazard group"] == "Extreme hot temperature")
    #expect(rows.first?["Climate hazard"] == "Heat wave")
  }
}
