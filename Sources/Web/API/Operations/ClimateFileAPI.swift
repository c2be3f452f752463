import Accounts
import Climate
import ClimateFiles
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Store
import Tables
import Workspace

/// The indicators that can be computed, and a climate profile from an atlas of one's own: looked at, then taken as one change.
struct ClimateFileAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.indicators, indicators), APIRoute(Self.sendAtlas, sendAtlas),
      APIRoute(Self.sendStation, sendStation), APIRoute(Self.take, take),
    ]
  }

  private static let path = "/api/v1/workspaces/{workspace}/climate"

  // Indicators

  private static let parameter = APIShape<IndicatorParameter>(
    "IndicatorParameter", "What may be stated of an indicator.",
    [
      .text("id", "Its name, as an indicator is written.") { $0.id },
      .text("meaning", "What it is.") { $0.name },
      .text("usual", "What counts unless stated.") { $0.defaultText },
    ])
  private static let indicator = APIShape<IndicatorDeclaration>(
    "ClimateIndicator", "An indicator as it is declared.",
    [
      .text("id", "Its id.") { $0.id }, .text("name", "As people read it.") { $0.name },
      .choice("set", DefinitionSet.allCases.map(\.rawValue), "Whose definitions it follows.") {
        $0.definitions.rawValue
      },
      .text("equation", "How it is computed from daily values.") { $0.equation },
      .text("unit", "The unit of its values.") {
        (try? $0.indicator())?.unit.symbol ?? ""
      },
      .texts("variables", "The daily variables that it needs.") {
        (try? $0.indicator())?.inputs.map(\.rawValue) ?? []
      },
      .parts("parameters", parameter, "What may be stated.") { $0.parameters },
      .texts("hazards", "What it tells of.") { $0.hazards.map(\.rawValue) },
      .text("source", "Where the definition is from.") { $0.source },
      .text("limits", "Where it is not valid; empty where nothing is to be said.") { $0.limits },
    ])
  private static let indicatorList = APIList(shape: indicator)

  static let indicators = APIOperation(
    id: "listIndicators", method: .get, path: "/api/v1/library/indicators", tag: .hazards,
    summary: "List the climate indicators that can be computed", access: .signedIn,
    query: [
      .query(
        "q", .text("Words to look for in id, name and equation.", most: 200),
        example: "degree days"),
      .query("set", .choice(DefinitionSet.allCases.map(\.rawValue), "Only this set.")),
    ] + APIParameter.paging(.offset),
    successes: [.json(indicatorList.schema, "In the order of their sets.")])

  @Sendable private func indicators(_ call: APICall) throws -> APIAnswer {
    let set = call.text("set").flatMap(DefinitionSet.init)
    let words = call.text("q") ?? ""
    let found = IndicatorCatalog.all.filter {
      (set == nil || $0.definitions == set) && IndicatorLibraryView.fits($0, words)
    }
    return Self.indicatorList.answer(of: found, to: call)
  }

  // Files

  private struct Sent: Sendable {
    let id: String
    let look: ClimateFileReading.Look
  }

  private static let place = APIShape<AtlasPlaceList.Item>(
    "AtlasPlace", "A place of an atlas.",
    [
      .text("id", "Its id in the atlas.") { $0.id }, .text("name", "Its name.") { $0.name },
      .maybeNumber("kilometers", "From the middle of the community, where both are known.") {
        $0.kilometers
      },
    ])
  private static let label = APIShape<IndicatorLabel>(
    "AtlasIndicator", "An indicator of an atlas.",
    [
      .text("id", "Its full name.") { $0.id }, .text("name", "As people read it.") { $0.name },
      .text("unit", "The unit of its values.") { $0.unit },
    ])
  private static let atlas = APIShape<Sent>(
    "ClimateAtlas", "An atlas that was sent.",
    [
      .text("id", "Its id, for `takeAtlasProfile`.") { $0.id },
      .text("title", "What it says of itself.") { $0.look.title },
      .whole("placeCount", "How many places it has.") { $0.look.places.items.count },
      .parts("places", place, "The nearest 200.") {
        Array($0.look.places.items.prefix(ClimateFileSummary.shownPlaces))
      },
      .maybeText("proposed", "The place that is taken unless another is given.") {
        $0.look.places.proposed?.id
      },
      .texts("scenarios", "Its scenarios.") { $0.look.scenarios },
      .parts("indicators", label, "Its indicators.") { $0.look.indicators },
      .texts("models", "Its models.") { $0.look.models },
      .whole("firstYear", "Its first year.") { $0.look.years.lowerBound },
      .whole("lastYear", "Its last year.") { $0.look.years.upperBound },
    ])
  private static let station = APIShape<String>(
    "StationFile", "A weather station's file that was sent.",
    [.text("id", "Its id, for `takeAtlasProfile`.") { $0 }])

  static let sendAtlas = APIOperation(
    id: "sendAtlas", method: .post, path: path + "/atlases", tag: .hazards,
    summary: "Send an atlas of climate indicators to be looked at",
    details:
      "A NetCDF-4 file that `cairn climate build` has made. Nothing is taken yet. It is kept for a day, or until you send another.",
    access: .workspace(.editDocument),
    query: [
      .query(
        "name", .text("The file's name.", least: 1, most: 200), isRequired: true,
        example: "atlas.nc")
    ],
    body: .content(
      ["application/x-netcdf", "application/octet-stream"].map {
        APIOperation.Body.Content(type: $0, schema: .anything)
      }, limit: ClimateFilePages.limit),
    successes: [.json(atlas.schema, "What it holds.", status: .created)])

  static let sendStation = APIOperation(
    id: "sendStation", method: .post, path: path + "/stations", tag: .hazards,
    summary: "Send a weather station's daily values, to stand beside the models",
    details:
      "GHCN-Daily, a CSV with a header, or the input of RClimDex. It is read with the atlas, and kept for a day, or until you send another.",
    access: .workspace(.editDocument),
    query: [
      .query(
        "name", .text("The file's name.", least: 1, most: 200), isRequired: true,
        example: "station.csv")
    ],
    body: .content(
      ["text/csv", "text/plain", "application/octet-stream"].map {
        APIOperation.Body.Content(type: $0, schema: .anything)
      }, limit: ClimateFilePages.limit),
    successes: [.json(station.schema, "Its id.", status: .created)])

  @Sendable private func sendAtlas(_ call: APICall) async throws -> APIAnswer {
    let name = try call.part("name")
    let file = StagedUploads.File(id: "", name: name, bytes: try call.sentFile)
    let community = try await call.visit.opened().community.community
    let reading = try ClimateFileReading(
      file, station: nil, choice: ClimateFileChoice(), of: community)
    let look = try await Self.reading(name, call) { try reading.facts() }
    let id = try await call.keep(named: name, as: .climateAtlas)
    return .json(Self.atlas.json(Sent(id: id, look: look)), status: .created)
  }

  @Sendable private func sendStation(_ call: APICall) async throws -> APIAnswer {
    let id = try await call.keep(named: try call.part("name"), as: .climateStation)
    return .json(Self.station.json(id), status: .created)
  }

  private static func reading(
    _ name: String, _ call: APICall,
    _ body: @escaping @Sendable () throws -> ClimateFileReading.Look
  ) async throws -> ClimateFileReading.Look {
    do {
      return try await call.site.unpacking.pass { try body() }
    } catch let refusal as ClimateFileReading.Refusal {
      throw APIProblem.notTaken(call.visit.words(ClimateFileText.self).refusal(refusal, name))
    }
  }

  // Taking

  private struct Taken: Sendable {
    let place: String
    let outcome: ClimateFileOutcome
    let notes: [String]
    let base: Int
    let revision: Int?
    let isDryRun: Bool

    func count(_ standing: ClimateRowChange.Standing) -> Int {
      outcome.merge?.changes.count { $0.standing == standing } ?? 0
    }
  }

  private static let displaced = APIShape<DisplacedClimateRow>(
    "DisplacedClimateRow", "A row of another source that gives way.",
    [
      .text("indicator", "Its indicator.") { $0.indicator },
      .text("scenario", "Its scenario.") { $0.scenario },
      .text("period", "Its years.") { $0.period }, .text("kind", "Its kind.") { $0.kind },
      .text("source", "Its sources; empty where it names none.") { $0.source },
    ])
  private static let taken = APIShape<Taken>(
    "AtlasProfile", "What a profile from an atlas does, or would do.",
    [
      .truth("isDryRun", "Whether it was only looked at.") { $0.isDryRun },
      .maybeWhole("revision", "The revision that it made; null when nothing was changed.") {
        $0.revision
      },
      .whole("base", "The revision that the profile was held against.") { $0.base },
      .text("place", "The place of the atlas.") { $0.place },
      .whole("added", "Rows of the summary that are new.") { $0.count(.added) },
      .whole("changed", "Rows of the same source that say something else.") { $0.count(.changed) },
      .whole("same", "Rows that stay as they are.") { $0.count(.same) },
      .whole("removed", "Rows of the same source that go.") { $0.count(.removed) },
      .parts("displaced", displaced, "Rows of other sources that give way.") {
        $0.outcome.merge?.displaced ?? []
      },
      .whole("yearly", "Yearly values of the profile.") { $0.outcome.profile?.series.count ?? 0 },
      .whole("singleModels", "Years of single models of the profile.") {
        $0.outcome.profile?.models.count ?? 0
      },
      .texts("notes", "What must be known before the numbers are used.") { $0.notes },
      .parts("findings", FindingShapes.finding, "That would be new in the workspace; at most 500.")
      {
        Array(($0.outcome.preview?.newFindings ?? []).prefix(500))
      },
    ])

  private static func texts(_ summary: String) -> APISchema {
    .list(.text(least: 1, most: 300), most: 1_000, summary)
  }

  static let take = APIOperation(
    id: "takeAtlasProfile", method: .post, path: path + "/atlases/{upload}/take", tag: .hazards,
    summary: "Put the climate profile of an atlas's place into the plan",
    details:
      "As one change, of an atlas that you have sent. Rows of the same source are replaced, rows of other sources stay, except where the profile has the same figure.",
    access: .workspace(.editDocument),
    query: [
      .query(
        "dry_run", .truth("Whether to look only.").falling(backTo: false), example: "true"), .base,
    ],
    body: .json(
      .object([
        .may("place", .text("The place; the one that is proposed unless given.", most: 200)),
        .may("scenarios", texts("All unless given.")),
        .may("indicators", texts("All unless given, as the atlas names them.")),
        .may("baseline", .text("What changes are counted from.", most: 20)),
        .may("periods", .text("Years or warming levels with spaces between.", most: 200)),
        .may("runningMean", .whole(1...99, "Years of the running mean of yearly values.")),
        .may("source", .text("The id of the source's row.", most: 100)),
        .may("station", .text("The id of a station's file that you have sent.", most: 100)),
        .may(
          "layout",
          .choice(ClimateFileChoice.layouts.map(\.rawValue), "How the station's file is laid out.")),
        .may(
          "temperatureUnit",
          .choice(ClimateFileChoice.temperatureUnits, "Of a station's CSV with a header.")),
        .may(
          "precipitationUnit",
          .choice(ClimateFileChoice.precipitationUnits, "Of a station's CSV with a header.")),
        .reason,
      ])), successes: [.json(taken.schema, "What was done, or would be.")],
    refusals: [.conflict], keepsAnswer: true,
    example: ["place": "27053", "scenarios": ["rcp45", "rcp85"]])

  private static func choice(_ call: APICall) throws -> ClimateFileChoice {
    var choice = ClimateFileChoice()
    func texts(_ name: String) -> [String] {
      (call.body[name]?.items ?? []).compactMap(\.text)
    }
    choice.place = call.body["place"]?.text ?? ""
    (choice.scenarios, choice.indicators) = (texts("scenarios"), texts("indicators"))
    choice.baseline = call.body["baseline"]?.text ?? choice.baseline
    choice.periods = call.body["periods"]?.text ?? choice.periods
    choice.runningMean = call.body["runningMean"]?.whole.map(String.init) ?? choice.runningMean
    choice.sourceID = call.body["source"]?.text ?? choice.sourceID
    choice.layout = call.body["layout"]?.text ?? choice.layout
    choice.temperatureUnit = call.body["temperatureUnit"]?.text ?? ""
    choice.precipitationUnit = call.body["precipitationUnit"]?.text ?? ""
    if let first = choice.errors(call.visit.words(ClimateFileText.self)).all.first {
      throw APIProblem.notTaken(first.message)
    }
    return choice
  }

  @Sendable private func take(_ call: APICall) async throws -> APIAnswer {
    let (site, visit, choice) = (call.site, call.visit, try Self.choice(call))
    let text = visit.words(ClimateFileText.self)
    let uploads = try StagedUploads(.climateAtlas, visit)
    guard let sent = try await uploads.find(try call.part("upload")) else {
      throw Visit.nothingHere
    }
    let open = try await call.looked()
    let reading = try ClimateFileReading(
      sent, station: try await Self.station(call), choice: choice,
      of: open.community.community)
    let look = try await Self.reading(sent.name, call) { try reading.look() }
    if let problem = look.problem {
      throw APIProblem.notTaken(text.problem(problem, choice, look.years))
    }
    try Self.check(choice, look)
    let (snapshot, library, day) = (open.snapshot, site.library, visit.day)
    let outcome: ClimateFileOutcome
    do {
      outcome = try await site.unpacking.pass {
        try ClimateFileOutcome(look, choice, day: day, into: snapshot, library)
      }
    } catch let problem as ClimateProblem {
      throw APIProblem.notTaken(problem.message)
    }
    let isDry = call.truth("dry_run")
    let commit = isDry ? nil : try await call.take(outcome.preview, base: open.revision)
    if let commit {
      try await uploads.remove(sent.id)
      try await visit.note(.imported, "\(sent.name), as revision \(commit.revision)")
    }
    return .json(
      Self.taken.json(
        Taken(
          place: look.place?.id ?? "", outcome: outcome, notes: look.notes,
          base: open.revision, revision: commit?.revision, isDryRun: isDry)))
  }

  private static func station(_ call: APICall) async throws -> StagedUploads.File? {
    guard let id = call.body["station"]?.text else { return nil }
    guard let file = try await StagedUploads(.climateStation, call.visit).find(id) else {
      throw APIProblem.notTaken("There is no station's file “\(id)”. Send it with `sendStation`.")
    }
    return file
  }

  /// What a program names and the atlas does not have is refused, as nobody sees that it was passed over.
  private static func check(
    _ choice: ClimateFileChoice, _ look: ClimateFileReading.Look
  ) throws {
    let known = Set(look.indicators.map(\.id))
    if let wrong = choice.scenarios.first(where: { !look.scenarios.contains($0) }) {
      throw APIProblem.notTaken(
        "The atlas has no scenario “\(wrong)”. It has \(look.scenarios.joined(separator: ", ")).")
    }
    if let wrong = choice.indicators.first(where: { !known.contains($0) }) {
      throw APIProblem.notTaken("The atlas has no indicator “\(wrong)”.")
    }
  }
}
