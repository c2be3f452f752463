import Accounts
import Foundation
import Store
import Strategies
import Testing
import Workspace

@testable import Web

/// Two people whose forms change some of the same rows.
@Suite struct StaleEditTests {
  private let town = "/workspaces/hennepin-county"

  private func withTwo(
    _ body: @Sendable @escaping (TestSite, _ first: Browser, _ second: Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { county in
      let (site, ada) = (county.site, county.ada)
      try await body(
        site, ada, try await site.member(.editor, of: "hennepin-county", invitedBy: ada))
    }
  }

  private func fields(
    _ site: TestSite, _ changes: [String: String], at page: Response
  ) async throws -> [String: String] {
    let action = try #require(
      try await site.community("hennepin-county").actions.first { $0.id == "b1" })
    var fields: [String: String] = [:]
    for (name, cells) in ParameterFields.values(of: action) {
      fields["value.\(name)"] = changes[name] ?? cells.value
      fields["unit.\(name)"] = cells.unit
      fields["source.\(name)"] = cells.source
      fields["note.\(name)"] = cells.note
    }
    for name in ["_csrf", "base", "draft"] { fields[name] = page.hiddenField(name) }
    return fields
  }

  /// What a browser sends of a page of versions: hidden fields, and of each pair the chosen one.
  private func sent(_ page: String, choosing choice: [String: String]) throws -> [String: String] {
    let pattern = /<input type="hidden" name="([^"]+)" value="([^"]*)">/
    let fields = page.matches(of: pattern).reduce(into: [String: String]()) {
      $0[String($1.1)] = String($1.2).replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }
    return fields.merging(choice) { $1 }
  }

  private func parameters(_ site: TestSite) async throws -> [String: Double?] {
    let actions = try await site.community("hennepin-county").actions
    return try #require(actions.first { $0.id == "b1" }).parameters.mapValues(\.number)
  }

  @Test func `rows that nobody else changed are saved with the choice`() async throws {
    try await withTwo { site, ada, ed in
      let page = town + "/actions/b1"
      let stale = try await ed.get(page)
      let late = try await fields(site, ["participation": "0.3", "saving": "0.198"], at: stale)
      let early = try await fields(site, ["participation": "0.5"], at: try await ada.get(page))
      #expect(try await ada.post(page + "/parameters", fields: early).status == 303)
      let conflict = try await ed.post(
        page + "/parameters", fields: late,
        headers: ["Referer: http://localhost\(page)"])
      #expect(conflict.status == 409)
      #expect(conflict.body.contains("One more row that you changed is saved with your choice."))
      let radio = try #require(
        conflict.body.firstMatch(of: /name="(row\.\d+\.cell\.value)" value="0\.5"/))
      let done = try await ed.post(
        town + "/choose",
        fields: try sent(conflict.body, choosing: [String(radio.1): "0.5"]))
      #expect(done.status == 303)
      let now = try await parameters(site)
      #expect(now["participation"] == 0.5)
      #expect(now["saving"] == 0.198)
    }
  }

  @Test func `several rows with two versions are chosen one by one`() async throws {
    try await withTwo { site, ada, ed in
      let page = town + "/actions/b1"
      let stale = try await ed.get(page)
      let late = try await fields(site, ["participation": "0.3", "saving": "0.198"], at: stale)
      let early = try await fields(
        site, ["participation": "0.5", "saving": "0.4"], at: try await ada.get(page))
      #expect(try await ada.post(page + "/parameters", fields: early).status == 303)
      let conflict = try await ed.post(page + "/parameters", fields: late)
      #expect(conflict.status == 409)
      let mine = try #require(
        conflict.body.firstMatch(of: /name="(row\.\d+\.cell\.value)" value="0\.198"/))
      let theirs = try #require(
        conflict.body.firstMatch(of: /name="(row\.\d+\.cell\.value)" value="0\.5"/))
      let done = try await ed.post(
        town + "/choose",
        fields: try sent(
          conflict.body, choosing: [String(mine.1): "0.198", String(theirs.1): "0.5"]))
      #expect(done.status == 303)
      let now = try await parameters(site)
      #expect(now["participation"] == 0.5)
      #expect(now["saving"] == 0.198)
    }
  }

  @Test func `a goal's two versions stand beside each other`() async throws {
    try await withTwo { site, ada, ed in
      let goal = try #require(
        try await site.community("hennepin-county").goals.first { $0.id == "care-for-all" })
      let edit = town + "/actions/goals/care-for-all/edit"
      let stale = try await ed.get(edit)
      #expect(stale.status == 200)
      var values = GoalForm.values(of: goal)
      values["description"] = "Words of the first"
      #expect(try await ada.post(edit, from: edit, values).status == 303)
      values = GoalForm.values(of: goal)
      values["title"] = "Title of the second"
      for name in ["_csrf", "base", "draft"] { values[name] = stale.hiddenField(name) }
      let conflict = try await ed.post(edit, fields: values)
      #expect(conflict.status == 409)
      #expect(conflict.body.contains("Words of the first"))
      let title = try #require(conflict.body.firstMatch(of: /name="(row\.\d+)\.cell\.title"/)).1
      let done = try await ed.post(
        town + "/choose",
        fields: try sent(
          conflict.body,
          choosing: [
            "\(title).cell.title": "Title of the second",
            "\(title).cell.description": "Words of the first", "back": "//elsewhere.example/",
          ]))
      #expect(done["Location"] == town)
      let now = try await site.community("hennepin-county").goals.first { $0.id == "care-for-all" }
      #expect(now?.title == "Title of the second")
      #expect(now?.description == "Words of the first")
    }
  }

  @Test func `a row that somebody removed meanwhile can be put back`() async throws {
    try await withTwo { site, ada, ed in
      let page = town + "/actions/b1"
      let stale = try await ed.get(page)
      let late = try await fields(site, ["saving": "0.198"], at: stale)
      let early = try await fields(site, ["saving": ""], at: try await ada.get(page))
      #expect(try await ada.post(page + "/parameters", fields: early).status == 303)
      #expect(try await parameters(site)["saving"] == nil)
      let conflict = try await ed.post(page + "/parameters", fields: late)
      #expect(conflict.status == 409)
      let step = try #require(
        conflict.body.firstMatch(of: /type="radio" name="(row\.\d+\.step)" value="add"/)
      ).1
      let done = try await ed.post(
        town + "/choose", fields: try sent(conflict.body, choosing: [String(step): "add"]))
      #expect(done.status == 303)
      #expect(try await parameters(site)["saving"] == 0.198)
    }
  }
}
