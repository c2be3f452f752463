import Accounts
import Factors
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

@testable import Web

/// Factors, factor options and methods, asked for by a program.
@Suite struct FactorLibraryAPITests {
  private let catalog = FactorCatalog.standard

  @Test func `factors are listed, searched and read one by one`() async throws {
    try await APIProgram.run([.read]) { _, program in
      let query = "/api/v1/factors?q=natural%20gas&gas=co2&limit=1000"
      let list = try await program.ask("GET", query)
      #expect(list.status == 200, "\(list.json)")
      let found = catalog.search(FactorQuery(text: "natural gas", gas: "co2"))
      #expect(list.items.compactMap { $0["id"]?.text } == found.map(\.id))
      let one = try await program.ask(
        "GET", "/api/v1/factors/epa-hub-2025%3Anatural-gas%3Aco2%3Aper-scf")
      #expect(one.status == 200, "\(one.json)")
      #expect(one.json["value"]?.double == 0.05444)
      #expect(one.json["gases"]?.items?.compactMap { $0["gas"]?.text } == ["co2", "ch4", "n2o"])
      #expect(
        one.json["otherEditions"]?.items?.compactMap { $0["id"]?.text }
          == ["epa-hub-2021:natural-gas:co2:per-scf"])
      #expect(one.json["origin"]?["id"]?.text == "epa-hub-2025")
      let missing = try await program.ask("GET", "/api/v1/factors/natural-gas%3Aco2")
      #expect(missing.status == 404)
      #expect(missing.json["detail"]?.text?.contains("Near it:") == true)
      // The words beside it stay what they are.
      #expect(try await program.ask("GET", "/api/v1/factors/editions").status == 200)
    }
  }

  @Test func `a place's grid is asked for in one way`() async throws {
    try await APIProgram.run([.read]) { _, program in
      let path = "/api/v1/grid-subregions"
      let riverside = try await program.ask("GET", path + "?county=Riverside&state=CA&year=2023")
      #expect(riverside.status == 200, "\(riverside.json)")
      #expect(riverside.json["isAmbiguous"]?.truth == true)
      #expect(
        riverside.json["rates"]?.items?.compactMap { $0["subregion"]?.text } == ["CAMX", "AZNM"])
      #expect(riverside.json["spread"]?.text?.contains("64 percent") == true)
      let zip = try await program.ask("GET", path + "?zip=55401")
      #expect(zip.json["candidates"]?.items?.first?["subregion"]?.text == "MROW")
      #expect(zip.json["rates"]?.items?.isEmpty == true)
      #expect(try await program.ask("GET", path).status == 422)
      #expect(try await program.ask("GET", path + "?zip=55401&county=27053").status == 422)
      let unknown = try await program.ask("GET", path + "?county=27999")
      #expect(unknown.status == 404)
      #expect(unknown.json["detail"]?.text?.contains("27999") == true)
    }
  }

  @Test func `a record's factor options are those of its page`() async throws {
    try await APIProgram.run([.read]) { county, program in
      let path = "/api/v1/workspaces/hennepin-county/records/el-res-2021/factor-options?limit=1000"
      let list = try await program.ask("GET", path)
      #expect(list.status == 200, "\(list.json)")
      let workspace = county.calculation.workspace
      let record = try #require(workspace.records.first { $0.id == "el-res-2021" })
      let cell = list.items.first?["cell"]?.text ?? ""
      let options = PlanCalculation.factorOptions(
        of: record, cell: cell, in: workspace, library: FactorLibrary.standard)
      #expect(list.items.compactMap { $0["cell"]?.text } == options.map(\.cell))
      #expect(list.items.map { $0["tonnes"]?.double } == options.map(\.tonnes))
      #expect(list.items.first?["group"]?.text == "current")
      let factors = list.items.first?["inputs"]?.items?.compactMap { $0["factor"]?.text } ?? []
      #expect(factors.contains("egrid-2021:MROW:co2"))
      let missing = try await program.ask(
        "GET", "/api/v1/workspaces/hennepin-county/records/nothing/factor-options")
      #expect(missing.status == 404)
    }
  }

  @Test func `methods say all that their declarations say`() async throws {
    try await APIProgram.run([.read]) { _, program in
      let list = try await program.ask("GET", "/api/v1/library/methods?limit=1000")
      #expect(list.items.compactMap { $0["id"]?.text } == MethodRegistry.declarations.map(\.id))
      let waste = try await program.ask("GET", "/api/v1/library/methods?sector=waste&limit=1000")
      #expect(
        waste.items.count == MethodRegistry.declarations.count { $0.sectors.contains(.waste) })
      for method in MethodRegistry.declarations {
        let one = try await program.ask("GET", "/api/v1/library/methods/\(method.id)")
        #expect(one.json["equation"]?.text == method.equation, "\(method.id)")
        #expect(one.json["inputs"]?.items?.count == method.parameters.count, "\(method.id)")
        #expect(one.json["symbols"]?.items?.count == method.symbols.count, "\(method.id)")
      }
      #expect(try await program.ask("GET", "/api/v1/library/methods/nothing").status == 404)
    }
  }
}
