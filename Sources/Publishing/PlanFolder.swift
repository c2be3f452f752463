public import Foundation

/// A folder of published plans, each a folder of its own.
///
/// A plan is made beside its place and exchanged with what is there, so that readers never see half a plan.
public struct PlanFolder: Sendable {
  public let folder: URL

  public init(_ folder: URL) { self.folder = folder }

  /// Puts a plan in its place.
  ///
  /// - Parameters:
  ///   - id: Lower-case letters, digits and hyphens.
  ///   - make: Fills a new folder; when it gives nil or throws, what was there stays.
  public func exchange<Made>(_ id: String, _ make: (URL) throws -> Made?) throws -> Made? {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let fresh = folder.appending(path: ".\(id)-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: fresh) }
    guard let made = try make(fresh) else { return nil }
    let place = folder.appending(path: id)
    let old = folder.appending(path: ".\(id)-old-\(UUID().uuidString)")
    if FileManager.default.fileExists(atPath: place.path) {
      try FileManager.default.moveItem(at: place, to: old)
    }
    try FileManager.default.moveItem(at: fresh, to: place)
    try? FileManager.default.removeItem(at: old)
    return made
  }

  /// Takes a plan away; does nothing when there is none.
  public func remove(_ id: String) throws {
    let place = folder.appending(path: id)
    guard FileManager.default.fileExists(atPath: place.path) else { return }
    let old = folder.appending(path: ".\(id)-old-\(UUID().uuidString)")
    try FileManager.default.moveItem(at: place, to: old)
    try FileManager.default.removeItem(at: old)
  }

  /// Every file of a folder by its path in it.
  public static func files(in folder: URL) throws -> [String: [UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var files: [String: [UInt8]] = [:]
    for name in names {
      let file = folder.appending(path: name)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[name] = Array(try Data(contentsOf: file))
    }
    return files
  }

  /// Writes files into a new folder.
  public static func write(_ files: [String: [UInt8]], to folder: URL) throws {
    for (path, bytes) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }
}
