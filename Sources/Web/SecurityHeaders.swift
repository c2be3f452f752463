import HTTPTypes
import Hummingbird

/// Adds to every response what a browser may do with it.
struct SecurityHeaders: RouterMiddleware {
  /// True when the site is only reached over https.
  var isSecure = false

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    let isPlan = request.uri.path.hasPrefix("/plans/") && response.status.kind != .clientError
    // Whoever has set a stricter one keeps it.
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = isPlan ? Self.planPolicy : Self.policy
    }
    response.headers.append(contentsOf: Self.headers)
    if isSecure {
      response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
    }
    return response
  }

  /// Of a published plan: charts set inline styles, and a drawn picture may be a data address.
  private static let planPolicy = """
    default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self'; \
    object-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'
    """

  /// Of Cairn's own pages: files of this server only, and nothing inline.
  static let policy = """
    default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'
    """

  private static let headers: HTTPFields = {
    var headers: HTTPFields = [.xContentTypeOptions: "nosniff"]
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
