import Archives
import Factors
import Foundation
import Store
import Tables
import Testing
import Workspace

@testable import Web

@Suite struct NewWorkspaceTests {
  private struct Answer: Decodable {
    struct Place: Decodable {
      let id: String
      let title: String
      let detail: String
    }
    let places: [Place]
    let near: Bool
    let total: Int
  }

  private func places(_ browser: Browser, _ query: String) async throws -> Answer {
    let response = try await browser.get("/places.json?q=\(SitePath.encoded(query))")
    #expect(response["Content-Type"] == "application/json")
    return try JSONDecoder().decode(Answer.self, from: Data(response.body.utf8))
  }

  @Test func `places are suggested while somebody types`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let found = try await places(ada, "hennep")
      #expect(found.places.first?.id == "27053")
      #expect(found.places.first?.detail.contains("Minnesota") == true)
      #expect(!found.near)
      let near = try await places(ada, "Mineapolis")
      #expect(near.near)
      #expect(near.places.first?.title == "Minneapolis, MN")
      #expect(try await places(ada, "m").places.isEmpty)
      let nobody = Browser(site: site)
      #expect(try await nobody.get("/places.json?q=hennep").status != 200)
    }
  }

  @Test func `the search works without scripts and leads to what is known of the place`()
    async throws
  {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let list = try await ada.get("/workspaces/new?q=St.%20Paul%2C%20MN")
      #expect(list.body.contains("/workspaces/new?place=2758000"))
      let page = try await ada.get("/workspaces/new?place=2758000")
      #expect(page.body.contains("Ramsey County (27123)"))
      #expect(page.body.contains("MROW"))
      #expect(page.body.contains("America/Chicago"))
      let none = try await ada.get("/workspaces/new?q=xqzzyvw")
      #expect(none.body.contains("No place of this name was found"))
      let former = try await ada.get("/workspaces/new?place=09001")
      #expect(former.body.contains("/workspaces/new?place=09190"))
      #expect(!former.body.contains("name=\"geoid\""))
    }
  }

  @Test(arguments: [
    ("27053", "Hennepin County", "county", "MROW", "America/Chicago"),
    ("2758000", "St. Paul", "city", "MROW", "America/Chicago"),
    ("0937000", "Hartford", "city", "NEWE", "America/New_York"),
    ("7214290", "Carolina", "city", "", "America/Puerto_Rico"),
  ])
  func `a workspace for a real place is one that a check accepts`(
    code: String, name: String, kind: String, subregion: String, zone: String
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let made = try await ada.post(
        "/workspaces", from: "/workspaces/new?place=\(code)",
        [
          "geoid": code, "name": name, "id": "the-town", "kind": kind, "language": "en",
          "units": "us", "year": "2022", "subregion": subregion, "time_zone": zone,
        ])
      #expect(made.status == 303)
      #expect(made["Location"] == "/workspaces/the-town")
      let workspace = try await site.community("the-town")
      #expect(!workspace.findings.contains { $0.severity == .error })
      let community = workspace.community
      #expect(community.geoid == code)
      #expect(community.kind.rawValue == kind)
      #expect(community.subregion == subregion)
      #expect(community.timeZone == zone)
      #expect(community.inventoryYears == [2022])
      #expect(workspace.tables.count == WorkspaceTables.all.count)
      let commit = try await site.store.commit(at: 1, of: "the-town")
      #expect(commit.author.name == "Ada Admin")
      #expect(commit.reason.hasPrefix("Begin the plan of"))
      #expect(try await ada.get("/workspaces/the-town").status == 200)
      #expect(try await ada.get("/workspaces/the-town/hazards").status == 200)
    }
  }

  @Test func `nothing is made of a form that is wrong, and it says what`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let page = "/workspaces/new?place=27053"
      let wrong = try await ada.post(
        "/workspaces", from: page, ["geoid": "27053", "name": "", "id": "Big Town", "year": "22"])
      #expect(wrong.status == 400)
      for field in ["name", "id", "year"] { #expect(wrong.body.contains("error-\(field)")) }
      let fields = ["geoid": "27053", "name": "Town", "id": "town"]
      #expect(try await ada.post("/workspaces", from: page, fields).status == 303)
      let taken = try await ada.post("/workspaces", from: page, fields)
      #expect(taken.status == 400)
      #expect(taken.body.contains("error-id"))
      let stray = try await ada.post(
        "/workspaces", from: page, ["geoid": "99999", "name": "Town", "id": "town-2"])
      #expect(stray.status == 400)
      #expect(try await site.store.workspaces().count == 1)
    }
  }

  @Test func `a workspace begins with an archive, and with the worked example`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let archive = try ZIPWriter.archive(
        of: try TestSite.exampleFiles(), folder: "hennepin-county", time: TestSite.start)
      let page = try await ada.get("/workspaces/new")
      let boundary = "the-boundary"
      var body = Array(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n\(page.hiddenField("_csrf"))\r\n--\(boundary)\r\nContent-Disposition: form-data; name=\"archive\"; filename=\"plan.zip\"\r\nContent-Type: application/zip\r\n\r\n"
          .utf8)
      body += archive
      body += Array("\r\n--\(boundary)--\r\n".utf8)
      let made = try await ada.send(
        "POST", "/workspaces/new/archive",
        headers: ["Content-Type: multipart/form-data; boundary=\(boundary)"], body: body)
      #expect(made["Location"] == "/workspaces/hennepin-county")
      #expect(try await site.community("hennepin-county").actions.count == 50)
      // The id is taken now, so that the example says so.
      let again = try await ada.post("/workspaces/new/example", from: "/workspaces/new")
      #expect([400, 404].contains(again.status))
    }
  }

  @Test func `the page is in Spanish for those who read it`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let page = try await ada.get("/workspaces/new", headers: ["Accept-Language: es"])
      #expect(page.body.contains("Nuevo espacio de trabajo"))
      #expect(page.body.contains("lang=\"es\""))
    }
  }
}
