import Accounts
import Climate
import ClimateFiles
import Cryptography
import Databases
import Factors
import Foundation
import Plan
import Store
import StoreSupport
import Tables
import TestSupport
import Testing
import Workspace

@testable import Web

/// A climate profile from an atlas of one's own: sent, looked at, then taken as one change.
@Suite struct ClimateFileTests {
  private let town = "/workspaces/hennepin-county"
  private var path: String { town + "/hazards/climate-file" }

  private func withExample(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { try await body($0.site, $0.ada) }
  }

  private func look(
    _ contents: [UInt8], named name: String = "atlas.nc", station: [UInt8]? = nil,
    _ browser: Browser
  ) async throws -> Landing {
    let files =
      [("file", name, contents)] + (station.map { [("station", "station.csv", $0)] } ?? [])
    return try await browser.arrive(after: try await browser.send(files: files, to: path))
  }

  /// Another look at the same file.
  private func again(
    _ look: Landing, _ browser: Browser, _ fields: [String: String]
  ) async throws -> Landing {
    let usual = [
      "act": "look", "chosen": "yes", "scenario": "rcp45", "indicator": "heating-degree-days",
    ]
    var all = usual.merging(fields) { $1 }
    all["_csrf"] = look.page.hiddenField("_csrf")
    return try await browser.arrive(after: try await browser.post(look.path, fields: all))
  }

  private func take(_ look: Landing, _ browser: Browser) async throws -> Response {
    try await browser.post(
      look.path,
      fields: [
        "act": "take", "reason": "Our own models", "_csrf": look.page.hiddenField("_csrf"),
        "draft": look.page.hiddenField("draft"),
      ])
  }

  @Test func `a profile is looked at beside what is there, then taken with one press`()
    async throws
  {
    try await withExample { site, ada in
      let before = try await site.community("hennepin-county").climate
      let own = before.summaries.count { $0.source == "climate-profile" }
      let others = before.summaries.count - own
      #expect(own > 0 && others > 0)
      let looked = try await look(try TwoTownAtlas.bytes(), ada)
      let page = looked.page.body
      #expect(page.contains("atlas.nc: 2 places, 3 models, 1950 to 2099."))
      #expect(page.contains("<strong>Near Town</strong>"))
      #expect(page.contains("proposed; another can be chosen below"))
      // Of each indicator and scenario four periods, three changes and three changes in percent.
      #expect(page.contains("<span class=\"number\">40</span>"))
      #expect(page.contains("<td><span class=\"number\">\(own)</span></td>"))
      #expect(!page.contains("would give way"))
      #expect(page.contains("/hazards/indicators/tx-days-above\""))
      #expect(try await site.store.head(of: "hennepin-county") == 1)
      let taken = try await take(looked, ada)
      let change = try #require(taken["Location"], "\(taken.body)")
      #expect(change.contains("/history/2"))
      let workspace = try await site.community("hennepin-county")
      #expect(workspace.climate.summaries.count == 40 + others)
      let value = workspace.climate.summary(
        "tx-days-above-90-degf", ClimateScenario("rcp45"), ProfilePeriod("2035-2064"))
      // The second place of the atlas.
      let low = try #require(value?[.p10])
      #expect(value?[.median] == 131 && isClose(low, 130.2, within: 1e-12))
      #expect(value?.models == 3)
      #expect(value?.definition.contains(TwoTownAtlas.hotDays) == true)
      let difference = workspace.climate.summary(
        "heating-degree-days", ClimateScenario("rcp85"), ProfilePeriod("2070-2099"), .change)
      #expect(difference?[.median] == 20 && difference?.agreement == 1)
      #expect(workspace.climate.models.count == 2 * 3 * 150 + before.models.count)
      #expect(workspace.sources["climate-profile"]?.title == "Atlas of two towns")
      #expect(!workspace.findings.contains { $0.severity == .error })
      // A second click leads to the same change, and the same file again changes nothing.
      #expect(try await take(looked, ada)["Location"] == change)
      let same = try await look(try TwoTownAtlas.bytes(), ada)
      #expect(same.page.body.contains("The plan has these figures already."))
      // The profile's page leads from the indicator to how it is computed.
      let profile = try await ada.get(town + "/hazards?own=yes").body
      #expect(profile.contains("/hazards/indicators/heating-degree-days\""))
    }
  }

