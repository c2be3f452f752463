import Accounts
import Foundation
import Store
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

  private func take(
    _ preview: Response, _ browser: Browser, _ more: [String: String] = [:]
  ) async throws -> Response {
    let fields = Dictionary(
      uniqueKeysWithValues: ["_csrf", "base", "draft", "import"].map {
        ($0, preview.hiddenField($0))
      })
    return try await browser.post(path + "/take", fields: fields.merging(more) { $1 })
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
      let preview = try await upload(try archive(files), ada)
      #expect(preview.status == 200)
      #expect(preview.body.contains("<ins>Inventory</ins>"))
      #expect(preview.body.contains("film.mp4"))
      #expect(try await site.store.head(of: "green-town") == 1)
      let taken = try await take(preview, ada)
      #expect(taken["Location"] == "/workspaces/green-town/history/2")
      let log = try await site.accounts.accessLog(.workspace("green-town"), by: ada.principal)
      #expect(log.first { $0.act == .exported }?.detail == "revision 1 as an archive")
      #expect(log.first { $0.act == .imported }?.detail == "as revision 2")
      #expect(try await text("sources.csv#slope", site) == nil)
      #expect(try await text("sources.csv#metc", site)?.contains(",Inventory,") == true)
      let broken = try await upload(Array("no archive".utf8), ada)
      #expect(broken.status == 400)
      #expect(broken.body.contains("not a ZIP archive"))
    }
  }

  @Test(arguments: [
    [:], ["plan/energy.md": "# Energy\n"], ["community.yaml": "name: Green Town\n"],
  ]) func `an archive that is no workspace is never offered to be taken`(
    files: [String: String]
  ) async throws {
    try await withTown { site, ada in
      let refused = try await upload(try archive(files), ada)
      #expect(refused.status == 400)
      #expect(refused.body.contains("community.yaml"))
      #expect(refused.body.contains("role=\"alert\""))
      #expect(!refused.body.contains("import/take"))
    }
  }

  @Test func `the plan of another community is taken only by whoever insists`() async throws {
    try await withTown { site, ada in
      let other = try archive(["community.yaml": "id: blue-town\nname: Blue Town\n"])
      let preview = try await upload(other, ada)
      #expect(preview.status == 200)
      #expect(preview.body.contains("The files are of Blue Town (blue-town)"))
      #expect(preview.body.contains("<input type=\"checkbox\" name=\"insists\" value=\"yes\">"))
      let refused = try await take(preview, ada)
      #expect(refused.status == 400)
      #expect(refused.body.contains("href=\"#field-insists\""))
      #expect(try await site.store.head(of: "green-town") == 1)
      let taken = try await take(refused, ada, ["insists": "yes"])
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
      let preview = try await upload(try archive(files), ada)
      #expect(preview.body.contains("Findings that would be new"))
      #expect(try await take(preview, ada).status == 303)
      let mended = files.merging(["sources.csv": "id,title\nmetc,Inventory\n"]) { $1 }
      let second = try await upload(try archive(mended), ada)
      #expect(second.body.contains("Findings that would be solved"))
    }
  }

  @Test func `who comes while others unpack is asked to come again`() async throws {
    try await withTown({ $0.unpackings = 0 }) { site, ada in
      let response = try await upload(try archive(["community.yaml": community]), ada)
      #expect(response.status == 503)
      #expect(response["Retry-After"] == "10")
      #expect(response.body.contains("send yours again"))
    }
    let turnstile = Turnstile(places: 1)
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
