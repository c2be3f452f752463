import Hummingbird

/// The routes of a server, each with who may use it.
///
/// The router itself is out of reach, so that no route can be added without an `Access`.
package struct RouteTable {
  package struct Entry: Sendable, Equatable {
    package let path: String
    package let access: Access
  }

  typealias Handler = @Sendable (Request, BasicRequestContext) async throws -> Response

  let router: Router<BasicRequestContext>
  package private(set) var entries: [Entry] = []

  init(middleware: [any MiddlewareProtocol<Request, Response, BasicRequestContext>]) {
    router = Router(options: .autoGenerateHeadEndpoints)
    for layer in middleware { router.add(middleware: layer) }
  }

  /// Answers GET and HEAD at a path for those who may use it.
  mutating func get(_ path: RouterPath, for access: Access, use handler: @escaping Handler) {
    entries.append(Entry(path: path.description, access: access))
    router.get(path) { request, context in
      switch access {
      case .everyone: try await handler(request, context)
      }
    }
  }

  /// What the router answers, for comparison with `entries`.
  package var registeredPaths: [String] {
    router.routes.map(\.path.description)
  }
}
