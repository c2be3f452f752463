import Accounts
import Databases
import Foundation
import Store
import Tables
import TestSupport
import Testing
import Vulnerability
import Workspace

@testable import Web

@Suite struct AssessmentPageTests {
  private let town = "/workspaces/hennepin-county"

  private func withExample(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { try await body($0.site, $0.ada) }
  }

  private func risk(_ id: String, _ site: TestSite) async throws -> Risk {
    try #require(try await site.community("hennepin-county").risks.first { $0.id == id })
  }

  /// A risk that the example's own assessors have not scored.
  private func unscored(_ site: TestSite) async throws -> Risk {
    let workspace = try await site.community("hennepin-county")
    let scored = Set(workspace.assessorScores.map(\.risk))
    return try #require(workspace.risks.first { !scored.contains($0.id) })
  }

  /// The part of the page on agreement that is about one risk.
  private func section(_ id: String, of page: String) throws -> String {
    try #require(page.components(separatedBy: "<section").first { $0.contains(" id=\"\(id)\"") })
  }

  // Ratings

  @Test
  func `a group is never better than the mean of its rows, and one unsure row makes it unsure`()
    throws
  {
    var one = Self.risk("one")
    one.magnitude = 4
    one.adaptiveCapacity = 3
    var two = Self.risk("two")
    two.magnitude = 3
    two.adaptiveCapacity = 4
    // Magnitude 3.5 becomes 4 and capacity 3.5 becomes 3: worse on both sides.
    let group = RiskGroup(key: "", of: [two, one], .adaptiveNeed, hazards: [:])
    #expect(group.rating == RiskPreset.adaptiveNeed.rating(row: 4, column: 3))
    #expect(group.worst?.id == "one" && group.unrated == 0)
    two.magnitude = nil
    let unsure = RiskGroup(key: "", of: [one, two], .adaptiveNeed, hazards: [:])
    #expect(unsure.rating == nil && unsure.unrated == 1 && unsure.worst?.id == "one")
    #expect(RiskGroup(key: "", of: [two], .adaptiveNeed, hazards: [:]).worst == nil)
    let byRating = RiskGroup.groups(
      of: [two, one], by: .rating, .adaptiveNeed, hazards: [:])
    #expect(byRating.map(\.key) == ["moderately high", ""])
  }

  private static func risk(_ id: String) -> Risk {
    Risk(
      id: id, hazard: "h", system: id, people: "", exposure: nil, sensitivity: nil,
      adaptiveCapacity: nil, likelihood: nil, consequence: nil, impact: "", capacity: "",
      source: "", note: "", place: Place(file: "risks.csv"))
  }

