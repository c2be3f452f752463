public import Climate
internal import Foundation
public import Tables

/// The indicators of a weather station, to put beside those of models.
///
/// - Limits: A station stands for its own site, models for a cell; levels differ, changes can be compared. Stations that were
///   moved or that changed their instruments show steps that are no climate.
public struct StationObservations: Sendable {
  public let table: DailyTable

  /// Reads a GHCN-Daily file of any form, or a CSV with a header whose units are stated.
  ///
  /// - Parameters:
  ///   - units: Of the temperatures and of the precipitation, such as `degF` and `in/day`; empty for GHCN-Daily. Columns
  ///     are found by their names (tmax, tmin, prcp …), the date by `date` or by `year`, `month` and `day`.
  /// - Throws: `ClimateProblem` when the file is of another form, or a unit is unknown.
  public init(path: String, units: [String] = []) throws(ClimateProblem) {
    if units.isEmpty {
      table = try GHCNDaily.read(path: path)
    } else {
      table = try DailyTable.read(path: path, layout: try Self.layout(of: path, units))
    }
  }

  /// What a reader of the numbers should know.
  public var findings: [Finding] { table.findings.findings }

  /// The yearly values of an indicator; nil when the station lacks a variable, or the latitude, that it needs.
  ///
  /// - Parameter latitude: of the station, degrees north, for indicators such as SPEI; nil when not known
  /// - Throws: `ClimateProblem` when the indicator is not one value a year, or its base period is not covered.
  public func yearly(
    _ indicator: Indicator, latitude: Double? = nil
  ) throws(ClimateProblem) -> YearlyValues? {
    if indicator.monthlyIndex?.needsLatitude == true, latitude == nil { return nil }
    var arrays: [ClimateVariable: [Float]] = [:]
    var units: [ClimateVariable: ClimateUnit] = [:]
    for variable in indicator.inputs {
      guard let column = table[variable] else { return nil }
      arrays[variable] = column.values
      units[variable] = column.unit
    }
    guard indicator.period.partNames.count == 1 else {
      throw ClimateProblem("\(indicator.name) is not one value a year.")
    }
    let axis = table.axis
    let days = 0..<axis.count
    let results = try DailySlab.lending(days: days, cells: 1, arrays) {
      (slab) throws(ClimateProblem) in
      try IndicatorRun.results(
        of: [indicator], axis: axis, slab: slab, units: units, latitudes: latitude.map { [$0] })
    }
    var byYear: [Int: Double] = [:]
    for (period, value) in zip(results[0].periods, results[0].series()) {
      byYear[period.year] = value
    }
    return YearlyValues(byYear)
  }

  private static func layout(
    of path: String, _ units: [String]
  ) throws(ClimateProblem) -> DailyTableLayout {
    let source = try LocalFile(path: path)
    let bytes = try source.read(0..<source.length)
    let plain = Gzip.isGzip(bytes) ? try Gzip.inflated(bytes, name: path) : bytes
    let line = String(
      decoding: plain.prefix(4096).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let header = line.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: " \"\u{FEFF}"))
    }
    func column(_ name: String) -> String? { header.first { $0.lowercased() == name } }
    let dates: DailyTableLayout.Dates
    if let year = column("year"), let month = column("month"), let day = column("day") {
      dates = .yearMonthDay(year, month, day)
    } else if let date = column("date") ?? column("time") {
      dates = .oneColumn(date)
    } else {
      throw ClimateProblem(
        "\(path) needs a header row with the column date, or with year, month and day.")
    }
    var columns: [DailyTableLayout.Column] = []
    for name in header {
      guard let variable = ClimateVariable(fileName: name),
        !columns.contains(where: { $0.variable == variable })
      else { continue }
      guard let unit = try unit(of: variable, among: units) else { continue }
      columns.append(DailyTableLayout.Column(name, variable, unit))
    }
    guard !columns.isEmpty else {
      throw ClimateProblem(
        "\(path) has no column such as tmax, tmin or prcp whose unit is stated.")
    }
    return DailyTableLayout(date: dates, columns: columns)
  }

  /// The unit of a variable: the stated one of its kind; nil where none is.
  private static func unit(
    of variable: ClimateVariable, among units: [String]
  ) throws(ClimateProblem) -> ClimateUnit? {
    for text in units {
      let kinds = ClimateVariable.allCases.filter {
        (try? ClimateUnit(named: text, for: $0)) != nil
      }
      guard !kinds.isEmpty else { throw ClimateProblem("“\(text)” is not a known unit.") }
      if kinds.contains(variable) { return try ClimateUnit(named: text, for: variable) }
    }
    return nil
  }
}
