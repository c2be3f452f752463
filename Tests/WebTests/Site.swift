import Accounts
import Cryptography
import Databases
import Factors
import Foundation
import Jobs
import Logging
import Store
import Synchronization
import Testing
import Webhooks

@testable import Web

/// A running site over a fresh SQLite store, with a clock that the test moves.
struct TestSite: Sendable {
  let port: Int
  let store: WorkspaceStore
  let accounts: AccountDirectory
  let clock: TestClock
  private let server: SiteServer
  /// What the program would print for the person at the machine.
  let localKey: String?

  var routes: [RouteTable.Entry] { server.routes.entries }

  /// A time in the past, so that nothing depends on today.
  static let start = Date(timeIntervalSince1970: 1_780_000_000)

  /// - Parameters:
  ///   - address: A database that other nodes may use too; nil makes a file of the site's own.
  ///   - secret: The key that all nodes of one database share.
  ///   - beginning: What a file of the site's own holds from the start; its secret must be this one.
  static func run<Result: Sendable>(
    at address: DatabaseAddress? = nil, secret: InstanceSecret = .make(),
    from beginning: SiteBeginning? = nil, openID: OpenIDSettings? = nil, schemas: [Schema] = [],
    logger: Logger = quietLogger,
    _ change: @Sendable (inout SiteServer.Settings) -> Void = { _ in },
    _ body: @Sendable (TestSite) async throws -> Result
  ) async throws -> Result {
    try await Turnstile.sites.pass {
      try await serve(
        at: address, secret: secret, from: beginning, openID: openID, schemas: schemas,
        logger: logger, change, body)
    }
  }

