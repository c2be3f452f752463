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
      let headers: HTTPFields = [.allow: methods.joined(separator: ", ")]
      guard method == "GET", !request.uri.path.hasPrefix("/api/") else {
        throw HTTPError(.methodNotAllowed, headers: headers)
      }
      throw formNeeded(at: request.uri.path, headers)
    }
  }

  /// Leads whoever opened an address that only takes forms to the page with the form, which stands above it.
  private func formNeeded(at path: String, _ headers: HTTPFields) -> WebProblem {
    var problem = WebProblem(.methodNotAllowed, Self.words, headers: headers)
    problem.title = Self.title
    var parts = path.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let above = "/" + parts.joined(separator: "/")
      if routes.methods(of: above).contains("GET") {
        problem.instead = WebProblem.Instead(path: above, label: Self.toForm)
        break
      }
      parts.removeLast()
    }
    return problem
  }

  private static let title = Phrase(
    "This address is no page", "Esta dirección no es una página")
  private static let words = Phrase(
    "It takes what a form sends, and nothing was sent now. Open the page with the form and send it there.",
    "Recibe lo que envía un formulario y ahora no se envió nada. Abra la página con el formulario y envíelo desde allí."
  )
  private static let toForm = Phrase("To the page with the form", "A la página con el formulario")
}
