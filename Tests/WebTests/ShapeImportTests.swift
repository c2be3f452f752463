import Accounts
import Foundation
import Store
import Testing
import Vulnerability
import Workspace

@testable import Web

/// Shapes from files: looked at, then taken as one change.
@Suite struct ShapeImportTests {
  private let path = "/workspaces/hennepin-county/hazards/exposure/import"

  private static let zones = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"NAME":"Creek edge","FLD_ZONE":"AE"},
    "geometry":{"type":"Polygon","coordinates":[[[-93.3,44.9],[-93.2,44.9],[-93.2,45.0],[-93.3,44.9]]]}},
    {"type":"Feature","properties":{"NAME":"A point","FLD_ZONE":"X"},
    "geometry":{"type":"Point","coordinates":[-93.3,44.9]}}]}
    """

  private func withExample(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeExample(by: ada)
      try await body(site, ada)
    }
  }

  private func send(
    _ contents: String, as target: String, named name: String, _ browser: Browser
  ) async throws -> Response {
    let token = try await browser.get(path).hiddenField("_csrf")
    let parts = [
      "name=\"_csrf\"\r\n\r\n\(token)", "name=\"as\"\r\n\r\n\(target)",
      "name=\"file\"; filename=\"\(name)\"\r\n\r\n\(contents)",
    ]
    let body =
      parts.map { "--b\r\nContent-Disposition: form-data; \($0)\r\n" }.joined() + "--b--\r\n"
    return try await browser.send(
      "POST", path, headers: ["Content-Type: multipart/form-data; boundary=b"],
      body: Array(body.utf8))
  }

  @Test func `zones are looked at with their findings and nothing is taken before that`()
    async throws
  {
    try await withExample { site, ada in
      let before = try await site.community("hennepin-county").zones.count
      let sent = try await send(Self.zones, as: "zones", named: "flood.geojson", ada)
      let address = try #require(sent["Location"])
      let upload = String(address.prefix { $0 != "?" })
      let first = try await ada.get(address)
      // No field says of which hazard the zones are.
      #expect(first.body.contains("Nothing says what the column hazard is to hold."))
      #expect(!first.body.contains("value=\"take\""))
      let chosen = [
        "act": "map", "mapped": "yes", "as": "zones", "fixed.hazard": "river-flooding",
        "field.name": "NAME", "field.level": "FLD_ZONE",
      ]
      let looked = try await ada.post(upload, from: address, chosen)
      #expect(looked.body.contains("Creek edge"))
      #expect(looked.body.contains("it was left out"))
      #expect(looked.body.contains("Take the rows that are right"))
      #expect(try await site.community("hennepin-county").zones.count == before)
      var fields = chosen
      fields["act"] = "take"
      fields["base"] = looked.hiddenField("base")
      fields["reason"] = "The map of 2024"
      let taken = try await ada.post(upload, from: address, fields)
      #expect(taken["Location"]?.contains("/history/") == true, "\(taken.body)")
      let zones = try await site.community("hennepin-county").zones
      #expect(zones.count == before + 1)
      #expect(zones.last?.name == "Creek edge" && zones.last?.level == "AE")
      // The same file again changes nothing.
      let again = try #require(
        try await send(Self.zones, as: "zones", named: "flood.geojson", ada)["Location"])
      let same = try await ada.post(String(again.prefix { $0 != "?" }), from: again, chosen)
      #expect(same.body.contains("Nothing would change."))
    }
  }

  @Test func `another file is refused, and another person's upload is not theirs`() async throws {
    try await withExample { site, ada in
      let wrong = try await send("x", as: "zones", named: "flood.docx", ada)
      #expect(wrong.status == 400)
      let sent = try await send(Self.zones, as: "zones", named: "flood.geojson", ada)
      let address = try #require(sent["Location"])
      let editor = try await site.member(.editor, of: "hennepin-county", invitedBy: ada)
      #expect(try await editor.get(address).status == 410)
      let reader = try await site.member(.viewer, of: "hennepin-county", invitedBy: ada)
      #expect(try await reader.get(path).status == 403)
    }
  }
}
