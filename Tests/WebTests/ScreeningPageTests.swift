import Accounts
import Foundation
import Store
import Testing
import Vulnerability
import Workspace

@testable import Web

@Suite struct ScreeningPageTests {
  private let town = "/workspaces/hennepin-county"
  private let page = "/workspaces/hennepin-county/hazards/screening"

  private func withExample(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { try await body($0.site, $0.ada) }
  }

  private func community(_ site: TestSite) async throws -> CommunityWorkspace {
    try await site.community("hennepin-county")
  }

  @Test func `every hazard of the taxonomy is screened, with the library's own proposal`()
    async throws
  {
    try await withExample { site, ada in
      let shown = try await ada.get(page).body
      let scene = ScreeningScene(try await community(site), year: 2026)
      #expect(scene.county?.name == "Hennepin County")
      #expect(scene.screening.proposals.count > 50)
      for proposal in scene.screening.proposals {
        #expect(shown.contains("id=\"hazard-\(proposal.hazard.id)\""))
        for evidence in proposal.evidence {
          #expect(shown.contains(escaped(evidence.sentence)))
        }
      }
      let viewer = try await site.member(.viewer, of: "hennepin-county", invitedBy: ada)
      #expect(!(try await viewer.get(page).body).contains("<form method=\"post\" action=\"\(page)"))
    }
  }

