import Accounts
import Foundation
import Interchange
import Store
import Strategies
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Web

/// The register to and from other systems in the browser.
@Suite struct RegisterTransferTests {
  private let path = "/workspaces/hennepin-county/hazards/register-files"

  private func withExample(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { try await body($0.site, $0.ada) }
  }

  /// Two rows: a hazard spelt wrong, and a right one with an action.
  private static let review = """
    Hazard,Community System,Risk Probability,Risk Impact Magnitude,Risk Adaptive Capacity,Action Name,Action Goal
    Flash/surface floding,Transportation,High,Mod high,Low,,
    Heat waves,Public health,High,High,Mod low,Cooled bus stops,Nobody waits in the heat
    """

  @Test func `each table is what the library writes, and its download is on record`() async throws {
    try await withExample { site, ada in
      let workspace = try await site.community("hennepin-county")
      let former = FormerRegisterExport(workspace)
      let plain = try await ada.get(path + "/download?as=temperate")
      #expect(plain.body == former.csv())
      #expect(plain["Content-Disposition"]?.contains("hennepin-county-register.csv") == true)
      let whole = try await ada.get(path + "/download?as=temperate&lost=yes&public=yes")
      #expect(whole.body == former.csv(addsLost: true, isPublic: true))
      #expect(whole.body.contains("Risk Id"))
      let framework = try await ada.get(path + "/download?as=framework")
      #expect(framework.body == FrameworkRiskTable(workspace).csv())
      _ = try await ada.get("/workspaces/hennepin-county/hazards/risks.csv")
      #expect(try await ada.get(path + "/download?as=other").status == 404)
      let log = try await site.accounts.accessLog(.workspace("hennepin-county"), by: ada.principal)
      let said = log.filter { $0.act == .exported }.map(\.detail)
      #expect(said.count == 4)
      for text in ["former tool", "common reporting framework", "the risk register of revision"] {
        #expect(said.contains { $0.contains(text) }, "\(text) in \(said)")
      }
    }
  }

  @Test func `an export sent back with what was lost changes nothing`() async throws {
    try await withExample { site, ada in
      let csv = try await ada.get(path + "/download?as=temperate&lost=yes").body
      let sent = try await ada.send(csv, named: "back.csv", to: path, ["start_year": "2028"])
      let looked = try await ada.get(try #require(sent["Location"]))
      #expect(looked.body.contains("Nothing would change."))
      #expect(!looked.body.contains("value=\"take\""))
    }
  }

  @Test func `a misspelt hazard is chosen from its suggestion, and then all is one change`()
    async throws
  {
    try await withExample { site, ada in
      let before = try await site.community("hennepin-county")
      let head = try await site.store.head(of: "hennepin-county")
      let sent = try await ada.send(
        Self.review, named: "review.csv", to: path, ["start_year": "2029"])
      let address = try #require(sent["Location"], "\(sent.body)")
      let upload = String(address.prefix { $0 != "?" })
      let first = try await ada.get(address)
      #expect(first.body.contains("review.csv, row 2, column Hazard"))
      #expect(first.body.contains("Did you mean “Flash/surface flooding”?"))
      #expect(first.body.contains("1 row of the file is left out"))
      #expect(first.body.contains("Take the rows that are right"))
      #expect(
        first.body.contains("<option value=\"entry:flash-flooding\" selected>"), "\(first.body)")
      let meant = [
        "act": "look", "start_year": "2029", "word.0.kind": "hazard",
        "word.0.text": "Flash/surface floding", "word.0.meaning": "entry:flash-flooding",
      ]
      let looked = try await ada.post(upload, from: address, meant)
      #expect(looked.body.contains("was read as “Flash/surface flooding”"))
      #expect(!looked.body.contains("left out, because"))
      #expect(try await site.community("hennepin-county").risks.count == before.risks.count)
      var fields = meant
      fields["act"] = "take"
      fields["base"] = looked.hiddenField("base")
      fields["draft"] = looked.hiddenField("draft")
      let taken = try await ada.post(upload, from: address, fields)
      let change = try #require(taken["Location"], "\(taken.body)")
      #expect(change.contains("/history/\(head + 1)"))
      let after = try await site.community("hennepin-county")
      #expect(after.hazards.contains { $0.type == "flash-flooding" })
      let action = try #require(after.actions.first { $0.title == "Cooled bus stops" })
      #expect(action.startYear == 2029)
      #expect(after.goals.contains { $0.title == "Nobody waits in the heat" })
      // A second click on the same button leads to the same change.
      let again = try await ada.post(
        upload,
        fields: fields.merging(
          ["_csrf": looked.hiddenField("_csrf")]) { $1 })
      #expect(again["Location"] == change)
      #expect(try await site.store.head(of: "hennepin-county") == head + 1)
    }
  }

