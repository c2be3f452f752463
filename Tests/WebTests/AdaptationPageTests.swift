import Accounts
import Foundation
import Store
import Strategies
import Testing
import Vulnerability
import Workspace

@testable import Web

@Suite struct AdaptationPageTests {
  private let town = "/workspaces/hennepin-county"

  private func withExample(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { try await body($0.site, $0.ada) }
  }

  @Test func `the library is searched and filtered as its own search says`() async throws {
    try await withExample { _, ada in
      let library = StrategyLibrary.standard
      let path = town + "/actions/library"
      #expect(try await ada.get(path).body.contains("\(library.strategies.count) strategies"))
      let found = library.search(StrategyQuery(words: "shade", hazard: "heat-wave"))
      let page = try await ada.get(path + "?q=shade&hazard=heat-wave").body
      #expect(page.contains("\(found.count) of \(library.strategies.count) strategies"))
      for strategy in found { #expect(page.contains("/actions/library/\(strategy.id)\"")) }
      let cuts = library.strategies.count { $0.alsoMitigates != nil }
      #expect(
        try await ada.get(path + "?cuts=yes").body.contains(
          "\(cuts) of \(library.strategies.count) strategies"))
    }
  }

  @Test func `the library lists calculators beside strategies, and a kind leaves one of them`()
    async throws
  {
    try await withExample { _, ada in
      let path = town + "/actions/library"
      let everything = try await ada.get(path + "?all=yes").body
      #expect(everything.contains("\(Calculator.all.count) calculators"))
      for calculator in Calculator.all {
        #expect(everything.contains("actions/new?kind=\(calculator.kind.rawValue)\""))
      }
      let waste = try await ada.get(path + "?kind=waste").body
      let group = Calculator.search("", group: .waste)
      #expect(waste.contains("\(group.count) of \(Calculator.all.count) calculators"))
      #expect(!waste.contains("/actions/library/shade-corridors\""))
      #expect(!waste.contains("kind=solar\""))
      let strategies = try await ada.get(path + "?kind=strategies").body
      #expect(!strategies.contains("actions/new?kind="))
      // A calculator serves the hazards of its strategies, and says through which.
      let heat = try await ada.get(path + "?hazard=heat-wave&kind=calculators").body
      #expect(heat.contains("kind=weatherization\"") && !heat.contains("kind=streetlights\""))
      #expect(heat.contains("/actions/library/weatherize-low-income-homes\""))
      let solar = try await ada.get(path + "?q=solar").body
      #expect(solar.contains("kind=rooftop-solar\"") && !solar.contains("kind=streetlights\""))
    }
  }

  @Test func `what is suggested for a risk has its reasons`() async throws {
    try await withExample { site, ada in
      let outlook = town + "/hazards/outlook/hottest-day"
      _ = try await ada.post(outlook, from: outlook, ["type": "extreme-hot-days"])
      let page = try await ada.get(town + "/actions/library?risk=heat-people").body
      #expect(page.contains("Suggested for: "))
      #expect(page.contains("It answers extreme hot days."))
      #expect(page.contains("There is no score."))
    }
  }

  @Test func `a strategy shows what can go wrong and who may be left out`() async throws {
    try await withExample { _, ada in
      let strategy = try #require(StrategyLibrary.standard.strategy("shade-corridors"))
      let page = try await ada.get(town + "/actions/library/shade-corridors").body
      for text in [strategy.maladaptation, strategy.equity, strategy.firstStep] {
        #expect(page.contains(escaped(text)))
      }
      #expect(try await ada.get(town + "/actions/library/no-such").status == 404)
    }
  }

