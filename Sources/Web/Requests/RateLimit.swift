import Accounts
import HTTPTypes
import Hummingbird

/// Slows down an address, or a network of IPv6, that asks for more than a person and their browser would.
struct RateLimit: RouterMiddleware {
  let bucket: TokenBucket

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    if let seconds = bucket.take(RequestOrigin(address: context.address).network) {
      throw WebProblem(
        .tooManyRequests,
        Phrase(
          "Too many requests come from your address. Wait a moment and try again.",
          "Llegan demasiadas solicitudes de su dirección. Espere un momento e inténtelo otra vez."),
        headers: [.retryAfter: String(seconds)])
    }
    return try await next(request, context)
  }
}
