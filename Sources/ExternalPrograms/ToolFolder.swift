package import Foundation

/// Where the programs lie that `scripts/setup` installs.
package struct ToolFolder: Sendable {
  /// The folder with `venv` and `js`.
  package var folder: URL

  package init(folder: URL) {
    self.folder = folder
  }

  /// The folder named by `CAIRN_TOOLS`, else `tools` in `CAIRN_HOME` if there, else `.tools` here or in the nearest folder
  /// above the program.
  ///
  /// - Parameter executable: The program, which lies in the folder that it was built in unless somebody moved it.
  package init(environment: [String: String], currentFolder: URL, executable: URL? = nil) {
    if let tools = environment["CAIRN_TOOLS"], !tools.isEmpty {
      folder = URL(filePath: tools, relativeTo: currentFolder).absoluteURL
      return
    }
    let home = environment["CAIRN_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let inHome = home.map {
      URL(filePath: $0, relativeTo: currentFolder).absoluteURL.appending(path: "tools")
    }
    let here = currentFolder.appending(path: ".tools")
    let places = [inHome, here, executable.flatMap(Self.above)].compactMap(\.self)
    folder = places.first { FileManager.default.fileExists(atPath: $0.path) } ?? here
  }

  private static func above(_ executable: URL) -> URL? {
    var folder = executable.absoluteURL.standardizedFileURL.deletingLastPathComponent()
    while folder.path != "/" {
      let tools = folder.appending(path: ".tools")
      if FileManager.default.fileExists(atPath: tools.path) { return tools }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  /// What to do where `python` is missing.
  package var missingPython: String {
    "There is no Python environment at \(python.path). Run scripts/setup publish in the folder of Cairn's source, or name its .tools in CAIRN_TOOLS."
  }

  /// The Python with what publishing and spreadsheets need.
  package var python: URL {
    folder.appending(path: "venv/bin/python")
  }

  /// A program on the search path.
  package static func program(_ name: String, environment: [String: String]) -> URL? {
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