  private static func serve<Result: Sendable>(
    at address: DatabaseAddress?, secret: InstanceSecret, from beginning: SiteBeginning?,
    openID: OpenIDSettings?, schemas: [Schema], logger: Logger,
    _ change: @Sendable (inout SiteServer.Settings) -> Void,
    _ body: @Sendable (TestSite) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("cairn-site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plan = folder.appendingPathComponent("published/ramsey-county")
    try FileManager.default.createDirectory(at: plan, withIntermediateDirectories: true)
    try Data("<!doctype html><title>Plan</title>".utf8).write(
      to: plan.appendingPathComponent("index.html"))
    let own = folder.appendingPathComponent("store.sqlite").path
    try beginning?.store.write(to: URL(filePath: own))
    let database = try await (try address ?? DatabaseAddress(own)).open()
    try await database.migrate([
      WorkspaceStore.schema, AccountSchema.schema, JobBoard.schema, WebhookRegister.schema,
      PublicationRegister.schema, ResidentCommentRegister.schema, KeptAnswers.schema,
      PendingLogins.schema,
    ])
    let clock = TestClock(start)
    let now: @Sendable () -> Date = { clock.now }
    let store = WorkspaceStore(database, now: now)
    let accounts = AccountDirectory(
      database: database, secret: secret,
      // The cheapest hash: how dear it is in use is tested where it is made.
      hasher: PasswordHasher(cost: PasswordCost(memoryKiB: 64, passes: 1)), now: now)
    try await accounts.prepare()
    let provider = try openID.map {
      try OpenIDProvider(settings: $0, logins: PendingLogins(database: database))
    }
    var settings = SiteServer.Settings()
    settings.port = 0
    settings.burst = 100_000
    settings.perSecond = 100_000
    settings.jobPoll = 0.2
    settings.webhooksReachPrivateNetworks = true
    change(&settings)
    let server = SiteServer(
      store: store, accounts: accounts, openID: provider, library: .standard,
      publishedFolder: folder.appendingPathComponent("published"),
      schemas: schemas, settings: settings, logger: logger, now: now)
    let (ports, portFound) = AsyncStream.makeStream(of: Int.self)
    let running = Task {
      defer { portFound.finish() }
      try await server.run { portFound.yield($0) }
    }
    defer { running.cancel() }
    var found = ports.makeAsyncIterator()
    let port = try #require(await found.next())
    let site = TestSite(
      port: port, store: store, accounts: accounts, clock: clock, server: server,
      localKey: server.localKey?.text)
    let result = try await body(site)
    running.cancel()
    _ = await running.result
    await database.close()
    return result
  }

  /// Read once: it takes longer than any of the tests.
  static let password = "violin kettle marsh orbit"

  /// A browser with the first administrator signed in.
  func administrator() async throws -> Browser {
    let key = try #require(try await accounts.makeSetUpKey())
    let made = try await accounts.createFirstAdministrator(
      setUpKey: key,
      NewAccount(email: "ada@example.org", name: "Ada Admin", password: Self.password),
      from: .machine)
    return Browser(site: self, session: made.token, principal: made.principal)
  }

  /// A workspace with one table of two rows and one chapter, owned by whoever makes it.
  func makeWorkspace(_ id: String = "green-town", by owner: Browser) async throws {
    let (principal, now) = (owner.principal, clock.now)
    try await store.database.write { transaction in
      try WorkspaceStore.create(
        id, name: "Green Town", time: InstantText.text(now), in: transaction)
      try AccountDirectory.makeFirstOwner(
        of: id, by: principal, from: .machine, at: now, in: transaction)
    }
    let files = [
      "community.yaml": "id: \(id)\nname: Green Town\ntime_zone: America/Chicago\n",
      "sources.csv":
        "id,author,title,year,publisher\nmetc,Met Council,Greenhouse gas inventory,2024,Met\nslope,NREL,SLOPE,2023,NREL\n",
      "plan/energy.md": "# Energy\n\nHeat is most of it.\n",
    ].mapValues { Array($0.utf8) }
    try await store.commit(
      CommitDraft(
        id: "the-first-commit", author: principal.author, reason: "Begin the plan", base: 0,
        changes: FolderDocuments.split(files: files)), to: id)
  }

  /// A browser with a new member of a workspace.
  func member(
    _ role: WorkspaceRole, of workspace: String = "green-town", scopes: [AccessScope] = [],
    invitedBy owner: Browser, name: String? = nil
  ) async throws -> Browser {
    let name = name ?? "Riley \(role.rawValue.capitalized)"
    let invitation = try await accounts.invite(
      to: .workspace(workspace, role, scopes: scopes), by: owner.principal, from: .machine)
    return try await accept(invitation, name)
  }

  func accept(_ invitation: NewInvitation, _ name: String) async throws -> Browser {
    let email = name.lowercased().replacing(" ", with: ".") + "@example.org"
    let made = try await accounts.accept(
      invitation: invitation.token,
      creating: NewAccount(email: email, name: name, password: Self.password), from: .machine)
    return Browser(site: self, session: made.token, principal: made.principal)
  }
}

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
  private let time: Mutex<Date>
  init(_ start: Date) { time = Mutex(start) }
  var now: Date { time.withLock { $0 } }
  func move(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

/// Keeps cookies, and sends forms with the token of the page before, as a browser does.
final class Browser: Sendable {
  let site: TestSite
  let principal: Principal
  private let cookies: Mutex<[String: String]>

  init(site: TestSite, session: String? = nil, principal: Principal = .visitor) {
    self.site = site
    self.principal = principal
    cookies = Mutex(session.map { ["cairn": $0] } ?? [:])
  }

  func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }

  /// As if the person had chosen a language in the foot of a page.
  func choose(_ language: Language) {
    cookies.withLock { $0[Language.cookieName] = language.rawValue }
  }

  func forgetCookies() { cookies.withLock { $0 = [:] } }

  @discardableResult
  func get(_ path: String, headers: [String] = []) async throws -> Response {
    try await send("GET", path, headers: headers)
  }

  /// Sends a form with the token of a page; `from` is loaded first.
  @discardableResult
  func post(_ path: String, from page: String, _ fields: [String: String] = [:]) async throws
    -> Response
  {
    let form = try await get(page)
    var all = fields
    all["_csrf"] = form.hiddenField("_csrf")
    for name in ["base", "draft"] where all[name] == nil {
      all[name] = form.hiddenField(name)
    }
    return try await post(path, fields: all)
  }

  @discardableResult
  func post(_ path: String, fields: [String: String], headers: [String] = []) async throws
    -> Response
  {
    let body = fields.sorted { $0.key < $1.key }
      .map { "\(SitePath.encoded($0.key))=\(SitePath.encoded($0.value))" }.joined(separator: "&")
    return try await send(
      "POST", path, headers: headers + ["Content-Type: application/x-www-form-urlencoded"],
      body: Array(body.utf8))
  }

  @discardableResult
  func send(
    _ method: String, _ path: String, headers: [String] = [], body: [UInt8]? = nil
  ) async throws -> Response {
    var lines = ["\(method) \(path) HTTP/1.1"]
    if !headers.contains(where: { $0.hasPrefix("Host:") }) {
      lines.append("Host: localhost:\(site.port)")
    }
    lines.append("Connection: close")
    let kept = cookies.withLock { $0 }
    if !kept.isEmpty {
      lines.append(
        "Cookie: " + kept.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; "))
    }
    lines += headers
    if let body { lines.append("Content-Length: \(body.count)") }
    let head = lines.joined(separator: "\r\n") + "\r\n\r\n"
    let response = try await exchange(site.port, Array(head.utf8) + (body ?? []))
    keep(response)
    return response
  }

  private func keep(_ response: Response) {
    for line in response.all("Set-Cookie") {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
      guard let name = pair.first.map(String.init) else { continue }
      cookies.withLock { cookies in
        cookies[name] = line.contains("Max-Age=0") ? nil : pair.count > 1 ? String(pair[1]) : nil
      }
    }
  }
}

extension Response {
  /// The value of a hidden field in the page.
  func hiddenField(_ name: String) -> String {
    guard let start = body.range(of: "name=\"\(name)\" value=\"") else { return "" }
    return String(body[start.upperBound...].prefix { $0 != "\"" })
  }

  func all(_ header: String) -> [String] {
    let head = text.range(of: "\r\n\r\n").map { text[..<$0.lowerBound] } ?? text[...]
    return head.components(separatedBy: "\r\n").dropFirst().compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == header.lowercased() else { return nil }
      return parts[1].trimmingCharacters(in: .whitespaces)
    }
  }
}
