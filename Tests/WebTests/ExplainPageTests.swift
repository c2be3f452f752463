import Factors
import Foundation
import Inventory
import Plan
import Store
import Testing

@testable import Web

@Suite struct ExplainPageTests {
  @Test func `an explanation has formula, inputs with units, and rows that lead to their forms`()
    async throws
  {
    try await HennepinSite.run { county in
      let figure = "inventory/2021/record/el-res-2021"
      let entry = try #require(county.calculation.inventory.entry("el-res-2021", of: 2021))
      let explanation = county.calculation.inventory.explanation(of: entry)
      let page = try await county.get("explain?figure=\(figure)")
      #expect(page.status == 200)
      #expect(page.body.contains(escaped(explanation.formula)))
      for input in explanation.inputs {
        #expect(page.body.contains(escaped(input.name)))
        #expect(page.body.contains(escaped(input.value)))
      }
      #expect(page.body.contains("record?file=inventory.csv&amp;row=el-res-2021"))
      #expect(page.body.contains("{{\(figure)}}"))
    }
  }

  @Test func `formula and notes are in Spanish around what the community wrote`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get(
        "explain?figure=inventory/2021/total", headers: ["Accept-Language: es"])
      #expect(page.body.contains("Σ de 13 registros, cada uno Σ m(gas) · GWP(gas)"))
      #expect(page.body.contains("IPCC AR6, 100 años"))
      #expect(page.body.contains(", CO₂ biogénico "))
      #expect(page.body.contains(", 2021: no estimado (NE). Freight and passenger rail"))
      #expect(page.body.contains(", 2021: incluido en otra parte (IE). "))
      #expect(!page.body.contains("not estimated ("))
    }
  }

  @Test func `parts are reached at any depth, and nothing beyond them`() async throws {
    try await HennepinSite.run { county in
      let whole = try await county.get("explain?figure=inventory/2021/total")
      #expect(whole.body.contains("&amp;part=0\" data-figure"))
      let deep = try await county.get("explain?figure=plan/2050/total&part=0.0&fragment=1")
      #expect(deep.status == 200)
      #expect(deep.body.contains("<ol class=\"trail\">"))
      #expect(try await county.get("explain?figure=inventory/2021/total&part=999").status == 404)
    }
  }

  @Test func `every figure that the plan knows can be explained`() async throws {
    try await HennepinSite.run { county in
      let catalog = FigureCatalog(county.calculation)
      for id in catalog.ids.enumerated().filter({ $0.offset % 40 == 0 }).map(\.element) {
        guard case .found(let figure) = catalog.answer(id) else { continue }
        let page = try await county.get(
          "explain?figure=\(SitePath.encoded(id))&fragment=1")
        #expect(page.status == 200, "\(id)")
        #expect(page.body.contains(escaped(figure.explanation.title)), "\(id)")
      }
    }
  }

  @Test func `numbers are found by words, and a missing one says why`() async throws {
    try await HennepinSite.run { county in
      let found = try await county.get("explain?q=natural+gas+residential+2021")
      #expect(found.body.contains("figure=inventory/2021/record/ng-res-2021"))
      let none = try await county.get("explain?q=zebra")
      #expect(none.body.contains("No number has all of these words."))
      let missing = try await county.get("explain?figure=inventory/1066/total")
      #expect(missing.status == 404)
      #expect(missing.body.contains("There is no inventory for 1066."))
      let markup = try await county.get("explain?figure=%3Cscript%3E")
      #expect(!markup.body.contains("<script>"))
    }
  }
}
