import Accounts
import Store
import Testing

@testable import Web

/// The page of publishing.
@Suite struct PublishPageTests {
  @Test func `the public edition is there however many internal ones came after it`() async throws {
    try await HennepinSite.run { county in
      let (site, plan) = (county.site, "hennepin-county")
      let register = PublicationRegister(site.store.database) { site.clock.now }
      for number in 0...50 {
        let isPublic = number == 0
        site.clock.move(1)
        try await register.keep(
          Publication(
            id: "p-\(number)", workspace: plan, revision: 1, isPublic: isPublic,
            formats: ["html"], title: "Plan", author: county.ada.principal.author, published: ""),
          turn: try await register.turn(in: plan, isPublic: isPublic),
          files: ["index.html": [1]])
      }
      #expect(try await register.history(of: plan).allSatisfy { !$0.isPublic })
      let page = try await county.get("plan/publish").body
      #expect(page.contains("/plan/publish/withdraw\""))
      #expect(!page.contains(PublishText.english.notPublic))
    }
  }
}
