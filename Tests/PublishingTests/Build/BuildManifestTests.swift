import Foundation
import Testing

@testable import Publishing

@Suite struct BuildManifestTests {
  private func inFolder(_ work: (URL, URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let output = folder.appending(path: "out")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder, output)
  }

  private func touch(_ file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("x".utf8).write(to: file)
  }

  private func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }

  @Test func `listed files go, and others stay`() throws {
    try inFolder { _, output in
      try touch(output.appending(path: "a.html"))
      try touch(output.appending(path: "mine.txt"))
      try BuildManifest.write(["a.html"], in: output)
      try BuildManifest.removeFiles(of: output)
      #expect(!exists(output.appending(path: "a.html")))
      #expect(exists(output.appending(path: "mine.txt")))
    }
  }

  @Test func `lines that end as on Windows are read`() throws {
    try inFolder { _, output in
      try touch(output.appending(path: "a.html"))
      try Data("a.html\r\nb.html\r\n".utf8)
        .write(to: output.appending(path: BuildManifest.name))
      try BuildManifest.removeFiles(of: output)
      #expect(!exists(output.appending(path: "a.html")))
    }
  }

  @Test func `nothing outside the folder and no folder is ever removed`() throws {
    try inFolder { folder, output in
      let outside = folder.appending(path: "outside/keep.txt")
      try touch(outside)
      try touch(output.appending(path: "dir/keep.txt"))
      try FileManager.default.createSymbolicLink(
        at: output.appending(path: "link"),
        withDestinationURL: outside.deletingLastPathComponent())
      try BuildManifest.write(
        ["../outside/keep.txt", "/\(outside.path)", "link/keep.txt", "dir", "link"], in: output)
      try BuildManifest.removeFiles(of: output)
      #expect(exists(outside))
      #expect(exists(output.appending(path: "dir/keep.txt")))
    }
  }
}
