import Store
import Tables
import TestSupport
import Testing

@Suite struct FolderChangesTests {
  private let file = "milestones.csv"

  private func changes(_ before: String, _ after: String) -> [DocumentChange] {
    FolderDocuments.changes(from: FolderSamples.table(before), to: [file: Array(after.utf8)])
      .changes
  }

  /// Commits the changes, and expects that the files are then those given, and nothing is left to change.
  private func expectArrival(
    _ snapshot: WorkspaceSnapshot, _ files: [String: [UInt8]], _ comment: Comment? = nil
  ) -> WorkspaceSnapshot {
    let changes = FolderDocuments.changes(from: snapshot, to: files).changes
    #expect(Set(changes.map(\.name)).count == changes.count, comment)
    let after = snapshot.next(changes)
    #expect(FolderDocuments.join(after.documents) == files, comment)
    #expect(FolderDocuments.changes(from: after, to: files).changes.isEmpty, comment)
    return after
  }

  @Test func `the same files change nothing`() {
    let files = FolderSamples.example()
    let changes = FolderDocuments.changes(from: FolderSamples.snapshot(files), to: files)
    #expect(changes.changes.isEmpty && changes.notes.isEmpty)
  }

  @Test func `from one nasty table to another, five hundred times, the files arrive`() {
    for number in 0..<500 {
      var table = NastyTable(UInt64(number))
      var pieces = table.pieces()
      var snapshot = FolderSamples.snapshot([table.file: Array(table.join(pieces).utf8)])
      for _ in 0..<2 {
        pieces = table.changed(pieces)
        snapshot = expectArrival(
          snapshot, [table.file: Array(table.join(pieces).utf8)], "table \(number)")
      }
    }
  }

  @Test func `an edited, an added and a removed row are three changes`() {
    #expect(
      changes("id,title\na,1\nb,2\nc,3\nd,4\n", "id,title\na,1\nb,5\nx,6\nd,4\n").map(\.line) == [
        #"milestones.csv#c removed"#, #"milestones.csv#b = "b,5\n""#,
        #"milestones.csv#x = "x,6\n""#,
      ])
  }

  @Test func `an inserted row gets a position between its neighbours`() {
    let change = changes("id\na\nb\n", "id\na\nx\nb\n")
    #expect(change.map(\.position) == [1_500_000])
  }

  @Test func `the fewest rows move`() {
    let moved = changes("id\na\nb\nc\nd\ne\n", "id\ne\na\nb\nd\nc\n")
    #expect(moved.count == 2)
    #expect(moved.contains { $0.name.row == "e" && (1..<1_000_000).contains($0.position) })
  }

  @Test func `a table is numbered anew only when there is no room`() {
    var snapshot = FolderSamples.table("id\na\nb\n")
    var text = "id\na\nb\n"
    var renumbered = 0
    for index in 0..<60 {
      text = text.replacing("id\na\n", with: "id\na\nx\(index)\n")
      let changes = FolderDocuments.changes(from: snapshot, to: [file: Array(text.utf8)]).changes
      if changes.count > 1 { renumbered += 1 }
      snapshot = snapshot.next(changes)
      #expect(snapshot.text(file) == text)
    }
    #expect((1...4).contains(renumbered))
  }

  @Test func `rows that two people put at one place both stay, and others fit between them`() {
    let snapshot = FolderSamples.table("id\na\nb\n")
    let rows = ["y", "x"].map { (key: String) in
      DocumentChange(
        name: DocumentName(file: file, row: key), kind: .row, position: 1_500_000,
        body: Array("\(key)\n".utf8))
    }
    let both = snapshot.next([rows[0]]).next([rows[1]])
    #expect(both.text(file) == "id\na\nx\ny\nb\n")
    _ = expectArrival(both, [file: Array("id\na\nx\nz\ny\nb\n".utf8)])
  }

  @Test func `of rows with one key, those with the same bytes stay`() {
    let before = "id,title\na,1\na,2\na,3\n"
    #expect(changes(before, "id,title\na,2\na,3\n").map(\.line) == ["milestones.csv#a removed"])
    #expect(
      changes(before, "id,title\na,1\na,2\na,4\n").map(\.line) == [
        #"milestones.csv#a~3 = "a,4\n""#
      ])
    #expect(
      changes(before, "id,title\na,1\na,2\na,3\na,4\n").map(\.line) == [
        #"milestones.csv#a~4 = "a,4\n""#
      ])
  }

  @Test func `a last line that gets an end because rows follow is no change`() {
    #expect(
      changes("id\na", "id\na\nb\n").map(\.line) == [#"milestones.csv#b = "b\n""#])
    #expect(changes("id", "id\na\n").map(\.line) == [#"milestones.csv#a = "a\n""#])
    #expect(changes("id\na", "id\na\n").map(\.line) == [#"milestones.csv#a = "a\n""#])
  }

  @Test func `a table that becomes unreadable is one document, and comes back as rows`() {
    let snapshot = FolderSamples.table("id,title\na,1\n")
    let broken = expectArrival(snapshot, [file: Array("id,title\na,\"1\n".utf8)])
    #expect(broken.documents.map(\.kind) == [.file])
    let mended = expectArrival(broken, [file: Array("id,title\na,1\n".utf8)])
    #expect(mended.documents.map(\.kind) == [.table, .row])
  }

  @Test
  func `files of the format that are gone are removed, others are neither taken in nor removed`() {
    let snapshot = FolderSamples.snapshot([
      "community.yaml": [1], file: Array("id\na\n".utf8), "photo.jpg": [2],
    ])
    let found = FolderDocuments.changes(
      from: snapshot,
      to: ["community.yaml": [1], "notes.docx": [3], "plan/a#b.md": [4], "plan/../x.md": [5]])
    #expect(found.changes.map(\.line) == ["milestones.csv removed", "milestones.csv#a removed"])
    #expect(
      found.notes.map(\.place.file).sorted() == ["notes.docx", "plan/../x.md", "plan/a#b.md"])
  }

  @Test func `a single table can be taken in without touching the others`() {
    let snapshot = FolderSamples.snapshot(FolderSamples.sample())
    let found = FolderDocuments.changes(
      from: snapshot, to: [file: Array("id,title\na,x\n".utf8)], keepsOthers: true)
    #expect(found.changes.map(\.name.description) == [file, "\(file)#a"])
  }
}
