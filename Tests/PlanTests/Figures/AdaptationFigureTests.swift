import Factors
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct AdaptationFigureTests {
  private let place = Place(file: "plan/01.md", row: 3)

  private func catalog(_ changes: [String: String?] = [:]) throws -> FigureCatalog {
    let files = SampleAdaptation.files.merging(changes) { $1 }
    return FigureCatalog(try SampleWorkspace(files).calculation())
  }

  private func text(_ id: String) throws -> String {
    switch try catalog().value(id, format: nil, at: place) {
    case .found(let value): value.text
    case .missing(let finding): "missing: \(finding.message)"
    }
  }

  @Test(arguments: [
    ("risk/heat-health/residual", "3 of 5, moderate"),
    ("risk/heat-health/residual/2020", "5 of 5, high"),
    ("risk/heat-health/residual/2024", "4 of 5, moderately high"),
    ("risk/heat-health/expected-loss", "$450,000"),
    ("goal/cool/state", "On track"), ("goal/cool/progress", "40%"),
    ("pathway/rooms/year", "2040"), ("pathway/rooms/decision", "2032"),
    ("count/goals", "2"), ("count/risks-without-action", "0"), ("count/equity-answered", "2"),
  ])
  func `figures of adaptation are printed`(_ id: String, _ expected: String) throws {
    #expect(try text(id) == expected)
  }

  @Test(arguments: [
    "risk/heat-health/nothing", "goal/none/state", "goal/floodway/progress", "pathway/none/year",
    "action/a2/benefit-cost", "action/a1/net-benefit", "risk/heat-health/residual/soon",
  ])
  func `what cannot be told says why`(_ id: String) throws {
    #expect(try text(id).hasPrefix("missing: "))
    #expect(try text(id).hasSuffix("."))
  }

  @Test func `losses of one risk in other years' dollars leave those of another alone`() throws {
    let losses = try #require(SampleAdaptation.files["losses.csv"] ?? nil)
    let older = losses.replacing("river-homes,10,2000000,2024", with: "river-homes,10,2000000,1990")
      .replacing("river-homes,100,30000000,2024", with: "river-homes,100,30000000,1990")
    let catalog = try catalog(["losses.csv": older])
    for risk in ["heat-health", "river-homes"] {
      guard case .found = catalog.answer("risk/\(risk)/expected-loss") else {
        Issue.record("The loss of \(risk) is spoiled by that of another risk.")
        return
      }
    }
  }

  @Test func `every suggested figure has an answer`() throws {
    let catalog = try catalog()
    let prefixes = ["goal/", "pathway/", "risk/"]
    let ids = catalog.ids.filter { id in prefixes.contains { id.hasPrefix($0) } }
    #expect(ids.count > 8)
    for id in ids {
      guard case .found(let figure) = catalog.answer(id) else {
        Issue.record("\(id) has no answer.")
        continue
      }
      #expect(!figure.explanation.title.isEmpty, "\(id)")
    }
  }

  @Test func `contradictions are among the findings of the plan`() throws {
    let responses =
      "action,risk,exposure_drop,sensitivity_drop,capacity_gain,loss_reduction_percent,from_year,reason,source,note\na3,heat-health,,,2,,2010,Early,bill,\na3,heat-health,,,1,,,Twice,bill,\n"
    let files = SampleAdaptation.files.merging(["responses.csv": responses]) { $1 }
    let findings = try SampleWorkspace(files).calculation().findings
      .filter { $0.place.file == "responses.csv" }
    #expect(Set(findings.compactMap(\.place.column)).contains("from_year"))
    #expect(findings.contains { $0.severity == .error && $0.place.row == 3 })
  }

  @Test func `other actions give another residual`() throws {
    let calculation = try SampleWorkspace(SampleAdaptation.files).calculation()
    let fewer = calculation.with(actions: calculation.workspace.actions.filter { $0.id != "a3" })
    #expect(fewer.adaptation.book.reliefs.map(\.action) == ["a1", "buyout"])
  }
}
