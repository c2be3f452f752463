import Store
import Tables
import TestSupport
import Testing

@Suite struct ImportPreviewTests {
  private let snapshot = FolderSamples.snapshot(FolderSamples.sample())

  private func preview(
    _ changes: [String: String?], from snapshot: WorkspaceSnapshot? = nil
  ) -> ImportPreview {
    ImportPreview(
      of: FolderSamples.sample(changes), into: snapshot ?? self.snapshot,
      library: SampleWorkspace.library)
  }

  private func yaml(_ change: (String) -> String) -> [String: String?] {
    ["community.yaml": SampleWorkspace().files["community.yaml"].map(change)]
  }

  @Test func `rows are counted by what happens to them`() throws {
    let text = try #require(SampleWorkspace().files["inventory.csv"])
    let lines = text.split(separator: "\n").map(String.init)
    let changed =
      [lines[0], lines[8], lines[1], lines[2].replacing("9000", with: "9001")]
      + lines[4...7] + ["new,2021,waste,landfill,,x,,,,,,NE,,,Not known"]
    let preview = preview(["inventory.csv": changed.joined(separator: "\n") + "\n"])
    let table = try #require(preview.files.first { $0.file == "inventory.csv" })
    #expect(
      [table.added, table.changed, table.removed, table.moved, table.unchanged] == [1, 1, 1, 1, 5])
    #expect(preview.differences.count == 4)
    #expect(try preview.accepted().count == 4)
    let others = preview.files.filter { $0.file != "inventory.csv" }
    #expect(others.allSatisfy { $0.added + $0.changed + $0.removed + $0.moved == 0 })
    #expect(others.contains { $0.file == "sources.csv" && $0.unchanged == 2 })
  }

  @Test func `the cells of a changed row are shown, also under a new header`() throws {
    let preview = preview(
      [
        "milestones.csv": "id,title,year\nm1,Second,2027\n"
      ],
      from: FolderSamples.snapshot(FolderSamples.sample(["milestones.csv": "id,title\nm1,First\n"]))
    )
    let row = try #require(preview.differences.first { $0.name.row == "m1" })
    #expect(
      preview.cells(of: row) == [
        FieldDifference(column: "title", before: "First", after: "Second"),
        FieldDifference(column: "year", before: "", after: "2027"),
      ])
    #expect(preview.files.first { $0.file == "milestones.csv" }?.headChanges == true)
  }

  @Test func `new findings come first, and rows that only moved bring none`() throws {
    let before = FolderSamples.snapshot(
      FolderSamples.sample([
        "milestones.csv":
          "id,action,year,title\nm1,gone,2027,First\nm1,a1,2027,Again\nm2,a1,x,Second\n"
      ]))
    let preview = preview(
      [
        "milestones.csv":
          "id,action,year,title\nm0,a1,2026,Before\nm1,gone,2027,First\nm1,a1,2027,Again\nm2,a1,2028,Second\nm3,a1,y,Third\n"
      ], from: before)
    #expect(preview.newFindings.map(\.place.description) == ["milestones.csv, row 6, column year"])
    #expect(
      preview.solvedFindings.map(\.place.description) == ["milestones.csv, row 4, column year"])
    let remaining = preview.remainingFindings.filter { $0.place.file == "milestones.csv" }
    #expect(remaining.map(\.place.row) == [4, 3])
  }

  @Test func `another town's export is refused unless asked`() throws {
    for change in [
      yaml { $0.replacing("id: sample", with: "id: other") },
      yaml { $0 + "geoid: \"27053\"\n" },
    ] {
      let base = FolderSamples.snapshot(FolderSamples.sample(yaml { $0 + "geoid: \"08001\"\n" }))
      let preview = preview(change, from: base)
      #expect(throws: StoreError.self) { try preview.accepted() }
      guard case .anotherCommunity(let message)? = preview.refusal else {
        Issue.record("not refused")
        continue
      }
      #expect(message.contains("Sample (sample, GEOID 08001)"))
      #expect(try preview.accepted(insists: true).map(\.name.file) == ["community.yaml"])
    }
  }

  @Test func `a renamed community of the same id is taken in`() throws {
    let preview = preview(yaml { $0.replacing("name: Sample", with: "name: New") })
    #expect(preview.refusal == nil)
    #expect(try preview.accepted().count == 1)
  }

  @Test func `files without a community are never a whole workspace`() {
    for change in [
      ["community.yaml": nil], ["community.yaml": "id: [\n"], yaml { _ in "name: x\n" },
    ]
      as [[String: String?]]
    {
      let preview = preview(change)
      #expect(throws: StoreError.self) { try preview.accepted(insists: true) }
    }
  }

  @Test func `nothing to change is said`() {
    #expect(preview([:]).newFindings.isEmpty)
    #expect(throws: StoreError.self) { try preview([:]).accepted() }
  }

  @Test func `an empty workspace takes in a folder, with all its findings new`() throws {
    let empty = WorkspaceSnapshot(workspace: "sample", revision: 0, documents: [])
    let preview = preview([:], from: empty)
    #expect(preview.remainingFindings.isEmpty && !preview.newFindings.isEmpty)
    let after = empty.next(try preview.accepted())
    #expect(FolderDocuments.join(after.documents) == FolderSamples.sample())
  }
}
