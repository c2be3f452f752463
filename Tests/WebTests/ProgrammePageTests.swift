import Testing

@testable import Web

@Suite struct ProgrammePageTests {
  /// An administrator's programme with one workspace in it, and its address.
  private func programme(_ site: TestSite, by ada: Browser) async throws -> String {
    try await site.makeWorkspace(by: ada)
    let made = try await ada.post("/programmes", from: "/programmes", ["name": "Two towns"])
    let path = try #require(made["Location"])
    let added = try await ada.post(
      "\(path)/workspaces", from: "\(path)/settings", ["workspace": "green-town"])
    #expect(added["Location"] == "\(path)/settings?done=changed")
    return path
  }

  private func adviser(_ site: TestSite, _ path: String, by ada: Browser) async throws -> Browser {
    let page = try await ada.post(
      "\(path)/invitations", from: "\(path)/settings", ["role": "adviser"])
    let link = try #require(page.body.firstMatch(of: /\/invitations\/([^<\s]+)/))
    let ana = Browser(site: site)
    let shown = try await ana.get("/invitations/\(link.1)")
    #expect(shown.body.contains("Two towns"))
    let taken = try await ana.post(
      "/invitations/\(link.1)", from: "/invitations/\(link.1)",
      ["name": "Ana Adviser", "email": "ana@example.org", "password": "violin kettle marsh orbit"])
    #expect(taken["Location"] == "/workspaces")
    return ana
  }

  @Test func `an adviser who is invited into a programme reads its workspaces and edits none`()
    async throws
  {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let path = try await programme(site, by: ada)
      let ana = try await adviser(site, path, by: ada)
      #expect(try await ana.get("/workspaces").body.contains("/workspaces/green-town"))
      #expect(try await ana.get("/workspaces/green-town").status == 200)
      #expect(try await ana.get("/workspaces/green-town/inventory/upload").status == 403)
      #expect(try await ana.get(path).body.contains("href=\"/workspaces/green-town\">Green Town"))
      let page = try await ana.get("\(path)/settings")
      #expect(page.status == 200)
      #expect(!page.body.contains("\(path)/workspaces"))
      let refused = try await ana.post(
        "\(path)/name", from: "\(path)/settings", ["name": "Mine"])
      #expect(refused.status == 403)
    }
  }

  @Test func `whoever leaves a programme, or whose workspace is taken out, reads no more`()
    async throws
  {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let path = try await programme(site, by: ada)
      let ana = try await adviser(site, path, by: ada)
      _ = try await ada.post(
        "\(path)/workspaces/remove", from: "\(path)/settings", ["workspace": "green-town"])
      #expect(try await ana.get("/workspaces/green-town").status == 404)
      #expect(try await ana.get("\(path)/settings").body.contains("Leave the programme"))
      let left = try await ana.post(
        "\(path)/members/leave", from: "\(path)/settings")
      #expect(left["Location"] == "/programmes")
      #expect(try await ana.get(path).status == 404)
    }
  }

  @Test func `an owner sees which programmes read along, and ends it`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let path = try await programme(site, by: ada)
      let ana = try await adviser(site, path, by: ada)
      let members = "/workspaces/green-town/members"
      #expect(try await ada.get(members).body.contains("Two towns"))
      let id = try #require(path.split(separator: "/").last)
      let ended = try await ada.post(
        "\(members)/leave-programme", from: members, ["programme": String(id)])
      #expect(ended["Location"] == "\(members)?done=left")
      #expect(try await ana.get("/workspaces/green-town").status == 404)
    }
  }

  @Test func `a programme without a name is refused at its field`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let refused = try await ada.post("/programmes", from: "/programmes", ["name": "  "])
      #expect(refused.status == 400)
      #expect(refused.body.contains("id=\"error-name\""))
    }
  }
}
