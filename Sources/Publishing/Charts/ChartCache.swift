import Foundation

/// Drawings kept in a folder under the hash of everything they depend on.
struct ChartCache {
  private let folder: URL
  private let engine: String

  /// - Parameters:
  ///   - folder: Made when the first drawing is stored.
  ///   - engine: Names the versions of everything but the specification.
  init(folder: URL, engine: String) {
    self.folder = folder
    self.engine = engine
  }

  /// The drawing of a specification, if it was stored.
  func drawing(of specification: String) -> String? {
    guard let text = try? String(contentsOf: file(of: specification), encoding: .utf8),
      // A truncated file, from a full disk, is drawn again.
      text.hasSuffix("</svg>")
    else { return nil }
    return text
  }

  /// Stores a drawing; a folder that cannot be written only costs time at the next run.
  func store(_ drawing: String, of specification: String) {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? Data(drawing.utf8).write(to: file(of: specification), options: .atomic)
  }

  private func file(of specification: String) -> URL {
    let key = SHA256.hexDigest(of: (engine + "\n" + specification).utf8)
    return folder.appending(path: key + ".svg")
  }
}
