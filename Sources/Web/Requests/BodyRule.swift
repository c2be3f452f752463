import Foundation
import HTTPTypes
import Hummingbird

/// What a route takes in, and how much of it.
enum BodyRule: Sendable, Equatable {
  /// Nothing.
  case none
  /// A form of at most so many bytes.
  case form(limit: Int = 64 * 1024)
  /// A form with files of at most so many bytes together.
  case upload(limit: Int)
  /// Bytes as they are, such as JSON.
  case bytes(limit: Int)

  /// Reads the body within its limits of size and time.
  ///
  /// - Throws: `WebProblem` with 400, 408, 413 or 415.
  func read(_ request: Request) async throws -> (form: FormData, bytes: [UInt8]) {
    switch self {
    case .none:
      let length = request.headers[.contentLength].map { Int($0) ?? .max } ?? 0
      guard length == 0, request.headers[.transferEncoding] == nil else { throw Self.tooLarge(0) }
      return (FormData(), [])
    case .bytes(let limit):
      return (FormData(), try await Self.bytes(request, limit: limit, within: .seconds(60)))
    case .form(let limit):
      return (try await Self.form(request, fieldLimit: limit, fileLimit: 0, .seconds(60)), [])
    case .upload(let limit):
      return (
        try await Self.form(request, fieldLimit: 64 * 1024, fileLimit: limit, .seconds(600)), []
      )
    }
  }

  private static func form(
    _ request: Request, fieldLimit: Int, fileLimit: Int, _ time: Duration
  ) async throws -> FormData {
    let type = request.headers[.contentType] ?? ""
    if HeaderValue(type).value == "application/x-www-form-urlencoded" {
      let bytes = try await bytes(request, limit: fieldLimit, within: time)
      guard let text = String(validating: bytes, as: UTF8.self),
        let form = FormData(urlEncoded: text)
      else { throw malformed }
      return form
    }
    let limits = MultipartReader.Limits(files: fileLimit, fields: fieldLimit)
    guard let reader = MultipartReader(contentType: type, limits: limits) else {
      throw WebProblem(
        .unsupportedMediaType,
        Phrase(
          "This is not a form. Send it from the page.",
          "Esto no es un formulario. Envíelo desde la página."))
    }
    // Room for boundaries and headers of parts.
    let total = fileLimit + fieldLimit + limits.parts * 1024
    try checkLength(request, limit: total)
    return try await within(time) {
      var reader = reader
      do {
        for try await piece in request.body { try reader.feed(piece.readableBytesView) }
        return try reader.finish()
      } catch MultipartReader.Problem.tooLarge {
        throw tooLarge(fileLimit)
      } catch MultipartReader.Problem.malformed {
        throw malformed
      }
    }
  }

  private static func bytes(
    _ request: Request, limit: Int, within time: Duration
  ) async throws -> [UInt8] {
    try checkLength(request, limit: limit)
    return try await within(time) {
      var bytes: [UInt8] = []
      for try await piece in request.body {
        guard bytes.count + piece.readableBytes <= limit else { throw tooLarge(limit) }
        bytes += piece.readableBytesView
      }
      return bytes
    }
  }

  /// A client that sends a byte now and then must not hold a place for ever.
  private static func within<Value: Sendable>(
    _ time: Duration, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask(operation: body)
      group.addTask {
        try await Task.sleep(for: time)
        throw WebProblem(
          .requestTimeout,
          Phrase(
            "What you sent took too long to arrive. Try again.",
            "Lo que envió tardó demasiado en llegar. Inténtelo otra vez."),
          headers: [.connection: "close"])
      }
      defer { group.cancelAll() }
      guard let value = try await group.next() else { throw CancellationError() }
      return value
    }
  }

  private static func checkLength(_ request: Request, limit: Int) throws {
    guard let length = request.headers[.contentLength] else { return }
    guard let length = Int(length), length <= limit else { throw tooLarge(limit) }
  }

  private static func tooLarge(_ limit: Int) -> WebProblem {
    let megabytes = limit / (1024 * 1024)
    let room = megabytes > 0 ? "\(megabytes) MB" : "\(max(1, limit / 1024)) KB"
    let words =
      limit == 0
      ? Phrase("This page takes nothing in.", "Esta página no recibe nada.")
      : Phrase(
        "That is too much for this page: it takes at most \(room).",
        "Es demasiado para esta página: recibe como máximo \(room).")
    return WebProblem(.contentTooLarge, words, headers: [.connection: "close"])
  }

  private static var malformed: WebProblem {
    WebProblem(
      .badRequest,
      Phrase(
        "The form arrived incomplete. Go back and send it again.",
        "El formulario llegó incompleto. Vuelva atrás y envíelo otra vez."))
  }
}
