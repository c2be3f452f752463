import Foundation
import Plan
import Strategies
import Testing

@testable import Web

@Suite struct ActionComparePageTests {
  @Test func `actions and a scenario stand side by side with the library's numbers`() async throws {
    try await HennepinSite.run { county in
      let portfolio = try #require(county.calculation.portfolio)
      let page = try await county.get("actions/compare?ids=b1,t1&ids=plan")
      for id in ["b1", "t1"] {
        let share = try #require(portfolio.reduction(of: id, in: 2030))
        #expect(page.numbers(of: "action/\(id)/2030/reduction") == [printed(share)])
        #expect(page.numbers(of: "action/\(id)/score").count == 1)
      }
      let total = try #require(portfolio.total(2050))
      #expect(page.numbers(of: "forecast/plan/2050/total") == [printed(total)])
      let wedge = try #require(portfolio.wedge(of: "b1", in: 2030))
      let file = try await county.get("actions/compare?ids=b1&download=comparison")
      #expect(file.body.contains("\"alone, 2030\",\(wedge.alone)"))
    }
  }

  @Test func `actions stand side by side on top of the scenario of the address`() async throws {
    try await HennepinSite.run { county in
      let adopted = try county.calculation.following("adopted-plan")
      let share = try #require(adopted.portfolio?.reduction(of: "b1", in: 2030))
      let page = try await county.get("actions/compare?ids=b1&scenario=adopted-plan")
      #expect(page.body.contains(">\(printed(share))</a>"))
      #expect(page.body.contains(": Adopted policies and this plan</h1>"))
      #expect(
        page.body.contains("<input type=\"hidden\" name=\"scenario\" value=\"adopted-plan\">"))
      #expect(page.body.contains("figure=action/b1/2030/reduction&amp;scenario=adopted-plan"))
      // Another scenario keeps what is compared.
      #expect(page.body.contains("actions/compare?ids=b1&amp;scenario=utility"))
      let file = try await county.get(
        "actions/compare?ids=b1&scenario=adopted-plan&download=comparison")
      #expect(
        file["Content-Disposition"]
          == "attachment; filename=\"hennepin-county-adopted-plan-comparison.csv\"")
      #expect(try await county.get("actions/compare?scenario=nowhere").status == 404)
    }
  }

  @Test func `without a choice two are shown and what is unknown is passed over`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("actions/compare")
      #expect(page.body.components(separatedBy: "checked>").count == 3)
      let odd = try await county.get("actions/compare?ids=nobody,b1,b1")
      #expect(odd.status == 200)
      #expect(odd.body.components(separatedBy: "checked>").count == 2)
      let spanish = try await county.get("actions/compare", headers: ["Accept-Language: es"])
      #expect(spanish.body.contains("Acciones lado a lado"))
    }
  }
}
