import Cryptography
package import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store

/// Answers kept under the caller's Idempotency-Key for a day, so that a request sent twice is done once.
///
/// They are kept in the database, because the second request may reach another node.
package struct KeptAnswers: Sendable {
  /// The tables of this component.
  package static let schema = Schema(
    component: "api",
    migrations: [
      Migration { dialect in
        let (strict, blob, number) =
          dialect == .sqlite ? (" STRICT", "BLOB", "INTEGER") : ("", "BYTEA", "BIGINT")
        return """
          CREATE TABLE api_answer (
            account TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, time TEXT NOT NULL,
            status \(number), headers TEXT, body \(blob), PRIMARY KEY (account, key)
          )\(strict);
          CREATE INDEX api_answer_time ON api_answer (time);
          """
      }
    ])

  static let lifetime: TimeInterval = 24 * 3600
  /// A request that was begun and never answered may be tried again after this time: its node is gone.
  private static let patience: TimeInterval = 120
  /// Of a larger answer the status alone is kept.
  private static let bodyLimit = 1024 * 1024

  let site: Site

  private struct Kept: Sendable {
    let status: Int
    let headers: [(String, String)]
    let body: [UInt8]
  }

  private enum Begin: Sendable {
    case begun
    case running
    case reused
    case answered(Kept)
  }

  /// Answers once for a key: the first time by doing it, later with what was answered then.
  ///
  /// - Throws: `APIProblem` with 422 when the key was used for another request, with 409 while the first is being answered.
  func answer(
    _ key: String, to call: APICall, _ make: () async throws -> APIAnswer
  ) async throws -> Response {
    let account = call.visit.author.id
    switch try await begin(account, key, Self.digest(call)) {
    case .answered(let kept): return Self.response(kept)
    case .reused: throw APIProblem.keyReused
    case .running:
      throw APIProblem(
        .conflict, .plain, "The first request with this Idempotency-Key is still being answered.",
        headers: [.retryAfter: "2"])
    case .begun: break
    }
    let answer: APIAnswer
    do {
      answer = try await make()
    } catch {
      // Nothing was done, so that the same key may be used for a better request.
      try? await site.store.database.write {
        try $0.execute(
          "DELETE FROM api_answer WHERE account = $1 AND key = $2 AND status IS NULL",
          [.text(account), .text(key)])
      }
      throw error
    }
    do {
      try await keep(answer, account, key)
    } catch {
      // It is done: forgetting the key would let it be done a second time, and an error would ask for that.
      site.logger.warning("An answer of the API was not kept under its Idempotency-Key: \(error)")
    }
    return answer.response
  }

  private static func digest(_ call: APICall) -> String {
    let request = call.visit.request
    let head = "\(request.method.rawValue) \(request.uri.string)\n\(call.contentType)\n"
    return SHA256.hex(Array(head.utf8) + call.visit.bytes)
  }

  private func begin(_ account: String, _ key: String, _ digest: String) async throws -> Begin {
    let now = site.now()
    let time = InstantText.text(now)
    let old = SQLValue.text(InstantText.text(now.addingTimeInterval(-Self.lifetime)))
    let lost = InstantText.text(now.addingTimeInterval(-Self.patience))
    return try await site.store.database.write { transaction in
      try transaction.execute("DELETE FROM api_answer WHERE time <= $1", [old])
      let added = try transaction.execute(
        """
        INSERT INTO api_answer (account, key, request, time) VALUES ($1, $2, $3, $4)
        ON CONFLICT (account, key) DO NOTHING
        """, [.text(account), .text(key), .text(digest), .text(time)])
      if added == 1 { return .begun }
      let row = try transaction.first(
        "SELECT request, time, status, headers, body FROM api_answer WHERE account = $1 AND key = $2",
        [.text(account), .text(key)])
      guard let row else { return .running }
      guard try row.text(0) == digest else { return .reused }
      if !row.isNull(2) {
        return .answered(
          Kept(
            status: try row.int(2), headers: Self.headers(try row.optionalText(3) ?? ""),
            body: row.isNull(4) ? [] : try row.bytes(4)))
      }
      guard try row.text(1) <= lost else { return .running }
      try transaction.execute(
        "UPDATE api_answer SET time = $3 WHERE account = $1 AND key = $2",
        [.text(account), .text(key), .text(time)])
      return .begun
    }
  }

  private func keep(_ answer: APIAnswer, _ account: String, _ key: String) async throws {
    let headers = answer.response.headers.map { "\($0.name.rawName): \($0.value)" }
      .joined(separator: "\n")
    let body: [UInt8] =
      switch answer.content {
      case .json(let value): JSONPrinter.text(value) + [0x0A]
      case .bytes(let bytes, _): bytes
      case .nothing: []
      }
    let kept = body.count <= Self.bodyLimit ? body : []
    try await site.store.database.write { transaction in
      try transaction.execute(
        "UPDATE api_answer SET status = $3, headers = $4, body = $5 WHERE account = $1 AND key = $2",
        [
          .text(account), .text(key), .integer(answer.status.code), .text(headers), .blob(kept),
        ])
    }
  }

  private static func headers(_ text: String) -> [(String, String)] {
    text.split(separator: "\n").compactMap { line in
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      return (String(sides[0]), String(sides[1].dropFirst()))
    }
  }

  private static func response(_ kept: Kept) -> Response {
    var fields: HTTPFields = [:]
    for (name, value) in kept.headers {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    fields[APIHeader.replayed] = "true"
    return Response(
      status: HTTPResponse.Status(code: kept.status), headers: fields,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: kept.body)))
  }
}
