internal import ArgumentParser
internal import Climate
internal import ClimateFiles
internal import Factors
internal import Foundation

/// What is to be shown of a place: given to `show` and to `profile` alike.
struct ClimateProfileArguments: ParsableArguments {
  @Option(help: "An atlas; without one, the county summaries that come with Cairn.")
  var atlas: String?
  @Option(
    name: .customLong("indicator"), parsing: .upToNextOption,
    help: "Indicators to show, in order, such as tx-days-above for all its thresholds.")
  var indicators: [String] = []
  @Option(name: .customLong("scenario"), parsing: .upToNextOption, help: "Scenarios to show.")
  var scenarios: [String] = []
  @Option(help: "The period that changes are counted from.") var baseline = ClimateProfileArguments
    .usualBaseline
  @Option(
    name: .customLong("period"), parsing: .upToNextOption,
    help: "Periods such as 2035-2064, or warming levels such as 2C.")
  var periods: [String] = ClimateProfileArguments.usualPeriods
  @Option(help: "Years of the running mean of yearly values.") var runningMean = 1
  @Option(help: "A table of the years in which models reach warming levels, instead of Cairn's.")
  var warmingLevels: String?
  @Option(
    help:
      "A weather station's daily file, to show beside the models: GHCN-Daily, or a CSV with --station-units."
  )
  var station: String?
  @Option(
    parsing: .upToNextOption,
    help:
      "The units of a station's CSV: of its temperatures and of its precipitation, such as degF in/day."
  )
  var stationUnits: [String] = []
  @Option(
    help:
      "How a station's file is laid out, where it is neither: header, climdex (the input of RClimDex) or ghcn."
  )
  var stationLayout: String?
  @Option(help: "A CSV of weights by model: the columns model and weight.") var weights: String?

  private static let usualBaseline = "1981-2010"
  private static let usualPeriods = ["2015-2044", "2035-2064", "2070-2099"]

  func validate() throws {
    if let stationLayout, DailyColumn.Layout(rawValue: stationLayout) == nil {
      throw ValidationError("--station-layout is header, climdex or ghcn.")
    }
    guard runningMean > 0 else { throw ValidationError("--running-mean is a number of years.") }
    let isPlain =
      scenarios.isEmpty && baseline == Self.usualBaseline && periods == Self.usualPeriods
      && runningMean == 1 && warmingLevels == nil && weights == nil && station == nil
    guard atlas != nil || isPlain else {
      throw ValidationError(
        "The county summaries have fixed periods and no models to choose from; other options need --atlas."
      )
    }
  }

  /// A profile, and the station whose observations it has.
  struct Choice {
    var profile: PlaceProfile
    /// Nil where observations, if there are any, are of the profile's own source.
    var station: Station?
  }

  /// A weather station that observations are from.
  struct Station {
    var title: String
    /// The days that it has.
    var span: String
    /// The indicators that it gave values of, as the profile names them.
    var indicators: Set<String>
  }

  /// The profile of a place: one of the atlas, or a county by FIPS code or by name.
  func profile(of place: String) throws -> PlaceProfile { try choice(of: place).profile }

  /// The profile of a place, and where its observations are from.
  func choice(of place: String) throws -> Choice {
    guard let atlas else { return Choice(profile: try county(place)) }
    let request = try request()
    return try failing { () throws(ClimateProblem) in
      let atlas = try IndicatorAtlas.open(URL(filePath: atlas))
      let names = indicators.isEmpty ? nil : try atlas.indicators(named: indicators)
      let observations = try station.map { (path) throws(ClimateProblem) in
        try StationObservations(
          path: path, units: stationUnits,
          layout: stationLayout.flatMap { DailyColumn.Layout(rawValue: $0) })
      }
      for finding in observations?.findings.prefix(10) ?? [] { printError("\(finding)") }
      let found = try StationedProfile(
        of: try atlas.placeID(calledBy: place), in: atlas, indicators: names, request: request,
        station: observations)
      var profile = found.profile
      if let observations { profile.notes += Self.notes(of: observations, in: found) }
      return Choice(
        profile: profile,
        station: observations.map {
          Station(title: $0.title, span: $0.span, indicators: found.observedAtStation)
        })
    }
  }

