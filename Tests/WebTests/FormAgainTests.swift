import Accounts
import Foundation
import Store
import Strategies
import Testing
import Vulnerability
import Workspace

@testable import Web

/// Forms that are sent twice, by a second click or from the page before, and those that two people send.
@Suite struct FormAgainTests {
  private let town = "/workspaces/hennepin-county"

  private func withExample(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { try await body($0.site, $0.ada) }
  }

  /// Fields with what ties them to the form of a page.
  private func form(_ fields: [String: String], of page: Response) -> [String: String] {
    var all = fields
    for name in ["_csrf", "base", "draft"] { all[name] = page.hiddenField(name) }
    return all
  }

  @Test func `a new risk that is sent twice is one risk, and its page is shown again`() async throws
  {
    try await withExample { site, ada in
      let page = town + "/hazards/risks/new"
      var fields = form(
        ["hazard": "heavy-rain", "system": "Roads", "exposure": "4"], of: try await ada.get(page))
      let first = try await ada.post(page, fields: fields)
      let second = try await ada.post(page, fields: fields)
      #expect(first.status == 303 && second.status == 303)
      #expect(first["Location"] == second["Location"])
      let risks = try await site.community("hennepin-county").risks
      #expect(risks.count { $0.system == "Roads" } == 1)
      // With other words it is asked what is meant; the form is there to be saved as a second one.
      fields["system"] = "Bridges"
      let other = try await ada.post(page, fields: fields)
      #expect(other.status == 409)
      #expect(other.body.contains("You have saved this form before"))
      #expect(other.body.contains("value=\"Bridges\""))
      let saved = try await ada.post(
        page, fields: form(["hazard": "heavy-rain", "system": "Bridges"], of: other))
      #expect(saved.status == 303)
    }
  }

  @Test func `two who add a risk of the same name at once both get theirs`() async throws {
    try await withExample { site, ada in
      let page = town + "/hazards/risks/new"
      let ed = try await site.member(.editor, of: "hennepin-county", invitedBy: ada)
      let words = ["hazard": "heavy-rain", "system": "Roads"]
      let (mine, theirs) = (
        form(words, of: try await ada.get(page)), form(words, of: try await ed.get(page))
      )
      #expect(try await ada.post(page, fields: mine).status == 303)
      #expect(try await ed.post(page, fields: theirs).status == 303)
      let risks = try await site.community("hennepin-county").risks
      #expect(
        risks.filter { $0.system == "Roads" }.map(\.id)
          == ["heavy-rain-roads", "heavy-rain-roads-2"])
    }
  }

  @Test func `a new action and a milestone that are sent twice are there once`() async throws {
    try await withExample { site, ada in
      let page = town + "/actions/new?kind=solar"
      let fields = form(
        [
          "kind": "solar", "title": "Solar on schools", "start_year": "2028", "full_year": "2035",
          "sector": "buildings", "priority": "near", "value.capacity": "12",
          "unit.capacity": "MW", "value.capacity_factor": "16", "unit.capacity_factor": "percent",
        ], of: try await ada.get(page))
      for _ in 0..<2 {
        let made = try await ada.post(town + "/actions/new", fields: fields)
        #expect(made["Location"] == town + "/actions/solar-on-schools?done=saved")
      }
      let step = form(
        ["title": "Roofs are chosen", "year": "2029"],
        of: try await ada.get(town + "/actions/solar-on-schools"))
      for _ in 0..<2 {
        let made = try await ada.post(town + "/actions/solar-on-schools/milestones", fields: step)
        #expect(made.status == 303)
      }
      let community = try await site.community("hennepin-county")
      #expect(community.actions.count { $0.title == "Solar on schools" } == 1)
      #expect(community.milestones.count { $0.title == "Roofs are chosen" } == 1)
    }
  }

  /// Sends a form twice; both are told that it is saved.
  private func twice(
    _ ada: Browser, _ path: String, _ page: String, _ fields: [String: String], to place: String
  ) async throws {
    let all = form(fields, of: try await ada.get(page))
    for _ in 0..<2 {
      let made = try await ada.post(path, fields: all)
      #expect(made["Location"] == town + place, "\(path) \(made.status)")
    }
  }

  @Test func `goals, hazards, events, evidence and adopted strategies that are sent twice are one`()
    async throws
  {
    try await withExample { site, ada in
      let before = try await site.community("hennepin-county")
      try await twice(
        ada, town + "/actions/goals/new", town + "/actions/goals/new",
        ["title": "Shade for all", "target": "2,5"],
        to: "/actions/goals/shade-for-all?done=saved")
      let screening = town + "/hazards/screening"
      try await twice(
        ada, screening + "/hazard", screening, ["name": "Ice jams", "group": "flood"],
        to: "/hazards/screening?done=hazard")
      try await twice(
        ada, screening + "/event", screening,
        ["hazard": "heat-wave", "title": "Hot June", "date": "2021-06", "losses_usd": "$1,200.5"],
        to: "/hazards/screening?done=event")
      try await twice(
        ada, town + "/hazards/equity/evidence", town + "/hazards/equity",
        ["claim": "Renters were asked"],
        to: "/hazards/equity?done=added#log")
      let adopt = town + "/actions/library/shade-corridors/adopt"
      try await twice(
        ada, adopt, adopt,
        [
          "title": "Shade to school", "start_year": "2027", "full_year": "2033",
          "risks": "heat-people", "exposure_drop": "1", "why": "Shade where people walk",
        ], to: "/actions/shade-to-school?done=adopted")
      let after = try await site.community("hennepin-county")
      #expect(after.goals.count == before.goals.count + 1)
      #expect(after.goals.last?.target == 2.5)
      #expect(after.ownTaxonomy.count == before.ownTaxonomy.count + 1)
      #expect(after.hazardEvents.count == before.hazardEvents.count + 1)
      #expect(after.hazardEvents.last?.losses == 1200.5)
      #expect(after.equityEvidence.count == before.equityEvidence.count + 1)
      #expect(after.actions.count == before.actions.count + 1)
      #expect(
        after.responses.count { $0.action == "shade-to-school" } == 1)
    }
  }

  @Test func `an event that is sent again with other words comes back with them`() async throws {
    try await withExample { site, ada in
      let page = town + "/hazards/screening"
      var fields = form(
        ["hazard": "heat-wave", "title": "Hot June", "date": "2021-06"],
        of: try await ada.get(page))
      #expect(try await ada.post(page + "/event", fields: fields).status == 303)
      fields["title"] = "Hot July"
      let again = try await ada.post(page + "/event", fields: fields)
      #expect(again.status == 409)
      #expect(again.body.contains("You have saved this form before"))
      #expect(again.body.contains("value=\"Hot July\""))
    }
  }

  @Test func `two who mark one milestone see both versions`() async throws {
    try await withExample { site, ada in
      let milestone = try #require(try await site.community("hennepin-county").milestones.first)
      let page = town + "/actions/timeline"
      let old = try await ada.get(page)
      func mark(_ status: String) async throws -> Response {
        var fields = form(["milestone": milestone.id, "status": status], of: old)
        fields["draft"] = UUID().uuidString.lowercased()
        return try await ada.post(town + "/actions/milestones/status", fields: fields)
      }
      #expect(try await mark("done").status == 303)
      let late = try await mark("late")
      #expect(late.status == 409)
      #expect(late.body.contains("name=\"row.0.cell.status\" value=\"late\""))
      #expect(late.body.contains("name=\"row.0.cell.status\" value=\"done\""))
    }
  }
}
