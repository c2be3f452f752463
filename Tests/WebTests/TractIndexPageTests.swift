import Foundation
import Store
import Testing
import Vulnerability
import Workspace

@testable import Web

/// A published index of tracts from its own file: looked at, then taken as one change.
@Suite struct TractIndexPageTests {
  private let path = "/workspaces/hennepin-county/hazards/exposure/index"

  private static let svi = """
    FIPS,LOCATION,E_TOTPOP,RPL_THEMES
    27053000101,Census Tract 1.01,3060,0.6521
    27053000102,Census Tract 1.02,2900,-999
    27123030100,Census Tract 301,4000,0.95
    """

  private func send(
    _ contents: String, _ fields: [String: String], _ browser: Browser
  ) async throws -> Response {
    try await browser.send(contents, named: "svi.csv", to: path, fields)
  }

  @Test func `the county's tracts get the index, and the others are passed over`() async throws {
    try await HennepinSite.run { county in
      let (site, ada) = (county.site, county.ada)
      let before = try await site.community("hennepin-county")
      let sent = try await send(Self.svi, ["overlay": "svi-2022"], ada)
      let address = try #require(sent["Location"], "\(sent.body)")
      let looked = try await ada.get(address)
      #expect(looked.body.contains("overall (RPL_THEMES)"))
      #expect(looked.body.contains("1 cells say “missing”"))
      #expect(
        try await site.community("hennepin-county").tractMeasures.count
          == before.tractMeasures.count)
      let taken = try await ada.post(
        String(address.prefix { $0 != "?" }), from: address,
        ["act": "take", "overlay": "svi-2022", "base": looked.hiddenField("base")])
      #expect(taken["Location"]?.contains("/history/") == true, "\(taken.body)")
      let measures = try await site.community("hennepin-county").tractMeasures
      let new = measures.filter { $0.overlay == "svi-2022" }
      #expect(new.map(\.tract) == ["27053000101"])
      #expect(new.first?.percentile == 0.6521)
      #expect(measures.count == before.tractMeasures.count + 1)
    }
  }

  @Test func `what cannot be read says what to do`() async throws {
    try await HennepinSite.run { county in
      let ada = county.ada
      let wrong = try await send(Self.svi, ["overlay": "svi-2022", "take": "RPL_THEMES"], ada)
      #expect(wrong.status == 400)
      #expect(wrong.body.contains("A line is not column=measure:kind"))
      // An index of one's own comes back as it was written.
      let own = try await send(
        Self.svi, ["overlay": "svi-2022", "own": "heat-2024", "take": "RPL_THEMES"], ada)
      #expect(own.status == 400 && own.body.contains(/name="own"[^>]* value="heat-2024"/))
      #expect(!wrong.body.contains(/name="own"[^>]* value=/))
      let sent = try await send("city,score\nEdina,3\n", ["overlay": "svi-2022"], ada)
      let looked = try await ada.get(try #require(sent["Location"]))
      #expect(looked.body.contains("No column has the code of the tract"))
      #expect(!looked.body.contains("value=\"take\""))
    }
  }
}
