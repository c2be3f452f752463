import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

@testable import Publishing

/// What the public edition's data files must not hold.
@Suite struct PublicTableTests {
  private func published(_ file: String, _ change: (String) -> String) throws -> String? {
    let text = try #require(SampleWorkspace().files[file])
    let calculation = try SampleWorkspace([file: change(text)]).calculation()
    let table = try #require(calculation.workspace.tables[file])
    return PublicTable.text(of: table, findings: calculation.findings)
  }

  @Test func `what is stated about a confidential record is not published`() throws {
    let calculation = try SampleWorkspace([
      "inventory-parameters.csv":
        "record,parameter,value,unit,source,note\ng21,efficiency,0.87,,bill,\nl21,recovery,0.5,,bill,\n"
    ]).calculation()
    let table = try #require(calculation.workspace.tables["inventory-parameters.csv"])
    let text = try #require(
      PublicTable.text(of: table, findings: calculation.findings, confidential: ["g21"]))
    #expect(!text.contains("0.87"))
    #expect(text.contains("l21,recovery,0.5"))
  }

  @Test(arguments: [
    "audit.csv", "instruments.csv", "comments.csv", "approvals.csv", "scores.csv",
    "hazard-scores.csv", "assets.csv",
  ])
  func `tables for the staff are not published`(_ file: String) {
    let table = CSVTable(file: file, header: ["id"])
    #expect(PublicTable.text(of: table, findings: []) == nil)
  }

  @Test func `costs need a plain yes and staffing is never there`() throws {
    let text = try #require(try published("actions.csv") { $0.replacing(",yes,1,", with: ",n,1,") })
    #expect(!text.contains("1000000"))
    #expect(!text.contains("staff_fte"))
    #expect(text.contains("Weatherize homes"))
  }

  @Test func `a column that the format does not know is not published`() throws {
    let text = try #require(
      try published("actions.csv") {
        $0.replacing("annual_cost_usd", with: "Annual_Cost_USD").replacing(
          ",10000,", with: ",77777,")
      })
    #expect(!text.contains("77777"))
  }

  @Test func `a row with an error is not published`() throws {
    let text = try #require(
      try published("actions.csv") {
        $0.replacing("a1,Weatherize homes,", with: "a1,Weatherize, homes,")
      })
    #expect(!text.contains("Weatherize"))
    #expect(text.contains("Heat pumps"))
  }

  @Test func `a confidential amount is in no file and no total`() throws {
    let calculation = try SampleWorkspace([
      "inventory.csv": (SampleWorkspace().files["inventory.csv"] ?? "")
        .replacing("50000,mcf,,I.1.1,1,,H", with: "50000,mcf,,I.1.1,1,C,H")
    ]).calculation()
    #expect(!calculation.inventory.entries.contains { $0.record.id == "g21" })
    let table = try #require(calculation.workspace.tables["inventory.csv"])
    let text = try #require(PublicTable.text(of: table, findings: calculation.findings))
    #expect(!text.contains("50000"))
  }
}
