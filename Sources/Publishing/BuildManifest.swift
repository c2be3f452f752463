internal import Foundation

/// The list of files that a build wrote, so that the next one leaves none of them behind.
///
/// A chapter of the internal edition must not stay in a folder that the public edition is built into.
/// Only plain files inside the folder that an earlier build listed are ever removed.
enum BuildManifest {
  static let name = "plan-files.txt"

  /// Removes what the last build wrote into a folder; the list itself goes last.
  static func removeFiles(of folder: URL) throws {
    let manifest = folder.appending(path: name)
    guard let data = FileManager.default.contents(atPath: manifest.path) else { return }
    let home = folder.resolvingSymlinksInPath().standardizedFileURL.path
    let text = String(decoding: data, as: UTF8.self)
    for path in text.split(whereSeparator: \.isNewline).map(String.init) where isInside(path) {
      let file = folder.appending(path: path)
      let parent = file.deletingLastPathComponent().resolvingSymlinksInPath().standardizedFileURL
      guard parent.path == home || parent.path.hasPrefix(home + "/"), isPlainFile(file) else {
        continue
      }
      try FileManager.default.removeItem(at: file)
    }
    try FileManager.default.removeItem(at: manifest)
  }

  /// Writes the list, sorted.
  static func write(_ paths: [String], in folder: URL) throws {
    let lines = Set(paths).sorted().map { $0 + "\n" }.joined()
    try Data(lines.utf8).write(to: folder.appending(path: name), options: .atomic)
  }

  /// True for a path that cannot leave the folder.
  private static func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains("..") && !parts.contains("") && !parts.contains(".")
  }

  private static func isPlainFile(_ file: URL) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }
}
