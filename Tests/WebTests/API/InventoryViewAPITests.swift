import Accounts
import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Store
import Tables
import TestSupport
import Testing
import Workspace

@testable import Web

/// What an inventory's change is made of, and the inventory beside other methods and its own past.
@Suite struct InventoryViewAPITests {
  @Test func `the drivers of a change add up to it`() async throws {
    try await APIProgram.run([.read]) { county, program in
      let answer = try await program.ask("GET", "/inventory-contribution?from=2005&to=2021")
      #expect(answer.status == 200)
      let inventory = county.calculation.inventory
      let change = try #require(answer.json["change"]?.double)
      #expect(isClose(change, inventory.total(2021) - inventory.total(2005)))
      let sum = ["drivers", "sources", "undivided"].flatMap { answer.json[$0]?.items ?? [] }
        .compactMap { $0["tonnes"]?.double }.reduce(0, +)
      #expect(isClose(sum, change, within: 1e-6))
      let same = try await program.ask("GET", "/inventory-contribution?from=2021&to=2021")
      #expect(same.status == 422)
      #expect(same.json["detail"]?.text?.contains("2005") == true)
    }
  }

  @Test func `a record by every method is that of the library`() async throws {
    try await APIProgram.run([.read]) { county, program in
      let workspace = county.calculation.workspace
      let record = try #require(workspace.records.first { $0.id == "el-res-2021" })
      let comparison = PlanCalculation.comparison(
        of: record, in: workspace, library: FactorLibrary.standard)
      let answer = try await program.ask("GET", "/inventory-methods?record=el-res-2021")
      let methods = answer.json["methods"]?.items ?? []
      #expect(methods.compactMap { $0["method"]?.text } == comparison.rows.map(\.method.id))
      #expect(methods.map { $0["tonnes"]?.double } == comparison.rows.map(\.tonnes))
      #expect((answer.json["variants"]?.items ?? []).count == comparison.variants.count)
      #expect(try await program.ask("GET", "/inventory-methods?record=typo").status == 404)
    }
  }

  @Test func `waste by WARM is a view of its year`() async throws {
    try await APIProgram.run([.read]) { county, program in
      let year = try #require(WarmPages.years(county.calculation.inventory).last)
      let view = county.calculation.wasteByWarm(year, edition: "2021")
      let answer = try await program.ask("GET", "/inventory/\(year)/warm?edition=2021")
      let records = answer.json["records"]?.items ?? []
      #expect(records.map { $0["warm"]?.double } == view.rows.map(\.warm))
      #expect(records.compactMap { $0["inventory"]?.double } == view.rows.map(\.own))
      #expect(answer.json["potentialSet"]?.text == view.potentialSet)
      #expect(try await program.ask("GET", "/inventory/1950/warm").status == 404)
    }
  }

  @Test func `a recalculation is read and logged once`() async throws {
    try await HennepinSite.run { files in
      files["inventory.csv"] = Self.records(500_000)
      files["targets.csv"] = nil
      files["actions.csv"] = nil
    } _: { county in
      let program = try await APIProgram(of: county.ada)
      let path = "/inventory-recalculation"
      let unmoved = try await program.ask("GET", path + "?from=1")
      #expect(unmoved.json["recordCount"]?.whole == 0)
      let body: JSONValue = [
        "from": 1, "change": "activity", "what": "Bills of 2021", "why": "The utility sent them",
      ]
      #expect(try await program.ask("POST", path, body).status == 409)
      let change: JSONValue = ["cells": ["quantity": 600_000]]
      let row = "/tables/inventory.csv/rows/power-2021"
      let seen = try await program.ask("GET", row)
      #expect(try await program.ask("PATCH", row, change, seen: seen.tag).status == 200)
      let moved = try await program.ask("GET", path + "?from=1")
      let records = moved.json["records"]?.items ?? []
      #expect(records.compactMap { $0["record"]?.text } == ["power-2021"])
      #expect(records.first?["causes"]?.items?.compactMap(\.text) == ["activity"])
      let year = try #require(
        moved.json["years"]?.items?.first { $0["year"]?.whole == 2021 })
      #expect(year["isToRecalculate"]?.truth == true)
      #expect(
        year["before"]?.double == county.calculation.inventory.total(2021))
      // Of the state before the change there is nothing to log.
      let old: JSONValue = [
        "from": 1, "base": 1, "change": "activity", "what": "Bills of 2021", "why": "They came",
      ]
      #expect(try await program.ask("POST", path, old).status == 409)
      let logged = try await program.ask("POST", path, body)
      #expect(logged.status == 201, "\(logged.json)")
      let entry = try #require(logged.json["entries"]?.items?.first)
      #expect(entry["year"]?.whole == 2021)
      #expect(entry["before"]?.double == year["before"]?.double)
      #expect(entry["after"]?.double == year["after"]?.double)
      #expect(try await program.ask("POST", path, body).status == 409)
      let rows = try await program.ask("GET", "/tables/recalculations.csv/rows")
      #expect(rows.items.count == 1)
      let beyond = try await program.ask("GET", path + "?from=99")
      #expect(beyond.status == 422)
    }
  }

  private static func records(_ megawattHours: Int) -> String {
    """
    id,year,sector,subsector,method,activity,quantity,unit,factor,source
    power-2005,2005,buildings,residential,grid-electricity,electricity,400000,MWh,,metc-ghg-cprg
    power-2021,2021,buildings,residential,grid-electricity,electricity,\(megawattHours),MWh,,metc-ghg-cprg

    """
  }
}
