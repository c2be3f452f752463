import Accounts
import Climate
import ClimateFiles
import Factors
import Foundation
import Store
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Web

@Suite struct HazardPageTests {
  private let town = "/workspaces/hennepin-county"

  private func withExample(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { try await body($0.site, $0.ada) }
  }

  @Test func `the profile shows the county's own figures with the spread`() async throws {
    let profile = try CountySummaries().profile(fips: "27053")
    let hottest = try #require(profile.entries.last { $0.indicator == "hottest-day" }).statistics
    try await withExample { site, ada in
      let page = try await ada.get(town + "/hazards").body
      for value in [hottest.mean, hottest.minimum, hottest.maximum] {
        #expect(page.contains(String(format: "%.1f", try #require(value))))
      }
      #expect(page.contains("Models range from"))
      #expect(page.contains("RCP8.5 is likely"))
      // The first value is observed and the source has no change of the models.
      #expect(page.contains("Observed in 1961–1990: <strong>"))
      #expect(page.contains("so part of the change may be a bias of the models"))
      #expect(!page.contains("the direction is not certain"))
      #expect(page.contains(profile.source.title))
      let other = try await ada.get(town + "/hazards?compare=04013").body
      #expect(other.contains("Maricopa County, AZ"))
      let named = try await ada.get(town + "/hazards?compare=Phoenix%2C%20AZ").body
      #expect(named.contains("Beside Phoenix, AZ"))
      let missing = try await ada.get(town + "/hazards?place=0203000").body
      #expect(missing.contains("There are no built-in figures for Anchorage, AK"))
      let changed = try await ada.get(town + "/hazards?place=09110").body
      #expect(changed.contains("Hartford County, CT"))
    }
  }

  @Test func `a place is found by name without scripts, and one that is not there is said`()
    async throws
  {
    try await withExample { _, ada in
      let named = try await ada.get(town + "/hazards?place=Phoenix%2C%20AZ").body
      #expect(named.contains("Phoenix, AZ"))
      #expect(!named.contains("was found"))
      #expect(try await ada.get(town + "/hazards").body.contains("was found") == false)
      for query in ["place=99999", "compare=99999"] {
        let page = try await ada.get(town + "/hazards?" + query).body
        #expect(page.contains("No place called “99999” was found"))
      }
      let both = try await ada.get(
        town + "/hazards?place=27053&compare=Nowhereville%2C%20ZZ"
      ).body
      #expect(both.contains("No place called “Nowhereville, ZZ” was found"))
      // What is offered is put where it was asked for.
      let beside = try await ada.get(
        town + "/hazards?place=27053&compare=Phoneix%2C%20AZ"
      ).body
      #expect(beside.contains("/hazards?place=27053&amp;compare=0455000\""))
      #expect(!beside.contains("/hazards?place=0455000"))
      let spanish = try await ada.get(
        town + "/hazards?place=99999", headers: ["Accept-Language: es"]
      ).body
      #expect(spanish.contains("No se encontró ningún lugar llamado «99999»"))
      // A slip of the pen is no other place: it is offered.
      let slip = try await ada.get(town + "/hazards?place=Phoneix%2C%20AZ").body
      #expect(slip.contains("No place called “Phoneix, AZ” was found"))
      #expect(slip.contains("Places with a name like it:"))
    }
  }

