import Cryptography
import Foundation
import HTTPTypes
import Hummingbird
import Tables

/// What an operation answers.
struct APIAnswer: Sendable {
  enum Content: Sendable {
    case json(JSONValue)
    case bytes([UInt8], type: String)
    case nothing
  }

  let status: HTTPResponse.Status
  let content: Content
  var headers: HTTPFields

  static func json(
    _ value: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> APIAnswer { APIAnswer(status: status, content: .json(value), headers: headers) }

  static func bytes(
    _ bytes: [UInt8], type: String, headers: HTTPFields = [:]
  ) -> APIAnswer { APIAnswer(status: .ok, content: .bytes(bytes, type: type), headers: headers) }

  static let nothing = APIAnswer(status: .noContent, content: .nothing, headers: [:])

  /// The tag of a state of the workspace.
  static func tag(_ revision: Int) -> String { "\"r\(revision)\"" }

  var json: JSONValue { if case .json(let value) = content { value } else { .null } }

  var bytes: [UInt8] {
    switch content {
    case .json(let value): JSONPrinter.text(value) + [0x0A]
    case .bytes(let bytes, _): bytes
    case .nothing: []
    }
  }

  private var type: String? {
    switch content {
    case .json: "application/json"
    case .bytes(_, let type): type
    case .nothing: nil
    }
  }

  /// The tag of what is answered: its own, else a digest of its bytes.
  var tag: String? {
    if let own = headers[.eTag] { return own }
    if case .nothing = content { return nil }
    return "\"\(SHA256.hex(bytes).prefix(24))\""
  }

  var response: Response { response(bytes, tag: nil, cache: "no-store") }

  /// The answer to reading: with a tag, and without the bytes that the caller has already.
  func response(toReading request: Request) -> Response {
    guard status == .ok else { return response }
    let body = bytes
    let tag = tag
    let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
      .map { $0.trimmingCharacters(in: .whitespaces).replacing("W/", with: "") }
    if let tag, known.contains(tag) || known.contains("*") {
      return Response(
        status: .notModified, headers: [.eTag: tag, .cacheControl: "private, no-cache"])
    }
    return response(body, tag: tag, cache: "private, no-cache")
  }

  private func response(_ body: [UInt8], tag: String?, cache: String) -> Response {
    var fields = headers
    if let type { fields[.contentType] = type }
    if let tag { fields[.eTag] = tag }
    if fields[.cacheControl] == nil { fields[.cacheControl] = cache }
    return Response(
      status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