  @Test func `degree days are told as people write them, in both languages`() async throws {
    let page = page
    try await HennepinSite.run({ files in
      let rows = files["climate-summary.csv", default: ""].split(separator: "\n")
      files["climate-summary.csv"] =
        rows.filter { !$0.contains("degree-days") }.joined(separator: "\n") + """

          cooling-degree-days,Cooling degree days,degF-days,historical,1961-1990,absolute,700,,600,800,,,,,20,,,,,climate-profile,
          cooling-degree-days,Cooling degree days,degF-days,rcp85,2035-2064,absolute,1200,,900,1500,,,,,20,,,,,climate-profile,

          """
    }) { county in
      let english = try await county.ada.get(page).body
      #expect(
        english.contains("Cooling degree days: +500.0 °F degree days from 1961–1990 to 2035–2064"))
      county.ada.choose(.spanish)
      let spanish = try await county.ada.get(page).body
      #expect(
        spanish.contains(
          "Grados-día de refrigeración: +500.0 grados día °F de 1961–1990 a 2035–2064"))
      #expect(![english, spanish].contains { $0.contains("degF-days") })
    }
  }

  @Test func `a decision is kept with its reason, and saving it again keeps who made it`()
    async throws
  {
    try await withExample { site, ada in
      // A hazard that nobody has decided on, whatever the example decides.
      _ = try await ada.post(page + "/hazard", from: page, ["name": "Ice jams", "group": "flood"])
      let open = try #require(
        try await community(site).ownTaxonomy.first { $0.name == "Ice jams" }
      ).id
      let fields = [
        "decision.heat-wave": "keep", "reason.heat-wave": "1936 and 1995 are remembered",
        "decision.\(open)": "undecided", "by": "May workshop",
      ]
      let saved = try await ada.post(page + "/decide", from: page, fields)
      #expect(saved["Location"]?.contains("done=saved") == true)
      var decisions = try await community(site).screeningDecisions
      #expect(decisions.first { $0.hazard == "heat-wave" }?.decision == .keep)
      #expect(!decisions.contains { $0.hazard == open })
      let again = try await ada.post(
        page + "/decide", from: page, fields.merging(["by": "Somebody else"]) { $1 })
      #expect(again["Location"]?.contains("done=unchanged") == true)
      // Whoever decides on one group after the other stays there, with the filter that was chosen.
      let there = try await ada.post(
        page + "/decide", from: page,
        ["decision.heat-wave": "leave", "group": "heat", "show": "likely"])
      #expect(there["Location"] == "\(page)?done=saved&show=likely&group=heat#group-heat")
      let elsewhere = try await ada.post(
        page + "/decide", from: page, ["decision.heat-wave": "keep", "group": "\"#x", "show": "x"])
      #expect(elsewhere["Location"] == "\(page)?done=saved")
      _ = try await ada.post(page + "/decide", from: page, fields)
      decisions = try await community(site).screeningDecisions
      #expect(decisions.first { $0.hazard == "heat-wave" }?.by == "May workshop")
    }
  }

  @Test func `a hazard of the community's own and an event are kept and weigh`() async throws {
    try await withExample { site, ada in
      let known = try await ada.post(page + "/hazard", from: page, ["name": "heat waves"])
      #expect(known.status == 400)
      let made = try await ada.post(
        page + "/hazard", from: page, ["name": "Ice jams; rivers", "group": "flood"])
      #expect(made["Location"]?.contains("done=hazard") == true)
      let own = try #require(
        try await community(site).ownTaxonomy.first {
          $0.kind == .hazard && $0.name.hasPrefix("Ice")
        })
      #expect(own.name == "Ice jams; rivers")
      let event = [
        "hazard": own.id, "title": "Jam of 1965", "date": "1965-04", "losses_usd": "1,200,000",
        "deaths": "",
      ]
      for (column, value) in [("date", "1965-13"), ("losses_usd", "-5"), ("title", "")] {
        let wrong = try await ada.post(
          page + "/event", from: page, event.merging([column: value]) { $1 })
        #expect(wrong.status == 400)
      }
      let saved = try await ada.post(
        page + "/event", from: page, event.merging(["date": "2019-04"]) { $1 })
      #expect(saved["Location"]?.contains("done=event") == true)
      let happened = try #require(
        try await community(site).hazardEvents.first { $0.title == "Jam of 1965" })
      #expect(happened.losses == 1_200_000)
      #expect(happened.deaths == nil)
      let scene = ScreeningScene(try await community(site), year: 2026)
      let proposal = try #require(scene.screening.proposals.first { $0.hazard.id == own.id })
      #expect(proposal.proposal == .lookCloser)
    }
  }

  @Test func `a row with the figures of a kept hazard gets its kind, and no second one comes`()
    async throws
  {
    let page = page
    try await HennepinSite.run({ files in
      files["hazards.csv"] = files["hazards.csv"]?
        .replacing(",extreme-hot-days,", with: ",,")
    }) { county in
      let before = try await county.site.community("hennepin-county").hazards
      #expect(before.first { $0.id == "hottest-day" }?.type == "")
      _ = try await county.ada.post(
        page + "/decide", from: page, ["decision.extreme-hot-days": "keep"])
      let added = try await county.ada.post(
        page + "/plan", from: page, ["hazard": "extreme-hot-days"])
      #expect(added["Location"]?.contains("done=hazards") == true)
      let after = try await county.site.community("hennepin-county").hazards
      #expect(after.count == before.count)
      #expect(after.first { $0.id == "hottest-day" }?.type == "extreme-hot-days")
    }
  }

  @Test func `kept hazards become hazards of the plan, and proposed risks come in one change`()
    async throws
  {
    try await withExample { site, ada in
      let before = try await community(site)
      let planned = Set(before.hazards.map(\.type))
      let taxonomy = before.taxonomy()
      // One that the example leaves out of its plan.
      let kind = try #require(
        taxonomy.shown(.hazard).map(\.id).first { id in
          !planned.contains(id) && taxonomy.systems.contains { $0.hazard == id }
        })
      _ = try await ada.post(
        page + "/decide", from: page,
        ["decision.\(kind)": "keep", "reason.\(kind)": "Wells fell"])
      let added = try await ada.post(page + "/plan", from: page, ["hazard": kind])
      #expect(added["Location"]?.contains("done=hazards") == true)
      let hazard = try #require(try await community(site).hazards.first { $0.type == kind })
      #expect(hazard.note.contains("Wells fell"))
      // Sent twice, it is in the plan once.
      _ = try await ada.post(page + "/plan", from: page, ["hazard": kind])
      #expect(try await community(site).hazards.count { $0.type == kind } == 1)
      let proposals = page + "/risks"
      let shown = try await ada.get(proposals).body
      let links = taxonomy.systems.filter { $0.hazard == kind }
      let first = try #require(links.max { $0.relevance < $1.relevance })
      #expect(shown.contains("value=\"\(hazard.id) \(first.system)\""))
      let head = try await site.store.head(of: "hennepin-county")
      let made = try await ada.post(
        proposals, from: proposals, ["risk": "\(hazard.id) \(first.system)"])
      #expect(made["Location"]?.contains("done=added") == true)
      #expect(try await site.store.head(of: "hennepin-county") == head + 1)
      let risk = try #require(
        try await community(site).risks.first {
          $0.hazard == hazard.id && $0.systemType == first.system
        })
      #expect(RiskScores.Axis.allCases.allSatisfy { risk.scores[$0] == nil })
      #expect(risk.evidence == [first.source])
      #expect(
        !(try await ada.get(proposals).body).contains("value=\"\(hazard.id) \(first.system)\""))
    }
  }
}
