import Foundation
import Testing

@testable import Web

@Suite struct CostPageTests {
  private let path = "/workspaces/hennepin-county/actions/costs"

  private func withExample(
    _ body: @Sendable @escaping (Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { try await body($0.ada) }
  }

  @Test func `the page shows the curve the payers one action and the burden`() async throws {
    try await withExample { ada in
      let page = try await ada.get(path).body
      for id in ["abatement-costs", "costs-by-payer", "cash-flows", "energy-burden"] {
        #expect(page.contains("id=\"table-\(id)\""), "\(id)")
      }
      #expect(page.contains("What this curve cannot say"))
      #expect(page.contains("figure=action/b1/net-present-value/household"))
    }
  }

  @Test func `what is chosen is in the address and changes the tables`() async throws {
    try await withExample { ada in
      let chosen =
        path + "?side=household&span=2030&rate=percent-2&scc=epa-2023-2.0&action=b2"
      let page = try await ada.get(chosen).body
      #expect(page.contains("<option value=\"household\" selected>"))
      #expect(page.contains("<option value=\"b2\" selected>"))
      #expect(page.contains("Damage avoided"))
      #expect(page.contains("$4,283 per home, dollars of 2022, for 375,000 (homes that take part)"))
      let flows = try await ada.get(chosen + "&download=cash-flows").body
      #expect(flows.contains("Energy added") && !flows.contains("Government"))
      let all = try await ada.get(path + "?action=b2&download=cash-flows").body
      #expect(all.contains("Government"))
      #expect(try await ada.get(path + "?side=nobody&rate=x&span=1&scc=y&action=z").status == 200)
    }
  }
}
