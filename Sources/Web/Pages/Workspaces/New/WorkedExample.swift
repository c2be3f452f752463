import Foundation
import Workspace

/// The complete draft plan that comes with Cairn, where this installation has it.
enum WorkedExample {
  private static let name = "Examples/hennepin-county"

  /// The folder beside the program, in the package's own place, or where the program was started.
  static let folder: URL? = {
    let program = Bundle.main.bundleURL
    let places = [
      URL(filePath: FileManager.default.currentDirectoryPath),
      program.appending(path: "../share/cairn"), URL(filePath: "/usr/share/cairn"),
    ]
    return places.map { $0.appending(path: name) }.first {
      FileManager.default.fileExists(atPath: $0.appending(path: "community.yaml").path)
    }
  }()

  /// Its files by path; nil where the installation has no example or it cannot be read.
  static var files: [String: [UInt8]]? {
    guard let folder, let paths = FileManager.default.enumerator(atPath: folder.path) else {
      return nil
    }
    var files: [String: [UInt8]] = [:]
    for case let path as String in paths where WorkspaceFolder.knows(path) {
      guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path)
      else { continue }
      files[path] = Array(data)
    }
    return files["community.yaml"] == nil ? nil : files
  }
}