  @Test func `place, scenario, indicator and source are chosen, and rows of others are named`()
    async throws
  {
    try await withExample { site, ada in
      let first = try await look(try TwoTownAtlas.bytes(), ada)
      let chosen = try await again(first, ada, ["place": "far", "source_id": "models-2026"])
      #expect(chosen.page.body.contains("<strong>Far Town</strong>"))
      #expect(!chosen.page.body.contains("proposed; another can be chosen below"))
      #expect(try await take(chosen, ada).status == 303)
      let workspace = try await site.community("hennepin-county")
      let mine = workspace.climate.summaries.filter { $0.source == "models-2026" }
      #expect(mine.count == 10 && Set(mine.map(\.indicator)) == ["heating-degree-days"])
      #expect(Set(mine.map(\.scenario.key)) == ["rcp45"])
      // What another source has of the same figure gives way, and is named with that source.
      let other = try await look(try TwoTownAtlas.bytes(), ada)
      let page = other.page.body
      #expect(page.contains("10 rows of other sources would give way"))
      #expect(
        page.contains(
          "(<code>heating-degree-days</code>), RCP4.5, 1981–2010, value: <code>models-2026</code>"))
      #expect(try await take(other, ada).status == 303)
      let after = try await site.community("hennepin-county")
      #expect(!after.climate.summaries.contains { $0.source == "models-2026" })
    }
  }

  @Test func `yearly extremes that a plan has no room for are left out and named`() throws {
    let bytes = try TwoTownAtlas.bytes(extremes: ["txx", "hottest-day", "tnn", "txn"])
    var choice = ClimateFileChoice()
    choice.place = "near"
    var reading = try ClimateFileReading(
      StagedUploads.File(id: "a", name: "atlas.nc", bytes: bytes), station: nil, choice: choice,
      of: try HennepinSite.calculated().workspace.community)
    // The hottest day is the TXx once more.
    let whole = try reading.look()
    let years = try #require(whole.modelYears)
    #expect(years.extremes == ["txx", "tnn", "txn"] && years.dropped.isEmpty)
    // Each indicator has 150 years of three models in two scenarios.
    #expect(years.values.count == 4 * 900)
    let profile = try #require(whole.profile)
    let summarized =
      profile.entries.count + profile.yearly.reduce(0) { $0 + $1.points.count }
    reading.rowLimit = summarized + 4 * 900 - 1
    let less = try reading.look()
    #expect(less.problem == nil)
    #expect(less.profile?.entries.count == profile.entries.count)
    #expect(less.modelYears?.extremes == ["txx", "tnn"] && less.modelYears?.dropped == ["txn"])
    #expect(less.modelYears?.degreeDays == ["heating-degree-days"])
    #expect(less.modelYears?.values.count == 3 * 900)
    #expect(less.notes.last == ClimateFileReading.note(ofDropped: ["txn"]))
    reading.rowLimit = summarized + 899
    #expect(try reading.look().problem == .tooManyRows(summarized + 900))
  }

  @Test func `files that are no atlas are jobs that failed, with what to do`() async throws {
    try await withExample { site, ada in
      let whole = try TwoTownAtlas.bytes()
      for (bytes, words) in [
        (Array("date,tmax\n2020-01-01,3\n".utf8), "wrong.nc is no NetCDF-4 file."),
        (Array(whole.prefix(2_000)), "wrong.nc is shorter than it says of itself"),
        // Without the end of the index it is a file of NetCDF like any other's.
        (Array(whole.dropLast()), "wrong.nc is not as “cairn climate build” made it"),
      ] {
        let broken = try await look(bytes, named: "wrong.nc", ada)
        #expect(broken.page.body.contains(words), "\(words)")
        #expect(broken.page.body.contains("Send another file"))
      }
      let none = try await ada.send(files: [("file", "", [])], to: path)
      #expect(none.status == 400 && none.body.contains("Choose an atlas."))
      #expect(try await site.store.head(of: "hennepin-county") == 1)
    }
  }

  @Test func `an atlas that is too large is refused before it is read`() async throws {
    try await withExample { site, ada in
      let token = try await ada.get(path).hiddenField("_csrf")
      let answer = try await exchange(
        site.port,
        """
        POST \(path) HTTP/1.1\r\nHost: localhost:\(site.port)\r\nCookie: cairn=\(ada.cookie("cairn") ?? "")\r\n\
        X-CSRF-Token: \(token)\r\nContent-Type: multipart/form-data; boundary=b\r\n\
        Content-Length: 209715200\r\nConnection: close\r\n\r\n--b\r\n
        """)
      #expect(answer.status == 413)
      #expect(answer.body.contains("at most 50 MB"), "\(answer.body)")
    }
  }

  @Test func `a choice that the atlas does not have is said, and the file stays`() async throws {
    try await withExample { site, ada in
      let first = try await look(try TwoTownAtlas.bytes(), ada)
      let nowhere = try await again(first, ada, ["place": "nowhere"])
      #expect(nowhere.page.body.contains("The atlas has no place “nowhere”."))
      #expect(!nowhere.page.body.contains("value=\"take\""))
      let early = try await again(
        nowhere, ada, ["baseline": "1850-1860", "periods": "1861-1870"])
      #expect(
        early.page.body.contains(
          "No model has enough years of any of these periods: 1850-1860 1861-1870. The atlas has 1950 to 2099."
        ))
      for (field, value, words) in [
        ("periods", "soon", "“soon” is no period."),
        ("source_id", "My models", "An id has lower-case"),
        ("running_mean", "0", "Write a whole number of years"),
      ] {
        let refused = try await ada.post(
          early.path,
          fields: [
            "act": "look", "chosen": "yes", "scenario": "rcp45",
            "indicator": "heating-degree-days", field: value,
            "_csrf": early.page.hiddenField("_csrf"),
          ])
        #expect(refused.status == 400 && refused.body.contains(words), "\(field)")
        #expect(refused.body.contains("value=\"\(value)\""))
      }
      let right = try await again(early, ada, ["place": "near"])
      #expect(right.page.body.contains("value=\"take\""))
      #expect(try await site.store.head(of: "hennepin-county") == 1)
    }
  }

  @Test func `nothing is proposed where nothing tells which place is meant`() async throws {
    try await withExample { site, ada in
      let unplaced = TwoTownAtlas.places.map { PlaceProfile.Place(id: $0.id, name: $0.name) }
      let open = try await look(try TwoTownAtlas.bytes(places: unplaced), ada)
      #expect(open.page.body.contains("Nothing tells which place of the atlas is yours."))
      #expect(!open.page.body.contains("value=\"take\""))
      // The only place is meant, wherever it is.
      let only = try await look(try TwoTownAtlas.bytes(places: [unplaced[0]]), ada)
      #expect(only.page.body.contains("<strong>Far Town</strong>"))
      #expect(only.page.body.contains("value=\"take\""))
    }
  }

  /// Two years of 10 °C by day and 0 °C by night.
  private static var station: [UInt8] {
    var rows = ""
    for year in 1991...1992 {
      for month in 1...12 {
        for day in 1...ClimateCalendar.standard.days(inMonth: month, of: year) {
          let date = String(format: "%04d%02d%02d", year, month, day)
          rows += "USW00014839,\(date),TMAX,100,,,S,\nUSW00014839,\(date),TMIN,0,,,S,\n"
        }
      }
    }
    return Array(rows.utf8)
  }

  @Test func `a station stands beside the models under a source of its own`() async throws {
    try await withExample { site, ada in
      let first = try await look(try TwoTownAtlas.bytes(), station: Self.station, ada)
      #expect(
        first.page.body.contains(
          "What was observed (1991-01-01 to 1992-12-31) fills 80 percent of the years of none of these periods"
        ))
      let looked = try await again(first, ada, ["baseline": "1991-1992"])
      #expect(!looked.page.body.contains("fills 80 percent"))
      #expect(try await take(looked, ada).status == 303)
      let workspace = try await site.community("hennepin-county")
      let observed = workspace.climate.summaries.filter {
        $0.scenario.isObserved && $0.indicator == "heating-degree-days"
      }
      #expect(observed.map(\.source) == ["climate-profile-station"])
      // 65 °F less 41 °F on each of 365 and of 366 days.
      #expect(isClose(try #require(observed.first?[.mean]), 24 * 365.5, within: 1e-4))
      #expect(
        workspace.sources["climate-profile-station"]?.title
          == "Daily values of weather station USW00014839, station.csv")
    }
  }

  @Test func `a station's file that cannot be read leaves the atlas to look at`() async throws {
    try await withExample { _, ada in
      let wrong = try await look(try TwoTownAtlas.bytes(), station: Array("date;high\n".utf8), ada)
      #expect(wrong.page.body.contains("The station’s file: "))
      #expect(wrong.page.body.contains("has none of the forms of GHCN-Daily"))
      #expect(!wrong.page.body.contains(FileManager.default.temporaryDirectory.path))
      let without = try await again(wrong, ada, ["no_station": "yes"])
      #expect(without.page.body.contains("value=\"take\""))
    }
  }

  @Test func `what somebody else has changed meanwhile is not written over`() async throws {
    try await withExample { site, ada in
      let looked = try await look(try TwoTownAtlas.bytes(), ada)
      let page = town + "/hazards"
      let taken = try await ada.post(page + "/take", from: page, ["geoid": "04013"])
      #expect(taken["Location"]?.contains("done=taken") == true)
      let stale = try await take(looked, ada)
      #expect(stale.status == 409)
      #expect(stale.body.contains("Somebody has changed these rows since you looked."))
      #expect(try await site.store.head(of: "hennepin-county") == 2)
    }
  }

  @Test func `only whoever sent the file sees the look, and viewers are not asked`() async throws {
    try await withExample { site, ada in
      let looked = try await look(try TwoTownAtlas.bytes(), ada)
      let editor = try await site.member(.editor, of: "hennepin-county", invitedBy: ada)
      #expect(try await editor.get(looked.path).status == 410)
      let viewer = try await site.member(.viewer, of: "hennepin-county", invitedBy: ada)
      #expect(try await viewer.get(path).status == 403)
      #expect(!(try await viewer.get(town + "/hazards").body).contains("/hazards/climate-file\""))
    }
  }

  @Test func `an atlas that was sent before a restart is read after it`() async throws {
    let secret = InstanceSecret.make()
    try await withAddress(.sqlite) { address in
      let (job, session) = try await TestSite.run(
        at: address, secret: secret, { $0.jobPlaces = 0 }
      ) { site in
        let ada = try await site.administrator()
        try await site.makeExample(by: ada)
        let sent = try await ada.send(
          files: [("file", "atlas.nc", try TwoTownAtlas.bytes())], to: path)
        let job = try #require(sent["Location"]?.split(separator: "?").first.map(String.init))
        #expect(try await ada.get(job + "/state").body.contains("\"state\":\"waiting\""))
        return (job, ada.cookie("cairn"))
      }
      try await TestSite.run(at: address, secret: secret) { site in
        let ada = Browser(site: site, session: session)
        try await site.wait(job, ada) { $0.contains("\"state\":\"done\"") }
        let target = try #require(try await ada.get(job + "?follow=yes")["Location"])
        #expect(try await ada.get(target).body.contains("<strong>Near Town</strong>"))
      }
    }
  }

  @Test func `the pages are in Spanish for a reader of Spanish`() async throws {
    try await withExample { _, ada in
      ada.choose(.spanish)
      let form = try await ada.get(path).body
      #expect(form.contains("Un perfil climático de su propio archivo"))
      let looked = try await look(try TwoTownAtlas.bytes(), station: Self.station, ada)
      let page = PageText(looked.page.body)
      #expect(page.pieces.contains { $0.contains("Qué cambiaría este perfil") })
      for piece in page.pieces {
        #expect(Catalogues.english(in: piece) == nil, "\(piece)")
      }
    }
  }
}
