public import Climate
internal import Foundation
public import Tables

/// The indicators of a weather station, to put beside those of models.
///
/// - Limits: A station stands for its own site, models for a cell; levels differ, changes can be compared. Stations that were
///   moved or that changed their instruments show steps that are no climate.
public struct StationObservations: Sendable {
  public let table: DailyTable

  /// Reads a GHCN-Daily file of any form, a CSV with a header whose units are stated, or the input of RClimDex.
  ///
  /// - Parameters:
  ///   - layout: How the file is laid out; nil for GHCN-Daily without units and a header with them.
  ///   - units: Of the temperatures and of the precipitation, such as `degF` and `in/day`; empty for GHCN-Daily. Columns
  ///     are found by their names (tmax, tmin, prcp …), the date by `date` or by `year`, `month` and `day`.
  /// - Throws: `ClimateProblem` when the file is of another form, or a unit is unknown.
  public init(
    path: String, units: [String] = [], layout: DailyColumn.Layout? = nil
  ) throws(ClimateProblem) {
    switch layout ?? (units.isEmpty ? .ghcn : .header) {
    case .ghcn: table = try GHCNDaily.read(path: path)
    case .climdex: table = try DailyTable.read(path: path, layout: .climdex)
    case .header:
      table = try DailyTable.read(path: path, layout: try Self.layout(of: path, units))
    case .models:
      throw ClimateProblem("A station has no columns of models. Write ghcn, header or climdex.")
    }
  }

  /// How a source names the station: its id where the file states one, else the file's name.
  public var title: String {
    let name = (table.file as NSString).lastPathComponent
    guard let station = table.station else { return "Daily weather station values, \(name)" }
    return "Daily values of weather station \(station), \(name)"
  }

  /// The days of the table, such as `1938-01-01 to 2020-12-31`.
  public var span: String { "\(table.axis.firstDay) to \(table.axis.lastDay)" }

  /// What a reader of the numbers should know.
  public var findings: [Finding] { table.findings.findings }

  /// The yearly values of an indicator; nil when the station lacks a variable, or the latitude, that it needs.
  ///
  /// - Parameters:
  ///   - wanted: a part of the year, such as `JJA` of an indicator by season; nil for its only one
  ///   - latitude: of the station, degrees north, for indicators such as SPEI; nil when not known
  /// - Throws: `ClimateProblem` when the indicator's years have no such part, or its base period is not covered.
  public func yearly(
    _ indicator: Indicator, part wanted: String? = nil, latitude: Double? = nil
  ) throws(ClimateProblem) -> YearlyValues? {
    if indicator.monthlyIndex?.needsLatitude == true, latitude == nil { return nil }
    var arrays: [ClimateVariable: [Float]] = [:]
    var units: [ClimateVariable: ClimateUnit] = [:]
    for variable in indicator.inputs {
      guard let column = table[variable] else { return nil }
      arrays[variable] = column.values
      units[variable] = column.unit
    }
    let parts = indicator.period.partNames
    guard let part = wanted ?? (parts.count == 1 ? parts[0] : nil), parts.contains(part) else {
      throw ClimateProblem(
        "\(indicator.name) is not one value a year. It has \(parts.joined(separator: ", ")).")
    }
    let axis = table.axis
    let days = 0..<axis.count
    let results = try DailySlab.lending(days: days, cells: 1, arrays) {
      (slab) throws(ClimateProblem) in
      try IndicatorRun.results(
        of: [indicator], axis: axis, slab: slab, units: units, latitudes: latitude.map { [$0] })
    }
    var byYear: [Int: Double] = [:]
    for (period, value) in zip(results[0].periods, results[0].series())
    where indicator.period.part(of: period) == part {
      byYear[period.year] = value
    }
    return YearlyValues(byYear)
  }

  private static func layout(
    of path: String, _ units: [String]
  ) throws(ClimateProblem) -> DailyTableLayout {
    let header = try TableHeader(path: path)
    let dates = try header.dates()
    var columns: [DailyTableLayout.Column] = []
    for name in header.names {
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
