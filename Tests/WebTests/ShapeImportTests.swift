import Accounts
import Foundation
import Store
import TestSupport
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
    try await HennepinSite.run { try await body($0.site, $0.ada) }
  }

  /// A look at a file.
  private func look(
    _ contents: [UInt8], named name: String, _ browser: Browser, _ fields: [String: String] = [:]
  ) async throws -> Landing {
    try await browser.arrive(
      after: try await browser.send(
        contents, named: name, to: path, ["as": "zones"].merging(fields) { $1 }))
  }

  private func look(
    _ contents: String, named name: String = "flood.geojson", _ browser: Browser,
    _ fields: [String: String] = [:]
  ) async throws -> Landing {
    try await look(Array(contents.utf8), named: name, browser, fields)
  }

  /// Another look at the same file.
  private func again(
    _ look: Landing, _ browser: Browser, _ fields: [String: String]
  ) async throws -> Landing {
    var all = ["act": "map", "mapped": "yes", "as": "zones"].merging(fields) { $1 }
    all["_csrf"] = look.page.hiddenField("_csrf")
    return try await browser.arrive(after: try await browser.post(look.path, fields: all))
  }

  private func take(
    _ look: Landing, _ browser: Browser, _ fields: [String: String] = [:]
  ) async throws -> Response {
    var all = ["act": "take"].merging(fields) { $1 }
    all["_csrf"] = look.page.hiddenField("_csrf")
    all["draft"] = look.page.hiddenField("draft")
    return try await browser.post(look.path, fields: all)
  }

  private func fixture(_ name: String) throws -> [UInt8] {
    let folder = PackageFolder.root.appending(path: "Tests/GeometryTests/Fixtures")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  @Test func `zones are looked at with their findings and nothing is taken before that`()
    async throws
  {
    try await withExample { site, ada in
      let before = try await site.community("hennepin-county").zones.count
      let first = try await look(Self.zones, ada)
      // No field says of which hazard the zones are; the finding names the field of the page.
      #expect(first.page.body.contains("Nothing says what the column hazard is to hold."))
      #expect(first.page.body.contains("(“Hazard”, under “Which field is what”)"))
      #expect(!first.page.body.contains("value=\"take\""))
      let chosen = [
        "fixed.hazard": "river-flooding", "field.name": "NAME", "field.level": "FLD_ZONE",
      ]
      let looked = try await again(first, ada, chosen)
      #expect(looked.page.body.contains("Creek edge"))
      #expect(looked.page.body.contains("flood.geojson, row 2"))
      #expect(looked.page.body.contains("it was left out"))
      #expect(looked.page.body.contains("Take the rows that are right"))
      #expect(try await site.community("hennepin-county").zones.count == before)
      let taken = try await take(looked, ada, ["reason": "The map of 2024"])
      let change = try #require(taken["Location"], "\(taken.body)")
      #expect(change.contains("/history/"))
      let zones = try await site.community("hennepin-county").zones
      #expect(zones.count == before + 1)
      #expect(zones.last?.name == "Creek edge" && zones.last?.level == "AE")
      // A second click on the same button leads to the same change.
      #expect(try await take(looked, ada)["Location"] == change)
      // The same file again changes nothing.
      let same = try await again(try await look(Self.zones, ada), ada, chosen)
      #expect(same.page.body.contains("Nothing would change."))
      let log = try await site.accounts.accessLog(.workspace("hennepin-county"), by: ada.principal)
      #expect(log.contains { $0.act == .imported && $0.detail.contains("flood.geojson") })
    }
  }

  @Test func `a raster needs its classes, and gives a zone of each`() async throws {
    try await withExample { site, ada in
      let raster = try fixture("depth.tif")
      let without = try await ada.send(raster, named: "depth.tif", to: path, ["as": "zones"])
      #expect(without.status == 400)
      #expect(
        without.body.contains(
          "A raster needs classes. Name them in the field “Classes of a raster”"))
      let wrong = try await ada.send(
        raster, named: "depth.tif", to: path, ["as": "zones", "classes": "low=0..2, high=1.."])
      #expect(wrong.body.contains("The classes low and high overlap."))
      let first = try await look(
        raster, named: "depth.tif", ada, ["classes": "low=0..1, high=1..3, deep=3.."])
      #expect(first.page.body.contains("NAD83 / UTM zone 15N"))
      let looked = try await again(
        first, ada,
        [
          "classes": "low=0..1, deep=1..", "fixed.hazard": "river-flooding",
          "field.level": "level", "fixed.vintage": "2024",
        ])
      let before = try await site.community("hennepin-county").zones.count
      #expect(try await take(looked, ada).status == 303)
      let zones = try await site.community("hennepin-county").zones
      #expect(zones.count == before + 2)
      #expect(zones.suffix(2).map(\.level) == ["low", "deep"])
    }
  }

  @Test func `a damaged raster is a job that failed, with what to do`() async throws {
    try await withExample { site, ada in
      let broken = try await look("II*", named: "depth.tif", ada, ["classes": "low=0..1"])
      #expect(broken.page.body.contains("depth.tif: This is no TIFF file, or it is damaged."))
      #expect(broken.page.body.contains("Send another file"))
    }
  }

  /// Metres of UTM zone 15 north, near Minneapolis.
  private static let metres =
    "name,level,shape\nCreek,AE,\"POLYGON ((478000 4980000, 479000 4980000, 479000 4981000, 478000 4980000))\"\n"

  @Test func `coordinates without a system get theirs from the page`() async throws {
    try await withExample { site, ada in
      let first = try await look(
        Self.metres, named: "zones.csv", ada, ["crs": ""])
      #expect(
        first.page.body.contains(
          "name the coordinate system in the field “Coordinate system”, or export in longitude and latitude."
        ))
      #expect(!first.page.body.contains("--crs"))
      for wrong in ["EPSG:0", "utm", "+init=/etc/hostname:1"] {
        let refused = try await ada.post(
          first.path,
          fields: [
            "act": "map", "as": "zones", "mapped": "yes", "crs": wrong,
            "_csrf": first.page.hiddenField("_csrf"),
          ])
        #expect(refused.status == 400)
        #expect(refused.body.contains("This is no coordinate system that is known."))
        #expect(refused.body.contains("value=\"\(wrong)\""))
      }
      let looked = try await again(
        first, ada,
        [
          "crs": "26915", "fixed.hazard": "river-flooding", "field.name": "name",
          "field.level": "level",
        ])
      #expect(looked.page.body.contains("NAD83 / UTM zone 15N"))
      #expect(try await take(looked, ada).status == 303)
      let zone = try #require(try await site.community("hennepin-county").zones.last)
      #expect(zone.name == "Creek")
    }
  }

  @Test func `what is wrong with a shape is told at its place`() async throws {
    try await withExample { site, ada in
      let shapes = """
        name,level,shape
        right,A,"POLYGON ((-93.3 44.9, -93.2 44.9, -93.2 45.0, -93.3 44.9))"
        swapped,B,"POLYGON ((44.9 -93.3, 44.9 -93.2, 45.0 -93.2, 44.9 -93.3))"
        crossing,C,"POLYGON ((-93.3 44.9, -93.2 45.0, -93.2 44.9, -93.3 45.0, -93.3 44.9))"

        """
      let looked = try await look(shapes, named: "zones.csv", ada)
      let text = looked.page.body
      #expect(
        text.contains(
          "zones.csv, row 3</span>: Latitude and longitude are swapped here"))
      #expect(text.contains("zones.csv, row 4"))
      #expect(
        text.range(of: "row 4</span>: [^<]*cross", options: .regularExpression)
          != nil)
      let mixed = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:26915"}},"features":[
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[478000,4980000],[479000,4980000],[479000,4981000],[478000,4980000]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[-93.3,44.9],[-93.2,44.9],[-93.2,45.0],[-93.3,44.9]]]}}]}
        """
      let other = try await look(mixed, ada)
      #expect(other.page.body.contains("flood.geojson, row 2"))
      #expect(other.page.body.contains("the file mixes projections"))
    }
  }

  @Test func `rows that somebody changed meanwhile are not overwritten`() async throws {
    try await withExample { site, ada in
      let chosen = ["fixed.hazard": "river-flooding", "field.name": "NAME"]
      let once = try await again(try await look(Self.zones, ada), ada, chosen)
      #expect(try await take(once, ada).status == 303)
      let moved = Self.zones.replacing("45.0]", with: "45.1]")
      let looked = try await again(try await look(moved, ada), ada, chosen)
      let id = try #require(try await site.community("hennepin-county").zones.last?.id)
      let record = "/workspaces/hennepin-county/record?file=zones.csv&row=\(id)"
      let edited = try await ada.post(
        record, from: record, ["cell.note": "Seen in spring"])
      try #require(edited.status == 303, "\(edited.body)")
      let late = try await take(looked, ada)
      #expect(late.status == 409)
      #expect(late.body.contains("Look at what would change now"))
      let now = try await again(looked, ada, chosen)
      #expect(try await take(now, ada).status == 303)
      let zone = try #require(try await site.community("hennepin-county").zones.last)
      #expect(zone.note == "Seen in spring")
    }
  }

  @Test func `another file is refused, and another person's look is not theirs`() async throws {
    try await withExample { site, ada in
      let wrong = try await ada.send("x", named: "flood.docx", to: path, ["as": "zones"])
      #expect(wrong.status == 400)
      let looked = try await look(Self.zones, ada)
      let editor = try await site.member(.editor, of: "hennepin-county", invitedBy: ada)
      #expect(try await editor.get(looked.path).status == 410)
      let reader = try await site.member(.viewer, of: "hennepin-county", invitedBy: ada)
      #expect(try await reader.get(path).status == 403)
    }
  }
}