  /// Why nothing that a station observed stands beside the models, where it is so.
  private static func notes(
    of station: StationObservations, in found: StationedProfile
  ) -> [String] {
    guard !found.observedAtStation.isEmpty else {
      return ["The station has no values of what these indicators need."]
    }
    let isShown = found.profile.entries.contains { $0.scenario == PlaceProfile.observedName }
    return isShown
      ? []
      : [
        "The station's days are \(station.span), too few of every period asked for, so that no observed value stands beside the models."
      ]
  }

  /// The years of a profile's single models; nil without an atlas, as the county summaries have none.
  func modelRuns(of profile: PlaceProfile) throws -> ClimateModelRuns? {
    guard let atlas else { return nil }
    return try failing { () throws(ClimateProblem) in
      try ClimateModelRuns(of: profile, atlas: try IndicatorAtlas.open(URL(filePath: atlas)))
    }
  }

  private func county(_ text: String) throws -> PlaceProfile {
    try failing { () throws(ClimateProblem) in
      let places = try CountyPlaces()
      let isCode = (4...5).contains(text.count) && text.allSatisfy(\.isNumber)
      // Spreadsheets drop the zero that codes of nine states begin with.
      let code = text.count == 4 ? "0\(text)" : text
      let found =
        isCode
        ? [try places.county(fips: code)].compactMap { $0 } : try places.counties(named: text)
      guard isCode || !found.isEmpty else {
        let near = try places.suggestions(for: text).map { "\($0.place.name) (\($0.place.id))" }
        let advice =
          near.isEmpty
          ? Self.counties(ofTown: text)
            ?? "Write a county and its state, such as “Hennepin County, MN”, or the county's code."
          : "Did you mean \(near.joined(separator: " or "))?"
        throw ClimateProblem("There is no county called “\(text)”. \(advice)")
      }
      guard found.count < 2 else {
        let names = found.map { "\($0.name), \($0.state) (\($0.place.id))" }
        throw ClimateProblem(
          "There are \(found.count) counties called “\(text)”: \(names.joined(separator: "; ")). Add the state, or use the code."
        )
      }
      var profile = try CountySummaries().profile(fips: found.first?.place.id ?? code)
      guard !indicators.isEmpty else { return profile }
      var known: [String] = []
      for entry in profile.entries where !known.contains(entry.indicator) {
        known.append(entry.indicator)
      }
      profile.entries.removeAll { !indicators.contains($0.indicator) }
      guard !profile.entries.isEmpty else {
        throw ClimateProblem(
          "The summary of \(profile.place.name) has \(known.joined(separator: ", ")). Build an atlas from daily files for other indicators."
        )
      }
      return profile
    }
  }

  /// In which counties the towns of a name lie; nil where there is no such town.
  private static func counties(ofTown text: String) -> String? {
    let gazetteer = Gazetteer.standard
    let found = gazetteer.search(text, limit: 3)
    let lines = found.places.compactMap { town -> String? in
      guard !found.areNearMisses, !town.isCounty, let county = gazetteer.countyName(town.county)
      else { return nil }
      return "\(town.title) lies in \(county) (\(town.county))"
    }
    return lines.isEmpty ? nil : lines.joined(separator: "; ") + "."
  }

  private func request() throws -> ProfileRequest {
    try failing { () throws(ClimateProblem) in
      var wanted: [ClimatePeriod] = []
      for text in periods { wanted.append(try ClimatePeriod(text)) }
      let needsLevels = wanted.contains { $0.years == nil }
      return ProfileRequest(
        baseline: try ClimatePeriod(baseline), periods: wanted,
        kinds: [.absolute, .change, .percent],
        scenarios: scenarios.isEmpty
          ? nil : scenarios.map { $0.lowercased().filter { $0 != "." && $0 != "-" } },
        runningMeanYears: runningMean,
        rules: EnsembleRules(
          warmingLevels: needsLevels ? try levels() : nil, weights: try modelWeights()))
    }
  }

  private func levels() throws(ClimateProblem) -> WarmingLevelTable {
    guard let warmingLevels else { return try WarmingLevelTable.bundled }
    return try WarmingLevelTable(contentsOf: URL(filePath: warmingLevels))
  }

  private func modelWeights() throws(ClimateProblem) -> [String: Double]? {
    guard let weights else { return nil }
    return try ModelWeights.read(URL(filePath: weights))
  }
}
