import Accounts
import Factors
import Inventory
import Plan
import Quantities
import Store
import Strategies
import Tables
import TestSupport
import Testing
import Vulnerability
import Workspace

@testable import Web

/// The register, effects, goals and exposure of the example by the API, beside what the library says.
@Suite struct RegisterAPITests {
  @Test func `risks come rated, the worst first, with what actions leave`() async throws {
    try await APIProgram.run([.read]) { county, program in
      let calculation = county.calculation
      let workspace = calculation.workspace
      let list = try await program.ask("GET", "/rated-risks?limit=1000")
      #expect(list.items.count == workspace.risks.count)
      let rater = RiskRater(workspace)
      for item in list.items {
        let risk = try #require(workspace.risks.first { $0.id == item["risk"]?.text })
        #expect(item["level"]?.whole == rater.rating(of: risk)?.level)
        let residual = calculation.adaptation.residual(risk)
        #expect(item["year"]?.whole == residual.year)
        #expect(item["reliefs"]?.items?.count == residual.reliefs.count)
      }
      let levels = list.items.map { $0["level"]?.whole ?? .max }
      #expect(levels == levels.sorted(by: >))
      let other = try await program.ask("GET", "/rated-risks?preset=gcom-3&limit=1000")
      #expect(other.items.allSatisfy { $0["preset"]?.text == "gcom-3" })
    }
  }

