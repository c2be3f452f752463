import Factors
import Foundation
import TestSupport
import Testing
import Workspace

/// Files of a folder are replaced together or not at all.
@Suite struct WorkspaceReplaceTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-replace-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("old a".utf8).write(to: folder.appending(path: "a.csv"))
    try Data("old b".utf8).write(to: folder.appending(path: "b.csv"))
    try body(folder)
  }

  private func contents(_ folder: URL) throws -> [String: String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).reduce(into: [:]) {
      $0[$1] = try? String(contentsOf: folder.appending(path: $1), encoding: .utf8)
    }
  }

  @Test func `every file is replaced, and nothing else is left in the folder`() throws {
    try withFolder { folder in
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o640], ofItemAtPath: folder.appending(path: "a.csv").path)
      try WorkspaceFolder.replace(
        ["a.csv": Array("new a".utf8), "c.csv": Array("new c".utf8)], in: folder,
        expected: ["a.csv": Array("old a".utf8), "c.csv": nil])
      let left = try contents(folder)
      #expect(left == ["a.csv": "new a", "b.csv": "old b", "c.csv": "new c"])
      let path = folder.appending(path: "a.csv").path
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o640)
    }
  }

  @Test func `a file that somebody else has changed keeps all of them as they are`() throws {
    try withFolder { folder in
      #expect(throws: WorkspaceError.changed("b.csv")) {
        try WorkspaceFolder.replace(
          ["a.csv": Array("new".utf8), "b.csv": Array("new".utf8)], in: folder,
          expected: ["a.csv": Array("old a".utf8), "b.csv": Array("older b".utf8)])
      }
      #expect(throws: WorkspaceError.changed("b.csv")) {
        try WorkspaceFolder.replace(
          ["b.csv": Array("new".utf8)], in: folder, expected: ["b.csv": nil])
      }
      let left = try contents(folder)
      #expect(left == ["a.csv": "old a", "b.csv": "old b"])
    }
  }

  @Test func `a step that fails puts back what was replaced`() throws {
    try withFolder { folder in
      // A folder cannot be replaced by a file, which is noticed last.
      let obstacle = folder.appending(path: "z.csv")
      try FileManager.default.createDirectory(
        at: obstacle.appending(path: "inner"), withIntermediateDirectories: true)
      #expect(throws: (any Error).self) {
        try WorkspaceFolder.replace(
          ["a.csv": Array("new".utf8), "c.csv": Array("new".utf8), "z.csv": Array("new".utf8)],
          in: folder, expected: [:])
      }
      let left = try contents(folder)
      #expect(left == ["a.csv": "old a", "b.csv": "old b"])
      #expect(FileManager.default.fileExists(atPath: obstacle.appending(path: "inner").path))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.sorted() == ["a.csv", "b.csv", "z.csv"])
    }
  }

  @Test func `reading says which file it has come to, and how far`() throws {
    let rows = (1...3000).map { "r\($0),2021,buildings,grid-electricity,electricity,1,MWh\n" }
    let text = "id,year,sector,method,activity,quantity,unit\n" + rows.joined()
    let files = SampleWorkspace(["inventory.csv": text]).files.mapValues { Array($0.utf8) }
    var parts: [Double] = []
    let workspace = try WorkspaceFolder.read(files: files, library: FactorLibrary.standard) {
      file, part in
      if file == "inventory.csv" { parts.append(part) }
    }
    #expect(workspace.records.count == 3000)
    #expect(parts.count >= 4)
    #expect(parts == parts.sorted() && parts.allSatisfy { (0...1).contains($0) })
  }
}