  @Test func `a word may become the community's own`() async throws {
    try await withExample { site, ada in
      let sent = try await ada.send(
        Self.review, named: "review.csv", to: path, ["start_year": "2029"])
      let address = try #require(sent["Location"])
      let looked = try await ada.post(
        String(address.prefix { $0 != "?" }), from: address,
        [
          "act": "look", "start_year": "2029", "word.0.kind": "hazard",
          "word.0.text": "Flash/surface floding", "word.0.meaning": "own",
        ])
      #expect(looked.body.contains("it was added to your own words"))
    }
  }

  @Test func `rows that somebody changed meanwhile are not overwritten`() async throws {
    try await withExample { site, ada in
      let sent = try await ada.send(
        "Hazard,Community System,Risk Impact Description,Risk Id\nExtreme hot days,Public health,Hot,heat-people\n",
        named: "review.csv", to: path, ["start_year": "2029"])
      let address = try #require(sent["Location"])
      let looked = try await ada.get(address)
      try #require(looked.body.contains("value=\"take\""), "\(looked.body)")
      let record = "/workspaces/hennepin-county/hazards/risks/heat-people/edit"
      let heat = try #require(
        try await site.community("hennepin-county").risks.first { $0.id == "heat-people" })
      var fields = RiskForm.values(of: heat)
      fields["impact"] = "Said by somebody else"
      #expect(try await ada.post(record, from: record, fields).status == 303)
      let late = try await ada.post(
        String(address.prefix { $0 != "?" }), from: address,
        ["act": "take", "start_year": "2029", "base": looked.hiddenField("base")])
      #expect(late.status == 409)
      #expect(late.body.contains("Nothing was taken"))
      let risk = try await site.community("hennepin-county").risks.first { $0.id == "heat-people" }
      #expect(risk?.impact == "Said by somebody else")
    }
  }

  @Test func `what is no register is refused, and another person's upload is not theirs`()
    async throws
  {
    try await withExample { site, ada in
      #expect(try await ada.send("x", named: "review.xlsx", to: path).status == 400)
      let year = try await ada.send(
        Self.review, named: "review.csv", to: path, ["start_year": "29"])
      #expect(year.status == 400 && year.body.contains("Write a year from 1990 to 2100."))
      let other = try await ada.send("city,score\nEdina,3\n", named: "other.csv", to: path)
      let looked = try await ada.get(try #require(other["Location"]))
      #expect(looked.body.contains("no columns “Hazard” and “Community System”"))
      #expect(!looked.body.contains("value=\"take\""))
      let editor = try await site.member(.editor, of: "hennepin-county", invitedBy: ada)
      #expect(try await editor.get(try #require(other["Location"])).status == 410)
      let reader = try await site.member(.viewer, of: "hennepin-county", invitedBy: ada)
      let page = try await reader.get(path)
      #expect(page.status == 200 && !page.body.contains("type=\"file\""))
      #expect(try await reader.get(path + "/download?as=framework").status == 200)
    }
  }
}
