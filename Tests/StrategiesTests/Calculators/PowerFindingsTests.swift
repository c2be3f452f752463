import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

@Suite struct PowerFindingsTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private func warnings(_ actions: [Action]) -> [Finding] {
    Portfolio(actions: actions, projection: streams.projection).findings
      .filter { $0.severity == .warning }
  }

  private func solar(_ capacity: Double, id: String, start: Int = 2022, full: Int = 2022) throws
    -> Action
  {
    try Act.on(
      "solar", ["capacity": "\(capacity) MW", "capacity_factor": "0.2 share"], id: id,
      start: start, full: full)
  }

  @Test func `power beyond what is used is told once, with the action that goes beyond`() throws {
    // 25,000 MWh are used in 2021 and more later; 10 MW make 17,520 and 20 MW 35,040.
    #expect(warnings([try solar(10, id: "s1")]).isEmpty)
    let found = warnings([try solar(10, id: "s1"), try solar(10, id: "s2")])
    #expect(found.count == 1)
    #expect(found[0].message.contains("more power in 2022"))
    // What is beyond, of all that is made.
    let used = 25_000 * streams.growth(2022)
    let percent = (35_040 - used) / 35_040 * 100
    #expect(found[0].message.contains("\(Int(percent.rounded())) percent"))
    let tonnes = (35_040 - used) * streams.perMegawattHour(2022)
    #expect(
      found[0].message.contains("would avoid \(NumberText.grouped(tonnes)) t CO2e at the grid"))
  }

  @Test func `less use makes the same panels too many`() throws {
    let saving = try Act.on(
      "building-efficiency",
      [
        "subsector": "commercial", "participation": "1 share", "saving": "0.9 share",
        "fuels": "electricity",
      ], id: "b")
    #expect(warnings([try solar(12, id: "s")]).isEmpty)
    #expect(warnings([try solar(12, id: "s"), saving]).count == 1)
  }

  @Test func `contracts for more than all of somebody's power are found`() throws {
    func tariff(_ part: Double, _ id: String) throws -> Action {
      try Act.on(
        "green-tariff",
        [
          "subsector": "residential", "participation": "\(part) share", "saving": "1 share",
        ], id: id)
    }
    let choice = try Act.on(
      "community-choice", ["participation": "0.5 share", "saving": "0.8 share"], id: "z")
    #expect(warnings([try tariff(0.5, "g"), choice]).isEmpty)
    let found = warnings([try tariff(0.6, "g"), choice])
    #expect(found.count == 1)
    #expect(found[0].message.contains("cover 110 percent"))
    // Power that is bought counts by its part of all use, which is 25,000 MWh in 2021.
    let bought = try Act.on("power-purchase", ["power_bought": "15000 MWh"], id: "p")
    #expect(warnings([try tariff(0.4, "g"), bought]).isEmpty)
    #expect(warnings([try tariff(0.6, "g"), bought]).count == 1)
  }

  @Test func `amounts beyond the government's own account are found, and no account is noted`()
    throws
  {
    let lights = try Act.on(
      "streetlights",
      [
        "lamps": "1000 units", "power_each": "0.2 kW", "hours": "4000 hours", "saving": "0.5 share",
      ],
      id: "l")
    let none = GovernmentShare.findings([lights], account: nil, year: 2021)
    #expect(none.map(\.severity) == [.note])
    func findings(_ megawattHours: Int) throws -> [Finding] {
      let sample = SampleWorkspace()
      let header = (sample.files["inventory.csv"] ?? "").split(separator: "\n")
      let text =
        header.map { $0 + ($0.hasPrefix("id,") ? ",account" : ",") } + [
          "go,2021,buildings,commercial,grid-electricity,electricity,\(megawattHours),MWh,,,2,,H,bill,,government"
        ]
      let calculation = try SampleWorkspace([
        "inventory.csv": text.joined(separator: "\n") + "\n"
      ]).calculation()
      let account = try #require(
        calculation.otherAccounts.first { $0.account == .government })
      return GovernmentShare.findings([lights], account: account, year: 2021)
    }
    // The lamps use 800 MWh.
    #expect(try findings(900).isEmpty)
    let found = try findings(700)
    #expect(found.map(\.severity) == [.warning])
    #expect(found[0].message.contains("800 MWh"))
    #expect(found[0].message.contains("700 MWh"))
  }

  @Test func `a small record of another grid changes power that is added by no more than its part`()
    throws
  {
    func saved(_ extra: String?) throws -> (saved: Double, findings: [Finding]) {
      let sample = SampleWorkspace()
      var rows = (sample.files["inventory.csv"] ?? "").split(separator: "\n").map(String.init)
      if let extra { rows.insert(extra, at: 1) }
      let calculation = try SampleWorkspace([
        "inventory.csv": rows.joined(separator: "\n") + "\n"
      ]).calculation()
      let projection = try #require(calculation.projection)
      let cars = try Act.on(
        "electric-vehicles",
        ["participation": "0.5 share", "electricity_per_mile": "0.3 kWh/mile"])
      let portfolio = Portfolio(actions: [cars], projection: projection)
      return (try #require(portfolio.reduction(of: "x", in: 2030)), portfolio.findings)
    }
    let before = try saved(nil)
    let tiny = try saved(
      "e0,2021,buildings,commercial,grid-electricity,electricity,1,MWh,egrid:NYUP,I.2.2,2,,H,bill,")
    #expect(isClose(before.saved, tiny.saved, within: 1e-3))
    #expect(before.saved != tiny.saved)
    let large = try saved(
      "e0,2021,buildings,commercial,grid-electricity,electricity,9000,MWh,egrid:NYUP,I.2.2,2,,H,bill,"
    )
    #expect(large.saved > before.saved * 1.001)
  }

  @Test func `a contract for more than is bought, or for what panels make already, is told once`()
    throws
  {
    let bought = try Act.on("power-purchase", ["power_bought": "40000 MWh"], id: "p")
    let found = warnings([bought])
    #expect(found.count == 1 && found[0].message.contains("more power in 2022"))
    // Panels make 17,520 MWh, so that of 25,000 there are not 20,000 left to contract.
    let half = try Act.on("power-purchase", ["power_bought": "20000 MWh"], id: "p")
    #expect(warnings([try solar(10, id: "s"), half]).count == 1)
    let less = try Act.on("power-purchase", ["power_bought": "5000 MWh"], id: "p")
    #expect(warnings([try solar(10, id: "s"), less]).isEmpty)
  }
}