  @Test func `effects, goals and words are those of the library`() async throws {
    try await APIProgram.run([.read]) { county, program in
      let calculation = county.calculation
      let workspace = calculation.workspace
      let places = PlaceEffects(workspace) { calculation.overlay }
      let here = workspace.risks.flatMap { risk in
        places.effects(of: risk).filter(\.isValidHere).map { "\(risk.id) \($0.id)" }
      }
      let effects = try await program.ask("GET", "/risk-effects?limit=1000")
      let told = effects.items.map { "\($0["risk"]?.text ?? "") \($0["effect"]?.text ?? "")" }
      #expect(told == Array(here.prefix(1_000)))
      #expect(try await program.ask("GET", "/risk-effects?risk=typo").status == 422)
      let goals = try await program.ask("GET", "/goals?limit=1000")
      #expect(
        goals.items.compactMap { $0["state"]?.text }
          == calculation.adaptation.goals.map(\.state.rawValue))
      #expect(
        goals.json["risksWithoutAction"]?.items?.compactMap(\.text)
          == calculation.adaptation.coverage.risksWithoutAction)
      let words = try await program.ask("GET", "/words?kind=system&limit=1000")
      #expect(
        words.items.compactMap { $0["id"]?.text }
          == (workspace.taxonomy().shown(.system).map(\.id)))
      #expect(try await program.ask("GET", "/words?kind=typo").status == 400)
    }
  }

  @Test func `people, assets and tracts inside zones are those of the overlay`() async throws {
    try await HennepinSite.run {
      $0.merge(ExposurePageTests.laidOver) { $1 }
    } _: { county in
      let program = try await APIProgram(of: county.ada, [.read])
      let calculation = county.calculation
      let (overlay, workspace) = (calculation.overlay, calculation.workspace)
      let people = try await program.ask("GET", "/exposure/people?limit=1000")
      #expect(
        people.items.map { $0["people"]?.double }
          == workspace.risks.map { overlay.reach(of: $0, in: workspace).people })
      #expect(people.items.contains { $0["people"]?.double != nil })
      let byAction = try await program.ask("GET", "/exposure/people?by=action&limit=1000")
      #expect(byAction.status == 200)
      let assets = try await program.ask("GET", "/exposure/assets?limit=1000")
      #expect(
        assets.items.compactMap { $0["asset"]?.text }
          == overlay.exposure.exposedAssets().map(\.item.asset.id))
      let tracts = try await program.ask("GET", "/exposure/tracts?limit=1000")
      let expected = overlay.exposure.hazards.flatMap { hazard in
        overlay.exposure.band(of: hazard).map { overlay.exposure.tractReaches(of: $0) } ?? []
      }
      #expect(tracts.items.map { $0["inside"]?.double } == expected.map(\.people))
      for path in ["/exposure/assets?hazard=typo", "/exposure/tracts?hazard=typo"] {
        let refused = try await program.ask("GET", path)
        #expect(refused.status == 422)
        #expect(refused.json["detail"]?.text?.contains("typo") == true)
      }
    }
  }

  @Test func `a workspace is made for a place, with empty tables, and as the example`() async throws
  {
    try await HennepinSite.run { county in
      let program = try await APIProgram(session: county.ada)
      let path = "/api/v1/workspaces"
      let made = try await program.ask(
        "POST", path, ["begin": "place", "place": "27123", "year": 2023])
      #expect(made.status == 201, "\(made.json)")
      let id = try #require(made.json["id"]?.text)
      #expect(made.json["revision"]?.whole == 1)
      let settings = try await county.site.store.snapshot(of: id)
      let text = try #require(
        settings.documents.first { $0.name.file == "community.yaml" }.map {
          String(decoding: $0.body, as: UTF8.self)
        })
      let place = try #require(PlaceSettings(geoid: "27123"))
      #expect(id == place.identifier)
      #expect(text.contains("27123") && text.contains("2023"))
      #expect(text.contains(try #require(place.grid.candidates.first?.subregion)))
      #expect(text.contains(place.timeZone))
      let again = try await program.ask("POST", path, ["begin": "place", "place": "27123"])
      #expect(again.status == 409)
      let nowhere = try await program.ask("POST", path, ["begin": "place", "place": "99999"])
      #expect(nowhere.status == 422)
      #expect(nowhere.pointers == ["#/place"])
      let plain = try await program.ask(
        "POST", path, ["begin": "settings", "name": "Green Valley", "state": "MN"])
      #expect(plain.json["id"]?.text == "green-valley")
      let bare = try await program.ask("POST", path, ["id": "bare", "name": "Bare"])
      #expect(bare.status == 201 && bare.json["revision"]?.whole == 0)
      let unnamed = try await program.ask("POST", path, ["id": "unnamed"])
      #expect(unnamed.status == 422)
      #expect(unnamed.pointers == ["#/name"])
    }
  }

  @Test func `a file is totaled by a job, and its totals are read`() async throws {
    try await APIProgram.run { county, program in
      let rows =
        "id,year,sector,subsector,method,activity,quantity,unit,source\n"
        + "a,2021,buildings,residential,grid-electricity,electricity,100,MWh,metc-ghg-cprg\n"
      let job = try await program.send(
        "POST", "/inventory/bulk-totals?name=meters.csv", Array(rows.utf8), type: "text/csv")
      #expect(job.status == 202, "\(job.json)")
      let id = try #require(job.json["id"]?.text)
      var totals = try await program.ask("GET", "/inventory/bulk-totals/\(id)")
      for _ in 0..<100 where totals.status == 404 {
        try await Task.sleep(for: .seconds(0.1))
        totals = try await program.ask("GET", "/inventory/bulk-totals/\(id)")
      }
      #expect(totals.json["rows"]?.whole == 1)
      #expect(totals.json["rejected"]?.whole == 0 && totals.json["leftOut"]?.whole == 0)
      let workspace = county.calculation.workspace
      let reading = try InventoryFile.columns(
        Array(rows.utf8), named: "meters.csv", in: workspace)
      let inventory = ColumnInventory(
        reading.columns, context: workspace.inventoryContext(FactorLibrary.standard))
      let expected = county.calculation.inventory.potentials.tonnes(inventory.total.emissions)
      #expect(totals.json["years"]?.items?.first?["tonnes"]?.double == expected)
      #expect(expected > 1)
    }
  }
}
