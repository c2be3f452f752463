import Accounts
import HTTPTypes
import Hummingbird
import Tables

/// One thing that a program can ask for: the one declaration of its route, checks, document and description.
struct APIOperation: Sendable {
  /// What a request brings.
  enum Body: Sendable {
    case json(APISchema, limit: Int = 256 * 1024)
    /// Bytes as they are, of any of some types; a schema where one of them is JSON.
    case content([Content], limit: Int)

    struct Content: Sendable {
      let type: String
      let schema: APISchema
    }

    var contents: [Content] {
      switch self {
      case .json(let schema, _): [Content(type: "application/json", schema: schema)]
      case .content(let contents, _): contents
      }
    }

    var limit: Int {
      switch self {
      case .json(_, let limit), .content(_, let limit): limit
      }
    }
  }

  /// What comes back when all goes well.
  struct Success: Sendable {
    let status: HTTPResponse.Status
    let summary: String
    let contents: [Body.Content]

    static func json(
      _ schema: APISchema, _ summary: String, status: HTTPResponse.Status = .ok
    ) -> Success {
      Success(
        status: status, summary: summary,
        contents: [Body.Content(type: "application/json", schema: schema)])
    }

    static func bytes(_ types: [String], _ summary: String) -> Success {
      Success(
        status: .ok, summary: summary,
        contents: types.map { Body.Content(type: $0, schema: .anything) })
    }

    static let nothing = Success(status: .noContent, summary: "It is done.", contents: [])
  }

  /// What a caller must say of the state that they saw.
  enum Precondition: Sendable {
    case none
    /// If-Match with the ETag of what is changed.
    case match
    /// If-Match, or `If-None-Match: *` for what is not there yet.
    case matchOrNew
  }

  /// Names the operation in programs made from the document, such as `listRows`.
  let id: String
  let method: HTTPRequest.Method
  /// Such as `/api/v1/workspaces/{workspace}`.
  let path: String
  let tag: APITag
  /// A line.
  let summary: String
  /// Sentences; empty when the line says all.
  var details = ""
  let access: Access
  var query: [APIParameter] = []
  var body: Body?
  let successes: [Success]
  var precondition = Precondition.none
  /// Refusals beside those that follow from the rest of the declaration.
  var refusals: [HTTPResponse.Status] = []
  /// Whether an Idempotency-Key is kept with the answer.
  var keepsAnswer = false
  /// Whether the answer has a secret: it is not kept, and the same key again is told that it was done.
  var answersSecret = false
  /// A body to begin with.
  var example: JSONValue?

  var isReading: Bool { method == .get }

  /// Where it is answered: the same words as in the document.
  var pathParameters: [APIParameter] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.compactMap { part in
      APIPathParts.known[String(part.dropFirst().dropLast())]
    }
  }

  /// Every status but success that may come, in order.
  var allRefusals: [HTTPResponse.Status] {
    var all: Set<Int> = [400, 406, 429, 503]
    if access != .everyone { all.formUnion([401, 403]) }
    if !pathParameters.isEmpty { all.insert(404) }
    if body != nil { all.formUnion([408, 413, 415, 422]) }
    if case .none = precondition {} else { all.formUnion([412, 428]) }
    if !isReading { all.formUnion([409, 422]) }
    if keepsAnswer { all.insert(422) }
    all.formUnion(refusals.map(\.code))
    return all.sorted().map { HTTPResponse.Status(code: $0) }
  }
}

/// The chapters of the document.
enum APITag: String, CaseIterable, Sendable {
  case workspaces = "Workspaces"
  case documents = "Documents"
  case tables = "Tables and rows"
  case history = "History"
  case results = "Results"
  case hazards = "Hazards and risks"
  case forecast = "Forecast"
  case actions = "Actions"
  case review = "Comments and approvals"
  case publishing = "Publishing"
  case people = "People and access"
  case programmes = "Programmes"
  case jobs = "Jobs and webhooks"
  case document = "This document"

  var summary: String {
    switch self {
    case .workspaces: "The plans of this server, each a workspace."
    case .documents: "A workspace as the documents that it is made of, byte for byte."
    case .tables: "The records of a plan: rows of tables, one by one or many at once."
    case .history: "Every change: who, when, why, and what it was before."
    case .results:
      "What the records lead to: the inventory, figures with their explanation, findings, exhibits."
    case .hazards:
      "The climate of the place, screening, what several assessors scored, and whom hazard zones reach."
    case .forecast:
      "Scenarios, targets, what actions take away, trying out, and how sure it all is."
    case .actions: "The library, adding actions, their order, money and portfolios."
    case .review: "What reviewers say of chapters, and who has said yes to them."
    case .publishing: "Editions of the plan, for everybody or for the members."
    case .people: "Members, invitations, tokens, accounts, and the log of access."
    case .programmes: "Communities that a team guides together, and the people who do."
    case .jobs: "Long work, and programs outside that are told what happens."
    case .document: "The description that this page and the checks are made from."
    }
  }
}