  @Test func `adopting makes the action, its responses and its numbers in one change`()
    async throws
  {
    try await withExample { site, ada in
      let form = town + "/actions/library/shade-corridors/adopt"
      let fields = [
        "title": "Shade to school", "summary": "Trees", "start_year": "2027", "full_year": "2033",
        "lead": "Parks", "risks": "heat-people heat-housing", "exposure_drop": "1",
        "sensitivity_drop": "0", "capacity_gain": "0", "why": "Shade where people walk",
      ]
      for (column, value) in [("risks", ""), ("why", ""), ("full_year", "2020"), ("title", "")] {
        let wrong = try await ada.post(form, from: form, fields.merging([column: value]) { $1 })
        #expect(wrong.status == 400)
      }
      let head = try await site.store.head(of: "hennepin-county")
      let made = try await ada.post(form, from: form, fields)
      #expect(made["Location"] == town + "/actions/shade-to-school?done=adopted")
      #expect(try await site.store.head(of: "hennepin-county") == head + 1)
      let workspace = try await site.community("hennepin-county")
      let action = try #require(workspace.actions.first { $0.id == "shade-to-school" })
      #expect(action.strategy == "shade-corridors")
      #expect(action.kind == .resilience)
      #expect(action.risks == ["heat-people", "heat-housing"])
      let responses = workspace.responses.filter { $0.action == "shade-to-school" }
      #expect(responses.map(\.risk) == ["heat-people", "heat-housing"])
      #expect(
        responses.allSatisfy { $0.exposureDrop == 1 && $0.reason == "Shade where people walk" })
      let risk = try await ada.get(town + "/hazards/risks/heat-people").body
      #expect(risk.contains("What is left after actions"))
      #expect(risk.contains("Shade to school"))
    }
  }

  @Test func `adopting with its calculator makes one action of tons and risks`() async throws {
    try await withExample { site, ada in
      let form = town + "/actions/library/weatherize-low-income-homes/adopt"
      let page = try await ada.get(form).body
      #expect(page.contains("adopt?as=building-efficiency"))
      #expect(page.contains("name=\"cuts\" value=\"yes\" checked"))
      let fields = [
        "title": "Warm homes", "summary": "Seal", "start_year": "2027", "full_year": "2033",
        "lead": "", "risks": "heat-people", "exposure_drop": "0", "sensitivity_drop": "1",
        "capacity_gain": "0", "why": "Rooms stay cool", "cuts": "yes", "as": "weatherization",
        "value.participation": "0.2", "unit.participation": "share",
        "value.subsector": "residential",
      ]
      let made = try await ada.post(form, from: form, fields)
      #expect(made["Location"] == town + "/actions/warm-homes?done=adopted")
      let workspace = try await site.community("hennepin-county")
      let action = try #require(workspace.actions.first { $0.id == "warm-homes" })
      #expect(action.kind.rawValue == "weatherization" && action.sector == "buildings")
      #expect(action.isMitigation && action.isAdaptation)
      #expect(action.parameters["participation"]?.number == 0.2)
      #expect(action.parameters["fuel_saving"]?.source == "ornl-weatherization")
      #expect(action.parameters["electricity_saving"]?.note.hasPrefix("Unverified") == true)
      #expect(workspace.sources["ornl-weatherization"] != nil)
    }
  }

  @Test func `pathways say what to decide, the most urgent first`() async throws {
    try await withExample { site, ada in
      let page = try await ada.get(town + "/actions/pathways").body
      let due = page.matches(of: #/rows__title">Decide by (\d{4}): /#).compactMap { Int($0.1) }
      #expect(!due.isEmpty && due == due.sorted())
      let community = try await site.community("hennepin-county")
      for pathway in community.pathways where !pathway.action.isEmpty {
        #expect(page.contains("/actions/\(pathway.action)\""))
      }
      #expect(page.contains("What to decide, and by when"))
    }
  }

  @Test func `a goal is tied to risks and says how far it is`() async throws {
    try await withExample { site, ada in
      let new = town + "/actions/goals/new"
      let fields = [
        "title": "Nobody dies of heat", "risks": "heat-people", "indicator": "population",
        "baseline_year": "2020", "baseline": "10", "target_year": "2035", "target": "0",
      ]
      for (column, value) in [
        ("title", ""), ("target_year", "2019"), ("baseline", "ten"), ("unit", "furlongs"),
      ] {
        let wrong = try await ada.post(new, from: new, fields.merging([column: value]) { $1 })
        #expect(wrong.status == 400)
      }
      let made = try await ada.post(new, from: new, fields)
      let goal = town + "/actions/goals/nobody-dies-of-heat"
      #expect(made["Location"] == goal + "?done=saved")
      let workspace = try await site.community("hennepin-county")
      let saved = try #require(workspace.goals.first { $0.id == "nobody-dies-of-heat" })
      #expect(saved.risks == ["heat-people"])
      #expect(saved.target == 0)
      #expect(try await ada.get(goal).body.contains("people and public health"))
      #expect(
        try await ada.get(town + "/hazards/risks/heat-people").body.contains("Nobody dies of heat"))
      let edited = try await ada.post(
        goal + "/edit", from: goal + "/edit",
        GoalForm.values(of: saved).merging(["lead": "Health"]) { $1 })
      #expect(edited["Location"] == goal + "?done=saved")
      #expect(
        try await site.community("hennepin-county").goals.first { $0.id == saved.id }?.lead
          == "Health")
    }
  }
}
