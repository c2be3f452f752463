import Foundation
import Plan
import Publishing
import Tables
import Testing

@testable import Web

/// Tables, charts and maps of the plan, each with its numbers as a file.
@Suite struct ExhibitPageTests {
  private let path = HennepinSite.place + "/plan/exhibits"

  @Test func `every table and chart of the plan is listed, shown and taken along`() async throws {
    try await HennepinSite.run { example in
      let list = try await example.ada.get(path).body
      let catalog = ExhibitCatalog(
        calculation: example.calculation, edition: .internal)
      for kind in [ExhibitKind.table, .chart] {
        let id = try #require(catalog.ids[kind]?.first)
        guard case .found(let block) = catalog.block(kind, id, at: Place(file: "")) else {
          continue
        }
        let own = "\(path)?kind=\(kind.rawValue)&exhibit=\(SitePath.encoded(id))"
        #expect(list.contains(own.replacing("&", with: "&amp;")), "\(id)")
        #expect(try await example.ada.get(own).status == 200)
        let file = try await example.ada.get(own + "&download=data")
        #expect(file["Content-Type"] == "text/csv; charset=utf-8")
        let table: PlanTable? =
          switch block {
          case .table(let table): table
          case .chart(let chart): chart.data
          default: nil
          }
        let lines = file.body.split(separator: "\n", omittingEmptySubsequences: true)
        #expect(lines.count >= table?.rows.count ?? .max)
      }
    }
  }

  @Test func `an exhibit that the plan does not have is not here`() async throws {
    try await HennepinSite.run { example in
      for wrong in ["kind=table&exhibit=nothing", "kind=song&exhibit=risks", "exhibit=risks"] {
        let page = try await example.ada.get("\(path)?\(wrong)")
        #expect(page.status == 404, "\(wrong)")
      }
    }
  }
}
