package import Foundation

/// A text file that a renderer made, not yet written.
package struct GeneratedFile: Sendable, Equatable {
  /// Relative to the folder of the publication, with slashes, such as `charts/wedges.svg`.
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

extension [GeneratedFile] {
  /// Writes the files below a folder, making the folders they need.
  package func write(to folder: URL) throws {
    for file in self {
      let url = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url, options: .atomic)
    }
  }
}
