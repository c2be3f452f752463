package import Foundation

/// Where the programs lie that `scripts/setup` installs.
package struct ToolFolder: Sendable {
  /// The folder with `venv` and `js`.
  package var folder: URL

  package init(folder: URL) {
    self.folder = folder
  }

  /// The folder named by `CAIRN_TOOLS`, else `tools` in `CAIRN_HOME` if there, else `.tools` here.
  package init(environment: [String: String], currentFolder: URL) {
    if let tools = environment["CAIRN_TOOLS"], !tools.isEmpty {
      folder = URL(filePath: tools, relativeTo: currentFolder).absoluteURL
      return
    }
    let home = environment["CAIRN_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let inHome = home.map {
      URL(filePath: $0, relativeTo: currentFolder).absoluteURL.appending(path: "tools")
    }
    if let inHome, FileManager.default.fileExists(atPath: inHome.path) {
      folder = inHome
    } else {
      folder = currentFolder.appending(path: ".tools")
    }
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
