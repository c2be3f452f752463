internal import ArgumentParser
internal import Climate
internal import ClimateFiles
internal import Foundation
internal import Tables

/// What an atlas is to be built from: given to `build` and to `tasks` alike.
struct ClimateBuildArguments: ParsableArguments {
  @Argument(
    help: """
      A folder of daily files whose names tell variable, model and scenario, one such file, or a manifest: a CSV with \
      the columns model, scenario, variable and path; paths may be addresses. A path to a table, such as a \
      CSV, needs layout (header, models, climdex or ghcn), column and unit too; the model and scenario \
      observed are a weather station's.
      """)
  var files: String
  @Option(
    help: "Places: a CSV with id, name, latitude and longitude, or a GeoJSON of points or areas.",
    completion: .file(extensions: ["csv", "geojson"]))
  var places: String?
  @Flag(help: "Take every cell of the files' grid as a place.") var grid = false
  @Option(
    parsing: .unconditional,
    help:
      "Take the cells in a box as places: south,west,north,east in degrees, such as 44,-94,45,-93.")
  var box: String?
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
    guard [places != nil, grid, box != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("Say where: with --places FILE, with --grid, or with --box S,W,N,E.")
    }
    guard box == nil || parsedBox != nil else {
      throw ValidationError(
        "--box is south,west,north,east in degrees, such as 44,-94,45,-93, with the south below the north."
      )
    }
    guard missing == nil || missing == "etccdi" || share != nil else {
      throw ValidationError("--missing is a share from 0 to 1, or etccdi.")
    }
    guard placesPerTask > 0 else { throw ValidationError("--places-per-task must be at least 1.") }
  }

  /// Nil where there is no box, or none that is one.
  private var parsedBox: GeographicBox? {
    let parts = (box ?? "").split(separator: ",").map {
      Double($0.trimmingCharacters(in: .whitespaces))
    }
    guard parts.count == 4, let south = parts[0], let west = parts[1], let north = parts[2],
      let east = parts[3], south < north, (-90...90).contains(south), (-90...90).contains(north),
      west.magnitude <= 360, east.magnitude <= 360
    else { return nil }
    return GeographicBox(south: south, north: north, west: west, east: east)
  }

  private var share: Double? {
    missing.flatMap(Double.init).flatMap { (0...1).contains($0) ? $0 : nil }
  }

  /// The plan, and whether it has every file and place that was asked for; what was left out is said on standard error.
  func plan() throws -> (plan: AtlasBuildPlan, isWhole: Bool) {
    let list = try failing { () throws(ClimateProblem) in try ModelFileList.at(files) }
    for finding in list.findings { printError("\(finding)") }
    let chosen = indicators.isEmpty ? IndicatorCatalog.profileNames : indicators
    var variables: Set<ClimateVariable> = []
    for text in chosen {
      let indicator = try failing { () throws(ClimateProblem) in
        try IndicatorCatalog.indicator(named: text)
      }
      variables.formUnion(indicator.inputs)
    }
    let runs = list.runs(variables: ClimateVariable.allCases.filter(variables.contains)).map {
      $0.mapPaths(Self.absolute)
    }
    guard !runs.isEmpty else {
      throw CommandFailure("\(files) lists no file that can be used.")
    }
    let places = try failing { () throws(ClimateProblem) in
      if let file = self.places { return try BuildPlaceList(file: file) }
      return try BuildPlaceList(cellsOf: runs[0], in: parsedBox)
    }
    for finding in places.findings { printError("\(finding)") }
    var plan = AtlasBuildPlan(
      title: title, source: source.isEmpty ? "Daily files of \(files)" : source, license: license,
      runs: runs, places: places.places, indicators: chosen, years: try yearRange(),
      largestMissingShare: share ?? MissingRule.usual.largestShare, placesPerTask: placesPerTask)
    plan.usesETCCDIMissingRule = missing == "etccdi"
    plan.cairnVersion = CairnCommand.configuration.version
    plan.stampFiles()
    let isWhole = !(list.findings + places.findings).contains { $0.severity == .error }
    return (plan, isWhole)
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
