public import Foundation
internal import Tables

extension WorkspaceFolder {
  /// Replaces files of a folder: all of them, or none when anything goes wrong.
  ///
  /// Everything is written beside the files first and put in their place last. What was already in place
  /// when a step fails is put back.
  ///
  /// - Parameters:
  ///   - files: New bytes by path in the folder.
  ///   - expected: What the files held when they were read, by path; nil for a file that was not there.
  ///     When a file holds anything else now, somebody else has changed it, and nothing is written.
  /// - Throws: `WorkspaceError.changed` for such a file, else the error of the step that failed.
  public static func replace(
    _ files: [String: [UInt8]], in folder: URL, expected: [String: [UInt8]?]
  ) throws {
    var replacements: [Replacement] = []
    defer { for replacement in replacements { replacement.clear() } }
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let replacement = Replacement(
        file: folder.appendingPathComponent(path).resolvingSymlinksInPath())
      if let wanted = expected[path], replacement.current != wanted {
        throw WorkspaceError.changed(path)
      }
      replacements.append(replacement)
      try replacement.stage(bytes)
    }
    var done: [Replacement] = []
    do {
      for replacement in replacements {
        done.append(replacement)
        try replacement.put()
      }
    } catch {
      for replacement in done.reversed() { replacement.undo() }
      throw error
    }
  }
}

/// One file on its way into a folder.
private struct Replacement {
  let file: URL
  private let staged: URL
  private let kept: URL

  init(file: URL) {
    self.file = file
    let folder = file.deletingLastPathComponent()
    let mark = UUID().uuidString
    staged = folder.appendingPathComponent(".\(file.lastPathComponent).\(mark).new")
    kept = folder.appendingPathComponent(".\(file.lastPathComponent).\(mark).old")
  }

  /// What the file holds; nil when it is not there.
  var current: [UInt8]? { FileManager.default.contents(atPath: file.path).map(Array.init) }

  func stage(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: staged)
    if FileManager.default.fileExists(atPath: file.path) {
      try FileManager.default.copyItem(at: file, to: kept)
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
      if let mode {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: staged.path)
      }
    }
  }

  /// A rename, so that nobody ever sees half a file.
  func put() throws {
    guard rename(staged.path, file.path) == 0 else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file.path])
    }
  }

  func undo() {
    if FileManager.default.fileExists(atPath: kept.path) {
      _ = rename(kept.path, file.path)
    } else if !FileManager.default.fileExists(atPath: staged.path) {
      try? FileManager.default.removeItem(at: file)
    }
  }

  func clear() {
    for file in [staged, kept] { try? FileManager.default.removeItem(at: file) }
  }
}
