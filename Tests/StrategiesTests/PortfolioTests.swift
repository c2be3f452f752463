import Forecast
import Inventory
import Plan
import Quantities
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct PortfolioTests {
  private func portfolio(_ changes: [String: String?] = [:]) throws -> Portfolio {
    try #require(try SampleWorkspace(changes).calculation().portfolio)
  }

  @Test func `shares sum exactly to the whole reduction in every year`() throws {
    let portfolio = try portfolio()
    for year in portfolio.projection.years {
      let whole = try #require(portfolio.reduction(in: year))
      let shares = portfolio.actions.reduce(0) { sum, action in
        sum + (portfolio.reduction(of: action.id, in: year) ?? 0)
      }
      #expect((shares - whole).magnitude <= 1e-9 * max(1, whole.magnitude))
    }
  }

  @Test func `efficiency alone saves its part of the homes' energy`() throws {
    let sample = SampleWorkspace()
    let one = sample.table(
      "actions.csv",
      rows: [
        "a1,Weatherize,,building-efficiency,buildings,2022,2026,,,,planned,near,,,,yes,,x,x,x,,,,,"
      ])
    let portfolio = try portfolio(["actions.csv": one])
    let projection = portfolio.projection
    let homes = projection.tonnes(2030) { $0.subsector == "residential" }
    // participation 0.5, saving 20 %, full effect from 2026 on
    #expect(isClose(portfolio.reduction(of: "a1", in: 2030) ?? 0, (homes ?? 0) * 0.1))
    #expect(
      isClose(
        portfolio.reduction(of: "a1", in: 2022) ?? 0,
        0.02 * (projection.tonnes(2022) { $0.subsector == "residential" } ?? 0)))
    #expect(portfolio.reduction(of: "a1", in: 2021) == 0)
  }

  @Test func `the order of the table does not matter`() throws {
    let sample = SampleWorkspace()
    let lines = sample.files["actions.csv"]?.split(separator: "\n").map(String.init) ?? []
    let reversed = sample.table("actions.csv", rows: lines.dropFirst().reversed())
    let one = try portfolio()
    let other = try portfolio(["actions.csv": reversed])
    for id in ["a1", "a2"] {
      #expect(isClose(one.reduction(of: id, in: 2028) ?? 0, other.reduction(of: id, in: 2028) ?? 1))
    }
  }

  @Test func `two actions share what they overlap equally`() throws {
    let portfolio = try portfolio()
    let together = try #require(portfolio.reduction(in: 2030))
    func alone(_ id: String) throws -> Double {
      let sample = SampleWorkspace()
      let line = sample.files["actions.csv"]?.split(separator: "\n").first { $0.hasPrefix(id) }
      let table = sample.table("actions.csv", rows: [String(line ?? "")])
      return try #require(try self.portfolio(["actions.csv": table]).reduction(in: 2030))
    }
    let first = try alone("a1")
    let second = try alone("a2")
    let overlap = first + second - together
    #expect(isClose(portfolio.reduction(of: "a1", in: 2030) ?? 0, first - overlap / 2))
    #expect(isClose(portfolio.reduction(of: "a2", in: 2030) ?? 0, second - overlap / 2))
  }

  @Test func `an action for resilience has no effect on emissions`() throws {
    #expect(try portfolio().reduction(of: "a3", in: 2030) == 0)
  }

  @Test func `a missing parameter leaves the effect out with an error`() throws {
    let sample = SampleWorkspace()
    let rows = ["a1,subsector,residential,,assumption,", "a1,saving,20,percent,assumption,"]
    let portfolio = try portfolio([
      "action-parameters.csv": sample.table("action-parameters.csv", rows: rows)
    ])
    #expect(portfolio.effective.isEmpty)
    #expect(portfolio.findings.contains { $0.message.contains("“participation”") })
    #expect(portfolio.reduction(in: 2030) == 0)
  }

  @Test func `an action on something the inventory lacks is an error`() throws {
    let sample = SampleWorkspace()
    let text = (sample.files["action-parameters.csv"] ?? "").replacing(
      "residential", with: "palaces")
    let portfolio = try portfolio(["action-parameters.csv": text])
    #expect(portfolio.findings.contains { $0.message.contains("palaces") })
  }

  @Test func `cost per ton is stated cost over the action's own share`() throws {
    let portfolio = try portfolio()
    let action = try #require(portfolio.actions.first { $0.id == "a1" })
    let saved = portfolio.cumulativeReduction(of: "a1")
    // $1,000,000 and $10,000 in each of the nine years 2022 to 2030
    #expect(isClose(portfolio.costPerTonne(of: action)?.dollars ?? 0, 1_090_000 / saved))
  }
}

@Suite struct RampTests {
  @Test func `the effect grows linearly from the start to the full year and stays`() throws {
    let action = try #require(try SampleWorkspace().workspace().actions.first)
    #expect([2021, 2022, 2024, 2026, 2040].map(action.ramp) == [0, 0.2, 0.6, 1, 1])
  }
}
