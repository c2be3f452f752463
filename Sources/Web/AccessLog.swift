import Hummingbird
import Logging

/// One line for each request: method, path, status and time taken.
///
/// The query and the reader's address are left out: neither is needed, and both can be personal.
struct AccessLog: RouterMiddleware {
  let logger: Logger

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    logger.info(
      "\(request.method.rawValue) \(request.uri.path.prefix(200)) \(response.status.code)",
      metadata: ["ms": "\(Int(milliseconds.rounded(.up)))"]
    )
    return response
  }
}
