import HTTPTypes
import Hummingbird
import Synchronization

/// The routes of a table, known only once all are added.
final class KnownRoutes: Sendable {
  private struct State {
    let entries: [RouteTable.Entry]
    /// Worked out once: every request is logged, and there are hundreds of routes.
    var patterns: [String: [[String]]] = [:]
  }

  private let state: Mutex<State>

  init(_ entries: [RouteTable.Entry] = []) { state = Mutex(State(entries: entries)) }

  func note(_ table: RouteTable) {
    state.withLock { $0 = State(entries: table.entries) }
  }

  func methods(of path: String) -> [String] {
    RouteTable.methods(of: path, in: state.withLock { $0.entries })
  }

  /// The parts of every path that has a certain part.
  func patterns(with part: String) -> [[String]] {
    state.withLock { state in
      if let known = state.patterns[part] { return known }
      let found = state.entries.map { $0.path.split(separator: "/").map(String.init) }
        .filter { $0.contains(part) }
      state.patterns[part] = found
      return found
    }
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
