internal import Climate
internal import ClimateFiles
internal import Workspace

/// Years of every model of an atlas at one place, as a workspace keeps them.
struct ClimateModelRuns {
  let points: [ClimateModelPoint]
  /// What was written for what, in sentences; empty without single models.
  let lines: [String]

  /// - Parameter profile: Of the atlas; only the indicators and scenarios that it shows are taken.
  init(of profile: PlaceProfile, atlas: IndicatorAtlas) throws(ClimateProblem) {
    let years = try AtlasModelYears(of: profile, in: atlas)
    points = years.values.map {
      ClimateModelPoint(
        indicator: $0.indicator, scenario: ClimateScenario($0.scenario), model: $0.model,
        year: $0.year, value: $0.value)
    }
    let models = years.models.count == 1 ? "1 single model" : "\(years.models.count) single models"
    var lines: [String] = []
    if !years.degreeDays.isEmpty {
      lines.append(
        "Degree days of \(models) were written to climate-models.csv: a climate-adjusted forecast follows each of them."
      )
    }
    if let first = years.extremes.first {
      lines.append(
        "Yearly extremes of \(models) were written to climate-models.csv (\(years.extremes.joined(separator: ", "))): Hazards › Rare events and {{table rare-events \(first)}} show their return levels."
      )
    }
    self.lines = lines
  }
}
