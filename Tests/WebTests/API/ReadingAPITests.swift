import Accounts
import Climate
import Factors
import Forecast
import Foundation
import Inventory
import Plan
import Store
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Web

/// Readings that say what they do not know, and refuse what they cannot answer.
@Suite struct ReadingAPITests {
  private let town = "/api/v1/workspaces/hennepin-county"

  private func withProgram(
    _ change: (inout [String: String]) -> Void = { _ in },
    _ body: @Sendable @escaping (HennepinSite, APIProgram) async throws -> Void
  ) async throws {
    try await HennepinSite.run(change) { county in
      try await body(county, try await APIProgram(of: county.ada, [.read]))
    }
  }

  /// The years of four models, and those of one that ends too early.
  private static let models =
    InventoryDoubtPageTests.models
    + (1981...1992).map { "hottest-day,SSP2-4.5,short,\($0),\(90 + $0 % 7)\n" }.joined()

  @Test func `return levels say how often, and which models could not be used`() async throws {
    try await withProgram {
      $0["climate-models.csv"] = Self.models
    } _: { county, program in
      let path = town + "/climate/return-levels?limit=1000"
      let list = try await program.ask("GET", path)
      #expect(list.status == 200, "\(list.json)")
      #expect(!list.items.isEmpty)
      let short = list.json["notFitted"]?.items?.first { $0["model"]?.text == "short" }
      #expect(short?["indicator"]?.text == "hottest-day")
      #expect(short?["reason"]?.text?.contains("12") == true, "\(String(describing: short))")
      let events = try RareEvents("hottest-day", of: county.calculation.workspace.climate)
      for item in list.items {
        let standing = item["standing"]?.text
        let years = item["comesEvery"]?.double
        #expect((standing == "known") == (years != nil), "\(item)")
        if let years { #expect(years <= RareEvents.longest) }
        if item["period"]?.text == events.summary.request.baseline.code {
          #expect(standing == "baseline")
        }
      }
      let shift = try #require(
        events.summary.shifts.first { $0.returnPeriod == 10 && $0.period == .late })
      let item = list.items.first {
        $0["returnPeriod"]?.double == 10 && $0["period"]?.text == shift.period.code
      }
      #expect(item?["comesEvery"]?.double == shift.medianYears)
      let row = try #require(events.height(shift.scenario, shift.period, every: 10))
      let interval = try #require(events.typicalInterval(of: row))
      #expect(item?["intervalLow"]?.double == interval.lowerBound)
      #expect(item?["intervalHigh"]?.double == interval.upperBound)
      #expect(item?["fewestYears"]?.whole == 30 && item?["mostYears"]?.whole == 30)
      let one = try await program.ask("GET", path + "&indicator=hottest-day")
      #expect(one.items.count == list.items.count)
      let unknown = try await program.ask("GET", path + "&indicator=typo")
      #expect(unknown.status == 404)
      #expect(unknown.json["detail"]?.text?.contains("hottest-day") == true)
    }
  }

  @Test func `the climate of a place is asked for in one way`() async throws {
    try await withProgram { _, program in
      let both = try await program.ask("GET", town + "/climate?own=true&place=27123")
      #expect(both.status == 422)
      #expect(try await program.ask("GET", town + "/climate?place=27123").status == 200)
      #expect(try await program.ask("GET", town + "/climate?own=true").status == 200)
      let unknown = try await program.ask("GET", town + "/climate?indicator=typo")
      #expect(unknown.status == 404)
    }
  }

  @Test func `an index that is not there is no other one`() async throws {
    try await withProgram { county, program in
      let ids = TractLayer.ids(in: county.calculation.workspace.tractMeasures)
      let first = try #require(ids.first)
      let path = town + "/exposure?by=quartile&overlay="
      let unknown = try await program.ask("GET", path + "svi-2O22")
      #expect(unknown.status == 422)
      #expect(unknown.json["detail"]?.text?.contains(first) == true)
      #expect(try await program.ask("GET", path + first).status == 200)
    }
  }

