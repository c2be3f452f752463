import Accounts
import Interchange
import Store
import Strategies
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Web

/// A register in the former tool's columns, taken by the API.
@Suite struct RegisterImportAPITests {
  private static let files = "/risk-register/files"

  /// Two rows: a hazard spelt wrong, and a right one with an action.
  private static let review = """
    Hazard,Community System,Risk Probability,Risk Impact Magnitude,Risk Adaptive Capacity,Action Name,Action Goal
    Flash/surface floding,Transportation,High,Mod high,Low,,
    Heat waves,Public health,High,High,Mod low,Cooled bus stops,Nobody waits in the heat
    """

  private func send(
    _ csv: String, _ program: APIProgram
  ) async throws -> APIProgram.Answer {
    try await program.send(
      "POST", Self.files + "?name=review.csv", Array(csv.utf8), type: "text/csv")
  }

  @Test func `it is looked at, its words are said, and it is one change`() async throws {
    try await APIProgram.run { county, program in
      let site = county.site
      let head = try await site.store.head(of: "hennepin-county")
      let sent = try await send(Self.review, program)
      #expect(sent.status == 201, "\(sent.json)")
      let look = try #require(sent.json["look"])
      #expect(look["leftOut"]?.whole == 1)
      let word = try #require(look["unknownWords"]?.items?.first)
      #expect(word["kind"]?.text == "hazard" && word["suggestion"]?.text == "flash-flooding")
      #expect(look["findings"]?.items?.contains { $0["severity"]?.text == "error" } == true)
      let take = Self.files + "/\(try #require(sent.json["id"]?.text))/import"
      let said: JSONValue = [
        "startYear": 2029, "reason": "The review of May",
        "meanings": [
          ["kind": "hazard", "text": "Flash/surface floding", "entry": "flash-flooding"]
        ],
      ]
      let dry = try await program.ask("POST", take + "?dry_run=true", said)
      #expect(dry.json["leftOut"]?.whole == 0 && dry.json["isDryRun"]?.truth == true)
      let refused = try await program.ask("POST", take, ["startYear": 2029])
      #expect(refused.status == 422)
      #expect(refused.json["findings"]?.items?.isEmpty == false)
      #expect(try await site.store.head(of: "hennepin-county") == head)
      let taken = try await program.ask("POST", take + "?base=\(head)", said, key: "review-of-may")
      #expect(taken.json["revision"]?.whole == head + 1, "\(taken.json)")
      #expect(taken.json["tables"] == dry.json["tables"])
      let again = try await program.ask("POST", take + "?base=\(head)", said, key: "review-of-may")
      #expect(again.isReplayed)
      #expect(try await site.store.head(of: "hennepin-county") == head + 1)
      let after = try await site.community("hennepin-county")
      #expect(after.hazards.contains { $0.type == "flash-flooding" })
      let action = try #require(after.actions.first { $0.title == "Cooled bus stops" })
      #expect(action.startYear == 2029)
      #expect(after.goals.contains { $0.title == "Nobody waits in the heat" })
    }
  }

  @Test func `rows that are right are taken alone where that is asked for`() async throws {
    try await APIProgram.run { county, program in
      let sent = try await send(Self.review, program)
      let take = Self.files + "/\(try #require(sent.json["id"]?.text))/import"
      let taken = try await program.ask("POST", take + "?partial=true", [:])
      #expect(taken.status == 200 && taken.json["leftOut"]?.whole == 1, "\(taken.json)")
      let after = try await county.site.community("hennepin-county")
      #expect(after.actions.contains { $0.title == "Cooled bus stops" })
      #expect(!after.hazards.contains { $0.type == "flash-flooding" })
    }
  }

  @Test func `the preset of the file is taken only where it is chosen`() async throws {
    try await APIProgram.run { county, program in
      let own = try await county.site.community("hennepin-county").community.riskPreset
      let other = try #require(RiskPreset.allCases.first { $0 != own })
      let csv = """
        Hazard,Community System,Risk Impact Magnitude,Rating Preset
        Heat waves,Public health,High,\(other.rawValue)
        """
      let sent = try await send(csv, program)
      let take = Self.files + "/\(try #require(sent.json["id"]?.text))/import"
      for (choice, isTaken) in [("keep", false), ("take", true)] {
        let look = try await program.ask(
          "POST", take + "?dry_run=true", ["preset": .text(choice)])
        let preset = look.json["preset"]
        #expect(preset?["ofFile"]?.text == other.rawValue, "\(look.json)")
        #expect(preset?["isTaken"]?.truth == isTaken)
      }
    }
  }

  @Test func `what is no register is refused, and another's file is not there`() async throws {
    try await APIProgram.run { county, program in
      let sent = try await send("city,score\nEdina,3\n", program)
      let take = Self.files + "/\(try #require(sent.json["id"]?.text))/import"
      let refused = try await program.ask("POST", take, [:])
      #expect(refused.status == 422)
      #expect(refused.json["detail"]?.text?.contains("Community System") == true)
      let meant = try await program.ask(
        "POST", take, ["meanings": [["kind": "hazard", "text": "x", "entry": "dragons"]]])
      #expect(meant.status == 422 && meant.pointers == ["#/meanings/0/entry"])
      let editor = try await county.site.member(
        .editor, of: "hennepin-county", invitedBy: county.ada)
      #expect(try await APIProgram(of: editor).ask("POST", take, [:]).status == 404)
      let viewer = try await county.site.member(
        .viewer, of: "hennepin-county", invitedBy: county.ada)
      #expect(try await send(Self.review, try await APIProgram(of: viewer)).status == 403)
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
    }
  }
}
