import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Strategies
import Testing
import Vulnerability
import Workspace

@testable import Web

/// Forms and addresses whose record somebody has removed meanwhile.
@Suite struct RemovedRecordTests {
  private let town = "/workspaces/hennepin-county"

  private func withTwo(
    on engine: StoreEngine = .sqlite,
    _ body: @Sendable @escaping (TestSite, _ first: Browser, _ second: Browser) async throws -> Void
  ) async throws {
    try await withAddress(engine) { address in
      try await TestSite.run(at: address) { site in
        let ada = try await site.administrator()
        try await site.makeExample(by: ada)
        try await body(
          site, ada, try await site.member(.editor, of: "hennepin-county", invitedBy: ada))
      }
    }
  }

  private func remove(_ file: String, _ row: String, _ browser: Browser) async throws {
    let page = "\(town)/record/remove?file=\(file)&row=\(row)"
    #expect(try await browser.post(page, from: page, ["reason": "No longer ours"]).status == 303)
  }

  /// What a browser sends of the one form of a page that brings a record back: its address and its hidden fields.
  private func form(_ page: Response) throws -> (path: String, fields: [String: String]) {
    let pattern = /<form method="post" action="([^"]*\/bring-back[^"]*)"[^>]*>([\s\S]*?)<\/form>/
    let form = try #require(page.body.firstMatch(of: pattern))
    let inputs = /<input type="hidden" name="([^"]+)" value="([^"]*)">/
    let fields = String(form.2).matches(of: inputs).reduce(into: [String: String]()) {
      $0[String($1.1)] = plain(String($1.2))
    }
    return (plain(String(form.1)), fields)
  }

  private func plain(_ text: String) -> String {
    text.replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  /// Brings the record back as a browser does, which sends the same fields on where it is told to.
  private func bringBack(_ page: Response, _ browser: Browser) async throws -> Response {
    let form = try form(page)
    let back = try await browser.post(form.path, fields: form.fields)
    #expect(back.status == 307)
    return try await browser.post(try #require(back["Location"]), fields: form.fields)
  }

  private func goal(_ site: TestSite) async throws -> AdaptationGoal? {
    try await site.community("hennepin-county").goals.first { $0.id == "care-for-all" }
  }

  private func fields(_ page: Response, _ values: [String: String]) -> [String: String] {
    var all = values
    for name in ["_csrf", "_for", "base", "draft"] { all[name] = page.hiddenField(name) }
    return all
  }

  @Test(arguments: StoreEngine.allCases)
  func `a goal that is gone comes back with what was typed`(_ engine: StoreEngine) async throws {
    try await withTwo(on: engine) { site, ada, ed in
      let edit = town + "/actions/goals/care-for-all/edit"
      let before = try #require(try await goal(site))
      let form = try await ed.get(edit)
      var values = GoalForm.values(of: before)
      values["title"] = "Care <for> \"everybody\" & all"
      try await remove("goals.csv", "care-for-all", ada)
      let gone = try await ed.post(edit, fields: fields(form, values))
      #expect(gone.status == 409)
      #expect(gone.body.contains("Removed by <strong>\(ada.principal.author.name)</strong>"))
      #expect(gone.body.contains("No longer ours"))
      #expect(gone.body.contains("Care &lt;for&gt; &quot;everybody&quot; &amp; all</textarea>"))
      // What the form says as the record did is not listed again.
      #expect(!gone.body.contains("\(before.description)</textarea>"))
      #expect(try await goal(site) == nil)
      let saved = try await bringBack(gone, ed)
      #expect(saved.status == 303, "\(saved.body)")
      let now = try #require(try await goal(site))
      #expect(now.title == "Care <for> \"everybody\" & all")
      #expect(now.description == before.description && now.risks == before.risks)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an action comes back with its parts, and the form is saved over them`(
    _ engine: StoreEngine
  ) async throws {
    try await withTwo(on: engine) { site, ada, ed in
      let page = town + "/actions/b1"
      let before = try await site.community("hennepin-county")
      let action = try #require(before.actions.first { $0.id == "b1" })
      let form = try await ed.get(page)
      var values: [String: String] = [:]
      for (name, cells) in ParameterFields.values(of: action) {
        values["value.\(name)"] = name == "saving" ? "0.198" : cells.value
        values["unit.\(name)"] = cells.unit
        values["source.\(name)"] = cells.source
        values["note.\(name)"] = cells.note
      }
      #expect(
        try await ada.post(page + "/remove", from: page + "/remove").status == 303)
      #expect(try await site.community("hennepin-county").actions.allSatisfy { $0.id != "b1" })
      let gone = try await ed.post(page + "/parameters", fields: fields(form, values))
      #expect(gone.status == 409)
      #expect(gone.body.contains("0.198</textarea>"))
      #expect(try await bringBack(gone, ed).status == 303)
      let after = try await site.community("hennepin-county")
      let back = try #require(after.actions.first { $0.id == "b1" })
      #expect(back.parameters["saving"]?.number == 0.198)
      #expect(back.parameters.count == action.parameters.count)
      #expect(after.milestones.count == before.milestones.count)
      #expect(after.actions.map(\.id) == before.actions.map(\.id))
    }
  }

  @Test func `scores, fairness and outlooks say who removed the risk or the hazard`() async throws {
    try await withTwo { site, ada, ed in
      let forms = [
        ("/hazards/risks/heat-people/my-score", ["why": "Seen it"]),
        ("/hazards/equity/risk/heat-people", ["by": "Edith of the county"]),
        ("/hazards/risks/heat-people/edit", ["impact": "Words of an evening"]),
        ("/hazards/outlook/heavy-rain", ["probability": "5"]),
      ]
      var pages: [Response] = []
      for (path, _) in forms { pages.append(try await ed.get(town + path)) }
      try await remove("risks.csv", "heat-people", ada)
      try await remove("hazards.csv", "heavy-rain", ada)
      for (form, page) in zip(forms, pages) {
        let gone = try await ed.post(town + form.0, fields: fields(page, form.1))
        #expect(gone.status == 409, "\(form.0)")
        #expect(gone.body.contains("Removed by"), "\(form.0)")
        for value in form.1.values { #expect(gone.body.contains(value), "\(form.0)") }
      }
    }
  }

  @Test func `brought back twice it is one record, and the second form meets the first`()
    async throws
  {
    try await withTwo { site, ada, ed in
      let edit = town + "/actions/goals/care-for-all/edit"
      let before = try #require(try await goal(site))
      let (first, second) = (try await ada.get(edit), try await ed.get(edit))
      try await remove("goals.csv", "care-for-all", ada)
      var values = GoalForm.values(of: before)
      values["title"] = "Title of the first"
      let one = try await ada.post(edit, fields: fields(first, values))
      values["title"] = "Title of the second"
      let two = try await ed.post(edit, fields: fields(second, values))
      #expect(try await bringBack(one, ada).status == 303)
      let met = try await bringBack(two, ed)
      #expect(met.status == 409)
      #expect(met.body.contains("Title of the first") && met.body.contains("Title of the second"))
      let goals = try await site.community("hennepin-county").goals
      #expect(goals.count { $0.id == "care-for-all" } == 1)
    }
  }

  @Test func `an address whose record was removed says so and offers it back`() async throws {
    try await withTwo { site, ada, ed in
      let page = town + "/actions/goals/care-for-all"
      try await remove("goals.csv", "care-for-all", ada)
      let gone = try await ed.get(page)
      #expect(gone.status == 404)
      #expect(gone.body.contains("This record was removed"))
      let form = try form(gone)
      let back = try await ed.post(form.path, fields: form.fields)
      #expect(back.status == 303 && back["Location"] == page)
      #expect(try await ed.get(page).status == 200)
      // What never was there is nowhere; neither is another site.
      let never = try await ed.get(town + "/actions/goals/never-there")
      #expect(never.status == 404 && !never.body.contains("bring-back"))
      let elsewhere = try await ed.post(
        town + "/bring-back?file=goals.csv&row=care-for-all&to=//elsewhere.example/&again=yes",
        from: page)
      #expect(elsewhere.status == 303)
      #expect(elsewhere["Location"]?.hasPrefix(town) == true)
      let reader = try await site.member(.viewer, of: "hennepin-county", invitedBy: ada)
      #expect(try await reader.get(page).status == 200)
    }
  }
}
