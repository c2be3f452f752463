import Plan
import Tables
import TestSupport
import Testing
import Workspace

/// What a finding names that there is not, and what follows from a row that could not be read.
@Suite struct FindingRootsTests {
  /// The sample with a hazard whose row cannot be read, and what rests on it.
  private var unread: [String: String?] {
    let base = SampleWorkspace().files
    return [
      "hazards.csv": base["hazards.csv"]?.replacing(",91.7,", with: ",hot,"),
      "equity-answers.csv":
        "question,subject,answer,evidence\nrisk-who-is-exposed,heat-health,Older people,\n",
    ]
  }

  private func calculation(_ changes: [String: String?]) throws -> PlanCalculation {
    try SampleWorkspace(changes).calculation()
  }

  @Test func `a row that is named and not there is named by its finding`() throws {
    let found = try calculation(unread).findings
    func missing(_ file: String) -> [MissingRow] {
      found.filter { $0.place.file == file }.compactMap(\.missing)
    }
    #expect(missing("risks.csv") == [MissingRow("heat", in: "hazards.csv")])
    #expect(missing("actions.csv").allSatisfy { $0 == MissingRow("heat-health", in: "risks.csv") })
    #expect(missing("actions.csv").count == 2)
    #expect(missing("equity-answers.csv") == [MissingRow("heat-health", in: "risks.csv")])
  }

  @Test func `what follows is told by the row, whatever a finding says`() throws {
    let calculation = try calculation(unread)
    let renamed = calculation.findings.map { finding in
      var finding = finding
      finding.message = "Etwas fehlt."
      return finding
    }
    let kept = calculation.withoutFollowUps(renamed)
    let summaries = kept.filter { $0.message.hasPrefix("“heat” could not be read, so neither") }
    #expect(summaries.count == 1, "\(kept)")
    #expect(!kept.contains { $0.missing != nil }, "\(kept)")
  }

  @Test func `a finding that only sounds like one is kept`() throws {
    let calculation = try calculation(unread)
    let alike = Finding(
      .warning, "There is no hazard “heat” in hazards.csv.", at: Place(file: "risks.csv", row: 9))
    #expect(calculation.withoutFollowUps([alike]) == [alike])
  }

  @Test
  func `a figure of a row that is not there names the row, and one of a row that is does not`()
    throws
  {
    let catalog = FigureCatalog(try calculation([:]))
    let place = Place(file: "plan/01-summary.md", row: 1)
    func missing(_ id: String) -> MissingRow? {
      guard case .missing(let finding) = catalog.value(id, format: nil, at: place) else {
        return nil
      }
      return finding.missing
    }
    #expect(missing("risk/nope/vulnerability") == MissingRow("nope", in: "risks.csv"))
    #expect(missing("equity/nope/value") == MissingRow("nope", in: "equity.csv"))
    #expect(missing("target/nope/gap") == MissingRow("nope", in: "targets.csv"))
    #expect(missing("risk/heat-health/nonsense") == nil)
    #expect(missing("nothing/nope") == nil)
  }

  @Test func `rows for whose id nothing was read are those with an error`() throws {
    let workspace = try SampleWorkspace([
      "tracts.csv": "geoid,population\n27053000101,many\n27053000102,4000\n",
      "hazards.csv": unread["hazards.csv"] ?? nil,
    ]).workspace()
    #expect(NamedRow.tract.unread(in: workspace).map(\.id) == ["27053000101"])
    #expect(NamedRow.hazard.unread(in: workspace).map(\.place.row) == [2])
    #expect(NamedRow.action.unread(in: workspace).isEmpty)
  }
}
