import Foundation
import Interchange
import Inventory
import Plan
import Store
import Strategies
import TestSupport
import Testing
import Vulnerability
import Workspace

@testable import Web

/// What actions leave of every risk, and the results of all years as one workbook.
@Suite struct ResidualPageTests {
  @Test func `every risk stands before and after its actions, as the library rates it`()
    async throws
  {
    try await HennepinSite.run { county in
      let calculation = county.calculation
      let workspace = calculation.workspace
      let rater = RiskRater(workspace)
      for year in [nil, 2030] as [Int?] {
        let query = year.map { "year=\($0)&" } ?? ""
        let file = try await county.get("hazards/after-actions?\(query)download=after-actions")
        #expect(file.status == 200)
        let lines = file.body.split(whereSeparator: \.isNewline).dropFirst()
        #expect(lines.count == workspace.risks.count)
        for line in lines {
          let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
          let risk = try #require(workspace.risks.first { $0.id == cells[0] }, "\(line)")
          let residual = calculation.adaptation.residual(risk, in: year)
          let hazard = rater.hazard(of: risk)
          let before = residual.ratingBefore(rater.preset, hazard: hazard)
          let after = residual.rating(rater.preset, hazard: hazard)
          #expect(cells[1] == before.map { "\($0.level)" } ?? "", "\(line)")
          #expect(cells[2] == after.map { "\($0.level)" } ?? "", "\(line)")
        }
      }
      let some = workspace.risks.contains { !calculation.adaptation.residual($0).changes.isEmpty }
      #expect(some)
      #expect(try await county.get("hazards/after-actions?year=soon").status == 404)
      let register = try await county.get("hazards/risks")
      #expect(register.body.contains("hazards/after-actions?preset=\(rater.preset.rawValue)\""))
    }
  }

  @Test func `without a risk the page leads to the register, and in Spanish it is in Spanish`()
    async throws
  {
    try await HennepinSite.run { files in
      files["risks.csv"] = nil
      files["responses.csv"] = nil
    } _: { county in
      let page = try await county.get("hazards/after-actions")
      #expect(page.status == 200)
      #expect(page.body.contains(ResidualListText.english.noRisks))
      let spanish = try await county.get(
        "hazards/after-actions", headers: ["Accept-Language: es"])
      #expect(spanish.body.contains(ResidualListText.spanish.noRisksDetail))
    }
  }

  @Test func `the workbook has every year, and the page of results leads to it`() async throws {
    try await HennepinSite.run { county in
      let calculation = county.calculation
      let results = ResultsWorkbook.results(calculation.inventory, calculation, .operational)
      let names = results.workbook.sheets.map(\.name)
      #expect(Set(names).count == names.count)
      for framework in ReportingFramework.allCases where framework.account == .community {
        #expect(names.contains { $0.lowercased().contains(framework.rawValue) }, "\(names)")
      }
      let page = try await county.get("inventory?gwp=ar4:100")
      #expect(page.body.contains("inventory/workbook?gwp=ar4%3A100\""))
      #expect(page.body.contains(ResultsWorkbookText.english.link))
      // Without the programs that write workbooks, the server says so.
      #expect(try await county.get("inventory/workbook").status == 503)
    }
  }
}
