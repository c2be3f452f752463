import Foundation
import TestSupport

/// Runs the program as a user would.
struct CairnProcess {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program that this test run built.
  static var program: URL {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["CAIRN_BINARY"] { return URL(filePath: path) }
    return PackageFolder.root.appending(path: ".build/debug/cairn")
  }

  /// Runs with arguments in a folder, with a home and tools of its own.
  static func run(
    _ arguments: [String], in folder: URL = PackageFolder.root, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let files = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: files) }
    let output = files.appending(path: "output")
    let errors = files.appending(path: "errors")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// Gives a temporary folder to some work and removes it.
  static func inTemporaryFolder(_ work: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder)
  }

  /// Gives a temporary folder with a workspace `town` of some files to some work and removes it.
  static func inTown(_ files: [String: String], _ work: (URL) throws -> Void) throws {
    try inTemporaryFolder { folder in
      for (path, text) in files {
        let file = folder.appending(path: "town/\(path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try work(folder)
    }
  }
}
