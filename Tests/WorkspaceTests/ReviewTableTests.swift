import Factors
import Tables
import Testing
import Workspace

@Suite struct ReviewTableTests {
  private func workspace(_ files: [String: String]) throws -> CommunityWorkspace {
    var all = [
      "community.yaml": "format: 1\nid: moss\nname: Moss\n", "plan/energy.md": "# Energy\n",
    ]
    all.merge(files) { $1 }
    return try WorkspaceFolder.read(
      files: all.mapValues { Array($0.utf8) }, library: FactorLibrary.standard)
  }

  private static let head = WorkspaceTables.comments.columns.joined(separator: ",") + "\n"

  @Test func `comments and approvals are read with what they say`() throws {
    let digest = String(repeating: "ab", count: 32)
    let read = try workspace([
      "comments.csv": Self.head
        + "c-1,plan/energy.md,Heat is most of it.,2,\"Really,\nmost?\",,Riley,2026-11-26,open,,,\n"
        + "c-2,plan/energy.md,,,Yes,,Ed,2026-11-27,settled,Done,Ed,c-1\n",
      "approvals.csv":
        "id,chapter,digest,revision,by,date,note\na-1,plan/energy.md,\(digest),4,Riley,2026-11-26,\n",
    ])
    #expect(read.comments.map(\.id) == ["c-1", "c-2"])
    #expect(read.comments.first?.text == "Really,\nmost?")
    #expect(read.comments.first?.occurrence == 2)
    #expect(read.comments.last?.state == .settled)
    #expect(read.approvals.map(\.revision) == [4])
    #expect(read.findings.filter { WorkspaceTables.review.contains($0.place.file) }.isEmpty)
  }

  @Test(arguments: [
    ("c-1,plan/energy.md,,,,,Riley,2026-11-26,open,,,", "text"),
    ("c-1,plan/energy.md,,,a,,Riley,26.11.2026,open,,,", "date"),
    ("c-1,plan/energy.md,,,a,,Riley,2026-11-26,maybe,,,", "state"),
    ("c-1,plan/energy.md,,0,a,,Riley,2026-11-26,open,,,", "occurrence"),
    ("c-1,plan/energy.md,,,a,,,2026-11-26,open,,,", "author"),
  ])
  func `a row that cannot be read is a finding at its cell and no comment`(
    row: String, column: String
  ) throws {
    let read = try workspace(["comments.csv": Self.head + row + "\n"])
    #expect(read.comments.isEmpty)
    let finding = read.findings.first { $0.severity == .error && $0.place.file == "comments.csv" }
    #expect(finding?.place.row == 2)
    #expect(finding?.place.column == column)
  }

  @Test func `a digest that is none approves nothing, and a lost chapter is a note`() throws {
    let read = try workspace([
      "approvals.csv": "id,chapter,digest,by,date\na-1,plan/energy.md,yes,Riley,2026-11-26\n",
      "comments.csv": Self.head + "c-1,plan/gone.md,,,a,,Riley,2026-11-26,open,,,c-9\n",
    ])
    #expect(read.approvals.isEmpty)
    #expect(read.comments.count == 1)
    let weights = read.findings.filter { $0.place.file == "comments.csv" }.map(\.severity)
    #expect(weights == [.note, .warning])
  }
}