  @Test func `a list by quarters names the index`() async throws {
    try await withProgram {
      $0.merge(ExposurePageTests.laidOver) { $1 }
      $0["tract-measures.csv"]? += "27053000100,cdc-index,overall,,0.2,,assumption,\n"
    } _: { county, program in
      let ids = TractLayer.ids(in: county.calculation.workspace.tractMeasures)
      #expect(ids == ["cdc-index", "svi-2022"])
      for id in ids {
        let quarters = try await program.ask("GET", town + "/exposure?by=quartile&overlay=\(id)")
        #expect(quarters.json["overlay"]?.text == id, "\(quarters.json)")
        #expect(!quarters.items.isEmpty)
      }
      let levels = try await program.ask("GET", town + "/exposure?by=level")
      #expect(levels.json["overlay"] == .null)
    }
  }

  @Test func `a year outside of the forecast is no other year`() async throws {
    try await withProgram { county, program in
      let years = try #require(county.calculation.projection?.years)
      for path in ["/forecast/uncertainty", "/forecast/range-proposals"] {
        let early = try await program.ask("GET", town + path + "?year=1995&draws=500")
        #expect(early.status == 422)
        #expect(early.json["detail"]?.text?.contains(String(years.upperBound)) == true)
      }
    }
  }

  @Test func `a list goes on in its own state, and the doubt of a year is of its revision`()
    async throws
  {
    try await HennepinSite.run { county in
      let program = try await APIProgram(of: county.ada, [.read, .write])
      let year = try #require(county.calculation.inventory.years.last)
      let path = town + "/inventory/\(year)/uncertainty?draws=500"
      let before = try await program.ask("GET", path)
      #expect(before.status == 200, "\(before.json)")
      let levers = town + "/forecast/levers?limit=2"
      let first = try await program.ask("GET", levers)
      let record = try #require(
        county.calculation.inventory.entries(of: year).max {
          county.calculation.inventory.potentials.tonnes($0.emissions)
            < county.calculation.inventory.potentials.tonnes($1.emissions)
        }?.record.id)
      let row = town + "/tables/inventory.csv/rows/\(record)"
      let removed = try await program.ask(
        "DELETE", row, seen: try await program.ask("GET", row).tag)
      #expect(removed.status == 200, "\(removed.json)")
      let next = try #require(first.json["next"]?.text)
      let second = try await program.ask("GET", levers + "&after=\(next)")
      #expect(second.json["revision"]?.whole == 1)
      let now = try await program.ask("GET", path)
      #expect(now.json["revision"]?.whole == 2)
      let total = try #require(before.json["tonnes"]?.double)
      #expect(try #require(now.json["tonnes"]?.double) < total)
      let old = try await program.ask("GET", path + "&revision=1")
      #expect(old.json["tonnes"]?.double == total)
      #expect(old.json["low"]?.double == before.json["low"]?.double)
      let many = town + "/inventory/\(year)/uncertainty?draws=100000"
      #expect(try await program.ask("GET", many).status == 400)
    }
  }

  @Test func `a workspace that cannot be read says what a program can send`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let program = try await APIProgram(of: ada)
      let town = "/api/v1/workspaces/green-town"
      try await site.store.commit(
        CommitDraft(
          id: "without-a-town", author: ada.principal.author, reason: "Try", base: 1,
          changes: [
            DocumentChange(name: DocumentName("community.yaml"), kind: .file, body: nil)
          ]), to: "green-town")
      for path in ["/findings", "/progress"] {
        let answer = try await program.ask("GET", town + path)
        #expect(answer.status == 409)
        let detail = try #require(answer.json["detail"]?.text)
        #expect(detail.contains("community.yaml") && detail.contains("`putDocument`"))
        #expect(!detail.contains("cairn init"))
      }
    }
  }

  @Test func `a table is taken away as it stands, and one that is not there as its header`()
    async throws
  {
    try await withProgram { county, program in
      func get(_ table: String) async throws -> Response {
        try await program.browser.get(
          town + "/tables/\(table)/export", headers: program.headers)
      }
      let kept = try await get("inventory.csv")
      #expect(kept.status == 200 && kept["Content-Type"] == "text/csv")
      #expect(try Array(kept.body.utf8) == TestSite.exampleFiles()["inventory.csv"])
      let missing = try await get("reported.csv")
      let columns = WorkspaceTables.all.first { $0.file == "reported.csv" }?.columns
      #expect(missing.body == columns.map { $0.joined(separator: ",") + "\n" })
      #expect(try await get("nothing.csv").status == 404)
    }
  }
}
