import Climate
import Foundation
import Tables
import Testing
import Workspace

@testable import Web

/// Indicators, and a climate profile from an atlas of one's own, by the API.
@Suite struct ClimateFileAPITests {
  private func send(
    _ program: APIProgram, _ bytes: [UInt8], _ place: String = "/climate/atlases?name=atlas.nc"
  ) async throws -> APIProgram.Answer {
    try await program.send("POST", place, bytes, type: "application/octet-stream")
  }

  @Test func `an atlas is looked at before its profile is taken`() async throws {
    try await APIProgram.run { county, program in
      let sent = try await send(program, try TwoTownAtlas.bytes())
      #expect(sent.status == 201, "\(sent.json)")
      #expect(sent.json["proposed"]?.text == "near")
      #expect(sent.json["places"]?.items?.map { $0["id"]?.text } == ["near", "far"])
      #expect(sent.json["scenarios"]?.items == ["rcp45", "rcp85"])
      #expect(sent.json["firstYear"]?.whole == 1950)
      let path = "/climate/atlases/\(try #require(sent.json["id"]?.text))/take"
      let body: JSONValue = [
        "scenarios": ["rcp45"], "indicators": ["heating-degree-days"], "source": "own-models",
      ]
      let look = try await program.ask("POST", path + "?dry_run=true", body)
      #expect(look.status == 200, "\(look.json)")
      #expect(look.json["added"]?.whole == 10)
      #expect(look.json["removed"]?.whole == 0)
      #expect(look.json["displaced"]?.items == [])
      #expect(look.json["singleModels"]?.whole == 3 * 150)
      #expect(look.json["revision"] == .null)
      for (wrong, words) in [
        (["place": "nowhere"] as JSONValue, "The atlas has no place “nowhere”."),
        (["scenarios": ["ssp245"]], "The atlas has no scenario “ssp245”."),
        (["indicators": ["snow"]], "The atlas has no indicator “snow”."),
        (["periods": "soon"], "“soon” is no period."),
        (["station": "none"], "Send it with `sendStation`."),
      ] {
        let refused = try await program.ask("POST", path, wrong)
        #expect(refused.status == 422)
        #expect(refused.json["detail"]?.text?.contains(words) == true, "\(refused.json)")
      }
      let taken = try await program.ask("POST", path, body)
      #expect(taken.json["revision"]?.whole == 2, "\(taken.json)")
      let climate = try await county.site.community("hennepin-county").climate
      #expect(climate.summaries.count { $0.source == "own-models" } == 10)
      // It was removed with the taking.
      #expect(try await program.ask("POST", path, body).status == 404)
    }
  }

  @Test func `a request without a file is refused`() async throws {
    let places = [
      "/climate/stations?name=station.csv": "text/csv",
      "/climate/atlases?name=atlas.nc": "application/octet-stream",
      "/exposure/files?name=zones.geojson": "application/geo+json",
      "/risk-register/files?name=register.csv": "text/csv",
      "/inventory/bulk-totals?name=meters.csv": "text/csv", "/imports": "application/zip",
    ]
    try await APIProgram.run { _, program in
      for (place, type) in places {
        let sent = try await program.send("POST", place, [], type: type)
        #expect(sent.status == 422, "\(place)")
        #expect(sent.json["detail"]?.text == "The request has no file in its body.", "\(place)")
      }
    }
  }

  @Test func `rows of another source that give way are in the answer`() async throws {
    try await APIProgram.run { _, program in
      for source in ["first", "second"] {
        let sent = try await send(program, try TwoTownAtlas.bytes())
        let path = "/climate/atlases/\(try #require(sent.json["id"]?.text))/take"
        let taken = try await program.ask(
          "POST", path,
          ["scenarios": ["rcp45"], "indicators": ["heating-degree-days"], "source": .text(source)])
        #expect(taken.status == 200, "\(taken.json)")
        let displaced = taken.json["displaced"]?.items ?? []
        #expect(displaced.count == (source == "first" ? 0 : 10))
        #expect(displaced.allSatisfy { $0["source"]?.text == "first" })
      }
    }
  }

  @Test func `what is no atlas is refused with what to send`() async throws {
    try await APIProgram.run { _, program in
      let refused = try await send(program, Array("date,tmax\n".utf8))
      #expect(refused.status == 422)
      #expect(refused.json["detail"]?.text?.contains("is no NetCDF-4 file") == true)
    }
  }

  @Test func `indicators are listed with their equations`() async throws {
    try await APIProgram.run { _, program in
      let path = "/api/v1/library/indicators"
      let all = try await program.ask("GET", path + "?limit=1000")
      #expect(all.items.count == IndicatorCatalog.all.count)
      let found = try await program.ask("GET", path + "?q=heating%20degree&set=planner")
      let heating = try #require(found.items.first { $0["id"]?.text == "heating-degree-days" })
      #expect(heating["equation"]?.text == "Σ max(0, base − (tx + tn) / 2)")
      #expect(heating["unit"]?.text == "degF days")
      #expect(heating["parameters"]?.items?.first?["id"]?.text == "base")
      #expect(found.items.allSatisfy { $0["set"]?.text == "planner" })
    }
  }
}
