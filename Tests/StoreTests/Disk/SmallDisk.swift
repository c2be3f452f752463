import Foundation
import StoreSupport
import Testing

/// A disk of few megabytes in memory.
struct SmallDisk {
  let folder: String

  /// Allows nothing but reading from now on.
  func makeReadOnly() throws { try Self.run("mount", "-o", "remount,ro", folder) }

  /// Gives a test a disk that goes when the test ends; cancels the test where none may be mounted.
  static func with(
    megabytes: Int, isolation: isolated (any Actor)? = #isolation,
    _ body: (SmallDisk) async throws -> Void
  ) async throws {
    try await withScratchFolder { folder in
      do {
        try run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "cairn-test", folder)
      } catch {
        try Test.cancel("Only root may mount a small disk.")
      }
      let result: Result<Void, any Error>
      do { result = .success(try await body(SmallDisk(folder: folder))) } catch {
        result = .failure(error)
      }
      try run("umount", "--lazy", folder)
      try result.get()
    }
  }

  private struct Refusal: Error {
    let command: [String]
  }

  private static func run(_ command: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Refusal(command: command) }
  }
}
