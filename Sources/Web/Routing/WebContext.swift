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
    if let address = Self.address(in: request.headers) { context.address = address }
    return try await next(request, context)
  }

  /// What the nearest proxy saw: the last name, as those before it are what the client claims.
  ///
  /// Nil where that is no IP address: what counts by addresses must not be led by other texts.
  static func address(in headers: HTTPFields) -> String? {
    guard let name = HTTPField.Name("X-Forwarded-For"),
      let last = headers[values: name].last?
        .split(separator: ",", omittingEmptySubsequences: false).last
    else { return nil }
    let text = last.filter { !$0.isWhitespace }
    return (try? SocketAddress(ipAddress: withoutPort(text), port: 0))?.ipAddress
  }

  /// Some proxies add the port, which is another one for each connection: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
  private static func withoutPort(_ text: String) -> String {
    if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
    let isPlain = text.count { $0 == ":" } != 1
    return isPlain ? text : String(text.prefix { $0 != ":" })
  }
}
