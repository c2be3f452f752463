import Cryptography
import Foundation
import HTTPTypes
import Hummingbird

/// The one stylesheet of Cairn's own pages, named by its contents so that browsers may keep it for ever.
struct Stylesheet: Sendable {
  let path: String
  let contents: [UInt8]

  static let current = Stylesheet()

  private init() {
    let file = Bundle.module.url(forResource: "cairn", withExtension: "css")
    let data = file.flatMap { try? Data(contentsOf: $0) }
    // Pages stay readable without it; the log of the server says what is missing.
    contents = data.map(Array.init) ?? []
    path = "/design/cairn-\(SHA256.hex(contents).prefix(12)).css"
  }

  /// - Throws: `HTTPError` with 404 for the name of another version.
  func response(to request: Request) throws -> Response {
    guard request.uri.path == path else { throw HTTPError(.notFound) }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/css; charset=utf-8",
        .cacheControl: "public, max-age=31536000, immutable",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: contents)))
  }
}
