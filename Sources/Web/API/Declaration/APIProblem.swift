import Accounts
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Store
import Tables
import Workspace

/// Why a request of a program was not answered as asked.
///
/// Source: RFC 9457, Problem Details for HTTP APIs.
struct APIProblem: Error, Sendable {
  /// Kinds that a program may want to tell apart beyond their status; each has a paragraph in the reader.
  enum Kind: String, CaseIterable, Sendable {
    case plain = "about:blank"
    case invalidRequest = "/api#problem-invalid-request"
    case notTaken = "/api#problem-not-taken"
    case editConflict = "/api#problem-edit-conflict"
    case preconditionMissing = "/api#problem-precondition-missing"
    case keyReused = "/api#problem-key-reused"
    case doneAlready = "/api#problem-done-already"

    /// Nil takes the words of the status.
    var title: String? {
      switch self {
      case .plain: nil
      case .invalidRequest: "The request does not fit this document"
      case .notTaken: "The request fits, and its content cannot be taken"
      case .editConflict: "Somebody else has changed this since"
      case .preconditionMissing: "Say what you saw"
      case .keyReused: "This key was used for another request"
      case .doneAlready: "This was done the first time"
      }
    }
  }

  let status: HTTPResponse.Status
  var kind = Kind.plain
  /// What is wrong and what to do, in full sentences.
  let detail: String
  var headers: HTTPFields = [:]
  var flaws: [APIFlaw] = []
  /// Members beside those of every problem.
  var others: [(String, JSONValue)] = []

  init(
    _ status: HTTPResponse.Status, _ kind: Kind = .plain, _ detail: String,
    headers: HTTPFields = [:], flaws: [APIFlaw] = [], others: [(String, JSONValue)] = []
  ) {
    self.status = status
    self.kind = kind
    self.detail = detail
    self.headers = headers
    self.flaws = flaws
    self.others = others
  }

  /// What a person may have meant, and the store or the accounts refused.
  static func notTaken(
    _ detail: String, flaws: [APIFlaw] = [], others: [(String, JSONValue)] = []
  ) -> APIProblem {
    APIProblem(.unprocessableContent, .notTaken, detail, flaws: flaws, others: others)
  }

  /// What takes longer than a request waits; it goes on, so that asking again brings it.
  ///
  /// - Parameter what: What is being done, in a sentence.
  static func stillBeingMade(_ what: String) -> APIProblem {
    APIProblem(
      .serviceUnavailable, .plain, what + " Ask again in some seconds.",
      headers: [.retryAfter: "5"])
  }

  /// A workspace that is no plan yet, or no more, without the commands that mend a folder of one's own.
  static let unreadableWorkspace = APIProblem(
    .conflict, .plain,
    "This workspace cannot be read as a plan yet: it has no community.yaml that can be read. Send one with `putDocument`, or a folder that has one with `importFolder`."
  )

  static let keyReused = APIProblem(
    .unprocessableContent, .keyReused,
    "This Idempotency-Key came with another request before. Nothing was done; take a new key for a new request."
  )

  /// A request came again whose change is there, but whose answer is not.
  static func doneAlready(_ revision: Int) -> APIProblem {
    APIProblem(
      .conflict, .doneAlready,
      "The first request with this Idempotency-Key was done: it is revision \(revision). Its answer was lost; read what is there now.",
      others: [("revision", .whole(revision))])
  }

  /// A request came again whose answer had a secret, which is nowhere kept.
  static let secretShown = APIProblem(
    .conflict, .doneAlready,
    "The first request with this Idempotency-Key was done, and its answer had a secret that is shown once. If it never came, take back what was made and make another with a new key."
  )

  /// What is wrong with a form's fields, at the places where a program finds them in the body.
  static func notTaken(_ errors: FormErrors, at pointer: (String) -> String) -> APIProblem {
    .notTaken(
      errors.all.first?.message ?? "",
      flaws: errors.all.map { field, message in
        APIFlaw(place: .body(pointer(field)), message: message)
      })
  }

  static func invalid(_ flaws: [APIFlaw]) -> APIProblem {
    APIProblem(.badRequest, .invalidRequest, sentence(flaws), flaws: flaws)
  }

  static func notTaken(_ flaws: [APIFlaw]) -> APIProblem {
    .notTaken(sentence(flaws), flaws: flaws)
  }

  /// The first flaw with its place, and how many there are beside it.
  private static func sentence(_ flaws: [APIFlaw]) -> String {
    let first = flaws.first.map { flaw in
      switch flaw.place {
      case .body(let pointer): pointer.isEmpty ? flaw.message : "\(pointer): \(flaw.message)"
      case .parameter(let name): "\(name): \(flaw.message)"
      }
    }
    let more = flaws.count > 1 ? " And \(flaws.count - 1) more, listed under “errors”." : ""
    return (first ?? "") + more
  }

  /// What was thrown while an operation was answered; nil for what is no fault of the caller's.
  init?(_ error: any Error) {
    switch error {
    case let problem as APIProblem: self = problem
    case let missing as MissingRecord:
      self.init(
        .notFound, .plain,
        "There is no “\(missing.name.row ?? "")” in \(missing.name.file) at this revision.")
    case let problem as WebProblem where problem.status.kind == .clientError:
      self.init(problem.status, .plain, problem.message, headers: problem.headers)
    case let error as StoreError:
      switch error {
      case .invalid, .notAnIdentifier:
        self.init(.unprocessableContent, .notTaken, error.description)
      case .workspaceExists, .nothingToChange, .archived, .conflicts:
        self.init(.conflict, .plain, error.description)
      case .noWorkspace, .noRevision, .noDocument:
        self.init(.notFound, .plain, error.description)
      }
    case let error as AccountProblem where error.status.kind == .clientError:
      let status = error.status == .badRequest ? .unprocessableContent : error.status
      self.init(status, status == .unprocessableContent ? .notTaken : .plain, error.description)
    case let error as JobProblem where error.status.kind == .clientError:
      self.init(error.status, .plain, error.description)
    case is WorkspaceError: self = .unreadableWorkspace
    default: return nil
    }
  }

  var json: JSONValue {
    let members: [(String, JSONValue)] = [
      ("type", .text(kind.rawValue)), ("title", .text(kind.title ?? status.reasonPhrase)),
      ("status", .whole(status.code)), ("detail", .text(detail)),
    ]
    let errors: [(String, JSONValue)] =
      flaws.isEmpty ? [] : [("errors", .list(flaws.map(\.json)))]
    return .members(members + errors + others)
  }

  var answer: APIAnswer {
    APIAnswer(
      status: status,
      content: .bytes(JSONPrinter.text(json) + [0x0A], type: "application/problem+json"),
      headers: headers)
  }

  var response: Response { answer.response }

  static let schema = APISchema.object(
    [
      .must("type", .text("What kind of problem; `about:blank` where the status says all.")),
      .must("title", .text("The kind in a few words.")),
      .must("status", .whole(400...599)),
      .must("detail", .text("What is wrong and what to do, for a person.")),
      .may("errors", .list(flawSchema, "Everything that does not fit, at most 100.")),
    ], others: .anything, name: "Problem",
    "A problem as RFC 9457 describes it. Some kinds add members of their own.")

  private static let flawSchema = APISchema.object(
    [
      .may("pointer", .text("Where in the body: a JSON pointer after “#”.")),
      .may("parameter", .text("The parameter.")),
      .must("detail", .text("A sentence.")),
    ], others: .anything, name: "Flaw")
}
