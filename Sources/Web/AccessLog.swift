import Databases
import Foundation
import Hummingbird
import Logging

/// One line for each request: method, path, status, time taken, and how many statements the database was asked.
///
/// The query and the reader's address are left out: neither is needed, and both can be personal. So are the
/// parts of paths that are secrets.
struct AccessLog: RouterMiddleware {
  let logger: Logger
  let secrets: SecretPaths

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let count = StatementCount()
    let response = try await StatementCount.$current.withValue(count) {
      try await next(request, context)
    }
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    logger.info(
      "\(request.method.rawValue) \(secrets.masked(request.uri.path).prefix(200)) \(response.status.code)",
      metadata: ["ms": "\(Int(milliseconds.rounded(.up)))", "sql": "\(count.value)"]
    )
    return response
  }
}

/// Paths with a part that is as good as a password, such as `/invitations/{token}`.
struct SecretPaths: Sendable {
  let routes: KnownRoutes

  private static let parameter = "{token}"

  /// The path with its secret part, and whatever follows it, replaced by the part's name.
  ///
  /// It does not matter whether the path is answered: a link with a typing error still has most of its secret.
  func masked(_ path: String) -> String {
    guard let names = names(of: path) else { return path }
    return "/" + (names.open + [Self.parameter]).joined(separator: "/")
  }

  /// A text of somebody else's, such as an error, without the secret of the path that it is about.
  func masked(_ text: String, about path: String) -> String {
    names(of: path).map { text.replacing($0.secret, with: Self.parameter) } ?? text
  }

  private func names(of path: String) -> (open: [String], secret: String)? {
    let parts = path.split(separator: "/").map(String.init)
    let plain = parts.map { ($0.removingPercentEncoding ?? $0).lowercased() }
    for pattern in routes.patterns(with: Self.parameter) {
      let open = pattern.prefix { $0 != Self.parameter }
      guard parts.count > open.count,
        zip(open, plain).allSatisfy({ $0 == $1 || $0.hasPrefix("{") })
      else { continue }
      return (open.enumerated().map { $1.hasPrefix("{") ? parts[$0] : $1 }, parts[open.count])
    }
    return nil
  }
}
