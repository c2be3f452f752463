import Accounts
import Factors
import Foundation
import Inventory
import Plan
import Quantities
import Store
import TestSupport
import Testing
import Workspace

@testable import Web

/// Totals of a file of records that is not taken in.
@Suite struct BulkPageTests {
  private static let path = HennepinSite.place + "/inventory/bulk"
  private static let header =
    "id,year,sector,subsector,method,activity,quantity,unit,account,source\n"

  /// Amounts of power of the years 2019 and 2021, and one row without a method.
  private static let rows =
    header
    + (1...200).map {
      "m\($0),2021,buildings,residential,grid-electricity,electricity,\($0),MWh,,metc-ghg-cprg\n"
    }
    .joined()
    + "old,2019,buildings,commercial,grid-electricity,electricity,1000,MWh,,metc-ghg-cprg\n"

  @Test func `a file is totaled as its records would be in the plan, and nothing is taken`()
    async throws
  {
    try await HennepinSite.run { county in
      let ada = county.ada
      let landing = try await ada.arrive(
        after: try await ada.send(
          Self.rows, named: "meters.csv", to: Self.path, ["account": "community"]))
      #expect(landing.path.contains("/inventory/bulk/"), "\(landing.path)")
      let workspace = county.calculation.workspace
      let reading = try InventoryFile.columns(
        Array(Self.rows.utf8), named: "meters.csv", in: workspace)
      let totals = BulkTotals(
        reading,
        ColumnInventory(
          reading.columns, context: workspace.inventoryContext(FactorLibrary.standard)),
        potentials: county.calculation.inventory.potentials, revision: 1)
      #expect(totals.rows == 201 && totals.rejected == 0 && totals.leftOut == 0)
      #expect(totals.years.map(\.year) == [2019, 2021])
      let year = try #require(totals.years.last?.amounts)
      // The amounts of 2021 are 1 to 200 MWh, 20,100 together; the older row has 1,000.
      #expect(totals.years.map(\.records) == [1, 200])
      #expect(landing.page.body.contains(printed(year.equivalent)))
      let file = try await ada.get(landing.path + "?download=years")
      let line = try #require(file.body.split(whereSeparator: \.isNewline).last)
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      #expect(cells[0] == "2021" && cells[5] == "\(year.equivalent)", "\(line)")
      let cell = try await ada.get(landing.path + "?year=2019")
      #expect(cell.body.contains(BulkText.english.cells(2019)))
      #expect(try await county.site.store.workspace("hennepin-county").head == 1)
    }
  }

  @Test func `rows that cannot be totaled are counted and named`() async throws {
    try await HennepinSite.run { county in
      let ada = county.ada
      let wrong =
        Self.header
        + "good,2021,buildings,residential,grid-electricity,electricity,100,MWh,,metc-ghg-cprg\n"
        + "bad,2021,buildings,residential,no-such-method,electricity,100,MWh,,metc-ghg-cprg\n"
      let landing = try await ada.arrive(
        after: try await ada.send(
          wrong, named: "wrong.csv", to: Self.path, ["account": "community"]))
      let page = landing.page.body
      #expect(page.contains("no-such-method"))
      let known = [
        BulkText.english.leftOut("0", "1", "2"), BulkText.english.leftOut("1", "0", "2"),
      ]
      #expect(known.contains { page.contains($0) })
    }
  }

  @Test func `what is no table of records is refused with the reason`() async throws {
    try await HennepinSite.run { county in
      let ada = county.ada
      let workbook = try await ada.send(
        [0x50, 0x4B, 0x03, 0x04], named: "a.xlsx", to: Self.path, ["account": "community"])
      #expect(workbook.status == 400)
      #expect(workbook.body.contains(BulkText.english.noWorkbook))
      let empty = try await ada.send("", named: "a.csv", to: Self.path, ["account": "community"])
      #expect(empty.status == 400)
      let account = try await ada.send(
        Self.rows, named: "a.csv", to: Self.path, ["account": "nobody"])
      #expect(account.status == 400)
      #expect(account.body.contains(BulkText.english.noAccount))
      let landing = try await ada.arrive(
        after: try await ada.send(
          "one,two\n1,2\n", named: "strange.csv", to: Self.path, ["account": "community"]))
      #expect(landing.path.contains("/jobs/"))
      #expect(landing.page.body.contains("Nothing in the file could be totaled."))
    }
  }

  @Test func `the upload leads there, and the page is in Spanish too`() async throws {
    try await HennepinSite.run { county in
      let upload = try await county.get("inventory/upload")
      #expect(upload.body.contains("inventory/bulk\""))
      let page = try await county.get("inventory/bulk", headers: ["Accept-Language: es"])
      #expect(page.body.contains(BulkText.spanish.lead))
      #expect(!page.body.contains(BulkText.english.total + "<"))
    }
  }
}
