import HTTPTypes
import Hummingbird
import NIOCore

/// What is known of a request before anything is asked of the database.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address that the connection comes from; behind a proxy the one that the proxy names.
  var address: String

  init(source: Source) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? "unknown"
  }
}

/// Takes the address of the reader from the proxy before this server.
struct ProxyAddress: RouterMiddleware {
  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    // The last name is what the nearest proxy saw; those before it are what the client claims.
    if let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[values: name].last?.split(separator: ",").last
    {
      let address = last.filter { !$0.isWhitespace }
      if !address.isEmpty, address.utf8.count <= 45 { context.address = String(address) }
    }
    return try await next(request, context)
  }
}
