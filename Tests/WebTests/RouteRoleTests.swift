import Accounts
import Databases
import Foundation
import Jobs
import Store
import Testing
import Webhooks

@testable import Web

/// Every route tried as everybody, compared with the table in `route-roles.txt`.
///
/// `CAIRN_RECORD=1` writes the table anew; the difference is then reviewed like code.
@Suite struct RouteRoleTests {
  /// The id of a job that everybody who may read the workspace may see, and of a webhook.
  private static let sample = "a-sample"

  @Test func `every route lets in exactly those whom the table names`() async throws {
    let table = try await TestSite.run({ $0.moreJobs = [StepJob.self] }) { site in
      let people = try await Self.people(site)
      try await JobBoard(site.store.database) { TestSite.start }.put(
        NewJob(
          id: Self.sample, kind: StepJob.kind, workspace: "green-town",
          asker: Job.Asker(id: "nobody", name: "Nobody", language: "en"), payload: []))
      let hooks = WebhookRegister(site.store, key: [UInt8](repeating: 1, count: 32)) {
        TestSite.start
      }
      let hook = try await hooks.make(
        "https://town.example/", events: [.comment], for: "green-town", by: "Nobody",
        language: "en")
      try await site.store.database.write { transaction in
        try transaction.execute(
          "UPDATE webhook SET id = $1 WHERE id = $2",
          [.text(Self.sample), .text(hook.webhook.id)])
      }
      let routes = site.routes.sorted { ($0.path, $0.method) < ($1.path, $1.method) }
      let programme = try await Self.programme(site)
      let viewer = try #require(people.first { $0.name == "viewer" })
      let account = try #require(viewer.browser.principal.account).rawValue
      let sampled = routes.map {
        RouteTable.Entry(
          method: $0.method,
          path: $0.path.replacing("{programme}", with: programme)
            .replacing("/accounts/{account}", with: "/accounts/\(account)"),
          access: $0.access)
      }
      var outcomes = try await Self.outcomes(of: sampled, for: people)
      // The same people a quarter of an hour after they gave their passwords.
      site.clock.move(16 * 60)
      let later = people.filter { ["owner", "administrator"].contains($0.name) }
      outcomes += try await Self.outcomes(of: sampled, for: later)
      return Self.table(routes, people.map(\.name) + later.map { "later: \($0.name)" }, outcomes)
    }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("route-roles.txt")
    guard ProcessInfo.processInfo.environment["CAIRN_RECORD"] == nil else {
      try Data(table.utf8).write(to: file)
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    for (now, then) in zip(table.split(separator: "\n"), recorded.split(separator: "\n")) {
      #expect(now == then)
    }
    #expect(table == recorded)
  }

  /// The id of the programme that the organiser and the adviser are in.
  private static func programme(_ site: TestSite) async throws -> String {
    let row = try await site.store.database.read { transaction in
      try transaction.first("SELECT id FROM programme", [])
    }
    return try #require(try row?.text(0))
  }

  struct Caller: Sendable {
    let name: String
    let browser: Browser
    var headers: [String] = []
  }

  /// One caller of each kind that the table tells apart.
  static func people(_ site: TestSite) async throws -> [Caller] {
    let administrator = try await site.administrator()
    // Whoever makes a workspace owns it; the administrator of the table owns nothing.
    let maker = try await programmeMember(.organiser, "Omar Organiser", administrator, site)
    try await site.makeWorkspace(by: maker)
    let owner = try await site.member(.owner, invitedBy: maker)
    let leaving = try await site.accounts.members(of: "green-town", by: owner.principal)
    for member in leaving where member.name == "Omar Organiser" {
      try await site.accounts.removeMember(
        member.account, from: "green-town", by: owner.principal, from: .machine)
    }
    let adviser = try await programmeMember(.adviser, "Ana Adviser", administrator, site)
    var members: [Caller] = []
    for role in [WorkspaceRole.viewer, .reviewer, .contributor, .editor] {
      members.append(
        Caller(name: role.rawValue, browser: try await site.member(role, invitedBy: owner)))
    }
    let stranger = try await stranger(site, owner)
    let token = try await site.accounts.makeToken(
      named: "reader", scopes: [.read], lifetime: 3600, by: owner.principal, from: .machine)
    return [Caller(name: "public", browser: Browser(site: site))] + members + [
      Caller(name: "owner", browser: owner), Caller(name: "adviser", browser: adviser),
      Caller(name: "organiser", browser: maker),
      Caller(name: "administrator", browser: administrator),
      Caller(name: "stranger", browser: stranger),
      Caller(
        name: "read token", browser: Browser(site: site),
        headers: ["Authorization: Bearer \(token.text)"]),
      Caller(
        name: "ended", browser: Browser(site: site, session: String(repeating: "a", count: 40))),
    ]
  }

  private static func programmeMember(
    _ role: ProgrammeRole, _ name: String, _ administrator: Browser, _ site: TestSite
  ) async throws -> Browser {
    let all = try await site.accounts.programmes(by: administrator.principal)
    let programme: Programme
    if let first = all.first {
      programme = first
      try? await site.accounts.addWorkspace(
        "green-town", to: programme.id, reason: "Cohorte 2026",
        by: administrator.principal, from: .machine)
    } else {
      programme = try await site.accounts.createProgramme(
        named: "Twin Cities", by: administrator.principal, from: .machine)
    }
    let invitation = try await site.accounts.invite(
      to: .programme(programme.id, role), by: administrator.principal, from: .machine)
    return try await site.accept(invitation, name)
  }

  /// Somebody with an account who is in another workspace only.
  private static func stranger(_ site: TestSite, _ owner: Browser) async throws -> Browser {
    let browser = try await site.member(.viewer, invitedBy: owner, name: "Sam Stranger")
    try await site.accounts.removeMember(
      try #require(browser.principal.account), from: "green-town", by: browser.principal,
      from: .machine)
    return browser
  }

  private static func outcomes(
    of routes: [RouteTable.Entry], for people: [Caller]
  ) async throws -> [[String]] {
    try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
      for (column, caller) in people.enumerated() {
        group.addTask {
          var outcomes: [String] = []
          for route in routes { outcomes.append(try await outcome(of: route, for: caller)) }
          return (column, outcomes)
        }
      }
      var columns = [[String]](repeating: [], count: people.count)
      for try await (column, outcomes) in group { columns[column] = outcomes }
      return columns
    }
  }

