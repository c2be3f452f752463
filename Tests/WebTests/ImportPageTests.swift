import Accounts
import Archives
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@testable import Web

@Suite struct ImportPageTests {
  private let path = "/workspaces/green-town/import"
  private let community = "id: green-town\nname: Green Town\ntime_zone: America/Chicago\n"

  private func withTown(
    _ change: @Sendable (inout SiteServer.Settings) -> Void = { _ in },
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run(change) { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(site, ada)
    }
  }

  private func archive(_ files: [String: String]) throws -> [UInt8] {
    try ZIPWriter.archive(
      of: files.mapValues { Array($0.utf8) }, folder: "green-town", time: TestSite.start)
  }

  private func upload(_ archive: [UInt8], _ browser: Browser) async throws -> Response {
    let token = try await browser.get(path).hiddenField("_csrf")
    let head =
      "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n\(token)\r\n--b\r\nContent-Disposition: form-data; name=\"archive\"; filename=\"a.zip\"\r\n\r\n"
    return try await browser.send(
      "POST", path, headers: ["Content-Type: multipart/form-data; boundary=b"],
      body: Array(head.utf8) + archive + Array("\r\n--b--\r\n".utf8))
  }

  private func preview(_ archive: [UInt8], _ browser: Browser) async throws -> Landing {
    try await browser.arrive(after: try await upload(archive, browser))
  }

  private func take(
    _ look: Landing, _ browser: Browser, _ more: [String: String] = [:]
  ) async throws -> Response {
    let fields = Dictionary(
      uniqueKeysWithValues: ["_csrf", "base", "draft"].map { ($0, look.page.hiddenField($0)) })
    return try await browser.post(look.path + "/take", fields: fields.merging(more) { $1 })
  }

  private func text(_ name: String, _ site: TestSite) async throws -> String? {
    try await site.store.document(DocumentName(name), in: "green-town")
      .map { String(decoding: $0.body, as: UTF8.self) }
  }

