import Accounts
import Factors
import Forecast
import Foundation
import Inventory
import Plan
import Quantities
import Store
import Tables
import TestSupport
import Testing
import Workspace

@testable import Web

/// Two communities that both have an inventory, beside one another.
@Suite struct SideBySidePageTests {
  private static let records =
    "id,year,sector,subsector,method,activity,quantity,unit,quality,factor_quality,source\n"
    + "grid,2021,buildings,residential,grid-electricity,electricity,70000,MWh,M,H,metc\n"
    + "heat,2021,buildings,commercial,stationary-fuel,natural-gas,300000,mcf,M,H,metc\n"
  private static let settings = """
    format: 1
    id: green-town
    name: Green Town
    kind: city
    state: MN
    egrid_subregion: MROW
    gwp_set: ar5
    gwp_horizon: 100
    inventory_years: [2021]
    units: us
    time_zone: America/Chicago

    """
  private static let people = "indicator,year,value,unit,source\npopulation,2021,8000,people,metc\n"

  private struct Pair: Sendable {
    let county: HennepinSite
    let town: PlanCalculation
  }

  private func withPair(_ body: @Sendable @escaping (Pair) async throws -> Void) async throws {
    try await HennepinSite.run { county in
      try await county.site.makeWorkspace(by: county.ada)
      let files = [
        "community.yaml": Self.settings, "inventory.csv": Self.records,
        "indicators.csv": Self.people,
      ].mapValues { Array($0.utf8) }
      try await county.site.store.commit(
        CommitDraft(
          id: "the-inventory", author: county.ada.principal.author, reason: "Count", base: 1,
          changes: FolderDocuments.split(files: files)), to: "green-town")
      let sources = Array(
        "id,author,title,year,publisher\nmetc,Met Council,Inventory,2024,Met\n".utf8)
      let read = try WorkspaceFolder.read(
        files: files.merging(["sources.csv": sources]) { $1 }, library: FactorLibrary.standard)
      try await body(
        Pair(
          county: county,
          town: PlanCalculation(workspace: read, library: FactorLibrary.standard)))
    }
  }

  /// The last line of the downloaded table: all sectors, a number for each column.
  private func totals(_ county: HennepinSite, _ query: String) async throws -> [Double] {
    let file = try await county.get("inventory/side-by-side?\(query)&download=side-by-side")
    #expect(file.status == 200)
    let last = try #require(file.body.split(whereSeparator: \.isNewline).last)
    return last.split(separator: ",").dropFirst().compactMap { Double($0) }
  }

  @Test func `both towns are counted under the potentials of the page`() async throws {
    try await withPair { pair in
      let own = pair.county.calculation.inventory
      #expect(pair.town.inventory.potentials != own.potentials)
      let theirs = EmissionsInventory(pair.town.inventory, potentials: own.potentials)
      #expect(theirs.total(2021) > 1_000)
      #expect(theirs.total(2021) != pair.town.inventory.total(2021))
      let totals = try await totals(pair.county, "year=2021&with=green-town")
      #expect(totals.count == 2)
      #expect(abs(totals[0] - own.total(2021)) < 1e-6)
      #expect(abs(totals[1] - theirs.total(2021)) < 1e-6)
      let response = try await pair.county.get("inventory/side-by-side?year=2021&with=green-town")
      let page = response.body
      #expect(page.contains("Hennepin County, 2021") && page.contains("Green Town, 2021"))
      #expect(page.contains(printed(theirs.total(2021))))
      #expect(page.contains("All columns under \(own.potentials.title)"))
      // A number of another workspace leads to no explanation in this one.
      #expect(response.numbers(of: "inventory/2021/total") == [printed(own.total(2021))])
    }
  }

  @Test func `each town is divided by its own people`() async throws {
    try await withPair { pair in
      let own = pair.county.calculation
      let theirs = EmissionsInventory(
        pair.town.inventory, potentials: own.inventory.potentials)
      let people = try #require(own.workspace.indicators["population"]?.series.value(in: 2021))
      let shares = try await totals(pair.county, "year=2021&with=green-town&unit=person")
      #expect(shares.count == 2)
      #expect(abs(shares[0] - own.inventory.total(2021) / people) < 1e-9)
      #expect(abs(shares[1] - theirs.total(2021) / 8_000) < 1e-9)
    }
  }

