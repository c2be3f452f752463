package import Foundation

/// Where the programs lie that `scripts/setup` installs.
package struct PublishingTools: Sendable {
  /// The folder with `venv` and `js`.
  package var folder: URL

  package init(folder: URL) {
    self.folder = folder
  }

  /// The folder named by `CAIRN_TOOLS`, else `tools` in `CAIRN_HOME`, else `.tools` here.
  package init(environment: [String: String], currentFolder: URL) {
    if let tools = environment["CAIRN_TOOLS"], !tools.isEmpty {
      folder = URL(filePath: tools, relativeTo: currentFolder).absoluteURL
    } else if let home = environment["CAIRN_HOME"], !home.isEmpty {
      folder = URL(filePath: home, relativeTo: currentFolder).absoluteURL.appending(path: "tools")
    } else {
      folder = currentFolder.appending(path: ".tools")
    }
  }

  /// The Python with Typst.
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
