import Store
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct RowFieldsTests {
  private let head = Array("id, title ,lead,title,\n".utf8)
  private var table: RowFields { RowFields(file: "milestones.csv", head: head) }

  @Test func `cells are found by column, trimmed, the first of a repeated name`() {
    let body = Array("a, \"one, \"\"two\"\"\" ,,other\n".utf8)
    // A space before a quote makes it part of the text.
    #expect(
      table.fields(of: Array("a,\"one, \"\"two\"\"\",,other\n".utf8))
        == ["id": "a", "title": "one, \"two\"", "lead": ""])
    #expect(table.fields(of: body)["id"] == "a")
    #expect(table.fields(of: Array("a".utf8)) == ["id": "a", "title": "", "lead": ""])
  }

  @Test func `a changed cell changes no other byte`() {
    let body = Array(" a ,\"x\"\"y\", 5\" pipe ,\"\",z,extra\r\n , \r\n".utf8)
    let after = table.editing(body, fields: ["lead": "Parks, roads", "id": "a"])
    #expect(
      String(decoding: after, as: UTF8.self)
        == " a ,\"x\"\"y\",\"Parks, roads\",\"\",z,extra\r\n , \r\n")
    #expect(table.editing(body, fields: ["id": "a", "title": "x\"y"]) == body)
    #expect(table.editing(Array("a".utf8), fields: ["lead": "x"]) == Array("a,,x".utf8))
  }

  @Test func `editing any nasty row and taking it back gives the same fields`() throws {
    for number in 0..<100 {
      var nasty = NastyTable(UInt64(number))
      let documents = FolderSamples.snapshot([nasty.file: Array(nasty.text().utf8)]).documents
      let table = RowFields(file: nasty.file, head: documents[0].body)
      let column = try #require(table.columns.first { !$0.isEmpty })
      for row in documents.dropFirst() {
        let edited = table.editing(row.body, fields: [column: "new \"value\",\nhere"])
        #expect(table.fields(of: edited)[column] == "new \"value\",\nhere")
        let back = table.editing(edited, fields: [column: table.fields(of: row.body)[column] ?? ""])
        #expect(table.fields(of: back) == table.fields(of: row.body), "table \(number)")
      }
    }
  }

  @Test func `differences name the column, also one without a name and one past the header`() {
    let differences = FieldDifference.between(
      (table, Array("a,x,,old,n1,p1\n".utf8)), (table, Array("\"a\", x ,,new,n2,p2\n".utf8)))
    #expect(
      differences == [
        FieldDifference(column: "title (column 4)", before: "old", after: "new"),
        FieldDifference(column: "column 5", before: "n1", after: "n2"),
        FieldDifference(column: "column 6", before: "p1", after: "p2"),
      ])
  }

  @Test func `rows under different headers are compared by column`() {
    let later = RowFields(file: "milestones.csv", head: Array("lead,id,year\n".utf8))
    let differences = FieldDifference.between(
      (table, Array("a,x,Parks,,\n".utf8)), (later, Array("Parks,a,2030\n".utf8)))
    #expect(
      differences == [
        FieldDifference(column: "year", before: "", after: "2030"),
        FieldDifference(column: "title", before: "x", after: ""),
      ])
    #expect(FieldDifference.between(nil, (later, Array("Parks,a,\n".utf8))).count == 2)
  }
}

@Suite struct TableEditTests {
  private let file = "milestones.csv"

  private func edit(
    _ snapshot: WorkspaceSnapshot, _ body: (inout TableEdit) throws -> Void
  ) throws -> (changes: [DocumentChange], after: WorkspaceSnapshot) {
    var edit = try TableEdit(file: file, documents: snapshot.documents)
    try body(&edit)
    return (edit.changes, snapshot.next(edit.changes))
  }

  @Test func `a changed cell is one change`() throws {
    let snapshot = FolderSamples.table("id,title\r\na,1\r\nb,2\r\n")
    let (changes, after) = try edit(snapshot) { try $0.set(["title": "9"], row: "b") }
    #expect(changes.map(\.line) == [#"milestones.csv#b = "b,9\r\n""#])
    #expect(after.text(file) == "id,title\r\na,1\r\nb,9\r\n")
  }

