import Accounts
import Foundation
import HTTPTypes
import Tables
import Testing

@testable import Web

/// A program that asks the API, with a token or as a person's own script with their session; whatever it is answered is
/// held against the document.
struct APIProgram: Sendable {
  let browser: Browser
  let headers: [String]
  static let town = "/api/v1/workspaces/hennepin-county"

  struct Answer: Sendable {
    let status: Int
    let tag: String?
    let isReplayed: Bool
    let json: JSONValue

    var items: [JSONValue] { json["items"]?.items ?? [] }

    /// The places of its errors, as JSON pointers.
    var pointers: [String] {
      (json["errors"]?.items ?? []).compactMap { $0["pointer"]?.text }
    }
  }

  /// Runs a site with the worked example and a token of its owner.
  static func run(
    _ scopes: Set<TokenScope> = [.read, .write],
    takesJobs: Bool = true, changing change: (inout [String: String]) -> Void = { _ in },
    _ body: @Sendable @escaping (HennepinSite, APIProgram) async throws -> Void
  ) async throws {
    try await HennepinSite.run(takesJobs: takesJobs, change) { county in
      try await body(county, try await APIProgram(of: county.ada, scopes))
    }
  }

  /// A program with a token of somebody.
  init(
    of person: Browser, _ scopes: Set<TokenScope> = [.read, .write],
    workspaces: Set<String>? = nil
  ) async throws {
    browser = Browser(site: person.site)
    let token = try await person.site.accounts.makeToken(
      named: "script", scopes: scopes, workspaces: workspaces, lifetime: 3600,
      by: person.principal, from: .machine)
    headers = ["Authorization: Bearer \(token.text)"]
  }

  /// A script with somebody's session.
  init(session browser: Browser) async throws {
    self.browser = browser
    let token = try await browser.get("/account").hiddenField("_csrf")
    headers = ["X-CSRF-Token: \(token)"]
  }

  /// - Parameters:
  ///   - tag: For If-Match.
  ///   - key: For Idempotency-Key.
  func ask(
    _ method: String, _ path: String, _ body: JSONValue? = nil, seen tag: String? = nil,
    key: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Answer {
    try await send(
      method, path, body.map { JSONPrinter.text($0) }, type: "application/json", seen: tag,
      key: key, sourceLocation: sourceLocation)
  }

  /// Sends bytes of a type as they are.
  func send(
    _ method: String, _ path: String, _ body: [UInt8]?, type: String, seen tag: String? = nil,
    key: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Answer {
    let more =
      (body == nil ? [] : ["Content-Type: \(type)"]) + (tag.map { ["If-Match: \($0)"] } ?? [])
      + (key.map { ["Idempotency-Key: \($0)"] } ?? [])
    let path = path.hasPrefix("/api") ? path : Self.town + path
    let response = try await browser.send(
      method, path, headers: headers + more, body: body)
    let json = response.body.isEmpty ? .null : try JSONReader.value(of: Array(response.body.utf8))
    let flaws = DeclaredAnswer.flaws(method, path, response.status, json)
    #expect(flaws.isEmpty, "\(method) \(path): \(flaws.prefix(3))", sourceLocation: sourceLocation)
    return Answer(
      status: response.status, tag: response["ETag"],
      isReplayed: response["Idempotency-Replayed"] != nil, json: json)
  }
}

/// What the document says of an answer.
enum DeclaredAnswer {
  /// Where an answer is not what its operation declares; empty where it is.
  static func flaws(
    _ method: String, _ path: String, _ status: Int, _ json: JSONValue
  ) -> [String] {
    guard let operation = operation(method, path) else {
      return ["the document has no such operation"]
    }
    guard (200..<300).contains(status) else {
      let isNamed = operation.allRefusals.contains { $0.code == status }
      let problems = APIProblem.schema.flaws(of: json).map(\.message)
      return (isNamed ? [] : ["\(operation.id) does not name the status \(status)"]) + problems
    }
    guard let success = operation.successes.first(where: { $0.status.code == status }) else {
      return ["\(operation.id) does not name the status \(status)"]
    }
    guard let content = success.contents.first else {
      return json == .null ? [] : ["\(operation.id) has a body where none is declared"]
    }
    return content.schema.flaws(of: json).map { "\(operation.id): \($0.message)" }
  }

  /// The operation that answers at a path: the one that spells most of it out.
  private static func operation(_ method: String, _ path: String) -> APIOperation? {
    let asked = path.prefix { $0 != "?" }.split(separator: "/")
    func isVariable(_ part: Substring) -> Bool { part.hasPrefix("{") }
    let fitting = APICatalog.document.operations.filter { operation in
      let parts = operation.path.split(separator: "/")
      return operation.method.rawValue == method && parts.count == asked.count
        && zip(parts, asked).allSatisfy { isVariable($0) || $0 == $1 }
    }
    return fitting.min {
      $0.path.split(separator: "/").count(where: isVariable)
        < $1.path.split(separator: "/").count(where: isVariable)
    }
  }
}
