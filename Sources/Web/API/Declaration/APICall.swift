import Cryptography
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Tables

/// A request that fits its declaration, for whoever answers it.
struct APICall: Sendable {
  let visit: Visit
  let operation: APIOperation
  /// Parameters of path and query that were given, each of its type.
  let parameters: [String: JSONValue]
  /// What stands after the question mark beside declared names: columns and what they must say.
  let filters: [(column: String, value: String)]
  /// The body, where it is JSON.
  let body: JSONValue
  /// The type of the body, in lower case and without parameters.
  let contentType: String

  var site: Site { visit.site }

  func text(_ name: String) -> String? { parameters[name]?.text }
  func whole(_ name: String) -> Int? { parameters[name]?.whole }
  func truth(_ name: String) -> Bool { parameters[name]?.truth ?? false }

  /// A part of the path.
  func part(_ name: String) throws -> String {
    guard let text = text(name) else { throw Visit.nothingHere }
    return text
  }

  /// The most items that are asked for.
  var limit: Int { whole("limit") ?? 100 }

  /// The reason for the history: a member of the body, or a parameter where there is no body.
  var reason: String { body["reason"]?.text ?? text("reason") ?? "" }

  // What the caller saw

  /// The revision in If-Match.
  ///
  /// - Throws: `APIProblem` with 428 when it is missing, with 412 when it is no tag of a revision.
  func seenRevision() throws -> Int {
    guard let sent = visit.request.headers[.ifMatch] else { throw Self.saySeen }
    guard sent.hasPrefix("\"r"), sent.hasSuffix("\""), sent.utf8.count <= 20,
      let revision = Int(sent.dropFirst(2).dropLast()), revision >= 0
    else {
      throw APIProblem(
        .preconditionFailed, .plain,
        "If-Match must be the ETag that came with what you change, such as \"r12\".")
    }
    return revision
  }

  /// Whether the caller says that there is nothing yet.
  var isForNew: Bool {
    visit.request.headers[.ifMatch] == nil && visit.request.headers[.ifNoneMatch] == "*"
  }

  /// Compares If-Match with the answer that reading gives now.
  func check(_ current: APIAnswer) throws {
    guard let sent = visit.request.headers[.ifMatch] else { throw Self.saySeen }
    guard let tag = current.tag, sent == tag else {
      throw APIProblem(
        .preconditionFailed, .editConflict,
        "This is not any more what you saw. Read it again and decide anew.",
        headers: current.tag.map { [.eTag: $0] } ?? [:], others: [("current", current.json)])
    }
  }

  static let saySeen = APIProblem(
    .preconditionRequired, .preconditionMissing,
    "Say what you saw: send If-Match with the ETag that came with it, so that nobody's change is lost."
  )

  // What is kept of it

  /// The id of the commit, so that a request that comes twice is one change.
  var commitID: String? {
    idempotencyKey.map { key in
      SHA256.hex(Array("\(visit.author.id)\n\(operation.id)\n\(key)".utf8))
    }
  }

  var idempotencyKey: String? { visit.request.headers[APIHeader.idempotencyKey] }

  /// Takes changes into the journal in the caller's name.
  ///
  /// - Parameter usual: The reason that the history keeps where the caller gives none.
  func commit(
    _ changes: [DocumentChange], base: Int, milestone: Milestone? = nil, usual: String = ""
  ) async throws -> Commit {
    do {
      return try await visit.commit(
        changes, base: base, milestone: milestone, id: commitID,
        reason: reason.isEmpty ? usual : reason)
    } catch StoreError.conflicts(let conflicts) {
      throw try await APIConflict.problem(conflicts, self)
    }
  }
}

/// Names of headers that HTTP libraries do not know.
enum APIHeader {
  static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .origin
  static let replayed = HTTPField.Name("Idempotency-Replayed") ?? .origin
  static let link = HTTPField.Name("Link") ?? .origin
}
