import Accounts
import Climate
import Factors
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Quantities
import Store
import Tables
import Workspace

/// What the climate of a place was and may become, and taking it into the plan.
struct ClimateAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.places, places), APIRoute(Self.list, list), APIRoute(Self.take, take),
      APIRoute(Self.levels, levels),
    ]
  }

  // Places

  private static let place = APIShape<GazetteerPlace>(
    "Place", "A town, county or tribal area of the gazetteer.",
    [
      .text("geoid", "Its code, as `community.yaml` has it.") { $0.geoid },
      .text("title", "Its name with its state.") { $0.title },
      .text("state", "The state's letters.") { $0.state },
    ])
  private static let found = APIList(shape: place)

  static let places = APIOperation(
    id: "listPlaces", method: .get, path: "/api/v1/places", tag: .workspaces,
    summary: "Search the places of the country",
    details: "By name or code; names that are nearly so where none fits. At most 100.",
    access: .signedIn,
    query: [
      .query(
        "q", .text("Words to look for.", least: 2, most: 100), isRequired: true, example: "hennepin"
      )
    ] + APIParameter.paging(.offset), successes: [.json(found.schema, "Places, best first.")])

  @Sendable private func places(_ call: APICall) throws -> APIAnswer {
    let matches = Gazetteer.standard.search(try call.part("q"), limit: 100)
    return Self.found.answer(of: matches.places, to: call)
  }

  // The profile

  private static let reading = APIShape<ClimateReading>(
    "ClimateReading", "One indicator in one scenario and period, beside what it is compared with.",
    [
      .text("indicator", "Its id, as `docs/climate/indicators.md` has it.") { $0.indicator },
      .text("name", "As people read it.") { $0.first.name },
      .text("definition", "What it counts.") { $0.first.definition },
      .text("unit", "The unit of all numbers here: that of the community.") { $0.unit },
      .text("scenario", "The scenario of emissions.") { $0.future.scenario.key },
      .text("period", "The years.") { $0.future.period.key },
      .maybeNumber("value", "The middle of the models: their median, else their mean.") {
        $0.after
      },
      .maybeNumber("low", "The lower end of the spread of models.") { $0.spread?.low },
      .maybeNumber("high", "The upper end of the spread of models.") { $0.spread?.high },
      .choice(
        "spread", ["p10-p90", "outermost", "none"],
        "Whether the ends are percentiles or the outermost models."
      ) { $0.spread.map { $0.isPercentiles ? "p10-p90" : "outermost" } ?? "none" },
      .maybeText("baselinePeriod", "The years that it is compared with.") {
        $0.baseline?.period.key
      },
      .maybeNumber("baseline", "The value of those years.") { $0.before },
      .truth("isBaselineObserved", "Whether that was measured and not modelled.") {
        $0.isBaselineObserved
      },
      .maybeNumber(
        "agreement",
        "The share of models whose change has the direction of the median change, 0 to 1."
      ) { $0.change?.agreement },
      .maybeTruth(
        "isDirectionOpen",
        "Whether fewer than 80 percent of the models agree on the direction of the change, or the middle 80 percent of the changes have both signs; null where the profile has no change of the models."
      ) { $0.isDirectionOpen },
      .maybeWhole("models", "How many models.") { $0.future.models },
      .text("source", "Where it is from.") { $0.future.source },
    ])
  private static let readings = APIList(shape: reading, hasRevision: true)
  private static let path = "/api/v1/workspaces/{workspace}/climate"

  static let list = APIOperation(
    id: "listClimate", method: .get, path: path, tag: .hazards,
    summary: "Read the climate profile of a place",
    details:
      "Every indicator in every scenario and period, per model first and then over the models: the spread is always told. Summaries are those of the place's county.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "place", .text("The code of another place; the community's own unless given.", most: 12),
        example: "27053"),
      .query(
        "own",
        .truth("Whether to read the plan's own table and not what Cairn brings; without `place`.")
          .falling(backTo: false)),
      .query("indicator", .text("Only this indicator.", most: 100)), .revision,
    ] + APIParameter.paging(.pinned),
    successes: [.json(readings.schema, "By indicator, scenario and period.")],
    refusals: [.notFound, .conflict, .unprocessableContent])

  static let take = APIOperation(
    id: "takeClimateProfile", method: .post, path: path, tag: .hazards,
    summary: "Put the climate profile of a place into the plan",
    details:
      "Replaces what the plan has of the built-in figures and keeps rows of other sources, names the source, and adds a hazard for each indicator that no hazard is about yet unless told otherwise. Taking the same twice changes nothing.",
    access: .workspace(.editDocument),
    body: .json(
      .object([
        .must("place", .text("The code of the place.", least: 1, most: 12)),
        .may("addsHazards", .truth("Whether hazards are added; true unless given.")), .base,
        .reason,
      ])), successes: APIOperation.Success.edited, refusals: [.notFound], keepsAnswer: true,
    example: ["place": "27053", "base": 1])

  private static func climate(_ code: String) throws -> PlaceClimate {
    let gazetteer = Gazetteer.standard
    guard let place = gazetteer.place(geoid: code) else {
      throw APIProblem(
        .notFound, .plain, "The gazetteer has no place “\(code)”. Look for it with `listPlaces`.")
    }
    guard let climate = try PlaceClimate(of: place, gazetteer: gazetteer) else {
      throw APIProblem(
        .notFound, .plain, "Cairn brings no climate summaries of \(place.title).")
    }
    return climate
  }

  private static func all(_ profile: ClimateProfile, _ units: DisplayUnits) -> [ClimateReading] {
    profile.indicators.flatMap { indicator in
      profile.scenarios(of: indicator).filter(\.isFuture).flatMap { scenario in
        periods(profile, indicator, scenario).compactMap { period in
          ClimateReading(
            indicator, of: profile, scenario: scenario, period: period, units: units,
            language: .english)
        }
      }
    }
  }

  private static func periods(
    _ profile: ClimateProfile, _ indicator: String, _ scenario: ClimateScenario
  ) -> [ProfilePeriod] {
    profile.summaries(of: indicator)
      .filter { $0.scenario == scenario && $0.kind == .absolute }.map(\.period)
      .withoutRepeats()
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let community = open.community.community
    guard !call.truth("own") || call.text("place") == nil else {
      throw APIProblem.notTaken(
        "`own` reads the plan's own table, which is of its own place. Give `place` or `own`, not both."
      )
    }
    let profile =
      call.truth("own")
      ? open.community.climate : try Self.climate(call.text("place") ?? community.geoid).profile
    let wanted = call.text("indicator")
    try Self.check(wanted, in: profile.indicators)
    let readings = Self.all(profile, DisplayUnits(community.units)).filter {
      wanted == nil || $0.indicator == wanted
    }
    return Self.readings.answer(of: readings, at: open.revision, to: call)
  }

  @Sendable private func take(_ call: APICall) async throws -> APIAnswer {
    let climate = try Self.climate(call.body["place"]?.text ?? "")
    let taking = ProfileTaking(
      climate: climate, day: call.visit.day,
      addsHazards: call.body["addsHazards"]?.truth ?? true)
    let usual = call.visit.words(HazardProfileText.self).reason(climate.place.title)
    return .edited(
      try await call.edit(base: call.base, usual: usual) { taking.apply(to: &$0) })
  }

  // Rare events

  private struct Level: Sendable {
    let indicator: String
    let unit: String
    let row: ReturnLevelSummary.Row
    let shift: ReturnLevelSummary.Shift?
    let isBaseline: Bool
    /// The fewest and the most years that a model is fitted to.
    let years: ClosedRange<Int>?
    /// Of a single model.
    let interval: ClosedRange<Double>?

    var standing: Standing {
      if isBaseline { return .baseline }
      guard let years = shift?.medianYears else { return .unknown }
      return years <= RareEvents.longest ? .known : .rarer
    }
  }

  private enum Standing: String, CaseIterable {
    case known, baseline, unknown
    case rarer = "rarer-than-10000"
  }

  private struct Unfitted: Sendable {
    let indicator: String
    /// Nil where nothing of the indicator could be fitted.
    let gap: ReturnLevelSummary.Gap?
    let reason: String
  }

  private static let unfitted = APIShape<Unfitted>(
    "UnfittedModel", "What could not be fitted, and why.",
    [
      .text("indicator", "The yearly extreme.") { $0.indicator },
      .maybeText("model", "The model; null where no model of the indicator could be fitted.") {
        $0.gap?.model
      },
      .maybeText("scenario", "The scenario of emissions.") { $0.gap?.scenario },
      .maybeText("period", "The years.") { $0.gap?.period?.code },
      .text("reason", "Why, in a sentence.") { $0.reason },
    ])

  private static let level = APIShape<Level>(
    "ReturnLevel", "How high a rare event is in a scenario and period, over models.",
    [
      .text("indicator", "The yearly extreme.") { $0.indicator },
      .text("unit", "The unit of the heights.") { $0.unit },
      .text("scenario", "The scenario of emissions.") { $0.row.scenario },
      .text("period", "The years.") { $0.row.period.code },
      .number("returnPeriod", "It comes once in so many years.") { $0.row.returnPeriod },
      .number("median", "The median of the models.") { $0.row.summary.median },
      .number("p10", "The models' 10th percentile.") { $0.row.summary.p10 },
      .number("p90", "The models' 90th percentile.") { $0.row.summary.p90 },
      .whole("models", "How many models.") { $0.row.summary.models.count },
      .maybeWhole("fewestYears", "The fewest years with a value that a model is fitted to.") {
        $0.years?.lowerBound
      },
      .maybeWhole("mostYears", "The most years with a value that a model is fitted to.") {
        $0.years?.upperBound
      },
      .maybeNumber(
        "intervalLow",
        "The low end of the 90 % interval of a single model by a parametric bootstrap: the median over models of their low ends."
      ) { $0.interval?.lowerBound },
      .maybeNumber("intervalHigh", "The high end of that interval, likewise.") {
        $0.interval?.upperBound
      },
      .maybeNumber(
        "comesEvery",
        "Years after which the event of the baseline comes in this period; null unless `standing` is `known`."
      ) {
        $0.standing == .known ? $0.shift?.medianYears : nil
      },
      .choice(
        "standing", Standing.allCases.map(\.rawValue),
        "Whether `comesEvery` is known; `baseline` for the years that others are compared with, `rarer-than-10000` where most models have the event in 10,000 years at most once or never."
      ) { $0.standing.rawValue },
    ])
  private static let levelList = APIList(
    shape: level, hasRevision: true,
    besides: [
      .must("notFitted", .list(unfitted.schema, "Models and indicators that the items lack."))
    ])

  static let levels = APIOperation(
    id: "listReturnLevels", method: .get,
    path: "/api/v1/workspaces/{workspace}/climate/return-levels", tag: .hazards,
    summary: "Read how high rare events are, now and later",
    details:
      "From the years of single models in `climate-models.csv`; empty without them. Each model is fitted by itself, then models are summarized. Every answer of the list names under `notFitted` what could not be fitted. Until they are fitted the answer is 503 with `Retry-After`.",
    access: .workspace(.readWorkspace),
    query: [.query("indicator", .text("Only this yearly extreme.", most: 100)), .revision]
      + APIParameter.paging(.pinned),
    successes: [.json(levelList.schema, "By indicator, scenario and period.")],
    refusals: [.notFound, .conflict])

  @Sendable private func levels(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let profile = open.community.climate
    let wanted = call.text("indicator")
    let known = RareEvents.indicators(of: profile)
    try Self.check(wanted, in: known)
    let indicators = known.filter { wanted == nil || $0 == wanted }
    let state = MadeFrom(try call.visit.workspace())
    // One wait for all of them; what is fitted meanwhile is kept for whoever asks again.
    let end = ContinuousClock.now + .seconds(10)
    var found: [(levels: [Level], gaps: [Unfitted])] = []
    for indicator in indicators {
      let key = RareEventKey(state: state, revision: open.revision, indicator: indicator)
      found.append(try await Self.fitted(key, profile, call, until: end))
    }
    return Self.levelList.answer(
      of: found.flatMap { $0.levels }, at: open.revision, to: call,
      besides: [
        (name: "notFitted", value: .list(found.flatMap { $0.gaps }.map(Self.unfitted.json)))
      ])
  }

  /// Return levels of an indicator, and what could not be fitted; too few years of one leave the others alone.
  ///
  /// - Throws: `APIProblem` with 503 while it is being fitted.
  private static func fitted(
    _ key: RareEventKey, _ profile: ClimateProfile, _ call: APICall,
    until end: ContinuousClock.Instant
  ) async throws -> (levels: [Level], gaps: [Unfitted]) {
    let seconds = max(0, (end - ContinuousClock.now) / Duration.seconds(1))
    do {
      guard let events = try await call.visit.rareEvents(key, profile, within: seconds) else {
        throw APIProblem.stillBeingMade("The models are being fitted.")
      }
      return (
        heights(of: events),
        events.summary.missing.map {
          Unfitted(indicator: key.indicator, gap: $0, reason: $0.reason)
        }
      )
    } catch let problem as ClimateProblem {
      return ([], [Unfitted(indicator: key.indicator, gap: nil, reason: problem.message)])
    }
  }

  private static func heights(of events: RareEvents) -> [Level] {
    let summary = events.summary
    return summary.rows.filter { $0.kind == .absolute }.map { row in
      Level(
        indicator: events.indicator, unit: events.unit.symbol, row: row,
        shift: summary.shifts.first {
          $0.scenario == row.scenario && $0.period == row.period
            && $0.returnPeriod == row.returnPeriod
        }, isBaseline: row.period == summary.request.baseline,
        years: events.fittedYears(of: row), interval: events.typicalInterval(of: row))
    }
  }

  /// - Throws: `APIProblem` with 404 for an indicator that is not among those known.
  private static func check(_ wanted: String?, in known: [String]) throws {
    guard let wanted, !known.contains(wanted) else { return }
    let others = known.isEmpty ? "There is none." : "There are \(known.joined(separator: ", "))."
    throw APIProblem(.notFound, .plain, "There is no indicator “\(wanted)” here. \(others)")
  }
}
