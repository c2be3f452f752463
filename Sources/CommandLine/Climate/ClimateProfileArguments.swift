internal import ArgumentParser
internal import Climate
internal import ClimateFiles
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
  @Option(help: "The period that changes are counted from.") var baseline = "1981-2010"
  @Option(
    name: .customLong("period"), parsing: .upToNextOption,
    help: "Periods such as 2035-2064, or warming levels such as 2C.")
  var periods: [String] = ["2015-2044", "2035-2064", "2070-2099"]
  @Option(help: "Years of the running mean of yearly values.") var runningMean = 1
  @Option(help: "A table of the years in which models reach warming levels, instead of Cairn's.")
  var warmingLevels: String?
  @Option(help: "A CSV of weights by model: the columns model and weight.") var weights: String?

  func validate() throws {
    guard runningMean > 0 else { throw ValidationError("--running-mean is a number of years.") }
  }

  /// The profile of a place: an identifier of the atlas, or a county by FIPS code or by name.
  func profile(of place: String) throws -> PlaceProfile {
    guard let atlas else { return try county(place) }
    let request = try request()
    return try failing { () throws(ClimateProblem) in
      let atlas = try IndicatorAtlas.open(URL(filePath: atlas))
      return try atlas.profile(
        place: place, indicators: chosen(from: try atlas.indicators.map(\.id)), request: request)
    }
  }

  /// The indicators asked for: a name without parameters stands for all of that name; nil for all.
  private func chosen(from known: [String]) -> [String]? {
    guard !indicators.isEmpty else { return nil }
    return indicators.flatMap { wanted in
      let family = known.filter { $0.prefix { $0 != "(" && $0 != "@" } == wanted }
      return known.contains(wanted) || family.isEmpty ? [wanted] : family
    }
  }

  private func county(_ text: String) throws -> PlaceProfile {
    try failing { () throws(ClimateProblem) in
      let places = try CountyPlaces()
      let isCode = text.count == 5 && text.allSatisfy(\.isNumber)
      let found =
        isCode
        ? [try places.county(fips: text)].compactMap { $0 } : try places.counties(named: text)
      guard found.count < 2 else {
        let names = found.map { "\($0.name), \($0.state) (\($0.place.id))" }
        throw ClimateProblem(
          "There are \(found.count) counties called “\(text)”: \(names.joined(separator: "; ")). Add the state or use the code."
        )
      }
      var profile = try CountySummaries().profile(fips: found.first?.place.id ?? text)
      if !indicators.isEmpty {
        profile.entries.removeAll { !indicators.contains($0.indicator) }
      }
      return profile
    }
  }

  private func request() throws -> ProfileRequest {
    try failing { () throws(ClimateProblem) in
      var wanted: [ClimatePeriod] = []
      for text in periods { wanted.append(try ClimatePeriod(text)) }
      let needsLevels = wanted.contains { $0.years == nil }
      return ProfileRequest(
        baseline: try ClimatePeriod(baseline), periods: wanted,
        kinds: [.absolute, .change, .percent], scenarios: scenarios.isEmpty ? nil : scenarios,
        runningMeanYears: runningMean,
        rules: EnsembleRules(
          warmingLevels: needsLevels ? try levels() : nil, weights: try modelWeights()))
    }
  }

  private func levels() throws(ClimateProblem) -> WarmingLevelTable {
    guard let warmingLevels else { return try WarmingLevelTable.bundled() }
    return try WarmingLevelTable(contentsOf: URL(filePath: warmingLevels))
  }

  private func modelWeights() throws(ClimateProblem) -> [String: Double]? {
    guard let weights else { return nil }
    return try ModelWeights.read(URL(filePath: weights))
  }
}
