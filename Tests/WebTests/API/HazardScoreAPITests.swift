import Accounts
import Store
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Web

/// Several assessors' views of hazards themselves, by the API.
@Suite struct HazardScoreAPITests {
  private let hazard = "/hazards/hottest-day"

  /// The example before anybody has judged a hazard.
  private func withoutViews(
    _ body: @Sendable @escaping (HennepinSite, APIProgram) async throws -> Void
  ) async throws { try await APIProgram.run(changing: { $0["hazard-scores.csv"] = nil }, body) }

  @Test func `own views are kept apart, hidden until one's own is given, and settled`() async throws
  {
    try await withoutViews { county, owner in
      let riley = try await county.site.member(
        .contributor, of: "hennepin-county", invitedBy: county.ada)
      let program = try await APIProgram(of: riley)
      let none = try await owner.ask("GET", hazard + "/my-scores")
      #expect(none.json["probability"] == .null && none.json["date"] == .null)
      let first = try await owner.ask(
        "PUT", hazard + "/my-scores",
        ["probability": 5, "frequency": "increasing", "why": "Seen it"], seen: none.tag)
      #expect(first.status == 200, "\(first.json)")
      #expect(first.json["probability"]?.whole == 5)
      #expect(first.json["intensity"] == .null)
      let hidden = try await program.ask("GET", hazard + "/agreement")
      #expect(hidden.json["fields"] == .null && hidden.json["assessorCount"]?.whole == 1)
      let card = try await program.ask("GET", hazard + "/my-scores")
      #expect(
        try await program.ask("PUT", hazard + "/my-scores", [:], seen: card.tag).status == 422)
      let said = try await program.ask(
        "PUT", hazard + "/my-scores", ["probability": 1, "frequency": .null], seen: card.tag)
      #expect(said.status == 200)
      let both = try await program.ask("GET", hazard + "/agreement")
      let probability = both.json["fields"]?.items?.first { $0["field"]?.text == "probability" }
      #expect(probability?["standing"]?.text == "disagreed")
      #expect(probability?["spread"]?.whole == 4)
      #expect(probability?["proposal"]?.whole == 3)
      let rows = try await county.site.community("hennepin-county").hazardScores
      #expect(Set(rows.map(\.account)).count == 2 && rows.allSatisfy { !$0.account.isEmpty })
      let settling: JSONValue = ["probability": 4, "why": "Agreed in the workshop"]
      let refused = try await program.ask(
        "PUT", hazard + "/agreement", settling, seen: both.tag)
      #expect(refused.status == 403)
      let before = try await owner.ask("GET", hazard + "/agreement")
      let was = try #require(
        try await county.site.community("hennepin-county").hazards.first { $0.id == "hottest-day" })
      let stale = try await owner.ask("PUT", hazard + "/agreement", settling, seen: "\"x\"")
      #expect(stale.status == 412)
      let blank = try await owner.ask(
        "PUT", hazard + "/agreement", ["probability": 4, "why": " "], seen: before.tag)
      #expect(blank.status == 422 && blank.pointers == ["#/why"])
      let settled = try await owner.ask(
        "PUT", hazard + "/agreement", settling, seen: before.tag)
      #expect(settled.json["settled"]?["probability"]?.whole == 4, "\(settled.json)")
      #expect(settled.json["settledBy"]?.text == "Ada Admin")
      let now = try #require(
        try await county.site.community("hennepin-county").hazards.first { $0.id == "hottest-day" })
      #expect(now.outlook.probability == 4 && now.outlook.frequency == was.outlook.frequency)
      #expect(now.settlement?.reason == "Agreed in the workshop")
    }
  }

  @Test func `what others say is entered by whoever may change every row, and no account's own`()
    async throws
  {
    try await APIProgram.run { county, owner in
      let riley = try await county.site.member(
        .contributor, of: "hennepin-county", invitedBy: county.ada)
      let program = try await APIProgram(of: riley)
      let works = hazard + "/scores/Public%20Works"
      let card = try await owner.ask("GET", works)
      let refused = try await program.ask("PUT", works, ["probability": 1], seen: card.tag)
      #expect(refused.status == 403)
      #expect(try await program.ask("GET", works).status == 403)
      let saved = try await owner.ask(
        "PUT", works, ["timeframe": "immediate", "confidence": "high"], seen: card.tag)
      #expect(saved.json["timeframe"]?.text == "immediate", "\(saved.json)")
      // Under the name of somebody who has judged alone, it is another row: theirs stays.
      let own = try await program.ask("GET", hazard + "/my-scores")
      _ = try await program.ask(
        "PUT", hazard + "/my-scores", ["probability": 2], seen: own.tag)
      let name = SitePath.encoded(riley.principal.name)
      let entered = try await owner.ask("GET", hazard + "/scores/\(name)")
      #expect(entered.json["probability"] == .null)
      _ = try await owner.ask(
        "PUT", hazard + "/scores/\(name)", ["probability": 5], seen: entered.tag)
      #expect(
        try await program.ask("GET", hazard + "/my-scores").json["probability"]?.whole == 2)
      let wrong = try await owner.ask(
        "PUT", works, ["frequency": "sometimes"], seen: saved.tag)
      #expect(wrong.status == 400)
      #expect(try await owner.ask("GET", "/hazards/dragons/my-scores").status == 404)
      let blank = try await owner.ask("GET", hazard + "/scores/%20")
      #expect(blank.status == 422)
      let viewer = try await APIProgram(
        of: try await county.site.member(.viewer, of: "hennepin-county", invitedBy: county.ada))
      #expect(try await viewer.ask("GET", hazard + "/my-scores").status == 403)
    }
  }

  @Test func `hidden views do not tell by their order who disagrees`() async throws {
    try await withoutViews { county, owner in
      let hazards = try await county.site.community("hennepin-county").hazards.map(\.id)
      let (first, last) = (try #require(hazards.first), try #require(hazards.last))
      for (hazard, answers) in [(first, [3, 3]), (last, [1, 5])] {
        for (name, answer) in zip(["Works", "Health"], answers) {
          let path = "/hazards/\(SitePath.encoded(hazard))/scores/\(name)"
          let card = try await owner.ask("GET", path)
          let saved = try await owner.ask(
            "PUT", path, ["probability": .whole(answer)], seen: card.tag)
          #expect(saved.status == 200)
        }
      }
      func order(_ program: APIProgram) async throws -> [String] {
        let list = try await program.ask("GET", "/hazard-agreement?limit=1000")
        return list.items.compactMap { $0["hazard"]?.text }
      }
      #expect(try await order(owner) == [last, first])
      let riley = try await county.site.member(
        .contributor, of: "hennepin-county", invitedBy: county.ada)
      #expect(try await order(try await APIProgram(of: riley)) == [first, last])
    }
  }
}
