import Accounts
import Foundation
import Store
import Testing

@testable import Web

@Suite struct WorkspacePageTests {
  private let record = "/workspaces/green-town/record?file=sources.csv&row=metc"
  private let chapter = "/workspaces/green-town/plan/chapter?file=plan/energy.md"

  private func withTown(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(site, ada)
    }
  }

  private func text(_ name: String, _ site: TestSite) async throws -> String? {
    try await site.store.document(DocumentName(name), in: "green-town")
      .map { String(decoding: $0.body, as: UTF8.self) }
  }

  @Test func `lists of workspaces tell times by the clocks of each`() async throws {
    try await HennepinSite.run { county in
      let inside = try #require(
        try await county.get("history").body.firstMatch(of: /<time[^>]*>[^<]* C[SD]T<\/time>/))
      for page in ["/workspaces", "/administration/workspaces"] {
        #expect(try await county.ada.get(page).body.contains(inside.0), "\(page)")
      }
    }
  }

  @Test func `a row is a form made from the header, and only what changed is written`() async throws
  {
    try await withTown { site, ada in
      let page = try await ada.get(record)
      #expect(page.body.contains("name=\"cell.author\""))
      #expect(!page.body.contains("name=\"cell.id\""))
      let saved = try await ada.post(
        record, from: record, ["cell.year": "2025", "reason": "New edition"])
      #expect(saved.status == 303)
      #expect(
        try await text("sources.csv#metc", site)
          == "metc,Met Council,Greenhouse gas inventory,2025,Met\n")
      let commit = try await site.store.commit(at: 2, of: "green-town")
      #expect(commit.reason == "New edition")
      #expect(commit.author.name == "Ada Admin")
      let again = try await ada.post(record, from: record, ["cell.year": "2025"])
      #expect(again["Location"]?.hasSuffix("done=unchanged") == true)
    }
  }

  @Test func `the same form sent twice is one change`() async throws {
    try await withTown { site, ada in
      let page = try await ada.get(record)
      let fields = [
        "_csrf": page.hiddenField("_csrf"), "base": page.hiddenField("base"),
        "draft": page.hiddenField("draft"), "cell.year": "2025",
      ]
      for _ in 0..<2 { #expect(try await ada.post(record, fields: fields).status == 303) }
      #expect(try await site.store.head(of: "green-town") == 2)
    }
  }

  @Test func `of two who change the same row the later one sees both and chooses`() async throws {
    try await withTown { site, ada in
      let ed = try await site.member(.editor, invitedBy: ada, name: "Ed Editor")
      let stale = try await ed.get(record)
      _ = try await ada.post(
        record, from: record, ["cell.year": "2025", "cell.publisher": "Council"])
      let fields = [
        "_csrf": stale.hiddenField("_csrf"), "base": stale.hiddenField("base"),
        "draft": stale.hiddenField("draft"), "cell.year": "2026", "cell.title": "Inventory",
      ]
      let conflict = try await ed.post(record, fields: fields)
      #expect(conflict.status == 409)
      #expect(conflict.body.contains("Changed by <strong>Ada Admin</strong>"))
      #expect(conflict.body.contains("both changed it"))
      #expect(conflict.body.contains("value=\"2026\" required>"))
      #expect(conflict.body.contains("value=\"Inventory\" required checked>"))
      #expect(conflict.body.contains("value=\"Council\" required checked>"))
      #expect(try await text("sources.csv#metc", site)?.contains("2025") == true)
      let choice = [
        "_csrf": conflict.hiddenField("_csrf"), "base": conflict.hiddenField("base"),
        "draft": conflict.hiddenField("draft"), "cell.year": "2025", "cell.title": "Inventory",
        "cell.publisher": "Council",
      ]
      #expect(try await ed.post(record, fields: choice).status == 303)
      #expect(
        try await text("sources.csv#metc", site) == "metc,Met Council,Inventory,2025,Council\n")
    }
  }

  @Test func `a row that was removed meanwhile can be put back`() async throws {
    try await withTown { site, ada in
      let stale = try await ada.get(record)
      _ = try await ada.post(
        record.replacing("/record?", with: "/record/remove?"), from: record)
      #expect(try await text("sources.csv#metc", site) == nil)
      let conflict = try await ada.post(
        record,
        fields: [
          "_csrf": stale.hiddenField("_csrf"), "base": stale.hiddenField("base"),
          "draft": stale.hiddenField("draft"), "cell.year": "2026",
        ])
      #expect(conflict.status == 409)
      #expect(conflict.body.contains("Put my version back"))
      let back = [
        "_csrf": conflict.hiddenField("_csrf"), "base": conflict.hiddenField("base"),
        "draft": conflict.hiddenField("draft"), "from": conflict.hiddenField("from"),
        "cell.year": conflict.hiddenField("cell.year"),
      ]
      #expect(try await ada.post(record, fields: back).status == 303)
      #expect(try await text("sources.csv#metc", site)?.contains("2026") == true)
    }
  }

  @Test func `a chapter keeps its line ends, and a stale save shows both texts`() async throws {
    try await withTown { site, ada in
      let stale = try await ada.get(chapter)
      #expect(stale.body.contains("# Energy\n\nHeat is most of it.\n</textarea>"))
      _ = try await ada.post(
        chapter, from: chapter, ["text": "# Energy\r\n\r\nHeat is half of it.\r\n"])
      #expect(try await text("plan/energy.md", site) == "# Energy\n\nHeat is half of it.\n")
      let conflict = try await ada.post(
        chapter,
        fields: [
          "_csrf": stale.hiddenField("_csrf"), "base": stale.hiddenField("base"),
          "draft": stale.hiddenField("draft"), "text": "# Heat\r\n\r\nHeat is most of it.\r\n",
        ])
      #expect(conflict.status == 409)
      #expect(conflict.body.contains("Heat is half of it."))
      #expect(conflict.body.contains("# Heat\n\nHeat is most of it.\n</textarea>"))
    }
  }

  @Test func `a contributor changes own rows and no others`() async throws {
    try await withTown { site, ada in
      let cleo = try await site.member(.contributor, invitedBy: ada)
      let new = "/workspaces/green-town/record/new?file=sources.csv"
      let added = try await cleo.post(
        new, from: new,
        ["cell.id": "mine", "cell.title": "My count", "cell.author": "Me", "cell.year": "2026"])
      #expect(added.status == 303, "\(added.body)")
      #expect(try await text("sources.csv#mine", site) == "mine,Me,My count,2026,\n")
      let own = record.replacing("metc", with: "mine")
      #expect(try await cleo.post(own, from: own, ["cell.year": "2027"]).status == 303)
      let theirs = try await cleo.get(record)
      #expect(theirs.status == 200)
      #expect(!theirs.body.contains("name=\"cell.author\""))
      let form = try await cleo.get(own)
      let refused = try await cleo.post(
        record,
        fields: [
          "_csrf": form.hiddenField("_csrf"), "base": form.hiddenField("base"),
          "draft": form.hiddenField("draft"), "cell.year": "1999",
        ])
      #expect(refused.status == 403)
      #expect(try await text("sources.csv#metc", site)?.contains("2024") == true)
    }
  }

  @Test func `a viewer is told who can help`() async throws {
    try await withTown { site, ada in
      let vera = try await site.member(.viewer, invitedBy: ada)
      let response = try await vera.get("/workspaces/green-town/import")
      #expect(response.status == 403)
      #expect(response.body.contains("Ask Ada Admin."))
    }
  }

  @Test func `history shows each change field by field, and takes it back`() async throws {
    try await withTown { site, ada in
      let saved = try await ada.post(
        record, from: record, ["cell.year": "2025", "reason": "New edition"])
      #expect(saved.status == 303, "\(saved.body)")
      let list = try await ada.get("/workspaces/green-town/history")
      #expect(list.body.contains("New edition"))
      let page = try await ada.get("/workspaces/green-town/history/2")
      #expect(page.body.contains("<del>2024</del>") && page.body.contains("<ins>2025</ins>"))
      #expect(page.body.contains("CDT") || page.body.contains("GMT-5"))
      let undone = try await ada.post(
        "/workspaces/green-town/history/2/undo", from: "/workspaces/green-town/history/2")
      #expect(undone.status == 303)
      #expect(try await text("sources.csv#metc", site)?.contains("2024") == true)
      let stale = try await ada.post(
        "/workspaces/green-town/history/2/undo", from: "/workspaces/green-town/history/2")
      #expect(stale.status == 409)
      let compared = try await ada.get("/workspaces/green-town/compare?from=1&to=2")
      #expect(compared.body.contains("<ins>2025</ins>"))
      #expect(try await ada.get("/workspaces/green-town/compare?from=1&to=9").status == 404)
    }
  }

  @Test func `an invitation makes an account with its role, once`() async throws {
    try await withTown { site, ada in
      let members = "/workspaces/green-town/members"
      let made = try await ada.post(
        "/workspaces/green-town/invitations", from: members,
        ["role": "reviewer", "email": "", "scopes": ""])
      let start = try #require(made.body.range(of: "/invitations/")).lowerBound
      let link = String(made.body[start...].prefix { $0 != "<" })
      let guest = Browser(site: site)
      let page = try await guest.get(link)
      #expect(
        page.body.contains("<strong>Ada Admin</strong> invites you to <strong>Green Town</strong>"))
      let accepted = try await guest.post(
        link, from: link,
        ["name": "Rita", "email": "rita@example.org", "password": TestSite.password])
      #expect(accepted["Location"] == "/workspaces/green-town")
      #expect(try await guest.get(members).body.contains("reviewer"))
      #expect(try await Browser(site: site).get(link).status == 410)
    }
  }

  @Test func `an invitation to a programme leads to a page that is there`() async throws {
    try await withTown { site, ada in
      let programme = try await site.accounts.createProgramme(
        named: "Region", by: ada.principal, from: .machine)
      let invitation = try await site.accounts.invite(
        to: .programme(programme.id, .organiser), by: ada.principal, from: .machine)
      let guest = Browser(site: site)
      let link = "/invitations/\(invitation.token)"
      let accepted = try await guest.post(
        link, from: link,
        ["name": "Rita", "email": "rita@example.org", "password": TestSite.password])
      let next = try #require(accepted["Location"])
      #expect(try await guest.get(next).status == 200)
    }
  }
}
