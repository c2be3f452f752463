import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// Says once in the log that a proxy hands requests on and was not declared.
///
/// Everybody behind it would count as one address: for sign-ins, where the wrong attempts of one hold up all, and for the
/// rate of requests.
struct ForwardedWarning: RouterMiddleware {
  let logger: Logger
  private let said = Said()

  init(logger: Logger) { self.logger = logger }

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    if let name = HTTPField.Name("X-Forwarded-For"), request.headers[name] != nil, said.isFirst {
      logger.warning(
        "Requests come through a proxy (X-Forwarded-For), and --behind-proxy is not given. Everybody behind it counts as one address: give the flag, unless clients reach this server directly."
      )
    }
    return try await next(request, context)
  }

  /// Told to all copies of the middleware.
  private final class Said: Sendable {
    private let isSaid = Atomic(false)

    var isFirst: Bool { !isSaid.exchange(true, ordering: .relaxed) }
  }
}
