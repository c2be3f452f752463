import HTTPTypes
import Hummingbird

/// Adds to every response what a browser may do with it.
struct SecurityHeaders: RouterMiddleware {
  func handle(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers.append(contentsOf: Self.headers)
    return response
  }

  // Charts set inline styles, and a drawn picture may be a data address; scripts come as files only.
  private static let policy = """
    default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self'; \
    frame-ancestors 'none'; base-uri 'none'
    """

  private static let headers: HTTPFields = {
    var headers: HTTPFields = [
      .contentSecurityPolicy: policy,
      .xContentTypeOptions: "nosniff",
    ]
    let others = [
      "X-Frame-Options": "DENY",
      "Referrer-Policy": "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    ]
    for (name, value) in others.sorted(by: { $0.key < $1.key }) {
      if let field = HTTPField.Name(name) { headers[field] = value }
    }
    return headers
  }()
}
