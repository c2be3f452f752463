import Hummingbird

/// Refuses whatever would bring something to the server.
struct ReadOnly: RouterMiddleware {
  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard request.method == .get || request.method == .head else {
      throw HTTPError(.methodNotAllowed, headers: [.allow: "GET, HEAD"])
    }
    let length = request.headers[.contentLength].map { Int($0) ?? .max } ?? 0
    guard length == 0, request.headers[.transferEncoding] == nil else {
      throw HTTPError(.contentTooLarge)
    }
    return try await next(request, context)
  }
}