  @Test func `the workspace's own rule is chosen in the settings and then rates everywhere`()
    async throws
  {
    try await withExample { site, ada in
      let settings = town + "/settings"
      let form = try await ada.get(settings).body
      #expect(form.contains("value=\"adaptive-need-5\""))
      let saved = try await ada.post(
        settings, from: settings, ["risk_preset": "adaptive-need-5", "name": "Hennepin County"])
      #expect(saved["Location"]?.contains("done=saved") == true)
      #expect(
        try await site.community("hennepin-county").community.riskPreset == .adaptiveNeed)
      let register = try await ada.get(town + "/hazards/risks").body
      #expect(register.contains("<h2 id=\"matrix\">Adaptive need, 5 × 5</h2>"))
      let csv = try await ada.get(town + "/hazards/risks.csv").body
      #expect(csv.contains(",adaptive-need-5,"))
    }
  }

  @Test func `a risk's form keeps what it does not show, and changed scores are settled no longer`()
    async throws
  {
    try await withExample { site, ada in
      let edit = town + "/hazards/risks/heat-grid/edit"
      var fields = RiskForm.values(of: try await risk("heat-grid", site))
      fields["groups"] = "older-adults"
      fields["capacity_factors"] = "budgetary-capacity access-to-data"
      fields["system_id"] = "electric-grid"
      fields["confidence"] = "medium"
      fields["magnitude"] = "4"
      _ = try await ada.post(edit, from: edit, fields)
      let changed = try await risk("heat-grid", site)
      #expect(changed.groups == ["older-adults"])
      #expect(changed.capacityFactors == ["budgetary-capacity", "access-to-data"])
      #expect(changed.confidence == .medium)
      #expect(changed.magnitude == 4)
      let page = try await ada.get(edit).body
      #expect(page.contains("value=\"older-adults\" checked"))
      let settle = town + "/hazards/risks/heat-grid/settle"
      _ = try await ada.post(
        settle, from: edit, ["magnitude": "5", "why": "Two substations failed"])
      #expect(try await risk("heat-grid", site).settlement?.reason == "Two substations failed")
      fields = RiskForm.values(of: try await risk("heat-grid", site))
      fields["magnitude"] = "2"
      _ = try await ada.post(edit, from: edit, fields)
      #expect(try await risk("heat-grid", site).settlement == nil)
    }
  }

  @Test func `a hazard is judged for itself, and nonsense is unsure`() async throws {
    try await withExample { site, ada in
      let page = town + "/hazards/outlook/hottest-day"
      let saved = try await ada.post(
        page, from: page,
        [
          "type": "extreme-hot-days", "probability": "4", "frequency": "increasing",
          "intensity": "up", "timeframe": "immediate",
        ])
      #expect(saved["Location"] == page + "?done=saved")
      let hazard = try #require(
        try await site.community("hennepin-county").hazards.first { $0.id == "hottest-day" })
      #expect(hazard.type == "extreme-hot-days")
      #expect(hazard.outlook.probability == 4)
      #expect(hazard.outlook.frequency == .increasing)
      #expect(hazard.outlook.intensity == nil)
      #expect(hazard.outlook.timeframe == .immediate)
      let gcom = try await ada.get(town + "/hazards/risks?preset=gcom-3").body
      #expect(gcom.contains("Probability: 4"))
    }
  }

  @Test func `a known effect goes into the description with its numbers and its source`()
    async throws
  {
    try await withExample { site, ada in
      let outlook = town + "/hazards/outlook/hottest-day"
      _ = try await ada.post(outlook, from: outlook, ["type": "extreme-hot-days"])
      let path = town + "/hazards/risks/heat-people"
      let effect = try #require(
        Taxonomy.standard.effects.first {
          $0.hazard == "extreme-hot-days" && $0.value != nil && $0.whereValid == "us"
        })
      let page = try await ada.get(path).body
      #expect(page.contains("Known effects"))
      #expect(page.contains("value=\"\(effect.id)\""))
      #expect(page.contains("If all 995,622 adults here were like them"))
      #expect(page.contains("part of the change may be a bias of the models"))
      #expect(page.contains("Related hazard: "))
      #expect(!page.contains("mean-high"))
      let put = try await ada.post(path + "/effect", from: path + "/edit", ["effect": effect.id])
      #expect(put["Location"]?.contains("done=effect") == true)
      let changed = try await risk("heat-people", site)
      #expect(changed.evidence.contains(effect.source))
      #expect(!changed.impact.contains("{") && !changed.impact.contains(effect.indicators[0]))
      #expect(changed.impact.contains("hottest day of the year from 91.7 (1961–1990) to 98.8 °F"))
      let once = changed.impact
      _ = try await ada.post(path + "/effect", from: path + "/edit", ["effect": effect.id])
      #expect(try await risk("heat-people", site).impact == once)
    }
  }

  // Assessors

  @Test func `an assessor sees the others only after scoring alone`() async throws {
    try await withExample { site, ada in
      let first = try await site.member(
        .contributor, of: "hennepin-county", invitedBy: ada, name: "Fay First")
      let second = try await site.member(
        .contributor, of: "hennepin-county", invitedBy: ada, name: "Sid Second")
      let subject = try await unscored(site)
      let alone = town + "/hazards/risks/\(subject.id)/my-score"
      let empty = try await first.post(alone, from: alone, [:])
      #expect(empty.status == 400)
      let saved = try await first.post(
        alone, from: alone, ["exposure": "5", "sensitivity": "2", "why": "I run the feeders"])
      #expect(saved["Location"]?.contains("done=saved") == true)
      let agreement = town + "/hazards/agreement"
      let hidden = try section(subject.id, of: try await second.get(agreement).body)
      #expect(hidden.contains("1 assessor has scored. Score it yourself to see theirs."))
      #expect(!hidden.contains("Fay First"))
      #expect(!hidden.contains("I run the feeders"))
      #expect(!(try await second.get(alone).body).contains("Fay First"))
      #expect(!(try await second.get(town + "/history").body).contains("I run the feeders"))
      _ = try await second.post(alone, from: alone, ["exposure": "2", "sensitivity": "2"])
      let shown = try section(subject.id, of: try await second.get(agreement).body)
      #expect(shown.contains("Fay First 5, Sid Second 2"))
      #expect(shown.contains("disagreement"))
      // The register has not moved.
      #expect(try await risk(subject.id, site) == subject)
      let refused = try await second.post(
        town + "/hazards/risks/\(subject.id)/settle", from: agreement,
        ["exposure": "4", "why": "So"])
      #expect(refused.status == 403)
    }
  }

  @Test func `two people of one name have scores of their own, and a new name keeps them`()
    async throws
  {
    try await withExample { site, ada in
      let subject = try await unscored(site)
      let alone = town + "/hazards/risks/\(subject.id)/my-score"
      let first = try await site.member(
        .contributor, of: "hennepin-county", invitedBy: ada, name: "Kim Lee")
      let second = try await site.member(
        .contributor, of: "hennepin-county", invitedBy: ada, name: "Kim Leigh")
      // As two people who were invited with the same name; a rename to it is refused.
      let account = second.principal.author.id
      try await site.store.database.write { transaction in
        try transaction.execute(
          "UPDATE account SET name = 'Kim Lee' WHERE id = $1", [.text(account)])
      }
      _ = try await first.post(alone, from: alone, ["exposure": "5"])
      let agreement = town + "/hazards/agreement"
      let hidden = try section(subject.id, of: try await second.get(agreement).body)
      #expect(!hidden.contains("Kim Lee 5"))
      _ = try await second.post(alone, from: alone, ["exposure": "1"])
      let scores = try await site.community("hennepin-county").assessorScores
        .filter { $0.risk == subject.id }
      #expect(scores.map(\.scores.exposure) == [5, 1])
      #expect(Set(scores.map(\.account)).count == 2 && scores.allSatisfy { !$0.account.isEmpty })
      #expect(scores.allSatisfy { $0.assessor == "Kim Lee" })
      // Somebody renamed changes their own row, which then shows the new name.
      try await site.accounts.rename(to: "Kim Lee-Park", by: first.principal, from: .machine)
      _ = try await first.post(alone, from: alone, ["exposure": "4"])
      let after = try await site.community("hennepin-county").assessorScores
        .filter { $0.risk == subject.id }
      #expect(after.map(\.scores.exposure) == [4, 1])
      #expect(after.map(\.assessor) == ["Kim Lee-Park", "Kim Lee"])
    }
  }

  @Test func `an older row without an account is of its name's only holder`() throws {
    func score(_ name: String, _ account: String = "") -> AssessorScore {
      AssessorScore(
        id: "x", risk: "r", assessor: name, account: account, date: "", scores: RiskScores(),
        confidence: nil, reason: "", place: Place(file: "scores.csv", row: 2))
    }
    let only = OwnAssessor(account: "a1", name: "Kim Lee", sharesName: false)
    let shared = OwnAssessor(account: "a1", name: "Kim Lee", sharesName: true)
    #expect(only.owns(score("Kim Lee")) && !shared.owns(score("Kim Lee")))
    #expect(shared.owns(score("Old Name", "a1")) && !only.owns(score("Kim Lee", "a2")))
  }

  @Test func `scores are settled with a reason, and not without`() async throws {
    try await withExample { site, ada in
      let subject = try await unscored(site)
      let workshop = town + "/hazards/risks/\(subject.id)/workshop"
      for (office, score) in [("Fire department", "5"), ("Public works", "2")] {
        let saved = try await ada.post(
          workshop, from: workshop, ["assessor": office, "exposure": score])
        #expect(saved["Location"] == workshop + "?done=saved")
      }
      _ = try await ada.post(
        workshop, from: workshop, ["assessor": "Public works", "exposure": "1"])
      let scores = try await site.community("hennepin-county").assessorScores
      #expect(scores.filter { $0.risk == subject.id }.map(\.scores.exposure) == [5, 1])
      let settle = town + "/hazards/risks/\(subject.id)/settle"
      let agreement = town + "/hazards/agreement"
      let silent = try await ada.post(settle, from: agreement, ["exposure": "4", "why": ""])
      #expect(silent.status == 400)
      let settled = try await ada.post(
        settle, from: agreement, ["exposure": "4", "why": "Half of the feeders are old"])
      #expect(settled["Location"]?.contains("done=settled") == true)
      let now = try await risk(subject.id, site)
      #expect(now.exposure == 4)
      #expect(now.settlement?.reason == "Half of the feeders are old")
      #expect(now.settlement?.by == ada.principal.author.name)
    }
  }

  @Test func `a hazard itself is judged alone, compared, and settled with a reason`() async throws {
    try await HennepinSite.run({ $0["hazard-scores.csv"] = nil }) { example in
      let (site, ada) = (example.site, example.ada)
      let fay = try await site.member(
        .contributor, of: "hennepin-county", invitedBy: ada, name: "Fay First")
      let hazard = town + "/hazards/outlook/hottest-day"
      // The first of them begins the table.
      let saved = try await fay.post(
        hazard + "/my-score", from: hazard + "/my-score",
        ["probability": "5", "frequency": "decreasing", "why": "Seen in the records"])
      #expect(saved["Location"]?.contains("done=saved") == true, "\(saved.status)")
      _ = try await ada.post(
        hazard + "/workshop", from: hazard + "/workshop",
        ["assessor": "Public works", "probability": "4", "frequency": "increasing"])
      let agreement = town + "/hazards/agreement"
      let shown = try section("hazard-hottest-day", of: try await ada.get(agreement).body)
      #expect(shown.contains("Fay First: 5; Public works: 4"))
      #expect(shown.contains("disagreement") && shown.contains("Seen in the records"))
      let settle = hazard + "/settle"
      let silent = try await ada.post(settle, from: agreement, ["probability": "2", "why": "  "])
      #expect(silent.status == 400)
      // What was chosen stands there again, with the error at its field.
      #expect(silent.body.contains("<option value=\"2\" selected>"))
      #expect(silent.body.contains("id=\"error-why\"") && silent.body.contains("#field-why"))
      let settled = try await ada.post(
        settle, from: agreement, ["probability": "5", "why": "The station says so"])
      #expect(settled["Location"]?.contains("done=hazard-settled") == true)
      let told = try await ada.get(agreement + "?done=hazard-settled").body
      #expect(told.contains("settled and stands in the plan"))
      #expect(try await ada.get(hazard).body.contains("count as settled no longer"))
      let now = try #require(
        try await site.community("hennepin-county").hazards.first { $0.id == "hottest-day" })
      #expect(now.outlook.probability == 5 && now.outlook.frequency == .increasing)
      #expect(now.settlement?.reason == "The station says so")
      _ = try await ada.post(hazard, from: hazard, ["probability": "3"])
      let after = try await site.community("hennepin-county").hazards.first {
        $0.id == "hottest-day"
      }
      #expect(after?.outlook.probability == 3 && after?.settlement == nil)
    }
  }

  @Test func `rights on hazards are those of their own tables`() async throws {
    try await withExample { site, ada in
      let hazard = town + "/hazards/outlook/hottest-day"
      let hal = try await site.member(
        .editor, of: "hennepin-county",
        scopes: [try AccessScope("hazards.csv"), try AccessScope("hazard-scores.csv")],
        invitedBy: ada, name: "Hal Hazard")
      let rob = try await site.member(
        .editor, of: "hennepin-county", scopes: [try AccessScope("risks.csv")],
        invitedBy: ada, name: "Rob Risk")
      _ = try await ada.post(
        hazard + "/workshop", from: hazard + "/workshop",
        ["assessor": "Public works", "probability": "4"])
      #expect(try await hal.get(hazard + "/workshop").status == 200)
      let refused = try await rob.get(hazard + "/workshop")
      #expect(refused.status == 403 && refused.body.contains("every row of hazard-scores.csv"))
      let agreement = town + "/hazards/agreement"
      let settle = hazard + "/settle"
      let mine = try section("hazard-hottest-day", of: try await hal.get(agreement).body)
      #expect(mine.contains(settle))
      let theirs = try section("hazard-hottest-day", of: try await rob.get(agreement).body)
      #expect(!theirs.contains(settle))
      let saved = try await hal.post(
        settle, from: agreement, ["probability": "4", "why": "The station says so"])
      #expect(saved["Location"]?.contains("done=hazard-settled") == true, "\(saved.status)")
    }
  }

  @Test func `hazards that are the widest apart stand first`() async throws {
    try await withExample { site, ada in
      for (hazard, answers) in [("hottest-day", ["3", "3"]), ("heavy-rain", ["1", "5"])] {
        let workshop = town + "/hazards/outlook/\(hazard)/workshop"
        for (office, answer) in zip(["Public works", "Fire"], answers) {
          _ = try await ada.post(
            workshop, from: workshop, ["assessor": office, "probability": answer])
        }
      }
      let page = try await ada.get(town + "/hazards/agreement").body
      let wide = try #require(page.range(of: "id=\"hazard-heavy-rain\""))
      let near = try #require(page.range(of: "id=\"hazard-hottest-day\""))
      #expect(wide.lowerBound < near.lowerBound)
    }
  }

  @Test func `a hazard is judged from the list, also without a risk`() async throws {
    try await withExample { site, ada in
      let workspace = try await site.community("hennepin-county")
      let list = try await ada.get(town + "/hazards/list").body
      for hazard in workspace.hazards {
        let path = town + "/hazards/outlook/\(hazard.id)"
        #expect(list.contains("href=\"\(path)/my-score\""))
        #expect(list.contains("href=\"\(path)/workshop\""))
      }
      let page = try await ada.get(town + "/hazards/outlook/hottest-day").body
      #expect(page.contains("outlook/hottest-day/my-score\""))
      #expect(page.contains("outlook/hottest-day/workshop\""))
    }
  }

  @Test func `the same scores saved twice are one change`() async throws {
    try await withExample { site, ada in
      let alone = town + "/hazards/risks/heat-grid/my-score"
      _ = try await ada.post(alone, from: alone, ["exposure": "3"])
      let head = try await site.store.head(of: "hennepin-county")
      site.clock.move(3 * 24 * 3600)
      _ = try await ada.post(alone, from: alone, ["exposure": "3"])
      #expect(try await site.store.head(of: "hennepin-county") == head)
    }
  }

  // Fairness

  @Test func `a question is answered once, shown with its subject, and missing ones are listed`()
    async throws
  {
    try await withExample { site, ada in
      let questions = Taxonomy.standard.questions
      let asked = questions.filter { $0.subjects.contains(.risk) }
      let first = try #require(asked.first)
      let ofPlan = Set(questions.filter { $0.subjects.contains(.plan) }.map(\.id))
      let before = try await site.community("hennepin-county")
      let given = before.equityAnswers.count {
        $0.subject == "plan" && ofPlan.contains($0.question) && !$0.answer.isEmpty
      }
      let overview = try await ada.get(town + "/hazards/equity").body
      #expect(overview.contains(">\(given) of \(ofPlan.count) questions answered"))
      let answered = Set(before.equityAnswers.map(\.subject))
      let subject = try #require(before.risks.first { !answered.contains($0.id) }).id
      let form = town + "/hazards/equity/risk/\(subject)"
      let saved = try await ada.post(
        form, from: form,
        ["answer.\(first.id)": "Tenants of the tall buildings", "by": "Equity group"])
      #expect(saved["Location"]?.hasSuffix("/risks/\(subject)?done=saved#fairness") == true)
      let page = try await ada.get(town + "/hazards/risks/\(subject)").body
      #expect(page.contains("Tenants of the tall buildings"))
      #expect(page.contains(">1 of \(asked.count) questions answered"))
      let answers = try await site.community("hennepin-county").equityAnswers
      #expect(answers.map(\.subject) == before.equityAnswers.map(\.subject) + [subject])
      let wrong = try await ada.get(town + "/hazards/equity/risk/no-such-risk")
      #expect(wrong.status == 404)
      let bad = try await ada.post(
        town + "/hazards/equity/evidence", from: town + "/hazards/equity",
        ["claim": "Paid translators", "date": "2026-02-31"])
      #expect(bad.status == 400)
      _ = try await ada.post(
        town + "/hazards/equity/evidence", from: town + "/hazards/equity",
        ["claim": "Paid translators", "date": "2026-02-28"])
      let log = try await site.community("hennepin-county").equityEvidence.map(\.id)
      #expect(log == before.equityEvidence.map(\.id) + ["paid-translators"])
    }
  }
}
