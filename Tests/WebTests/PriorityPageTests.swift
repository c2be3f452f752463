import Foundation
import Plan
import Store
import Strategies
import Testing
import Workspace

@testable import Web

@Suite struct PriorityPageTests {
  private let path = HennepinSite.place + "/actions/ranking"

  private func fields(_ panel: PriorityPanel, _ weights: [String: String]) -> [String: String] {
    panel.matrix.criteria.reduce(into: [:]) {
      $0["weight-\($1.id)"] = weights[$1.id] ?? "0"
    }
  }

  @Test func `the ranking is that of the calculation, and says whose criteria they are`()
    async throws
  {
    try await HennepinSite.run { files in
      for name in ["criteria.csv", "criteria-weights.csv"] { files[name] = nil }
    } _: { site in
      let page = try await site.get("actions/ranking")
      #expect(page.status == 200)
      #expect(page.body.contains("own choice"))
      let ranking = try #require(site.calculation.priorities.ranking(.weighted))
      var rest = page.body[...]
      for entry in ranking.entries {
        let place = try #require(rest.range(of: "/actions/\(entry.action.id)\">"))
        rest = rest[place.upperBound...]
      }
      let first = try #require(ranking.entries.first)
      #expect(page.numbers(of: "action/\(first.action.id)/score").count == 1)
      let other = try await site.get("actions/ranking?method=outranking")
      #expect(other.numbers(of: "action/\(first.action.id)/flow").count == 1)
      let file = try await site.get("actions/ranking?download=ranking")
      #expect(file.body.contains(first.action.title))
    }
  }

  @Test func `the example's own criteria and offices stand in place of the program's`() async throws
  {
    try await HennepinSite.run { site in
      let page = try await site.get("actions/ranking")
      #expect(!page.body.contains("own choice"))
      let panel = site.calculation.priorities
      #expect(panel.weights.people.count == 3)
      let file = try await site.get("actions/ranking?download=ranking")
      for person in panel.weights.people {
        #expect(page.body.contains(person) && file.body.contains("Place by \(person)"))
      }
      let known = try #require(panel.ranking(.weighted)).entries.map(\.known)
      #expect(known.allSatisfy { $0 > 0.6 })
    }
  }

  @Test func `weights of two people are saved, averaged and shown one by one`() async throws {
    let path = path
    try await HennepinSite.run { site in
      let panel = site.calculation.priorities
      var wrong = fields(panel, ["cost": "many"])
      #expect(try await site.ada.post(path, from: path, wrong).status == 400)
      wrong["weight-cost"] = "0"
      #expect(try await site.ada.post(path, from: path, wrong).status == 400)
      let made = try await site.ada.post(
        path, from: path, fields(panel, ["emissions": "3", "risk": "1"]))
      #expect(made["Location"] == path + "?done=saved")
      let workspace = try await site.site.community("hennepin-county")
      let offices = Set(panel.weights.people)
      let weights = workspace.priorityBook.weights.filter { !offices.contains($0.person) }
      #expect(weights.count == panel.matrix.criteria.count)
      #expect(Set(weights.map(\.person)).count == 1)
      #expect(weights.first { $0.criterion == "emissions" }?.weight == 3)
      // Sent again it changes the rows and adds none.
      _ = try await site.ada.post(path, from: path, fields(panel, ["cost": "5"]))
      let again = try await site.site.community("hennepin-county").priorityBook.weights
        .filter { !offices.contains($0.person) }
      #expect(again.count == weights.count)
      #expect(again.first { $0.criterion == "emissions" }?.weight == 0)
    }
  }

  @Test func `a portfolio asks for what can be answered`() async throws {
    let path = HennepinSite.place + "/actions/portfolio"
    try await HennepinSite.run { files in
      files["limits.csv"] = nil
    } _: { site in
      #expect(try await site.get("actions/portfolio").body.contains("No limits are written yet"))
      let good = ["goal": "reduction", "target": "", "from": "2027", "to": "2030", "discount": "3"]
      for (name, value) in [
        ("from", "soon"), ("discount", "99"), ("goal", "fame"), ("from", "2031"),
      ] {
        let wrong = try await site.ada.post(path, from: path, good.merging([name: value]) { $1 })
        #expect(wrong.status == 400, "\(name) \(value)")
      }
      let none = try await site.ada.post(
        path, from: path, good.merging(["goal": "cost", "target": "no-such"]) { $1 })
      #expect(none.status == 400 && none.body.contains("no-such"))
      #expect(try await site.get("actions/portfolio/no-such-job").status == 404)
    }
  }

  @Test func `without a solver the job fails with a sentence that says what to do`() async throws {
    let path = HennepinSite.place + "/actions/portfolio"
    try await HennepinSite.run { site in
      let asked = try await site.ada.post(
        path, from: path, ["goal": "reduction", "target": "", "from": "2027", "to": "2030"])
      let job = try #require(asked["Location"])
      var page = ""
      for _ in 0..<100 where !page.contains("HiGHS") {
        try await Task.sleep(for: .seconds(0.1))
        page = try await site.ada.get(job).body
      }
      #expect(page.contains("HiGHS is not installed on this server"))
    }
  }
}
