import Accounts
import HTTPTypes
import Hummingbird
import Store

/// The routes of a server, each with who may use it.
///
/// The router itself is out of reach, so that no route can be added without an `Access`.
package struct RouteTable {
  package struct Entry: Sendable, Hashable {
    package let method: String
    package let path: String
    package let access: Access
  }

  typealias Handler = @Sendable (Request, WebContext) async throws -> Response

  let router: Router<WebContext>
  package private(set) var entries: [Entry] = []

  init(middleware: [any MiddlewareProtocol<Request, Response, WebContext>]) {
    router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    for layer in middleware { router.add(middleware: layer) }
  }

  /// Answers GET and HEAD at a path for everyone; nobody is asked who they are, and nothing is taken in.
  mutating func open(_ path: RouterPath, use handler: @escaping Handler) {
    add(path, .get, for: .everyone) { request, context in
      _ = try await BodyRule.none.read(request)
      return try await handler(request, context)
    }
  }

  fileprivate mutating func add(
    _ path: RouterPath, _ method: HTTPRequest.Method, for access: Access, isDeclared: Bool = false,
    use handler: @escaping Handler
  ) {
    // A fault of the program, found at every start: what the document does not know, nobody may answer.
    precondition(
      isDeclared || !path.description.hasPrefix("/api/v1"),
      "\(path) is part of the API: add it as an APIRoute, with its declaration.")
    entries.append(
      Entry(method: method.rawValue, path: path.description, access: access))
    router.on(path, method: method, use: handler)
  }

  /// What the router answers, for comparison with `entries`.
  package var registeredPaths: [String] {
    router.routes.map { "\($0.method.rawValue) \($0.path.description)" }
  }

  /// Methods that a path is answered with, for the refusal of others.
  static func methods(of path: String, in entries: [Entry]) -> [String] {
    let names = path.split(separator: "/", omittingEmptySubsequences: true)
    let fitting = entries.filter { entry in
      let pattern = entry.path.split(separator: "/")
      let isOpen = pattern.last == "**"
      guard isOpen ? names.count >= pattern.count : names.count == pattern.count else {
        return false
      }
      return zip(pattern, names).allSatisfy { $0 == $1 || $0.hasPrefix("{") || $0 == "**" }
    }
    return Set(fitting.map(\.method)).sorted()
  }
}

/// The routes of a site with accounts: each is admitted by the doorkeeper before anything else happens.
struct SiteRoutes {
  typealias Handler = @Sendable (Visit) async throws -> Response

  let site: Site
  private(set) var table: RouteTable

  init(site: Site, table: RouteTable) {
    self.site = site
    self.table = table
  }

  /// Answers GET and HEAD at a path for those who may use it.
  mutating func get(_ path: RouterPath, for access: Access, use handler: @escaping Handler) {
    add(path, .get, for: access, taking: .none, handler)
  }

  /// Takes a form at a path from those who may use it.
  ///
  /// - Parameter stale: Shows a form again whose page is too old, and does nothing else; nil refuses it.
  mutating func post(
    _ path: RouterPath, for access: Access, taking body: BodyRule = .form(),
    showingStale stale: Handler? = nil, use handler: @escaping Handler
  ) {
    add(path, .post, for: access, taking: body, stale: stale, handler)
  }

  /// Takes a new state of what stands at a path from those who may use it.
  mutating func put(
    _ path: RouterPath, for access: Access, taking body: BodyRule, use handler: @escaping Handler
  ) {
    add(path, .put, for: access, taking: body, handler)
  }

  /// Removes what stands at a path for those who may use it.
  mutating func delete(_ path: RouterPath, for access: Access, use handler: @escaping Handler) {
    add(path, .delete, for: access, taking: .none, handler)
  }

  /// Answers an operation of the API as its declaration says.
  mutating func add(_ route: APIRoute) {
    let operation = route.operation
    add(
      RouterPath(operation.path), operation.method, for: operation.access, taking: route.bodyRule,
      isDeclared: true
    ) { try await route.respond(to: $0) }
  }