  @Test func `another set of potentials holds for both, and stays when years are chosen`()
    async throws
  {
    try await withPair { pair in
      let library = FactorLibrary.standard
      let potentials = try #require(library.warmingPotentials(set: "ar4", horizon: 100))
      let own = EmissionsInventory(pair.county.calculation.inventory, potentials: potentials)
      let theirs = EmissionsInventory(pair.town.inventory, potentials: potentials)
      let totals = try await totals(pair.county, "year=2021&with=green-town&gwp=ar4:100")
      #expect(abs(totals[0] - own.total(2021)) < 1e-6)
      #expect(abs(totals[1] - theirs.total(2021)) < 1e-6)
      let page = try await pair.county.get("inventory/side-by-side?gwp=ar4:100").body
      #expect(page.contains("<input type=\"hidden\" name=\"gwp\" value=\"ar4:100\">"))
    }
  }

  @Test func `a program gets the columns of the page`() async throws {
    try await withPair { pair in
      let program = try await APIProgram(of: pair.county.ada, [.read])
      let own = pair.county.calculation
      let theirs = EmissionsInventory(pair.town.inventory, potentials: own.inventory.potentials)
      let path = "/inventory-side-by-side?years=2021"
      let answer = try await program.ask("GET", path + "&with=green-town")
      let columns = answer.json["columns"]?.items ?? []
      #expect(columns.map { $0["workspace"]?.text } == ["hennepin-county", "green-town"])
      let totals = columns.compactMap { $0["tonnesCO2e"]?.double }
      try #require(totals.count == 2)
      #expect(abs(totals[0] - own.inventory.total(2021)) < 1e-6)
      #expect(abs(totals[1] - theirs.total(2021)) < 1e-6)
      let share = columns[1]["tonnesPerResident"]?.double ?? 0
      #expect(abs(share - theirs.total(2021) / 8_000) < 1e-9)
      for column in columns {
        let sectors = column["sectors"]?.items?.compactMap { $0["tonnesCO2e"]?.double } ?? []
        #expect(abs(sectors.reduce(0, +) - (column["tonnesCO2e"]?.double ?? 0)) < 1e-6)
      }
      #expect(try await program.ask("GET", path).json["columns"]?.items?.count == 1)
      #expect(try await program.ask("GET", path + "&with=nowhere").status == 422)
      #expect(answer.json["omissions"] == .list([]))
      for years in ["1999", "2021,1999"] {
        let refused = try await program.ask("GET", "/inventory-side-by-side?years=\(years)")
        #expect(refused.status == 422)
        #expect(refused.json["detail"]?.text?.contains("There is no inventory of 1999.") == true)
      }
      // A token for one workspace reads no other one beside it.
      let limited = try await APIProgram(
        of: pair.county.ada, [.read], workspaces: ["hennepin-county"])
      #expect(try await limited.ask("GET", path + "&with=green-town").status == 422)
    }
  }

  @Test func `an account that the other town does not keep is not filled with another`()
    async throws
  {
    try await HennepinSite.run { files in
      files["inventory.csv"] =
        "id,year,sector,subsector,account,method,activity,quantity,unit,source\n"
        + "a,2021,buildings,residential,,grid-electricity,electricity,500000,MWh,metc-ghg-cprg\n"
        + "b,2021,buildings,commercial,government,grid-electricity,electricity,7000,MWh,metc-ghg-cprg\n"
    } _: { county in
      try await county.site.makeWorkspace(by: county.ada)
      let files = [
        "community.yaml": Self.settings, "inventory.csv": Self.records,
        "indicators.csv": Self.people,
      ].mapValues { Array($0.utf8) }
      try await county.site.store.commit(
        CommitDraft(
          id: "the-inventory", author: county.ada.principal.author, reason: "Count", base: 1,
          changes: FolderDocuments.split(files: files)), to: "green-town")
      let government = try #require(
        county.calculation.otherAccounts.first { $0.account == .government })
      let query = "account=government&with=green-town"
      let page = try await county.get("inventory/side-by-side?\(query)").body
      #expect(page.contains(SideBySideText.english.otherHasNoAccount("Green Town")))
      #expect(!page.contains("Green Town, 2021"))
      #expect(page.contains("<input type=\"hidden\" name=\"account\" value=\"government\">"))
      let totals = try await totals(county, query)
      #expect(totals.count == 1)
      #expect(abs(totals[0] - government.total(2021)) < 1e-6)
    }
  }
}