  @Test func `taking the profile writes what the command writes, once`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      _ = try await ada.post(
        "/workspaces", from: "/workspaces/new?place=04013",
        ["geoid": "04013", "name": "Maricopa County", "id": "maricopa", "kind": "county"])
      let page = "/workspaces/maricopa/hazards"
      let fields = ["geoid": "04013", "hazards": "yes"]
      let taken = try await ada.post(page + "/take", from: page, fields)
      #expect(taken["Location"]?.contains("done=taken") == true)
      let workspace = try await site.community("maricopa")
      let county = try CountySummaries().profile(fips: "04013")
      #expect(workspace.climate.summaries.count == county.entries.count)
      #expect(workspace.sources["climate-profile"]?.title == county.source.title)
      #expect(Set(workspace.hazards.map(\.id)) == Set(workspace.climate.indicators))
      #expect(!workspace.findings.contains { $0.severity == .error })
      let hottest = try #require(workspace.hazards.first { $0.id == "hottest-day" })
      #expect(
        hottest.future?.average
          == county.entries.last { $0.indicator == "hottest-day" }?.statistics.mean)
      let again = try await ada.post(page + "/take", from: page, fields)
      #expect(again["Location"]?.contains("done=same") == true)
      #expect(try await site.store.head(of: "maricopa") == 2)
      #expect(try await ada.get("/workspaces/maricopa/hazards/list").body.contains("Hottest day"))
    }
  }

  @Test func `the figures go to the hazard that screening has added`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      _ = try await ada.post(
        "/workspaces", from: "/workspaces/new?place=04013",
        ["geoid": "04013", "name": "Maricopa County", "id": "maricopa", "kind": "county"])
      let (page, screening) = (
        "/workspaces/maricopa/hazards", "/workspaces/maricopa/hazards/screening"
      )
      _ = try await ada.post(
        screening + "/decide", from: screening, ["decision.extreme-hot-days": "keep"])
      _ = try await ada.post(
        screening + "/plan", from: screening, ["hazard": "extreme-hot-days"])
      _ = try await ada.post(page + "/take", from: page, ["geoid": "04013", "hazards": "yes"])
      let hazards = try await site.community("maricopa").hazards
      let heat = try #require(hazards.first { $0.type == "extreme-hot-days" })
      #expect(heat.future?.average != nil)
      #expect(!hazards.contains { $0.id == "hottest-day" })
      let again = try await ada.post(
        page + "/take", from: page, ["geoid": "04013", "hazards": "yes"])
      #expect(again["Location"]?.contains("done=same") == true)
    }
  }

  @Test func `taking the profile keeps rows of other sources`() async throws {
    try await withExample { site, ada in
      let before = try await site.community("hennepin-county").climate
      let other = before.summaries.filter { $0.indicator == "us-warming" }
      #expect(!other.isEmpty)
      let page = town + "/hazards"
      let taken = try await ada.post(page + "/take", from: page, ["geoid": "04013"])
      #expect(taken["Location"]?.contains("done=taken") == true)
      let workspace = try await site.community("hennepin-county")
      let after = workspace.climate
      #expect(after.summaries.count { $0.indicator == "us-warming" } == other.count)
      #expect(
        after.points("us-warming", other[0].scenario).map(\.median)
          == before.points("us-warming", other[0].scenario).map(\.median))
      #expect(!workspace.findings.contains { $0.severity == .error })
      let phoenix = try CountySummaries().profile(fips: "04013")
      let kept = before.summaries.count { $0.source != "climate-profile" }
      #expect(after.summaries.count == phoenix.entries.count + kept)
    }
  }

  @Test func `rows of another source that give way are named after taking, with their source`()
    async throws
  {
    try await withExample { site, ada in
      let snapshot = try await site.store.snapshot(of: "hennepin-county", at: nil)
      var edits = TableEdits(snapshot)
      edits.put(
        ["source": "airport-station"], in: WorkspaceTables.climateSummary.file,
        where: ["indicator": "hottest-day", "scenario": "observed"])
      try await site.store.commit(
        CommitDraft(
          id: "another-source", author: ada.principal.author, reason: "Our own station", base: 1,
          changes: edits.changes), to: "hennepin-county")
      let page = town + "/hazards"
      let taken = try await ada.post(page + "/take", from: page, ["geoid": "27053"])
      let target = try #require(taken["Location"])
      #expect(target.contains("done=taken&revision=3"))
      let shown = try await ada.get(String(target.prefix { $0 != "#" })).body
      #expect(shown.contains("1 row of another source gave way"))
      #expect(
        shown.contains(
          "(<code>hottest-day</code>), Observed, 1961–1990, value: <code>airport-station</code>"))
      // Another change, or none, has none to name.
      for query in ["", "?done=taken", "?done=taken&revision=2", "?done=taken&revision=99"] {
        #expect(!(try await ada.get(page + query).body).contains("gave way"), "\(query)")
      }
      ada.choose(.spanish)
      let spanish = try await ada.get(page + "?done=taken&revision=3").body
      #expect(spanish.contains("1 fila de otra fuente cedió su lugar"))
    }
  }

  @Test func `the register shows what the library computes, and unsure is not zero`() async throws {
    try await withExample { site, ada in
      let workspace = try await site.community("hennepin-county")
      let page = try await ada.get(town + "/hazards/risks").body
      let rater = RiskRater(workspace)
      #expect(rater.preset == workspace.community.riskPreset)
      for risk in workspace.risks {
        #expect(page.contains("/hazards/risks/\(risk.id)\""))
        if let rating = rater.rating(of: risk) {
          #expect(page.contains(">\(rating.level) · \(rating.title)<"))
        }
      }
      let heat = try #require(workspace.risks.first { $0.id == "heat-people" })
      let edit = town + "/hazards/risks/heat-people/edit"
      var fields = RiskForm.values(of: heat)
      fields["sensitivity"] = "unsure"
      let looked = try await ada.post(edit, from: edit, fields.merging(["look": "yes"]) { $1 })
      #expect(looked.status == 200)
      #expect(looked.body.contains("badge--unsure"))
      #expect(try await site.store.head(of: "hennepin-county") == 1)
      let saved = try await ada.post(edit, from: edit, fields)
      #expect(saved["Location"] == town + "/hazards/risks/heat-people?done=saved")
      let now = try #require(
        try await site.community("hennepin-county").risks.first { $0.id == "heat-people" })
      #expect(now.sensitivity == nil)
      #expect(now.vulnerability == nil)
      #expect(now.people == heat.people)
      let after = try await ada.get(town + "/hazards/risks?preset=vulnerability-5").body
      let unsureBefore = workspace.risks.count { $0.vulnerability == nil }
      let count = unsureBefore + 1
      #expect(
        after.contains(
          count == 1
            ? "1 risk is unsure and stands in no cell"
            : "\(count) risks are unsure and stand in no cell"))
      let unsure = try await ada.get(town + "/hazards/risks?preset=vulnerability-5&unsure=yes").body
      #expect(unsure.contains("\(count) of \(workspace.risks.count) risks"))
    }
  }

  @Test func `the matrix of every preset counts each risk once and links to them`() async throws {
    try await withExample { site, ada in
      let workspace = try await site.community("hennepin-county")
      for preset in RiskPreset.allCases {
        let rater = RiskRater(workspace, asked: preset.rawValue)
        let path = town + "/hazards/risks?preset=\(preset.rawValue)"
        let page = try await ada.get(path).body
        #expect(page.contains("<h2 id=\"matrix\">\(escaped(preset.title))</h2>"))
        #expect(page.contains(escaped(preset.equation)))
        var cells: [String: [Risk]] = [:]
        for risk in workspace.risks {
          guard let cell = rater.cell(of: risk) else { continue }
          cells["row=\(cell.row)&column=\(cell.column)", default: []].append(risk)
        }
        let links = page.matches(of: /row=\d&(amp;)?column=\d/).count
        #expect(links == cells.count)
        for (cell, found) in cells {
          let list = try await ada.get("\(path)&\(cell)").body
          #expect(list.contains("\(found.count) of \(workspace.risks.count) risks"))
        }
      }
    }
  }

  @Test func `a new risk gets an id of its own, and the register goes to a spreadsheet`()
    async throws
  {
    try await withExample { site, ada in
      let page = town + "/hazards/risks/new"
      let none = try await ada.post(page, from: page, ["hazard": "", "system": ""])
      #expect(none.status == 400)
      let made = try await ada.post(
        page, from: page,
        ["hazard": "heavy-rain", "system": "=Roads & bridges", "exposure": "4", "sensitivity": "3"])
      #expect(made["Location"] == town + "/hazards/risks/heavy-rain-roads-bridges?done=saved")
      let csv = try await ada.get(town + "/hazards/risks.csv")
      #expect(csv["Content-Type"]?.hasPrefix("text/csv") == true)
      let line = csv.body.split(separator: "\n").first { $0.hasPrefix("heavy-rain-roads-bridges") }
      #expect(line?.contains(",'=Roads & bridges,") == true)
      #expect(line?.contains(",4,3,4,unsure,unsure,unsure,unsure,unsure,unsure,") == true)
      #expect(line?.contains(",vulnerability-5,unsure,unsure,") == true)
    }
  }

  @Test func `two who score the same risk do not overwrite one another`() async throws {
    try await withExample { site, ada in
      let ed = try await site.member(.editor, of: "hennepin-county", invitedBy: ada)
      let edit = town + "/hazards/risks/heat-grid/edit"
      let stale = try await ed.get(edit)
      let heat = try #require(
        try await site.community("hennepin-county").risks.first { $0.id == "heat-grid" })
      var fields = RiskForm.values(of: heat)
      fields["exposure"] = "5"
      #expect(try await ada.post(edit, from: edit, fields).status == 303)
      fields["exposure"] = "1"
      fields["note"] = "My own words"
      for name in ["_csrf", "base", "draft"] { fields[name] = stale.hiddenField(name) }
      let conflict = try await ed.post(edit, fields: fields)
      #expect(conflict.status == 409)
      #expect(conflict.body.contains("My own words"))
      #expect(conflict.body.contains("Changed since you opened this page"))
      // Both versions of each field stand beside each other.
      let versions = conflict.body.components(
        separatedBy: "name=\"row.0.cell.exposure\" value=")
      #expect(versions.dropFirst().map { $0.prefix(3) } == ["\"1\"", "\"5\""])
      let now = try await site.community("hennepin-county").risks.first { $0.id == "heat-grid" }
      #expect(now?.exposure == 5)
    }
  }

  @Test func `a viewer reads and is offered nothing to change`() async throws {
    try await withExample { site, ada in
      let viewer = try await site.member(.viewer, of: "hennepin-county", invitedBy: ada)
      let page = try await viewer.get(town + "/hazards/risks/heat-grid").body
      #expect(page.contains("electric grid"))
      #expect(!page.contains("/edit\""))
      #expect(!(try await viewer.get(town + "/hazards").body).contains("hazards/take"))
    }
  }

  @Test func `a workspace without risks says what comes first`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let risks = try await ada.get("/workspaces/green-town/hazards/risks").body
      #expect(risks.contains("the plan has none yet"))
      #expect(
        try await ada.get("/workspaces/green-town/hazards").body.contains(
          "Where is this community?"))
      #expect(try await ada.get("/workspaces/green-town/actions").body.contains("No actions yet"))
    }
  }
}