  /// A form without its token is refused after the doorkeeper and before anything is done.
  private static func outcome(
    of route: RouteTable.Entry, for caller: Caller
  ) async throws -> String {
    let response = try await caller.browser.send(
      route.method, samplePath(route.path),
      headers: caller.headers + ["Content-Type: application/x-www-form-urlencoded"],
      body: route.method == "GET" ? nil : [])
    switch response.status {
    case 200, 201, 204, 304: return "yes"
    case 302, 303:
      let target = response["Location"] ?? ""
      if target.hasPrefix("/sign-in?return=") { return "sign in" }
      if target.hasPrefix("/confirm") { return "password" }
      return "yes"
    case 401: return "sign in"
    case 403: return response.body.contains("is too old") ? "yes" : "no"
    case 404: return "hidden"
    // What is wrong with an empty form is looked at after the rights.
    case 410, 415, 428: return "yes"
    case let status: return String(status)
    }
  }

  /// A path that there is something at, so that a 404 can only mean that it is hidden.
  static func samplePath(_ pattern: String) -> String {
    let path = pattern.replacing("{workspace}", with: "green-town").replacing(
      "{revision}", with: "1"
    ).replacing("{token}", with: "none").replacing("{job}", with: Self.sample).replacing(
      "{hook}", with: Self.sample
    ).replacing(
      "{id}", with: "ramsey-county"
    ).replacing("{table}", with: "sources.csv").replacing("{key}", with: "metc")
      .replacing("{figure}", with: "community%2Fname").replacing("{kind}", with: "table")
      .replacing("{exhibit}", with: "sources")
      .replacing("{strategy}", with: "shade-corridors")
      .replacing("{indicator}", with: "hottest-day")
      .replacing("{factor}", with: "egrid-2023-rev2%3AMROW%3Aco2")
      .replacing("{method}", with: "grid-electricity").replacing("{calculator}", with: "solar")
      .replacing("{about}/{subject}", with: "plan/plan")
      .replacing("**", with: "index.html").replacing(
        "{file}", with: DesignFile.path("cairn.css").split(separator: "/").last ?? "")
    switch pattern.split(separator: "/").last {
    case "table": return path + "?file=sources.csv"
    case "record", "remove": return path + "?file=sources.csv&row=metc"
    case "new" where pattern.hasSuffix("record/new"): return path + "?file=sources.csv"
    case "chapter": return path + "?file=plan/energy.md"
    case "document" where pattern.hasPrefix("/api"): return path + "?name=sources.csv%23metc"
    case "differences": return path + "?from=0"
    case "search" where pattern.hasPrefix("/api"): return path + "?q=heat"
    default: return path
    }
  }

  private static func table(
    _ routes: [RouteTable.Entry], _ names: [String], _ outcomes: [[String]]
  ) -> String {
    let labels = routes.map { "\($0.method) \($0.path)" }
    let rights = routes.map(\.access.description)
    let width = labels.map(\.count).max() ?? 0
    let rightWidth = rights.map(\.count).max() ?? 0
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func line(_ label: String, _ right: String, _ cells: [String]) -> String {
      let columns = zip(cells, names).map { padded($0, max($1.count, 8)) }
      return ([padded(label, width), padded(right, rightWidth)] + columns).joined(separator: "  ")
    }
    var lines = [
      "# Who gets in where: yes; no (403, says who can help); hidden (404); sign in; password (asked for again).",
      line("route", "for", names),
    ]
    for (row, label) in labels.enumerated() {
      lines.append(line(label, rights[row], outcomes.map { $0[row] }))
    }
    let trimmed = lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    return trimmed.joined(separator: "\n") + "\n"
  }
}
