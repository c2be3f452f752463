import Factors
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

  @Test func `wedges fill the gap between business as usual and the plan`() throws {
    let portfolio = try portfolio()
    for year in portfolio.projection.years {
      let before = try #require(portfolio.projection.total(year))
      let after = try #require(portfolio.total(year))
      let shares = portfolio.actions.reduce(0) { sum, action in
        sum + (portfolio.reduction(of: action.id, in: year) ?? .nan)
      }
      #expect((before - shares - after).magnitude <= 1e-9 * before)
    }
  }

  @Test func `the sectors with every action sum to the plan`() throws {
    let portfolio = try portfolio()
    for year in [2022, 2026, 2030] {
      let sum = Sector.allCases.compactMap { portfolio.total(year, sector: $0) }.reduce(0, +)
      let total = try #require(portfolio.total(year))
      #expect(isClose(sum, total))
    }
    #expect(portfolio.total(2031, sector: .buildings) == nil)
  }

  @Test func `the sum of shares is what all actions do one after the other`() throws {
    let portfolio = try portfolio()
    let projection = portfolio.projection
    func tonnes(_ id: String) -> Double { projection.tonnes(2030) { $0.id == id } ?? .nan }
    // a1 leaves 90 % of the homes' energy; a2 then moves 40 % of the gas at a COP of 3 and 90 % furnaces
    let gas = 50_000 * 1110.0 / 1020 * 0.9
    let power = gas * 0.4 * 1.026 * Energy.mmBtu(1).megawattHours * 0.9 / 3
    let perMWh = tonnes("e21") / (9000 * 1110.0 / 1020)
    let expected =
      0.1 * (tonnes("e21") + tonnes("g21")) + 0.9 * 0.4 * tonnes("g21") - power * perMWh
    #expect(isClose(portfolio.reduction(in: 2030) ?? .nan, expected))
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
    let saved = try #require(portfolio.cumulativeReduction(of: "a1"))
    // $1,000,000 and $10,000 in each of the nine years 2022 to 2030
    #expect(isClose(portfolio.costPerTonne(of: action)?.dollars ?? 0, 1_090_000 / saved))
  }

  @Test
  func `of many records reached the largest are explained one by one, and the rest as one part`()
    throws
  {
    let sample = SampleWorkspace()
    let rows = (1...130).map { number in
      "g\(number),2021,buildings,residential,stationary-fuel,natural-gas,\(number)000,mcf,,I.1.1,1,,H,bill,"
    }
    let portfolio = try portfolio(["inventory.csv": sample.table("inventory.csv", rows: rows)])
    let action = try #require(portfolio.actions.first { $0.id == "a1" })
    let explanation = portfolio.explanation(of: action, in: 2030, sources: [:])
    #expect(explanation.inputs.count { $0.symbol == "A" } == 100)
    let rest = try #require(explanation.inputs.first { $0.symbol == "Σ A · e" })
    let tonnes = portfolio.projection.streams.prefix(30).reduce(0) { sum, stream in
      sum + portfolio.projection.inventory.potentials.tonnes(stream.emissions(9))
    }
    #expect(rest.value == NumberText.grouped(tonnes))
    #expect(explanation.parts.count == 101)
    #expect(explanation.parts.last?.title == "30 smaller records")
  }
}

@Suite struct RampTests {
  @Test func `the effect grows linearly from the start to the full year and stays`() throws {
    let action = try #require(try SampleWorkspace().workspace().actions.first)
    #expect([2021, 2022, 2024, 2026, 2040].map(action.ramp) == [0, 0.2, 0.6, 1, 1])
  }
}
