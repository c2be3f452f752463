import HTTPTypes
import Hummingbird
import Synchronization

/// The routes of a table, known only once all are added.
final class KnownRoutes: Sendable {
  private let methods = Mutex<@Sendable (String) -> [String]>({ _ in [] })

  func note(_ table: RouteTable) {
    let entries = table.entries
    methods.withLock { $0 = { RouteTable.methods(of: $0, in: entries) } }
  }

  func methods(of path: String) -> [String] { methods.withLock { $0 }(path) }
}

/// Says which methods a path takes, where it is asked with another one.
struct MethodCheck: RouterMiddleware {
  let routes: KnownRoutes

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      let methods = routes.methods(of: request.uri.path)
      let method = request.method == .head ? "GET" : request.method.rawValue
      guard !methods.isEmpty, !methods.contains(method) else { throw error }
      throw HTTPError(
        .methodNotAllowed, headers: [.allow: methods.joined(separator: ", ")])
    }
  }
}