  @Test func `a folder goes out as an archive and comes in after a look at it`() async throws {
    try await withTown { site, ada in
      let export = try await ada.get("/workspaces/green-town/export?revision=1")
      #expect(export["Content-Type"] == "application/zip")
      #expect(
        export["Content-Disposition"] == "attachment; filename=\"green-town-revision-1.zip\"")
      let files = [
        "community.yaml": community,
        "sources.csv": "id,author,title,year,publisher\nmetc,Met Council,Inventory,2024,Met\n",
        "plan/energy.md": "# Energy\n\nHeat is most of it.\n", "film.mp4": "film",
      ]
      let preview = try await preview(try archive(files), ada)
      #expect(preview.page.status == 200)
      #expect(preview.page.body.contains("<ins>Inventory</ins>"))
      #expect(preview.page.body.contains("film.mp4"))
      #expect(try await site.store.head(of: "green-town") == 1)
      let taken = try await take(preview, ada)
      #expect(taken["Location"] == "/workspaces/green-town/history/2")
      let log = try await site.accounts.accessLog(.workspace("green-town"), by: ada.principal)
      #expect(log.first { $0.act == .exported }?.detail == "revision 1 as an archive")
      #expect(log.first { $0.act == .imported }?.detail == "as revision 2")
      #expect(try await text("sources.csv#slope", site) == nil)
      #expect(try await text("sources.csv#metc", site)?.contains(",Inventory,") == true)
      #expect(try await ada.get(preview.path).status == 410)
      let broken = try await self.preview(Array("no archive".utf8), ada)
      #expect(broken.page.body.contains("not a ZIP archive"))
      #expect(broken.page.body.contains("Send another archive"))
    }
  }

  @Test(arguments: [
    [:], ["plan/energy.md": "# Energy\n"], ["community.yaml": "name: Green Town\n"],
  ]) func `an archive that is no workspace is never offered to be taken`(
    files: [String: String]
  ) async throws {
    try await withTown { site, ada in
      let refused = try await preview(try archive(files), ada)
      #expect(refused.path.contains("/jobs/"))
      #expect(refused.page.body.contains("community.yaml"))
      #expect(refused.page.body.contains("This did not work"))
      #expect(!refused.page.body.contains("/take"))
    }
  }

  @Test func `the plan of another community is taken only by whoever insists`() async throws {
    try await withTown { site, ada in
      let other = try archive(["community.yaml": "id: blue-town\nname: Blue Town\n"])
      var preview = try await preview(other, ada)
      #expect(preview.page.status == 200)
      #expect(preview.page.body.contains("The files are of Blue Town (blue-town)"))
      #expect(
        preview.page.body.contains("<input type=\"checkbox\" name=\"insists\" value=\"yes\">"))
      let refused = try await take(preview, ada)
      #expect(refused.status == 400)
      #expect(refused.body.contains("href=\"#field-insists\""))
      #expect(try await site.store.head(of: "green-town") == 1)
      preview.page = refused
      let taken = try await take(preview, ada, ["insists": "yes"])
      #expect(taken["Location"] == "/workspaces/green-town/history/2")
      #expect(try await text("community.yaml", site)?.contains("blue-town") == true)
    }
  }

  @Test func `the look names findings that would be new, and those that would be gone`()
    async throws
  {
    try await withTown { site, ada in
      let files = [
        "community.yaml": community, "plan/energy.md": "# Energy\n\nHeat is most of it.\n",
        "sources.csv": "id,author,title,year,publisher\nmetc,Met Council,,2024,Met\n",
      ]
      let preview = try await preview(try archive(files), ada)
      #expect(preview.page.body.contains("Findings that would be new"))
      #expect(try await take(preview, ada).status == 303)
      let mended = files.merging(["sources.csv": "id,title\nmetc,Inventory\n"]) { $1 }
      let second = try await self.preview(try archive(mended), ada)
      #expect(second.page.body.contains("Findings that would be solved"))
    }
  }

  @Test func `an archive is sent to one server, looked at on another and taken by a third`()
    async throws
  {
    let address = try DatabaseAddress(try installedServer().freshDatabase())
    let secret = InstanceSecret.make()
    let files = [
      "community.yaml": community, "plan/energy.md": "# Energy\n\nWind is most of it.\n",
    ]
    let (session, place) = try await TestSite.run(at: address, secret: secret) { one in
      let ada = try await one.administrator()
      try await one.makeWorkspace(by: ada)
      return try await TestSite.run(at: address, secret: secret) { other in
        let sent = try await upload(try archive(files), ada)
        let there = Browser(site: other, session: ada.cookie("cairn"), principal: ada.principal)
        return (ada.cookie("cairn"), try await there.arrive(after: sent).path)
      }
    }
    // Both have stopped.
    try await TestSite.run(at: address, secret: secret) { third in
      let ada = Browser(site: third, session: session)
      let page = try await ada.get(place)
      #expect(page.body.contains("Wind is most of it."))
      let taken = try await take(Landing(path: place, page: page), ada)
      #expect(taken["Location"] == "/workspaces/green-town/history/2")
      #expect(try await text("sources.csv", third) == nil)
    }
  }

  @Test func `a look that others have overtaken is made again without sending the archive again`()
    async throws
  {
    try await withTown { site, ada in
      let files = ["community.yaml": community, "plan/energy.md": "# Energy\n\nWind.\n"]
      let first = try await preview(try archive(files), ada)
      try await site.store.commit(
        CommitDraft(
          id: "meanwhile", author: ada.principal.author, reason: "", base: 1,
          changes: [
            DocumentChange(
              name: DocumentName("plan/energy.md"), kind: .file, body: Array("Sun.\n".utf8))
          ]), to: "green-town")
      let stale = try await take(first, ada)
      #expect(stale.status == 409)
      #expect(stale.body.contains("Somebody has changed this workspace"))
      let again = try await ada.post(first.path + "/again", from: first.path)
      let second = try await ada.arrive(after: again)
      #expect(second.page.body.contains("Sun."))
      #expect(try await take(second, ada)["Location"] == "/workspaces/green-town/history/3")
    }
  }

  @Test func `nobody looks at the archive of another`() async throws {
    try await withTown { site, ada in
      let editor = try await site.member(.editor, invitedBy: ada)
      let look = try await preview(
        try archive(["community.yaml": community, "plan/secret.md": "Hush.\n"]), ada)
      #expect(look.page.body.contains("Hush."))
      let other = try await editor.get(look.path)
      #expect(other.status == 410 && !other.body.contains("Hush."))
      #expect(try await take(Landing(path: look.path, page: other), editor).status == 410)
    }
  }

  @Test(arguments: [
    DocumentChange(name: DocumentName("a.csv#é\u{0}1"), kind: .row, position: -7, body: [0, 255]),
    DocumentChange(name: DocumentName("plan/a.md"), kind: .file, body: nil),
    DocumentChange(name: DocumentName(file: "a.csv", row: ""), kind: .row, body: []),
  ]) func `changes that wait are those that were found`(change: DocumentChange) {
    let bytes = StagedChanges.bytes(of: [change, change])
    #expect(StagedChanges.changes(in: bytes) == [change, change])
    #expect(StagedChanges.changes(in: Array(bytes.dropLast())) == nil)
    #expect(StagedChanges.changes(in: []) == nil)
  }

  @Test func `who comes while others do something dear is asked to come again`() async throws {
    let turnstile = Web.Turnstile(places: 1)
    let (inside, isInside) = AsyncStream.makeStream(of: Void.self)
    let end = DispatchSemaphore(value: 0)
    async let first: Void = turnstile.pass {
      isInside.yield()
      end.wait()
    }
    for await _ in inside { break }
    await #expect(throws: WebProblem.self) { try await turnstile.pass {} }
    end.signal()
    try await first
    try await turnstile.pass {}
  }
}
