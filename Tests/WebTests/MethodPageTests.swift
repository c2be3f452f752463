import Inventory
import Strategies
import Testing

@testable import Web

/// Methods and calculators in pages.
@Suite struct MethodPageTests {
  @Test func `every method and calculator is listed with a way to its page`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("inventory/methods")
      #expect(page.status == 200)
      for method in MethodRegistry.declarations {
        #expect(page.body.contains("/inventory/methods/\(method.id)\""), "\(method.id)")
      }
      for calculator in Calculator.all {
        let id = calculator.kind.rawValue
        #expect(page.body.contains("/actions/calculators/\(id)\""), "\(id)")
      }
      let text = MethodText.english
      let counts = text.counts(MethodRegistry.declarations.count, Calculator.all.count)
      #expect(page.body.contains(counts))
    }
  }

  @Test func `words leave the methods that fit, in either language`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("inventory/methods?q=grid-electricity")
      #expect(page.body.contains("/inventory/methods/grid-electricity\""))
      #expect(!page.body.contains("/inventory/methods/rail\""))
      let none = try await county.get("inventory/methods?q=nothing+like+it")
      #expect(none.body.contains(MethodText.english.nothing))
      county.ada.choose(.spanish)
      let spanish = try await county.get("inventory/methods?q=biosolidos+quemados")
      #expect(spanish.body.contains("/inventory/methods/biosolids-combustion\""))
    }
  }

  @Test func `a method's page says all that its declaration says`() async throws {
    try await HennepinSite.run { county in
      for method in MethodRegistry.declarations {
        let page = try await county.get("inventory/methods/\(method.id)")
        #expect(page.status == 200, "\(method.id)")
        let said =
          [method.name, method.equation, method.validity, method.source]
          + method.symbols.flatMap { [$0.symbol, $0.meaning] }
          + method.parameters.flatMap { [$0.id, $0.meaning] }
        for text in said where !text.isEmpty {
          #expect(page.body.contains(HTML(text).text), "\(method.id): “\(text)”")
        }
      }
      #expect(try await county.get("inventory/methods/nothing").status == 404)
    }
  }

  @Test func `a calculator's page has its equation, inputs and where their values are from`()
    async throws
  {
    let facts = CalculatorFacts.standard
    try await HennepinSite.run { county in
      for calculator in Calculator.all {
        let page = try await county.get("actions/calculators/\(calculator.kind.rawValue)")
        #expect(page.status == 200, "\(calculator.kind)")
        let usual = calculator.inputs.compactMap { facts.usual($0.name, of: calculator.kind) }
        let said =
          [calculator.title, calculator.summary, calculator.equation, calculator.validity]
          + calculator.inputs.flatMap { [$0.name, $0.meaning] }
          + usual.map { facts.citation($0.sources) }
        for text in said where !text.isEmpty {
          #expect(page.body.contains(HTML(text).text), "\(calculator.kind): “\(text)”")
        }
      }
      #expect(try await county.get("actions/calculators/nothing").status == 404)
    }
  }

  @Test func `choosing a calculator and its action lead to how it calculates`() async throws {
    try await HennepinSite.run { county in
      for path in [
        "actions/new", "actions/new?kind=solar", "actions/library?kind=calculators&all=yes",
      ] {
        let page = try await county.get(path)
        #expect(page.body.contains("/actions/calculators/solar\""), "\(path)")
      }
    }
  }

  @Test func `no two methods share a name, by which explanations lead to their pages`() {
    for method in MethodRegistry.declarations {
      let others = MethodRegistry.declarations.filter {
        $0.id != method.id && $0.name == method.name
      }
      #expect(others.isEmpty, "\(method.id)")
    }
  }
}
