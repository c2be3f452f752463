internal import ArgumentParser
internal import Climate
internal import ClimateFiles
internal import Foundation

/// What an atlas is to be built from: given to `build` and to `tasks` alike.
struct ClimateBuildArguments: ParsableArguments {
  @Argument(
    help: """
      A folder of daily files whose names tell variable, model and scenario, or a manifest: a CSV with \
      the columns model, scenario, variable and path; paths may be addresses.
      """)
  var files: String
  @Option(
    help: "Places: a CSV with id, name, latitude and longitude, or a GeoJSON of points or areas.",
    completion: .file(extensions: ["csv", "geojson"]))
  var places: String
  @Option(
    name: .customLong("indicator"), parsing: .upToNextOption,
    help: """
      Indicators, such as tx-days-above or "tx-days-above(threshold=90 degF)"; `cairn climate \
      indicators` lists them. Without this, those of a hazard profile.
      """)
  var indicators: [String] = []
  @Option(help: "Years to compute, such as 1950-2099; all that the files have unless given.")
  var years: String?
  @Option(
    help: """
      The largest share of a period's days that may be missing, 0 to 1; or etccdi: 3 days of a month, 15 of a year. \
      Without this, 15 days of a year.
      """)
  var missing: String?
  @Option(help: "Places that one task computes.") var placesPerTask = 512
  @Option(help: "The atlas's title.") var title = "Climate indicators"
  @Option(help: "The daily data, as the atlas is to cite it.") var source = ""
  @Option(help: "The terms under which the data may be used.") var license = ""

  func validate() throws {
    guard missing == nil || missing == "etccdi" || share != nil else {
      throw ValidationError("--missing is a share from 0 to 1, or etccdi.")
    }
    guard placesPerTask > 0 else { throw ValidationError("--places-per-task must be at least 1.") }
  }

  private var share: Double? {
    missing.flatMap(Double.init).flatMap { (0...1).contains($0) ? $0 : nil }
  }

  /// The plan; what was left out is said on standard error.
  func plan() throws -> AtlasBuildPlan {
    let list = try failing { () throws(ClimateProblem) in try ModelFileList.at(files) }
    let places = try failing { () throws(ClimateProblem) in try BuildPlaceList(file: self.places) }
    for finding in list.findings + places.findings { printError("\(finding)") }
    let chosen = indicators.isEmpty ? IndicatorCatalog.profileNames : indicators
    var variables: Set<ClimateVariable> = []
    for text in chosen {
      let indicator = try failing { () throws(ClimateProblem) in
        try IndicatorCatalog.indicator(named: text)
      }
      variables.formUnion(indicator.inputs)
    }
    let runs = list.runs(variables: ClimateVariable.allCases.filter(variables.contains)).map {
      run in
      ModelRunFiles(
        model: run.model, scenario: run.scenario,
        paths: run.paths.mapValues { $0.map(Self.absolute) })
    }
    guard !runs.isEmpty else {
      throw CommandFailure("\(files) lists no file that can be used.")
    }
    var plan = AtlasBuildPlan(
      title: title, source: source.isEmpty ? "daily files of \(files)" : source, license: license,
      runs: runs, places: places.places, indicators: chosen, years: try yearRange(),
      largestMissingShare: share ?? MissingRule.usual.largestShare, placesPerTask: placesPerTask)
    plan.usesETCCDIMissingRule = missing == "etccdi"
    plan.cairnVersion = CairnCommand.configuration.version
    plan.stampFiles()
    return plan
  }

  /// Workers of a cluster may stand in another folder.
  private static func absolute(_ path: String) -> String {
    path.contains("://") ? path : URL(filePath: path).standardizedFileURL.path
  }

  private func yearRange() throws -> ClosedRange<Int>? {
    guard let years else { return nil }
    let period = try failing { () throws(ClimateProblem) in try ClimatePeriod(years) }
    guard let range = period.years else {
      throw CommandFailure("--years takes calendar years, such as 1950-2099.")
    }
    return range
  }
}

/// Turns a problem of climate data into the failure of a command.
func failing<Value>(_ body: () throws(ClimateProblem) -> Value) throws -> Value {
  do { return try body() } catch { throw CommandFailure(error.message) }
}
