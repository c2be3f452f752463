import Plan
import Testing
import Vulnerability
import Workspace

@testable import Web

/// Own entries of the lists, and entries of Cairn that are hidden, as a form.
@Suite struct OwnWordsPageTests {
  private let path = "/workspaces/hennepin-county/hazards/words"

  @Test func `an entry of several words comes in and out whole, and a known one is refused`()
    async throws
  {
    try await HennepinSite.run { hennepin in
      let ada = hennepin.ada
      let list = path + "?list=vulnerable-group"
      let made = try await ada.post(
        path + "/add", from: list,
        [
          "list": "vulnerable-group", "name": "People who fish, for food & sale",
          "note": "From the docks.",
        ])
      #expect(made["Location"]?.contains("done=added") == true)
      let own = try #require(
        try await hennepin.site.community("hennepin-county").ownTaxonomy.last)
      #expect(own.kind == .vulnerableGroup && own.name == "People who fish, for food & sale")
      #expect(own.note == "From the docks." && !own.isHidden)
      let page = try await ada.get(list).body
      #expect(page.contains("People who fish, for food &amp; sale"))
      let again = try await ada.post(
        path + "/add", from: list,
        ["list": "vulnerable-group", "name": "people who fish, for food & sale"])
      #expect(again.status == 400)
      #expect(again.body.contains("is in the list already"))
      let empty = try await ada.post(
        path + "/add", from: list, ["list": "vulnerable-group", "name": " "])
      #expect(empty.status == 400 && empty.body.contains("Give it a name."))
    }
  }

  @Test func `what is not ticked is hidden, and ticking it again leaves no row behind`()
    async throws
  {
    try await HennepinSite.run { hennepin in
      let ada = hennepin.ada
      let list = path + "?list=collaborator"
      let all = Taxonomy.standard.shown(.collaborator).map(\.id)
      let before = try await hennepin.site.community("hennepin-county").ownTaxonomy.count
      func choose(_ ids: [String]) async throws -> String {
        let page = try await ada.get(list)
        var fields = ids.map { "shown=\($0)" } + ["list=collaborator"]
        for name in ["_csrf", "base", "draft"] {
          fields.append("\(name)=\(SitePath.encoded(page.hiddenField(name)))")
        }
        return try await ada.send(
          "POST", path + "/shown",
          headers: ["Content-Type: application/x-www-form-urlencoded"],
          body: Array(fields.joined(separator: "&").utf8))["Location"] ?? ""
      }
      #expect(try await choose(Array(all.dropFirst())).contains("done=saved"))
      let hidden = try await hennepin.site.community("hennepin-county")
      #expect(hidden.taxonomy().hidden[.collaborator] == [all[0]])
      #expect(try await ada.get(list).body.contains("1 of \(all.count) entries are hidden."))
      #expect(try await choose(all).contains("done=saved"))
      let after = try await hennepin.site.community("hennepin-county")
      #expect(after.ownTaxonomy.count == before)
      #expect(try await choose(all).contains("done=same"))
      // A form without a tick, such as one that broke off, hides nothing.
      #expect(try await choose([]).isEmpty)
      #expect(try await hennepin.site.community("hennepin-county").ownTaxonomy.count == before)
    }
  }
}
