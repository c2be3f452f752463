public import Foundation

/// The scripts with which a reader explores charts in the browser, where they are installed.
public struct ChartScripts: Sendable {
  /// Vega's own, in the order in which a page loads them.
  public static let names = ["vega.min.js", "vega-lite.min.js", "vega-embed.min.js"]

  /// The script that adds the controls, by its name among the resources: the same for plans and for the application.
  public static let explorer = "explore-charts.js"

  /// Holds every one of `names`.
  public let folder: URL

  /// Nil unless all of them are there.
  ///
  /// - Parameter tools: The folder that `scripts/setup` fills.
  public init?(tools: URL) {
    folder = tools.appending(path: "js")
    for name in Self.names {
      guard FileManager.default.isReadableFile(atPath: folder.appending(path: name).path) else {
        return nil
      }
    }
  }

  /// One of `names`.
  public func contents(of name: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  /// The text of `explorer`.
  public static func explorerContents() throws -> Data {
    try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Resources/\(explorer)"))
  }
}
