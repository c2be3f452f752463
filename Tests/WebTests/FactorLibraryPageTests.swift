import Factors
import Foundation
import Plan
import Strategies
import TestSupport
import Testing
import Workspace

@testable import Web

/// The library of factors in pages: its tables, searching, one factor, and a place's grid.
@Suite struct FactorLibraryPageTests {
  private let catalog = FactorCatalog.standard

  @Test func `the library begins with its tables and their rows`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("inventory/factors")
      #expect(page.status == 200)
      for table in catalog.tables {
        #expect(page.body.contains("?table=\(table.table)\">\(HTML(table.title).text)<"))
      }
      #expect(page.body.contains("aria-current=\"page\">\(FactorLibraryText.english.tab)<"))
      for path in ["inventory/factors/place", "inventory/editions", "inventory/editions/change"] {
        #expect(page.body.contains("href=\"\(HennepinSite.place)/\(path)\""), "\(path)")
      }
    }
  }

  @Test func `words and filters find rows, and the file has every one`() async throws {
    try await HennepinSite.run { county in
      let query = "inventory/factors?q=natural+gas&gas=co2"
      let page = try await county.get(query)
      #expect(page.status == 200)
      #expect(
        page.body.contains("factors/epa-hub-2025%3Anatural-gas%3Aco2%3Aper-scf\">Natural gas<"))
      #expect(page.body.contains(">0.05444<"))
      let file = try await county.get(query + "&download=factors")
      let found = catalog.search(FactorQuery(text: "natural gas", gas: "co2"))
      #expect(file.body.split(separator: "\n").count == found.count + 1)
      let sourced = try await county.get("inventory/factors?source=epa-hub-2025&download=factors")
      let rows = catalog.search(FactorQuery(source: "epa-hub-2025"))
      #expect(sourced.body.split(separator: "\n").count == rows.count + 1)
    }
  }

  @Test func `a long list goes on page by page, and ends at its last`() async throws {
    try await HennepinSite.run { county in
      let count = catalog.listings.count { $0.table == "egrid" }
      let text = PagerText.english
      let second = try await county.get("inventory/factors?table=egrid&page=2")
      #expect(second.body.contains(text.range("51", "100", "\(count)")))
      #expect(second.body.contains("rel=\"prev\"") && second.body.contains("rel=\"next\""))
      let beyond = try await county.get("inventory/factors?table=egrid&page=9999")
      let last = (count - 1) / FactorSearch.pageSize * FactorSearch.pageSize + 1
      #expect(beyond.body.contains(text.range("\(last)", "\(count)", "\(count)")))
      #expect(!beyond.body.contains("rel=\"next\""))
    }
  }

  @Test func `what is not there is said, with the nearest word`() async throws {
    try await HennepinSite.run { county in
      let text = FactorLibraryText.english
      let none = try await county.get("inventory/factors?q=natural+gaz")
      #expect(none.body.contains(text.nothing) && none.body.contains(text.didYouMean))
      #expect(none.body.contains("q=natural%20gas\">gas</a>"))
      let wrong = try await county.get("inventory/factors?table=egrid&year=20x1")
      #expect(wrong.body.contains(text.wrongYear))
      #expect(!wrong.body.contains("id=\"table-factors\""))
      let missing = try await county.get("inventory/factors/epa-hub-2025%3Anatural-gaz%3Aco2")
      #expect(missing.status == 404 && missing.body.contains(text.missingTitle))
      let near = try await county.get("inventory/factors/natural-gas%3Aco2")
      #expect(near.status == 404 && near.body.contains(text.near))
    }
  }

  @Test func `one factor has its gases, editions and source`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get(
        "inventory/factors/epa-hub-2025%3Anatural-gas%3Aco2%3Aper-scf")
      #expect(page.status == 200)
      let gas = try #require(catalog.listing(id: "epa-hub-2025:natural-gas:co2:per-scf"))
      for row in catalog.gases(of: gas) + catalog.counterparts(of: gas) {
        #expect(page.body.contains("factors/\(SitePath.encoded(row.id))\""), "\(row.id)")
      }
      #expect(page.body.contains("0.05444 <span lang=\"en\">kg CO₂/scf</span>"))
      #expect(page.body.contains(HTML(gas.source.citation).text))
      #expect(page.body.contains("inventory/editions?old=hub-2021&amp;new=hub-2025"))
      // Both editions of table 1 have the same number.
      #expect(page.body.contains(">0.0%<"))
      let file = try await county.get(
        "inventory/factors/epa-hub-2025%3Anatural-gas%3Aco2%3Aper-scf?download=factor-gases")
      #expect(file.body.split(separator: "\n").count == 4)
    }
  }

  @Test func `a place has every subregion that it may be in`() async throws {
    try await HennepinSite.run { county in
      let text = GridPlaceText.english
      let places = GridPlaces.standard
      let zip = try await county.get("inventory/factors/place?zip=55401&year=2023")
      #expect(zip.status == 200)
      #expect(zip.body.contains(HTML(places.candidates(zip: "55401").reason).text))
      #expect(zip.body.contains("eGRID2023 rev2 is the newest revision for 2023"))
      let riverside = try await county.get(
        "inventory/factors/place?county=Riverside&state=CA&year=2023")
      for subregion in ["CAMX", "AZNM"] { #expect(riverside.body.contains(subregion)) }
      #expect(riverside.body.contains("by up to 64 percent"))
      let both = try await county.get("inventory/factors/place?zip=55401&county=27053")
      #expect(both.body.contains(text.both) && !both.body.contains("id=\"table-grid-place\""))
      let stateless = try await county.get("inventory/factors/place?county=Hennepin")
      #expect(stateless.body.contains(text.stateMissing))
      let unknown = try await county.get("inventory/factors/place?county=27999")
      #expect(unknown.body.contains(text.notFound))
      #expect(unknown.body.contains("no county 27999 in Minnesota"))
    }
  }

  @Test func `explanations and choices lead to the factors and methods they print`() async throws {
    try await HennepinSite.run { county in
      let explained = try await county.get(
        "explain?figure=inventory%2F2021%2Frecord%2Fel-res-2021")
      #expect(explained.body.contains("inventory/factors/egrid-2021%3AMROW%3Aco2\""))
      #expect(explained.body.contains("inventory/methods/grid-electricity\""))
      let choice = try await county.get("inventory/records/el-res-2021/factor")
      #expect(choice.body.contains("inventory/factors/egrid-2021%3AMROW%3Aco2\""))
      #expect(choice.body.contains("inventory/methods/grid-electricity\""))
    }
  }

  @Test func `a reader of Spanish searches in Spanish and reads no English`() async throws {
    try await HennepinSite.run { county in
      county.ada.choose(.spanish)
      let found = try await county.get("inventory/factors?q=gas+natural&gas=co2")
      #expect(
        found.body.contains("factors/epa-hub-2025%3Anatural-gas%3Aco2%3Aper-scf\">Gas natural<"))
      let titles = county.calculation.workspace.actions.map(\.title)
      for path in [
        "inventory/factors", "inventory/factors?q=gas+natural&gas=co2",
        "inventory/factors?table=egrid-fuel-mix", "inventory/factors?q=natural+gaz",
        "inventory/factors?table=mobile-ch4-n2o&gas=ch4",
        "inventory/factors/epa-hub-2021%3Apassenger-car%3Amotor-gasoline%3A1973-1974%3Ach4",
        "inventory/factors/nothing", "inventory/factors/place",
        "inventory/factors/place?county=Riverside&state=CA&year=2023",
        "inventory/factors/place?zip=99999", "inventory/factors/place?zip=1&county=2",
        "inventory/methods", "inventory/methods?q=vertedero", "actions/calculators/heat-pumps",
        "inventory/methods/stationary-fuel", "inventory/methods/landfill-first-order-decay",
      ] {
        let page = PageText(try await county.get(path).body)
        for piece in page.pieces where !["Met"].contains(piece) {
          if let text = Catalogues.english(in: piece) { Issue.record("\(path): “\(text)”") }
        }
        for piece in page.english(apartFrom: ["Begin with the example"] + titles) {
          Issue.record("\(path): “\(piece)”")
        }
      }
    }
  }
}
