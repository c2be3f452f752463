import HTTPTypes
import Hummingbird

extension Response {
  /// A file for the browser to keep.
  ///
  /// - Parameter name: With the ending that tells what it is.
  static func download(_ body: ResponseBody, named name: String) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: ContentType.of(name), .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(name)\"",
      ], body: body)
  }

  static func download(_ bytes: [UInt8], named name: String) -> Response {
    download(ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)), named: name)
  }
}
