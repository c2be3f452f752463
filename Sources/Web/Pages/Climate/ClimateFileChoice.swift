import Climate
import ClimateFiles
import Foundation
import Tables

/// What whoever sent an atlas wants of it; empty where it is proposed or all is meant.
struct ClimateFileChoice: Codable, Sendable {
  static let usualBaseline = "1981-2010"
  static let usualPeriods = "2015-2044 2035-2064 2070-2099"

  /// The id of a place of the atlas; empty for the one that is nearest.
  var place = ""
  /// As the atlas names them; empty for all.
  var scenarios: [String] = []
  /// As the atlas names them; empty for all.
  var indicators: [String] = []
  var baseline = ClimateFileChoice.usualBaseline
  /// Years or warming levels with spaces between.
  var periods = ClimateFileChoice.usualPeriods
  var runningMean = "1"
  var sourceID = PlaceClimate.sourceID
  var usesStation = true
  /// A name of `DailyColumn.Layout`.
  var layout = DailyColumn.Layout.ghcn.rawValue
  var temperatureUnit = ""
  var precipitationUnit = ""
  /// True when scenarios and indicators were chosen already.
  var isChosen = false

  static let layouts: [DailyColumn.Layout] = [.ghcn, .header, .climdex]
  static let temperatureUnits = ["degF", "degC", "K"]
  static let precipitationUnits = ["in/day", "mm/day"]

  init() {}

  init(_ form: FormData) {
    func text(_ name: String, or usual: String) -> String {
      let said = String(form.text(name).prefix(200)).trimmed
      return said.isEmpty ? usual : said
    }
    func several(_ name: String) -> [String] {
      form.all(name).prefix(1_000).map { String($0.prefix(300)) }
    }
    place = text("place", or: "")
    scenarios = several("scenario")
    indicators = several("indicator")
    baseline = text("baseline", or: Self.usualBaseline)
    periods = text("periods", or: Self.usualPeriods)
    runningMean = text("running_mean", or: "1")
    sourceID = text("source_id", or: PlaceClimate.sourceID)
    isChosen = form["chosen"] != nil
    usesStation = !isChosen || form["no_station"] == nil
    layout = text("layout", or: DailyColumn.Layout.ghcn.rawValue)
    temperatureUnit = text("temperature_unit", or: "")
    precipitationUnit = text("precipitation_unit", or: "")
  }

  private static func period(_ text: String) -> ClimatePeriod? { try? ClimatePeriod(text) }

  private var periodTexts: [String] {
    periods.split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
  }

  private var years: Int? { Int(runningMean).flatMap { (1...99).contains($0) ? $0 : nil } }

  /// What cannot be, before a file is looked at.
  ///
  /// - Parameter hasScenarios: False for an atlas of observations alone, of which none can be chosen.
  func errors(_ text: ClimateFileText, hasScenarios: Bool = true) -> FormErrors {
    var errors = FormErrors()
    if isChosen, hasScenarios, scenarios.isEmpty { errors.add("scenario", text.noScenario) }
    if isChosen, indicators.isEmpty { errors.add("indicator", text.noIndicator) }
    if Self.period(baseline) == nil { errors.add("baseline", text.wrongPeriod(baseline)) }
    let wrong = periodTexts.first { Self.period($0) == nil }
    if let wrong { errors.add("periods", text.wrongPeriod(wrong)) }
    if periodTexts.isEmpty || periodTexts.count > 12 { errors.add("periods", text.periodCount) }
    if years == nil { errors.add("running_mean", text.wrongYears) }
    if !sourceID.isHyphenated(digits: true) || sourceID.count > 100 {
      errors.add("source_id", text.wrongID)
    }
    return errors
  }

  /// The source of what a station observed.
  var stationID: String { "\(sourceID)-station" }

  /// The periods, scenarios and rules that are asked for; nil where `errors` has something.
  ///
  /// - Throws: `ClimateProblem` when the table of warming levels is missing from the installation.
  func request() throws(ClimateProblem) -> ProfileRequest? {
    let wanted = periodTexts.compactMap(Self.period)
    guard let baseline = Self.period(baseline), let years, !wanted.isEmpty else { return nil }
    let needsLevels = ([baseline] + wanted).contains { $0.years == nil }
    return ProfileRequest(
      baseline: baseline, periods: wanted, kinds: [.absolute, .change, .percent],
      scenarios: scenarios.isEmpty ? nil : scenarios, runningMeanYears: years,
      rules: EnsembleRules(warmingLevels: needsLevels ? try WarmingLevelTable.bundled : nil))
  }

  /// A weather station's file, read as the choice says.
  ///
  /// - Throws: `ClimateProblem` when it is laid out otherwise.
  func station(_ path: String) throws(ClimateProblem) -> StationObservations {
    try StationObservations(
      path: path, units: [temperatureUnit, precipitationUnit].filter { !$0.isEmpty },
      layout: DailyColumn.Layout(rawValue: layout) ?? .ghcn)
  }

  /// The fields that carry the choice along.
  var hidden: HTML {
    let plain: [(String, String)] = [
      ("place", place), ("baseline", baseline), ("periods", periods),
      ("running_mean", runningMean), ("source_id", sourceID), ("layout", layout),
      ("temperature_unit", temperatureUnit), ("precipitation_unit", precipitationUnit),
    ]
    let chosen =
      (isChosen ? [("chosen", "yes")] : []) + (usesStation ? [] : [("no_station", "yes")])
    let several = scenarios.map { ("scenario", $0) } + indicators.map { ("indicator", $0) }
    return (plain + chosen + several).map { WaitingRow.hidden($0.0, $0.1) }.joined(by: "")
  }
}
