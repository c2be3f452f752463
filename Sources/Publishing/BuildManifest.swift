internal import Foundation

/// The list of files that a build wrote, so that the next one leaves none of them behind.
///
/// A chapter of the internal edition must not stay in a folder that the public edition is built into.
/// Only files that an earlier build wrote are ever removed.
enum BuildManifest {
  static let name = "plan-files.txt"

  /// Removes what the last build wrote into a folder.
  static func removeFiles(of folder: URL) throws {
    let manifest = folder.appending(path: name)
    guard let text = try? String(contentsOf: manifest, encoding: .utf8) else { return }
    for path in text.split(separator: "\n").map(String.init) where isInside(path) {
      let file = folder.appending(path: path)
      if FileManager.default.fileExists(atPath: file.path) {
        try FileManager.default.removeItem(at: file)
      }
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
}
