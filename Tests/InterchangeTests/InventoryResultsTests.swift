import Factors
import Foundation
import Interchange
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

/// The results as a workbook hold what the inventory holds, and nothing that is confidential.
@Suite struct InventoryResultsTests {
  private func workbook(_ changes: [String: String?] = [:]) throws -> (Workbook, PlanCalculation) {
    let calculation = try SampleWorkspace(changes).calculation()
    let inventory = calculation.inventory
    let reports = [ReportingFramework.gpc, .uscp, .crf].flatMap { framework in
      inventory.years.map { inventory.report(framework, year: $0) }
    }
    let results = InventoryResults(
      inventory, community: "Sample", years: inventory.years, reports: reports,
      findings: calculation.findings, omissions: calculation.omissions)
    return (results.workbook, calculation)
  }

  private func sheet(_ name: String, _ workbook: Workbook) throws -> Workbook.Sheet {
    try #require(workbook.sheets.first { $0.name == name })
  }

  private func numbers(_ sheet: Workbook.Sheet, _ title: String) throws -> [Double] {
    let column = try #require(sheet.columns.firstIndex { $0.title == title })
    return sheet.rows.compactMap { row in
      if case .number(let number) = row[column] { number } else { nil }
    }
  }

  @Test func `sectors, records and lines sum to the inventory's totals`() throws {
    let (workbook, calculation) = try workbook()
    let inventory = calculation.inventory
    let total = inventory.total(2019) + inventory.total(2021)
    for name in ["Sector, scope and gas", "Records", "GPC"] {
      let sum = try numbers(try sheet(name, workbook), "t CO2e").reduce(0, +)
      #expect(isClose(sum, total), "\(name)")
    }
    let summary = try sheet("Summary", workbook)
    let totals = try #require(summary.rows.first { $0.first == "Total" })
    #expect(totals[1] == .number(inventory.total(2019)))
    #expect(totals[2] == .number(inventory.total(2021)))
    #expect(summary.columns.map(\.title) == ["Community", "2019", "2021"])
  }

  @Test func `there is a sheet for each protocol, and every record says what became of it`() throws
  {
    let (workbook, _) = try workbook([
      "inventory.csv": SampleWorkspace().files["inventory.csv"]?.replacing("mcf", with: "mile")
    ])
    #expect(
      workbook.sheets.map(\.name) == [
        "Summary", "Sector, scope and gas", "Records", "USCP", "GPC", "CRF", "Protocol totals",
        "Factors", "Sources", "Findings",
      ])
    let records = try sheet("Records", workbook)
    let column = try #require(records.columns.firstIndex { $0.title == "result" })
    #expect(
      records.rows.map { $0[column] }.suffix(2)
        == ["not estimated", "left out, because of an error"])
    #expect(try sheet("Summary", workbook).intro.contains { $0.contains("no total is whole") })
    let findings = try sheet("Findings", workbook)
    #expect(findings.rows.contains { $0.first == "error" })
  }

  @Test func `factors name their source and their records, and each stands once`() throws {
    let (workbook, _) = try workbook()
    let factors = try sheet("Factors", workbook)
    #expect(factors.rows.count > 10)
    #expect(Set(factors.rows.map { $0.prefix(5) }).count == factors.rows.count)
    #expect(factors.rows.allSatisfy { $0[4] != .text("") && $0[5] != .number(0) })
    #expect(!factors.rows.contains { $0[0] == "E" })
  }

  @Test func `a confidential amount is nowhere in the workbook`() throws {
    let (workbook, _) = try workbook([
      "inventory.csv": SampleWorkspace().files["inventory.csv"]?
        .replacing("50000,mcf,,I.1.1,1,,", with: "54321,mcf,,I.1.1,1,C,")
    ])
    for sheet in workbook.sheets {
      #expect(!sheet.rows.joined().contains(.number(54321)))
      let texts = sheet.rows.joined().compactMap { cell in
        if case .text(let text) = cell { text } else { nil }
      }
      #expect(!texts.contains { $0.contains("54321") || $0.contains("54,321") })
    }
    #expect(try sheet("Records", workbook).rows.contains { $0.contains("confidential") })
  }

  @Test(.enabled(if: SpreadsheetTools.hasPython))
  func `the workbook can be written and read`() throws {
    let (workbook, _) = try workbook()
    let reading = try SpreadsheetTools.roundTrip(workbook)
    #expect(reading.tables.map(\.name) == workbook.sheets.map(\.name))
    #expect(reading.findings.isEmpty, "\(reading.findings)")
  }
}
