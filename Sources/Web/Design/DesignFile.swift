import Cryptography
import Foundation
import HTTPTypes
import Hummingbird
import Publishing

/// A stylesheet or script of Cairn's own pages, named by its contents so that browsers may keep it for ever.
struct DesignFile: Sendable {
  /// The address, such as `/design/grid-1a2b3c4d5e6f.js`.
  let path: String
  let contents: [UInt8]
  let type: String

  /// Every file of the folder `Design/Files`, the colors of charts in a dark scheme and the script that explores charts,
  /// by name.
  private static let files: [String: DesignFile] = {
    let folder = Bundle.module.bundleURL.appending(path: "Files")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var files = Dictionary(
      names.compactMap { name in
        (try? Data(contentsOf: folder.appending(path: name))).map {
          (name, DesignFile(name: name, contents: Array($0)))
        }
      }, uniquingKeysWith: { first, _ in first })
    files[chartColors] = DesignFile(
      name: chartColors, contents: Array(DarkChartColors.bundled.css.utf8))
    if let script = try? ChartScripts.explorerContents() {
      files[ChartScripts.explorer] = DesignFile(
        name: ChartScripts.explorer, contents: Array(script))
    }
    return files
  }()

  /// Computed from the palette of print.
  static let chartColors = "chart-colors.css"

  private static let byPath = Dictionary(
    files.values.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })

  static var all: [DesignFile] { files.values.sorted { $0.path < $1.path } }

  /// The address of a file by its name, such as `cairn.css`.
  ///
  /// Pages stay readable without a file that is missing; its address answers 404.
  static func path(_ name: String) -> String { files[name]?.path ?? "/design/\(name)" }

  private init(name: String, contents: [UInt8]) {
    path = Self.path(of: name, contents: contents)
    self.contents = contents
    type = ContentType.of(name)
  }

  /// The address of a file with these contents.
  static func path(of name: String, contents: [UInt8]) -> String {
    let parts = name.split(separator: ".", maxSplits: 1)
    let digest = SHA256.hex(contents).prefix(12)
    return "/design/\(parts[0])-\(digest).\(parts.last ?? "")"
  }

  /// - Throws: `HTTPError` with 404 for the name of another version.
  static func response(to request: Request) throws -> Response {
    if let colors = TownColors(path: request.uri.path) {
      return response(Array(colors.css.utf8), type: ContentType.of("accent.css"))
    }
    guard let file = byPath[request.uri.path] else { throw HTTPError(.notFound) }
    return response(file.contents, type: file.type)
  }

  static func response(_ contents: [UInt8], type: String) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: type,
        .cacheControl: "public, max-age=31536000, immutable",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: contents)))
  }
}