  /// No name has a NUL, and not every database takes one as text.
  private static func checkAddress(_ request: Request) throws {
    guard request.uri.string.contains("%00") else { return }
    throw request.uri.path.hasPrefix("/api/")
      ? WebProblem(
        .badRequest,
        Phrase(
          "The address has a character NUL, which no name has.",
          "La dirección tiene un carácter NUL, que ningún nombre tiene."))
      : Visit.nothingHere
  }

  /// What the page does not settle itself: two versions of one record are shown beside each other.
  private static func answer(_ visit: Visit, _ handler: Handler) async throws -> Response {
    do {
      return try await handler(visit)
    } catch let stale as StaleEdits {
      return try await StaleEditPages.page(visit, stale)
    } catch let missing as MissingRecord {
      return try await RemovedRecordPages.page(visit, missing)
    } catch StoreError.conflicts(let conflicts) where !visit.arrival.isAPI && visit.place != nil {
      guard let page = try await visit.versionsPage(conflicts) else {
        throw StoreError.conflicts(conflicts)
      }
      return page
    }
  }

  private mutating func add(
    _ path: RouterPath, _ method: HTTPRequest.Method, for access: Access, taking body: BodyRule,
    isDeclared: Bool = false, stale: Handler? = nil, _ handler: @escaping Handler
  ) {
    let site = site
    let doorkeeper = Doorkeeper(site: site)
    // Pages are registered before the forms on them.
    let isPage = table.entries.contains { $0.method == "GET" && $0.path == path.description }
    table.add(path, method, for: access, isDeclared: isDeclared) { request, context in
      try Self.checkAddress(request)
      // In this order: who it is, whether they may, whether they meant it, and only then what they bring.
      let arrival = try await doorkeeper.arrival(request, context)
      let place: WorkspacePlace?
      switch try await doorkeeper.admission(of: arrival, to: access) {
      case .first(let step):
        let kept =
          method == .get ? nil : try await doorkeeper.keepForm(of: arrival, body, isPage: isPage)
        return doorkeeper.response(step, arrival, kept: kept, isPage: isPage)
      case .admitted(let found): place = found
      }
      if method != .get { try arrival.checkOrigin(site.address) }
      let room = try site.arriving.enter(request, body, person: arrival.visitor.principal.author.id)
      defer { site.arriving.leave(room) }
      let (form, bytes) = try await Self.read(body, of: request, isPage: isPage)
      let again = arrival.hasToken(form) ? nil : stale
      if method != .get, again == nil {
        // The page is of an earlier session: one more click shows that it was meant.
        if !arrival.hasToken(form),
          let kept = try await doorkeeper.keep(form, of: arrival, isPage: isPage)
        {
          return .seeOther(KeptFormPages.path(kept))
        }
        try arrival.checkToken(form)
        if let kept = form[KeptFormPages.field], case .account(let person) = arrival.visitor {
          try await site.accounts.removeKeptForm(kept, of: person.account.id)
        }
      }
      let visit = Visit(arrival: arrival, place: place, form: form, bytes: bytes, site: site)
      var response = try await Language.$ofReader.withValue(arrival.language) {
        try await Self.answer(visit, again ?? handler)
      }
      try await doorkeeper.renewSession(of: arrival, in: &response)
      return response
    }
  }

  /// - Parameter isPage: Whether the address of the form is that of its page.
  private static func read(
    _ body: BodyRule, of request: Request, isPage: Bool
  ) async throws -> (form: FormData, bytes: [UInt8]) {
    do {
      return try await body.read(request)
    } catch var problem as WebProblem {
      // What was chosen is still where it was, so that the way back loses nothing.
      if case .upload = body, isPage {
        problem.instead = WebProblem.Instead(
          path: request.uri.path, label: Phrase("Choose another file", "Elegir otro archivo"))
      }
      throw problem
    }
  }
}
