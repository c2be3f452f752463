import Foundation
import HTTPTypes
import Hummingbird

/// An operation with what answers it: the only thing that can be added under `/api/v1`.
struct APIRoute: Sendable {
  typealias Handler = @Sendable (APICall) async throws -> APIAnswer

  let operation: APIOperation
  private let handler: Handler

  init(_ operation: APIOperation, _ handler: @escaping Handler) {
    self.operation = operation
    self.handler = handler
  }

  var bodyRule: BodyRule { operation.body.map { .bytes(limit: $0.limit) } ?? .none }

  /// Answers whoever the doorkeeper has admitted.
  ///
  /// - Throws: What is no fault of the caller's, for the log and a general answer.
  func respond(to visit: Visit) async throws -> Response {
    do {
      let call = try APICheck(operation: operation, visit: visit).call()
      guard operation.keepsAnswer, let key = call.idempotencyKey else {
        return respond(try await handler(call), visit)
      }
      return try await KeptAnswers(site: visit.site).answer(key, to: call) {
        try await handler(call)
      }
    } catch {
      guard let problem = APIProblem(error) else { throw error }
      return problem.response
    }
  }

  private func respond(_ answer: APIAnswer, _ visit: Visit) -> Response {
    operation.isReading ? answer.response(toReading: visit.request) : answer.response
  }
}

/// Operations that belong together: a new capability of the API is one more of these.
protocol APIGroup: Sendable {
  var routes: [APIRoute] { get }
}
