import ExternalPrograms
import Foundation
import Testing

@Suite struct ToolFolderTests {
  @Test func `tools are looked for where the settings say`() throws {
    let here = URL(filePath: "/here/")
    let folder = { ToolFolder(environment: $0, currentFolder: here).folder.path }
    #expect(folder(["CAIRN_TOOLS": "/t", "CAIRN_HOME": "/h"]) == "/t")
    #expect(folder([:]) == "/here/.tools")
    let home = FileManager.default.temporaryDirectory
      .appending(path: "cairn-home-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: home) }
    #expect(folder(["CAIRN_HOME": home.path]) == "/here/.tools")
    let tools = home.appending(path: "tools")
    try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
    #expect(folder(["CAIRN_HOME": home.path]) == tools.path)
  }

  @Test func `without a setting the folder above the program counts`() throws {
    let source = FileManager.default.temporaryDirectory
      .appending(path: "cairn-source-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: source) }
    let tools = source.appending(path: ".tools")
    try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
    let folder = ToolFolder(
      environment: [:], currentFolder: URL(filePath: "/here/"),
      executable: source.appending(path: ".build/release/cairn"))
    #expect(folder.folder.path == tools.path)
    #expect(folder.missingPython.contains("CAIRN_TOOLS"))
  }
}
