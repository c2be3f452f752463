import Cryptography
import Foundation
import HTTPTypes
import Hummingbird
import Publishing
import Synchronization

/// The scripts with which readers explore charts, at addresses of this server named by their contents.
///
/// They are read when a page first has a chart, and sent when a reader explores one; no copy stays in memory.
final class ChartExplorer: Sendable {
  private let scripts: ChartScripts
  /// Names by path; nil before the first use, empty where a file has gone since.
  private let known = Mutex<[(path: String, name: String)]?>(nil)

  /// Nil where the scripts are not installed.
  init?(tools: URL) {
    guard let scripts = ChartScripts(tools: tools) else { return nil }
    self.scripts = scripts
  }

  /// The addresses of Vega's scripts in the order in which they are loaded; nil where one cannot be read.
  var paths: [String]? {
    let files = files
    return files.isEmpty ? nil : files.map { $0.path }
  }

  /// Nil for a path that is none of theirs.
  func response(to path: String) -> Response? {
    guard let name = files.first(where: { $0.path == path })?.name,
      let contents = try? scripts.contents(of: name)
    else { return nil }
    return DesignFile.response(Array(contents), type: ContentType.of(name))
  }

  private var files: [(path: String, name: String)] {
    known.withLock { known in
      if let known { return known }
      let found = ChartScripts.names.compactMap { name in
        (try? scripts.contents(of: name)).map {
          (path: DesignFile.path(of: name, contents: Array($0)), name: name)
        }
      }
      let files = found.count == ChartScripts.names.count ? found : []
      known = files
      return files
    }
  }
}
