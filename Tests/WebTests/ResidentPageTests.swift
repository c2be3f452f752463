import Accounts
import Foundation
import Store
import Tables
import Testing

@testable import Web

/// Residents without an account comment on a public plan, and its people answer.
@Suite struct ResidentPageTests {
  private static let comments = "/plans/green-town/comments"
  private static let desk = "/workspaces/green-town/plan/residents"

  private static let page =
    "<!doctype html><html lang=\"en\"><body><a class=\"skip-link\" href=\"#main\">Skip</a><main id=\"main\"><p>Heat</p><nav class=\"chapter-nav\"></nav></main></body></html>"

  /// A site with a public plan of one chapter.
  private func withPlan(
    isOpen: Bool = true, _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let register = PublicationRegister(site.store.database) { site.clock.now }
      let files = [
        "index.html": Self.page, "energy.html": Self.page,
        "plan.json":
          #"{"title":"Plan of Green Town","community":"Green Town","chapters":[{"page":"energy","title":"Energy & heat"}]}"#,
      ].mapValues { Array($0.utf8) }
      try await register.keep(
        Publication(
          id: "p-1", workspace: "green-town", revision: 1, isPublic: true, formats: ["html"],
          title: "Plan", author: ada.principal.author, published: ""),
        turn: try await register.turn(in: "green-town", isPublic: true), files: files)
      if isOpen { try await Self.open(ada) }
      try await body(site, ada)
    }
  }

  /// The test's clock begins in May 2026.
  private static func open(
    _ owner: Browser, from: String = "2026-05-01", to: String = "2026-06-30"
  ) async throws {
    let set = try await owner.post(
      "/workspaces/green-town/plan/publish/comments", from: "/workspaces/green-town/plan/publish",
      ["opens": from, "closes": to, "english": "Tell us <all>", "spanish": "Cuéntenos"])
    #expect(set.status == 303)
  }

  @discardableResult
  private func send(
    _ text: String, as browser: Browser, _ more: [String: String] = [:]
  ) async throws -> Response {
    try await browser.post(
      Self.comments, from: Self.comments, ["text": text].merging(more) { $1 })
  }

  private func number(_ response: Response) throws -> String {
    let target = try #require(response["Location"])
    return String(try #require(target.firstMatch(of: /sent=(r-[0-9a-f]{12})/)).output.1)
  }

  @Test func `nothing is asked before a period is set, and the files stay as published`()
    async throws
  {
    try await withPlan(isOpen: false) { site, ada in
      let reader = Browser(site: site)
      #expect(try await reader.get(Self.comments).status == 404)
      let before = try await reader.get("/plans/green-town/energy.html")
      #expect(before.body == Self.page)
      try await Self.open(ada)
      let after = try await reader.get("/plans/green-town/energy.html")
      #expect(after["ETag"] != before["ETag"])
      #expect(after.body.contains("Tell us &lt;all&gt;"))
      #expect(after.body.contains("/plans/green-town/comments?chapter=energy"))
      let again = try await reader.get(
        "/plans/green-town/energy.html", headers: ["If-None-Match: \(after["ETag"] ?? "")"])
      #expect(again.status == 304)
      reader.choose(.spanish)
      #expect(try await reader.get("/plans/green-town/").body.contains("Cuéntenos"))
      // Data and everything else are sent as they are.
      #expect(try await reader.get("/plans/green-town/plan.json").body.hasPrefix("{\"title\""))
    }
  }

  @Test func `a comment is held, published with its answer, and counted`() async throws {
    try await withPlan { site, ada in
      let reader = Browser(site: site)
      let form = try await reader.get(Self.comments + "?chapter=energy")
      #expect(form.status == 200 && form.body.contains("Energy &amp; heat"))
      #expect(form["Content-Security-Policy"]?.contains("default-src 'none'") == true)
      let sent = try await send(
        "Warm <b>homes</b>", as: reader,
        ["chapter": "energy", "name": "Rosa", "area": "Northside", "interest": "I rent"])
      #expect(sent.status == 303)
      let id = try number(sent)
      #expect(try await reader.get(Self.comments + "?sent=\(id)").body.contains(id))
      #expect(try await !reader.get(Self.comments).body.contains("Warm"))
      #expect(try await !reader.get(Self.comments + ".csv").body.contains("Warm"))

      let ed = try await site.member(.editor, invitedBy: ada)
      let home = try await ed.get("/workspaces/green-town")
      #expect(home.body.contains("1 comment from a resident waits for an answer."))
      let one = try await ed.get(Self.desk + "?comment=\(id)")
      #expect(one.body.contains("Northside") && one.body.contains("Warm &lt;b&gt;homes&lt;/b&gt;"))
      let answered = try await ed.post(
        Self.desk, from: Self.desk + "?comment=\(id)",
        [
          "comment": id, "seen": "", "state": "published", "reply": "=Thank you", "change": "Rent",
        ])
      #expect(answered.status == 303)
      let shown = try await reader.get(Self.comments).body
      #expect(shown.contains("Warm &lt;b&gt;homes&lt;/b&gt;") && shown.contains("Rosa"))
      #expect(shown.contains("=Thank you") && !shown.contains("Northside"))
      #expect(!shown.contains("Riley"))
      let table = try await reader.get(Self.comments + ".csv").body
      #expect(table.contains("Warm <b>homes</b>") && table.contains("'=Thank you"))
      #expect(!table.contains("Rosa") && !table.contains("Northside"))
      #expect(try await !ed.get("/workspaces/green-town").body.contains("from a resident waits"))
      // The log says who has done what, and nothing of what a resident wrote.
      let log = try await ada.get("/workspaces/green-town/access-log").body
      #expect(log.contains("Resident answered") && !log.contains("Warm"))
    }
  }

  @Test func `a long table is sent in parts, with one header`() async throws {
    try await withPlan { site, _ in
      let count = ResidentPages.tablePart
      let residents = ResidentCommentRegister(site.store.database) { site.clock.now }
      for number in 0...count {
        if number == count { site.clock.move(3_601) }
        let id = try await residents.add(
          ResidentComment.Sent(text: "Comment \(number).", language: "en"), to: "green-town",
          draft: "\(number)")
        try await residents.answer(
          id, on: "green-town", ResidentComment.Answer(state: .published), seen: nil, by: "Ada")
      }
      let table = try await Browser(site: site).get(Self.comments + ".csv")
      #expect(table["Content-Type"] == "text/csv; charset=utf-8")
      let lines = table.body.split(separator: "\n")
      #expect(lines.count == count + 2 && lines[0].hasPrefix("id,received,"))
      #expect(lines.filter { $0.hasPrefix("id,") }.count == 1)
      #expect(lines.last?.contains("Comment \(count).") == true)
    }
  }

  @Test func `no text is lost on an error`() async throws {
    try await withPlan { site, ada in
      let reader = Browser(site: site)
      #expect(try await send("", as: reader, ["name": "Rosa"]).body.contains("value=\"Rosa\""))
      let long = try await send(String(repeating: "x", count: 4_001), as: reader)
      #expect(long.status == 400 && long.body.contains(String(repeating: "x", count: 4_001)))
      let trapped = try await send("By hand", as: reader, ["website": "https://spam.example"])
      #expect(trapped.status == 400 && trapped.body.contains("By hand"))
      #expect(!trapped.body.contains("spam.example"))
      // Without the cookie or with an old page it is shown again, with a token that fits.
      let stale = try await Browser(site: site).post(
        Self.comments, fields: ["text": "Kept", "_csrf": "old"])
      #expect(stale.status == 400 && stale.body.contains("Kept"))
      let elsewhere = try await reader.post(
        Self.comments, fields: ["text": "Forged"], headers: ["Origin: https://evil.example"])
      #expect(elsewhere.status == 403)
      let draft = try await reader.get(Self.comments)
      try await Self.open(ada, to: "2026-05-02")
      let late = try await reader.post(
        Self.comments,
        fields: ["text": "Too late", "_csrf": draft.hiddenField("_csrf")])
      #expect(late.status == 409 && late.body.contains("Too late"))
      #expect(try await reader.get("/plans/green-town/").body.contains("What residents said"))
    }
  }

  @Test func `an address that sends very many waits, and keeps its text`() async throws {
    try await withPlan { site, _ in
      let reader = Browser(site: site)
      for index in 0..<20 { #expect(try await send("\(index)", as: reader).status == 303) }
      let refused = try await send("One more", as: reader)
      #expect(refused.status == 429 && refused.body.contains("One more"))
      #expect(Int(refused["Retry-After"] ?? "") ?? 0 > 0)
      site.clock.move(3_600)
      #expect(try await send("One more", as: reader).status == 303)
    }
  }

  @Test func `only those who may answer see what waits, and it can be deleted for good`()
    async throws
  {
    try await withPlan { site, ada in
      let id = try number(try await send("Gone soon", as: Browser(site: site)))
      for role in [WorkspaceRole.viewer, .reviewer, .contributor] {
        let member = try await site.member(role, invitedBy: ada)
        #expect(try await member.get(Self.desk).status == 403)
        #expect(
          try await member.get("/api/v1/workspaces/green-town/resident-comments").status == 403)
      }
      let ed = try await site.member(.editor, invitedBy: ada)
      let aside = try await ed.post(
        Self.desk, from: Self.desk + "?comment=\(id)", ["comment": id, "state": "aside"])
      #expect(aside.status == 400)
      let deleted = try await ed.post(
        Self.desk + "/delete", from: Self.desk + "?comment=\(id)", ["comment": id])
      #expect(deleted.status == 303)
      #expect(try await ed.get(Self.desk + "?comment=\(id)").status == 404)
      #expect(try await !ed.get(Self.desk + "?state=all").body.contains("Gone soon"))
    }
  }

  @Test func `a second answer shows the first one and keeps what was typed`() async throws {
    try await withPlan { site, ada in
      let id = try number(try await send("Which?", as: Browser(site: site)))
      func answer(_ words: String) async throws -> Response {
        try await ada.post(
          Self.desk, from: Self.desk + "?comment=\(id)",
          ["comment": id, "seen": "", "state": "published", "reply": words])
      }
      #expect(try await answer("The first").status == 303)
      let second = try await answer("The second")
      #expect(second.status == 409)
      #expect(second.body.contains("The first") && second.body.contains("The second"))
    }
  }

  @Test func `a program lists, answers and deletes, and sets the period`() async throws {
    try await withPlan { site, ada in
      let town = "/api/v1/workspaces/green-town"
      let id = try number(try await send("By hand", as: Browser(site: site)))
      let program = try await APIProgram(of: ada, [.read, .write, .publish])
      let listed = try await program.ask("GET", town + "/resident-comments?state=new")
      #expect(listed.items.map { $0["id"]?.text } == [id])
      let one = town + "/resident-comments/\(id)"
      let seen = try await program.ask("GET", one)
      #expect(seen.json == listed.items.first)
      let unseen = try await program.ask("PATCH", one, ["reply": "Yes"], seen: "\"none\"")
      #expect(unseen.status == 412)
      let bare = try await program.ask("PATCH", one, ["state": "aside"], seen: seen.tag)
      #expect(bare.status == 422 && bare.pointers == ["#/reason"])
      // The town's book does not name this text, so that it is not public.
      let hidden = try await program.ask(
        "PATCH", one, ["about": "plan/energy.md"], seen: seen.tag)
      #expect(hidden.status == 422)
      let answered = try await program.ask(
        "PATCH", one, ["state": "published", "reply": "Yes"], seen: seen.tag)
      #expect(answered.status == 200 && answered.json["reply"]?.text == "Yes")
      #expect(try await Browser(site: site).get(Self.comments).body.contains("By hand"))
      #expect(try await program.ask("DELETE", one, seen: seen.tag).status == 412)
      #expect(try await program.ask("DELETE", one, seen: answered.tag).status == 204)
      #expect(try await program.ask("DELETE", one, seen: answered.tag).status == 404)

      let period = try await program.ask("GET", town + "/comment-period")
      #expect(period.json["opens"]?.text == "2026-05-01")
      let turned = try await program.ask(
        "PUT", town + "/comment-period", ["opens": "2026-06-02", "closes": "2026-06-01"],
        seen: period.tag)
      #expect(turned.status == 422 && turned.pointers == ["#/closes"])
      let set = try await program.ask(
        "PUT", town + "/comment-period", ["opens": "2026-06-01", "closes": "2026-06-02"],
        seen: period.tag)
      #expect(set.status == 200)
      // It has not begun by the clock of the test.
      #expect(try await !Browser(site: site).get("/plans/green-town/").body.contains("Comment on"))
      let early = try await Browser(site: site).get(Self.comments)
      #expect(early.status == 200 && !early.body.contains("<textarea"))
    }
  }

  @Test func `the page is the community's, in its color`() async throws {
    try await withPlan { site, ada in
      let settings = "/workspaces/green-town/settings"
      let saved = try await ada.post(settings, from: settings, ["accent_color": "#f2b705"])
      #expect(saved.status == 303)
      let page = try await Browser(site: site).get(Self.comments)
      #expect(page.body.contains("href=\"/design/accent-f2b705.css\""))
      #expect(page.body.contains("<span>Green Town</span>"))
      #expect(page.body.contains("Plan of Green Town · Green Town</title>"))
      #expect(!page.body.contains("href=\"/sign-in\""))
    }
  }

  @Test func `a period is ended, opened again, and removed while nobody has commented`()
    async throws
  {
    try await withPlan { site, ada in
      let publish = "/workspaces/green-town/plan/publish"
      let reader = Browser(site: site)
      let ended = try await ada.post(publish + "/comments/end", from: publish)
      #expect(ended.status == 303)
      #expect(try await !reader.get(Self.comments).body.contains("<textarea"))
      let panel = try await ada.get(publish).body
      #expect(panel.contains("A later day opens it again."))
      #expect(!panel.contains("/comments/end\""))
      // A second click finds it ended already.
      #expect(try await ada.post(publish + "/comments/end", from: publish).status == 303)
      try await Self.open(ada)
      let id = try number(try await send("Here", as: reader))
      #expect(try await !ada.get(publish).body.contains("/comments/remove\""))
      let kept = try await ada.post(publish + "/comments/remove", from: publish)
      #expect(kept.status == 409 && kept.body.contains("A comment has arrived meanwhile"))
      let ed = try await site.member(.editor, invitedBy: ada)
      #expect(
        try await ed.post(publish + "/comments/remove", from: Self.desk).status == 403)
      try await ada.post(
        Self.desk + "/delete", from: Self.desk + "?comment=\(id)", ["comment": id])
      #expect(try await ada.post(publish + "/comments/remove", from: publish).status == 303)
      #expect(try await reader.get(Self.comments).status == 404)
      #expect(try await reader.get("/plans/green-town/energy.html").body == Self.page)
    }
  }

  @Test func `two who change the period at once do not overwrite each other`() async throws {
    try await withPlan { site, ada in
      let publish = "/workspaces/green-town/plan/publish"
      let seen = try await ada.get(publish).hiddenField("seen")
      try await Self.open(ada, to: "2026-07-31")
      func set(_ seen: String) async throws -> Response {
        try await ada.post(
          publish + "/comments", from: publish,
          ["opens": "2026-05-01", "closes": "2026-06-15", "english": "Mine", "seen": seen])
      }
      let stale = try await set(seen)
      #expect(stale.status == 409 && stale.body.contains("value=\"Mine\""))
      #expect(try await set(stale.hiddenField("seen")).status == 303)
      // A line in one language is not shown to readers of the other.
      let reader = Browser(site: site)
      #expect(try await reader.get("/plans/green-town/").body.contains("Mine"))
      reader.choose(.spanish)
      let spanish = try await reader.get("/plans/green-town/").body
      #expect(spanish.contains(ResidentText.in(.spanish).invitation) && !spanish.contains("Mine"))
    }
  }

  @Test func `signs without width are no comment and no name`() async throws {
    try await withPlan { site, _ in
      let refused = try await send("\u{200B}\u{2060} ", as: Browser(site: site))
      #expect(refused.body.contains("Write your comment."))
      let id = try number(
        try await send("Here", as: Browser(site: site), ["name": "\u{200B}\u{2060}"]))
      let register = ResidentCommentRegister(site.store.database) { site.clock.now }
      #expect(try await register.comment(id, on: "green-town").sent.name.isEmpty)
    }
  }

  @Test func `a program ends the period and removes it`() async throws {
    try await withPlan { site, ada in
      let path = "/api/v1/workspaces/green-town/comment-period"
      let program = try await APIProgram(of: ada, [.read, .write, .publish])
      let ended = try await program.ask("POST", path + "/end")
      #expect(ended.status == 200 && ended.json["ended"]?.text != nil)
      #expect(try await program.ask("POST", path + "/end").json["ended"] == ended.json["ended"])
      let seen = try await program.ask("GET", path)
      #expect(try await program.ask("DELETE", path, seen: "\"none\"").status == 412)
      #expect(try await program.ask("DELETE", path, seen: seen.tag).status == 204)
      #expect(try await program.ask("DELETE", path, seen: seen.tag).status == 404)
      #expect(try await program.ask("POST", path + "/end").status == 404)
    }
  }

  @Test func `what somebody writes cannot change how the text of others is shown`() {
    #expect(StrangersText.plain("a\u{202E}b\u{2066}c\u{1B}[31m\r\nd\te") == "abc[31m\nd\te")
    #expect(StrangersText.plain("Ada\n\tLovelace", isLine: true) == "Ada  Lovelace")
    let tower = "Z" + String(repeating: "\u{301}", count: 900) + "\u{200D}\u{301}"
    #expect(StrangersText.plain(tower + "e\u{301}").unicodeScalars.count == 1 + 4 + 1 + 2)
    #expect(StrangersText.plain("Việt, שָׁלוֹם, 👩‍👧, ไม้") == "Việt, שָׁלוֹם, 👩‍👧, ไม้")
  }
}
