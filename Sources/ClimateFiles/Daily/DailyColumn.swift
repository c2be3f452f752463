internal import Climate
internal import Tables

/// A column of a table of daily values, such as a CSV file of model output or of a weather station, and how to read it.
public struct DailyColumn: Codable, Hashable, Sendable {
  /// How the table is laid out.
  public enum Layout: String, Codable, Hashable, Sendable, CaseIterable {
    /// A header row with `date`, or with `year`, `month` and `day`; the column is found by its name.
    case header
    /// No header: year, month, day and a column for each model, named m1, m2 ….
    case models
    /// No header: year, month, day, precipitation in mm, maximum and minimum in °C, with blanks between.
    case climdex
    /// GHCN-Daily in any of its forms.
    case ghcn
  }

  public var layout: Layout
  /// The column's name in the file; empty where the layout tells it from the variable.
  public var column: String
  /// The unit of its numbers; empty where the layout tells it.
  public var unit: String
  /// As CF names it, such as `noleap`; empty for the standard calendar.
  public var calendar: String

  public init(layout: Layout, column: String = "", unit: String = "", calendar: String = "") {
    self.layout = layout
    self.column = column
    self.unit = unit
    self.calendar = calendar
  }

  /// Reads the column.
  ///
  /// - Throws: `ClimateProblem` when the file has another layout, no such column, or a unit or calendar is unknown.
  func table(path: String, variable: ClimateVariable) throws(ClimateProblem) -> DailyTable {
    switch layout {
    case .ghcn: return try GHCNDaily.read(path: path)
    case .climdex: return try DailyTable.read(path: path, layout: .climdex)
    case .header:
      let header = try TableHeader(path: path)
      let dates = try header.dates()
      return try DailyTable.read(
        path: path,
        layout: DailyTableLayout(
          date: dates, columns: [try described(column, variable)], calendar: try knownCalendar()))
    case .models:
      let count = try TableHeader(path: path).names.count - 3
      let name = column.allSatisfy(\.isNumber) ? "m\(column)" : column
      var layout = DailyTableLayout.models(
        count, of: variable, try knownUnit(variable), calendar: try knownCalendar())
      layout.columns.removeAll { $0.name != name }
      guard !layout.columns.isEmpty else {
        throw ClimateProblem("\(path) has no column “\(column)”. It has m1 to m\(max(0, count)).")
      }
      return try DailyTable.read(path: path, layout: layout)
    }
  }

  private func described(
    _ name: String, _ variable: ClimateVariable
  ) throws(ClimateProblem) -> DailyTableLayout.Column {
    DailyTableLayout.Column(name, variable, try knownUnit(variable))
  }

  private func knownUnit(_ variable: ClimateVariable) throws(ClimateProblem) -> ClimateUnit {
    try ClimateUnit(named: unit, for: variable)
  }

  private func knownCalendar() throws(ClimateProblem) -> ClimateCalendar {
    guard !calendar.isEmpty else { return .standard }
    guard let known = ClimateCalendar(cfName: calendar) else {
      throw ClimateProblem(
        "“\(calendar)” is no calendar. Write standard, noleap, all_leap, 360_day or julian.")
    }
    return known
  }
}

/// The first row of a table.
struct TableHeader {
  let path: String
  let names: [String]

  init(path: String) throws(ClimateProblem) {
    self.path = path
    let source = try LocalFile(path: path)
    let bytes = try source.read(0..<source.length)
    let plain = Gzip.isGzip(bytes) ? try Gzip.inflated(bytes, name: path) : bytes
    let line = String(decoding: plain.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    names = line.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmingQuotes)
  }

  /// The name as the file writes it, found in any case; nil when it is not there.
  func column(_ name: String) -> String? { names.first { $0.lowercased() == name } }

  /// - Throws: `ClimateProblem` when the header has no date.
  func dates() throws(ClimateProblem) -> DailyTableLayout.Dates {
    if let year = column("year"), let month = column("month"), let day = column("day") {
      return .yearMonthDay(year, month, day)
    }
    guard let date = column("date") ?? column("time") else {
      throw ClimateProblem(
        "\(path) needs a header row with the column date, or with year, month and day.")
    }
    return .oneColumn(date)
  }
}

/// One column of a table as a dataset of a single cell, whose place the file does not tell.
struct DailyTableDataset: GriddedDataset {
  let path: String
  let attributes: [String: AttributeValue] = [:]
  let arrays: [ArrayDescription]
  /// What was wrong in the table, in a sentence; nil when nothing was.
  let note: String?
  private let values: [Float]

  private static let time = "time"

  init(path: String, column: DailyColumn, variable: ClimateVariable) throws(ClimateProblem) {
    let table = try column.table(path: path, variable: variable)
    guard let found = table[variable] else {
      throw ClimateProblem("\(path) has no column of \(variable.rawValue).")
    }
    self.path = path
    values = found.values
    let dimension = ArrayDescription.Dimension(Self.time, values.count)
    arrays = [
      ArrayDescription(
        name: Self.time, dimensions: [dimension], chunkShape: [values.count],
        elementType: .float64,
        attributes: [
          "units": .text("days since \(table.axis.firstDay)"),
          "calendar": .text(table.axis.calendar.rawValue),
        ]),
      ArrayDescription(
        name: variable.rawValue, dimensions: [dimension], chunkShape: [values.count],
        elementType: .float32, attributes: ["units": .text(found.unit.symbol)]),
    ]
    let findings = table.findings
    let severity = findings.findings.map(\.severity).max()
    note = findings.findings.first { $0.severity == severity }.map {
      findings.count == 1 ? "\($0)" : "\(findings.count) findings, the gravest: \($0)"
    }
  }

  func read(
    _ array: String, region: [Range<Int>], into base: UnsafeMutablePointer<Float>, strides: [Int]
  ) throws(ClimateProblem) -> Bool {
    let description = try description(of: array)
    try check(region, of: description)
    let isTime = array == Self.time
    for (offset, day) in region[0].enumerated() {
      base[offset * strides[0]] = isTime ? Float(day) : values[day]
    }
    return true
  }

  func numbers(of array: String) throws(ClimateProblem) -> [Double] {
    _ = try description(of: array)
    return array == Self.time ? values.indices.map(Double.init) : values.map(Double.init)
  }

  func texts(of array: String) throws(ClimateProblem) -> [String] {
    throw ClimateProblem("\(path) has no texts.")
  }
}
