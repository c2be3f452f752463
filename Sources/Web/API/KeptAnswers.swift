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
  /// A request that was begun and says no more that it is at work may be tried again after this time: its node is gone.
  private static let patience: TimeInterval = 120
  /// How often a request that is at work says so.
  private static let sign: Duration = .seconds(30)

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
    let atWork = Task { await sayAtWork(account, key) }
    defer { atWork.cancel() }
    let answer: APIAnswer
    do {
      answer = try await make()
    } catch {
      let isReused = (error as? APIProblem)?.kind == .keyReused
      guard !isReused, let revision = try await revision(of: call) else {
        // Nothing was done, so that the same key may be used for a better request.
        try? await forget(account, key)
        throw error
      }
      let done = APIProblem.doneAlready(revision)
      await keep(done.answer, account, key)
      throw done
    }
    // A secret is shown once; whoever asks again hears that it was made.
    let again = call.operation.answersSecret ? APIProblem.secretShown.answer : answer
    await keep(again, account, key)
    return answer.response
  }

  /// The revision that a request with this key led to; nil where it changed nothing.
  ///
  /// The first answer may be lost with its node, or fail after its change was taken into the journal.
  private func revision(of call: APICall) async throws -> Int? {
    guard let place = call.visit.place, let id = call.commitID else { return nil }
    let made = try await site.store.commit(withID: id, of: place.id)
    return made?.author.id == call.visit.author.id ? made?.revision : nil
  }

  private func forget(_ account: String, _ key: String) async throws {
    try await site.store.database.write {
      try $0.execute(
        "DELETE FROM api_answer WHERE account = $1 AND key = $2 AND status IS NULL",
        [.text(account), .text(key)])
    }
  }

  private func sayAtWork(_ account: String, _ key: String) async {
    while (try? await Task.sleep(for: Self.sign)) != nil {
      let time = SQLValue.text(InstantText.text(site.now()))
      _ = try? await site.store.database.write {
        try $0.execute(
          "UPDATE api_answer SET time = $3 WHERE account = $1 AND key = $2 AND status IS NULL",
          [.text(account), .text(key), time])
      }
    }
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

  private func keep(_ answer: APIAnswer, _ account: String, _ key: String) async {
    // The length belongs to the bytes of each answer.
    let headers = answer.response.headers.filter { $0.name != .contentLength }
      .map { "\($0.name.rawName): \($0.value)" }.joined(separator: "\n")
    let body = answer.bytes
    do {
      try await site.store.database.write { transaction in
        try transaction.execute(
          "UPDATE api_answer SET status = $3, headers = $4, body = $5 WHERE account = $1 AND key = $2",
          [
            .text(account), .text(key), .integer(answer.status.code), .text(headers), .blob(body),
          ])
      }
    } catch {
      // It is done: forgetting the key would let it be done a second time, and an error would ask for that.
      site.logger.warning("An answer of the API was not kept under its Idempotency-Key: \(error)")
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
