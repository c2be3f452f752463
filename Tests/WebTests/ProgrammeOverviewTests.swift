import Accounts
import Databases
import Foundation
import Inventory
import Logging
import Plan
import Store
import Testing
import Workspace

@testable import Web

/// How far each community of a programme is.
@Suite struct ProgrammeOverviewTests {
  private let lines = KeepingLogHandler.Lines()

  /// A programme with communities in it, and its address.
  private func programme(
    _ site: TestSite, of workspaces: [String], by ada: Browser
  ) async throws -> String {
    let made = try await site.accounts.createProgramme(
      named: "Two towns", by: ada.principal, from: .machine)
    for workspace in workspaces {
      try await site.accounts.addWorkspace(
        workspace, to: made.id, reason: "Asked by the county", by: ada.principal, from: .machine)
    }
    return "/programmes/\(made.id.rawValue)"
  }

  /// The page once everything on it is worked out.
  private func workedOut(_ browser: Browser, _ path: String) async throws -> Response {
    for _ in 0..<400 {
      let page = try await browser.get(path)
      if !page.body.contains("being worked out anew") { return page }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Late()
  }

  private struct Late: Error {}

  @Test func `a programme without communities says what to do first`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let path = try await programme(site, of: [], by: ada)
      let page = try await ada.get(path).body
      #expect(page.contains("No workspace is in this programme yet"))
      #expect(page.contains("href=\"\(path)/settings\">Bring a workspace in"))
      #expect(!page.contains("<table"))
    }
  }

  @Test func `the page says of each community what its own first page says`() async throws {
    try await HennepinSite.run { example in
      let site = example.site
      let ada = example.ada
      try await site.makeWorkspace(by: ada)
      let path = try await programme(site, of: ["hennepin-county", "green-town"], by: ada)
      let first = try await ada.get(path).body
      #expect(first.contains("2 communities have changed and are being worked out anew."))
      #expect(first.contains("Not worked out yet"))
      let page = try await workedOut(ada, path).body
      let progress = PlanProgress(example.calculation)
      let done = progress.statuses.count { $0.state == .done }
      #expect(page.contains(">\(done) of \(progress.statuses.count) steps</a>"))
      let next = try #require(progress.next)
      #expect(
        page.contains(
          "href=\"/workspaces/hennepin-county/\(ProgressList.path(next))\">\(HomeText.english.step(next).title)<"
        ))
      let open = example.calculation.audit().open.count
      #expect(
        page.contains("href=\"/workspaces/hennepin-county/inventory/audit?state=open\">\(open)<"))
      #expect(page.contains("<br><span class=\"soft small\">Ada Admin</span>"))
      #expect(page.contains("href=\"/workspaces/green-town/forecast/targets\">No target<"))
      let comments = example.calculation.workspace.comments.count {
        $0.state == .open && $0.parent.isEmpty
      }
      #expect(page.contains("href=\"/workspaces/hennepin-county/plan/review\">\(comments)<"))
    }
  }

  @Test func `a change is told as one, and the page never waits for a calculation`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let path = try await programme(site, of: ["green-town"], by: ada)
      _ = try await workedOut(ada, path)
      try await site.store.commit(
        CommitDraft(
          id: "a-comment", author: Author(id: "bo", name: "Bo Builder"), reason: "", base: 1,
          changes: [
            DocumentChange(
              name: DocumentName(file: "plan/zz.md"), kind: .file, position: 9,
              body: Array("# More\n".utf8))
          ]), to: "green-town")
      let page = try await ada.get(path).body
      #expect(page.contains("One community has changed and is being worked out anew."))
      #expect(page.contains("As before the last change"))
      #expect(page.contains("Bo Builder"), "who changed it last is known at once")
      #expect(!(try await workedOut(ada, path).body.contains("As before")))
    }
  }

  @Test func `what cannot be read, is empty, or is not for the reader is said`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await site.store.create("bare-town", name: "Bare Town")
      try await site.store.create("odd-town", name: "Odd Town")
      try await site.store.commit(
        CommitDraft(
          id: "the-odd-commit", author: ada.principal.author, reason: "", base: 0,
          changes: FolderDocuments.split(files: ["plan/a.md": Array("# A\n".utf8)])),
        to: "odd-town")
      let path = try await programme(
        site, of: ["green-town", "bare-town", "odd-town"], by: ada)
      let invitation = try await site.accounts.invite(
        to: .programme(Programme.ID(String(path.dropFirst("/programmes/".count))), .adviser),
        by: ada.principal, from: .machine)
      let ana = try await site.accept(invitation, "Ana Adviser")
      let page = try await workedOut(ana, path).body
      #expect(page.contains("Nothing is in it yet"))
      #expect(page.contains("Its settings cannot be read"))
      // Whoever only administers the server reads no community's plan.
      let administrators = try await ada.get(path).body
      #expect(administrators.contains("You may not read it"))
      #expect(!administrators.contains("href=\"/workspaces/bare-town\""))
    }
  }

  /// The administrator in a new session: time was moved beyond the end of the first.
  private func signedIn(_ site: TestSite) async throws -> Browser {
    let session = try await site.accounts.signIn(
      email: "ada@example.org", password: TestSite.password, from: .machine)
    guard case .signedIn(let fresh) = session else { throw Late() }
    return Browser(site: site, session: fresh.token, principal: fresh.principal)
  }

  @Test func `communities are filtered, put in order, and taken along as a file`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      site.clock.move(40 * 86_400)
      try await site.makeWorkspace("amber-town", by: ada)
      let browser = try await signedIn(site)
      let path = try await programme(site, of: ["green-town", "amber-town"], by: browser)
      _ = try await workedOut(browser, path)
      func order(_ query: String) async throws -> [String] {
        try await browser.get(path + query).body.matches(
          of: /<th scope="row">\s*<a href="\/workspaces\/([a-z-]+)"/
        ).map { String($0.1) }
      }
      #expect(try await order("") == ["amber-town", "green-town"])
      #expect(try await order("?sort=changed") == ["green-town", "amber-town"])
      #expect(try await order("?sort=changed&down=1") == ["amber-town", "green-town"])
      #expect(try await order("?show=quiet") == ["green-town"])
      #expect(try await order("?show=gap").isEmpty)
      let quiet = try await browser.get(path + "?show=quiet").body
      #expect(quiet.contains("<caption id=\"caption-table-communities\">Not changed for 30 days<"))
      let none = try await browser.get(path + "?show=gap").body
      #expect(none.contains("No community is like that."))
      let sorted = try await browser.get(path + "?sort=changed").body
      #expect(sorted.contains("<th scope=\"col\" aria-sort=\"ascending\">"))
      let file = try await browser.get(path + "?show=quiet&download=communities")
      #expect(file["Content-Type"] == "text/csv; charset=utf-8")
      #expect(file.body.contains("Workspace,Community,Steps done,Steps,Steps checked,Next step"))
      #expect(file.body.contains("green-town,Green Town,"))
      #expect(!file.body.contains("amber-town"))
    }
  }

  @Test func `what others changed since the visit before is told, and one's own work is not`()
    async throws
  {
    try await TestSite.run { site in
      var ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let path = try await programme(site, of: ["green-town"], by: ada)
      let first = try await workedOut(ada, path).body
      #expect(!first.contains("since your last visit on"))
      // A look is kept apart from its request.
      let id = Programme.ID(String(path.dropFirst("/programmes/".count)))
      for _ in 0..<200
      where try await site.accounts.read(id, by: ada.principal)?.visit == nil {
        try await Task.sleep(for: .milliseconds(20))
      }
      site.clock.move(5 * 3600)
      ada = try await signedIn(site)
      #expect(try await ada.get(path).body.contains("Nothing was changed by others"))
      func change(_ author: Author, base: Int) async throws {
        try await site.store.commit(
          CommitDraft(
            id: "change-of-\(author.id)", author: author, reason: "", base: base,
            changes: [
              DocumentChange(
                name: DocumentName(file: "plan/z\(base).md"), kind: .file, position: Int64(base),
                body: Array("# More\n".utf8))
            ]), to: "green-town")
      }
      try await change(ada.principal.author, base: 1)
      let own = try await workedOut(ada, path).body
      #expect(!own.contains("since your visit"))
      try await change(Author(id: "bo", name: "Bo Builder"), base: 2)
      let page = try await workedOut(ada, path).body
      #expect(page.contains("1 community was changed since your last visit on"))
      #expect(
        page.contains("href=\"/workspaces/green-town/compare?from=1\">1 change since your visit<"))
      #expect(try await ada.get(path + "?show=news").body.contains("Green Town"))
    }
  }

  @Test func `an adviser marks a step as checked, and it says when it was changed since`()
    async throws
  {
    try await HennepinSite.run { example in
      let (site, ada, town) = (example.site, example.ada, HennepinSite.place)
      let path = try await programme(site, of: ["hennepin-county"], by: ada)
      let invitation = try await site.accounts.invite(
        to: .programme(Programme.ID(String(path.dropFirst("/programmes/".count))), .adviser),
        by: ada.principal, from: .machine)
      let ana = try await site.accept(invitation, "Ana Adviser")
      let form = ["draft": UUID().uuidString.lowercased(), "base": "1"]
      let before = try await ada.get(town).body
      #expect(!before.contains("Mark as checked"))
      #expect(try await ada.post(town + "/steps/inventory/check", from: town, form).status == 403)
      let sent = try await ana.post(town + "/steps/inventory/check", from: town, form)
      #expect(sent["Location"] == town + "#step-inventory")
      let seen = try await ada.get(town).body
      #expect(seen.contains("Checked by Ana Adviser") && !seen.contains("changed since"))
      #expect(seen.contains(">Checks “Greenhouse gas inventory”</a>"))
      #expect(try await workedOut(ana, path).body.contains("1 checked"))
      let approval = try #require(try await site.community("hennepin-county").approvals.last)
      #expect(approval.chapter == "step:inventory" && approval.revision == 1)
      let head = try await site.store.head(of: "hennepin-county")
      let name = DocumentName(file: "inventory.csv", row: "el-res-2021")
      let row = try #require(try await site.store.document(name, in: "hennepin-county"))
      try await site.store.commit(
        CommitDraft(
          id: "another-amount", author: ada.principal.author, reason: "", base: head,
          changes: [
            DocumentChange(name: name, kind: .row, position: row.position, body: nil)
          ]), to: "hennepin-county")
      let changed = try await ada.get(town).body
      #expect(changed.contains("compare?from=1\">changed since</a>"))
      #expect(try await ana.get(town).body.contains("Mark as checked"))
      let nowhere = try await ana.post(
        town + "/steps/publish/check", from: town,
        ["draft": UUID().uuidString.lowercased(), "base": "1"])
      #expect(nowhere.status == 404)
    }
  }

  @Test func `what is late leads to where it is put right`() async throws {
    try await HennepinSite.run({ texts in
      texts["milestones.csv"] =
        "id,action,year,title,lead,status,note\nm-old,b1,2019,Ask the council,,planned,\nm-done,b1,2019,Hire,,done,\n"
    }) { example in
      let path = try await programme(example.site, of: ["hennepin-county"], by: example.ada)
      let page = try await workedOut(example.ada, path).body
      #expect(page.contains("/workspaces/hennepin-county/actions/timeline"))
      #expect(page.contains("1 step is late"))
      #expect(try await example.ada.get(path + "?show=late").body.contains("1 step is late"))
    }
  }

  @Test func `the numbers of communities stand side by side, by resident and as a whole`()
    async throws
  {
    try await HennepinSite.run { example in
      let site = example.site
      try await site.makeWorkspace(by: example.ada)
      let path = try await programme(
        site, of: ["hennepin-county", "green-town"], by: example.ada)
      _ = try await workedOut(example.ada, path)
      let numbers = try await example.ada.get(path + "/numbers").body
      #expect(numbers.contains("for each resident") && numbers.contains("Transportation"))
      #expect(numbers.contains("1 community has no emissions yet"))
      let inventory = example.calculation.inventory
      let year = try #require(inventory.years.last { inventory.hasEntries(of: $0) })
      let file = try await example.ada.get(path + "/numbers?unit=all&download=numbers").body
      #expect(file.contains("Hennepin County,\(year),"))
      #expect(file.contains("\(inventory.total(year))"))
    }
  }

  @Test func `the page asks the database at most six times, however many communities there are`()
    async throws
  {
    let lines = lines
    let logger = Logger(label: "kept") { _ in KeepingLogHandler(lines: lines) }
    try await TestSite.run(logger: logger) { site in
      let ada = try await site.administrator()
      let towns = (1...18).map { "town-\($0)" }
      for town in towns { try await site.makeWorkspace(town, by: ada) }
      let path = try await programme(site, of: towns, by: ada)
      for query in ["", "?sort=gap", "?download=communities"] {
        let before = lines.statements.count
        #expect(try await ada.get(path + query).status == 200)
        let counts = lines.statements[before...]
        #expect(counts.count == 1 && (1...6).contains(counts.first ?? .max), "\(counts)")
      }
      _ = try await workedOut(ada, path)
    }
  }

  @Test func `the page is Spanish for whoever reads Spanish`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let path = try await programme(site, of: ["green-town"], by: ada)
      _ = try await workedOut(ada, path)
      ada.choose(.spanish)
      let page = try await ada.get(path).body
      for words in ["Comunidad", "Sin meta", "Último cambio", "Espacios y personas", " pasos</a>"] {
        #expect(page.contains(words), "\(words)")
      }
      #expect(page.contains("28 may 2026"))
    }
  }
}
