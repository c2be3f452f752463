import Foundation
import Store
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct SplitJoinTests {
  private func split(_ text: String, _ file: String = "milestones.csv") -> [DocumentChange] {
    FolderDocuments.split(files: [file: Array(text.utf8)])
  }

  private func expectSame(_ files: [String: [UInt8]]) {
    let joined = FolderDocuments.join(FolderSamples.snapshot(files).documents)
    #expect(joined.keys.sorted() == files.keys.sorted())
    for (path, bytes) in files { #expect(joined[path] == bytes, "\(path)") }
  }

  @Test func `the example comes together byte for byte, with a document for each row`() {
    let files = FolderSamples.example()
    #expect(files.count > 20)
    expectSame(files)
    let documents = FolderDocuments.split(files: files)
    #expect(documents.count { $0.kind == .row } > 200)
    #expect(documents.contains { $0.name.description == "inventory.csv#el-res-2005" })
    #expect(documents.contains { $0.name.description == "indicators.csv#population/2000" })
    #expect(Set(documents.map(\.name)).count == documents.count)
  }

  @Test func `every community of the auditor's tests comes together byte for byte`() {
    let files = FolderSamples.files(
      in: PackageFolder.root.appending(path: "Tests/AuditTests/Examples"))
    let folders = Dictionary(grouping: files) { $0.key.split(separator: "/").prefix(2) }
    #expect(folders.count > 60)
    for (folder, files) in folders {
      let prefix = folder.joined(separator: "/") + "/"
      expectSame(
        Dictionary(files.map { (String($0.key.dropFirst(prefix.count)), $0.value) }) { $1 })
    }
  }

  @Test func `five hundred nasty tables come together byte for byte`() {
    var rows = 0
    for number in 0..<500 {
      var table = NastyTable(UInt64(number))
      let bytes = Array(table.text().utf8)
      let documents = FolderDocuments.split(files: [table.file: bytes])
      let snapshot = FolderSamples.snapshot([table.file: bytes])
      #expect(FolderDocuments.join(snapshot.documents) == [table.file: bytes], "table \(number)")
      #expect(Set(documents.map(\.name)).count == documents.count, "table \(number)")
      #expect(documents[0].kind == .table, "table \(number)")
      rows += documents.count - 1
    }
    #expect(rows > 2000)
  }

  @Test func `head, blank lines and cells over several lines stay with their piece`() {
    let documents = split("\u{FEFF}id,title\r\n\r\na,\"one\r\ntwo\"\r\n,\r\nb,x")
    #expect(
      documents.map(\.line) == [
        #"milestones.csv = "\#u{FEFF}id,title\r\n\r\n""#,
        #"milestones.csv#a = "a,\"one\r\ntwo\"\r\n,\r\n""#,
        #"milestones.csv#b = "b,x""#,
      ])
    #expect(documents.map(\.position) == [0, 1_000_000, 2_000_000])
  }

  @Test(arguments: [
    "id;title\na;b\n", "id,title\na,\"b\n", "id,title\na,\"b\"c\n", "", "\n\nid,title\n",
    "PK\u{3}\u{4}x",
  ])
  func `a table that cannot be read is one document`(text: String) {
    let documents = split(text)
    #expect(documents.map(\.kind) == [.file])
    #expect(documents.first?.body == Array(text.utf8))
  }

  @Test func `bytes in another encoding are one document`() {
    let latin: [UInt8] = Array("id,title\na,Pe".utf8) + [0xF1] + Array("a\n".utf8)
    let utf16: [UInt8] = [0xFF, 0xFE, 0x69, 0x00]
    for bytes in [latin, utf16] {
      let documents = FolderDocuments.split(files: ["milestones.csv": bytes])
      #expect(documents.map(\.kind) == [.file])
      #expect(documents.first?.body == bytes)
    }
  }

  @Test
  func `a row after a last row without line end begins its own line, as the table's lines end`() {
    let snapshot = FolderSamples.table("id,title\r\na,x")
    let row = DocumentChange(
      name: DocumentName(file: "milestones.csv", row: "b"), kind: .row, position: 3_000_000,
      body: Array("b,y\r\n".utf8))
    #expect(snapshot.next([row]).text("milestones.csv") == "id,title\r\na,x\r\nb,y\r\n")
  }
}

@Suite struct RowKeyTests {
  private func names(_ text: String, _ file: String = "milestones.csv") -> [String] {
    FolderDocuments.split(files: [file: Array(text.utf8)]).compactMap(\.name.row)
  }

  @Test func `a key's cells are trimmed and joined`() {
    #expect(names("year,indicator\n2021, jobs \n", "indicators.csv") == ["jobs/2021"])
    #expect(names("set,gas,value\nx,co2,1\n", "factors.csv") == ["x/*/*/co2"])
  }

  @Test func `characters that break an address are written by their number`() {
    #expect(
      names("id\na/b\n~2\n*\nx y\n..\n1.5\nÁrea\n🌳\n") == [
        "a=2Fb", "=7E2", "=2A", "x=20y", "=2E.", "1.5", "Área", "=F0=9F=8C=B3",
      ])
  }

  @Test func `the same letters in another form are the same key`() {
    #expect(names("id\nPe\u{F1}a\nPen\u{303}a\n") == ["Peña", "Peña~2"])
  }

  @Test func `repeated and empty keys get numbers`() {
    #expect(names("id,title\na,1\na,2\n,3\na,4\n,5\n") == ["a", "a~2", "~1", "a~3", "~2"])
    #expect(names("title\nx\ny\n") == ["~1", "~2"])
  }

  @Test func `long keys end in a digest, so that they stay apart`() {
    let long = String(repeating: "ä", count: 300)
    let names = names("id\n\(long)\n\(long)b\n")
    #expect(names.allSatisfy { $0.utf8.count < 200 && $0.hasPrefix("äää") && !$0.hasSuffix("~2") })
    #expect(Set(names).count == 2)
  }

  @Test func `every table of the format declares a key of its own columns`() {
    for table in WorkspaceTables.all {
      #expect(!table.key.isEmpty && table.key.allSatisfy(table.columns.contains), "\(table.file)")
    }
  }
}