  @Test func `a changed key is a removal and an addition at the same place`() throws {
    let snapshot = FolderSamples.table("id,title\na,1\nb,2\nc,3\n")
    let (changes, after) = try edit(snapshot) { edit in
      let names = [try edit.set(["id": "x"], row: "b"), try edit.set(["id": "a"], row: "c")]
      #expect(names == ["x", "a~2"])
    }
    #expect(
      changes.map(\.line) == [
        "milestones.csv#b removed", "milestones.csv#c removed", #"milestones.csv#x = "x,2\n""#,
        #"milestones.csv#a~2 = "a,3\n""#,
      ])
    #expect(after.text(file) == "id,title\na,1\nx,2\na,3\n")
  }

  @Test func `a name that was freed in the same edit is one change of that document`() throws {
    let snapshot = FolderSamples.table("id,title\na,1\nb,2\n")
    let (changes, after) = try edit(snapshot) { edit in
      edit.remove(row: "a")
      try edit.set(["id": "a"], row: "b")
    }
    #expect(Set(changes.map(\.name)).count == changes.count)
    #expect(after.text(file) == "id,title\na,2\n")
  }

  @Test func `rows are added at the end and after another, with the table's line end`() throws {
    let snapshot = FolderSamples.table("id,title\r\na,1\r\nb,2")
    let (changes, after) = try edit(snapshot) { edit in
      try edit.add(["id": "z", "title": "last, of all"])
      try edit.add(["id": "m"], at: .after("a"))
    }
    #expect(changes.count == 2)
    #expect(after.text(file) == "id,title\r\na,1\r\nm,\r\nb,2\r\nz,\"last, of all\"\r\n")
  }

  @Test func `many rows put at one place keep their order`() throws {
    let snapshot = FolderSamples.table("id\na\nb\n")
    let (_, after) = try edit(snapshot) { edit in
      for index in 0..<50 { try edit.add(["id": "x\(index)"], at: .after("a")) }
    }
    let rows = (0..<50).reversed().map { "x\($0)\n" }.joined()
    #expect(after.text(file) == "id\na\n\(rows)b\n")
  }

  @Test
  func `a known column that the table lacks is added to every row, so that readers accept it`()
    throws
  {
    let files = FolderSamples.sample([
      file: "id,action,year,title\r\nm1,a1,2027,First\r\n\r\nm2,a1,2028,\"Second,\nlong\""
    ])
    let snapshot = FolderSamples.snapshot(files)
    let (_, after) = try edit(snapshot) { try $0.set(["lead": "Parks"], row: "m1") }
    #expect(
      after.text(file)
        == "id,action,year,title,lead\r\nm1,a1,2027,First,Parks\r\n\r\nm2,a1,2028,\"Second,\nlong\","
    )
    let workspace = try OpenWorkspace(after, library: SampleWorkspace.library).community
    #expect(workspace.milestones.map(\.lead) == ["Parks", ""])
    #expect(!workspace.findings.contains { $0.place.file == file && $0.severity >= .warning })
  }

  @Test func `a table that is not there begins with all columns of the format`() throws {
    let empty = WorkspaceSnapshot(workspace: "sample", revision: 0, documents: [])
    let (_, after) = try edit(empty) { try $0.add(["id": "m1", "title": "First"]) }
    #expect(after.text(file) == "id,action,year,title,lead,status,note\nm1,,,First,,,\n")
  }

  @Test func `what cannot be kept is refused with a sentence`() throws {
    let snapshot = FolderSamples.table("id,title\na,1\n")
    var edit = try TableEdit(file: file, documents: snapshot.documents)
    #expect(throws: StoreError.self) { try edit.set(["title": "x"], row: "gone") }
    #expect(throws: StoreError.self) { try edit.set(["colour": "x"], row: "a") }
    #expect(throws: StoreError.self) { try edit.set(["id": "", "title": " "], row: "a") }
    #expect(throws: StoreError.self) { try edit.add([:]) }
    #expect(edit.changes.isEmpty)
    let broken = FolderSamples.table("id;title\na;1\n")
    #expect(throws: StoreError.self) { try TableEdit(file: file, documents: broken.documents) }
    #expect(throws: StoreError.self) { try TableEdit(file: "plan/x.md", documents: []) }
  }
}
