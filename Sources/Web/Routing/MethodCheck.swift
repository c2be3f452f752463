import HTTPTypes
import Hummingbird
import Synchronization

/// The routes of a table, known only once all are added.
final class KnownRoutes: Sendable {
  private let entries: Mutex<[RouteTable.Entry]>

  init(_ entries: [RouteTable.Entry] = []) { self.entries = Mutex(entries) }

  func note(_ table: RouteTable) {
    entries.withLock { $0 = table.entries }
  }

  func methods(of path: String) -> [String] {
    RouteTable.methods(of: path, in: entries.withLock { $0 })
  }

  /// The parts of every path that has a certain part.
  func patterns(with part: String) -> [[String]] {
    entries.withLock { $0 }.map { $0.path.split(separator: "/").map(String.init) }
      .filter { $0.contains(part) }
  }
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
