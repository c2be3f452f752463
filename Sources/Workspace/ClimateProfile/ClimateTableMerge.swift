public import Tables

/// A climate profile put into the tables that a workspace has, in place of the rows of its own sources alone.
///
/// A row of `climate-summary.csv` goes when all sources that it names are the profile's, or when the profile has a row of
/// the same indicator, scenario, period and kind, of which a table can have only one. Years of the series and of single
/// models go with the last summary of their indicator, and where the profile has years of the same indicator and scenario.
/// Every other row stays as it is written.
public struct ClimateTableMerge: Sendable {
  public let summary: CSVTable
  public let series: CSVTable
  public let models: CSVTable
  /// Rows of the profile's own sources that went.
  public let replacedRows: Int
  /// Rows of other sources that went because the profile has the same figure.
  public let displaced: [DisplacedClimateRow]
  /// What became of every row that came or went: those of the profile in its order, then what it has no row for.
  public let changes: [ClimateRowChange]
  /// How many rows stay, by what their source cell says.
  public let keptRows: [String: Int]

  /// - Parameters:
  ///   - sources: The ids of the profile's sources.
  ///   - tables: Those that the workspace has, by file name; one that is not there is made.
  public init(
    _ profile: ClimateProfile, sources: Set<String>, into tables: [String: CSVTable]
  ) {
    let new = ClimateProfileTables.tables(of: profile)
    let old = tables[new.summary.file] ?? CSVTable(file: new.summary.file, header: [])
    let keys = Set(new.summary.records.map(Self.key))
    var gone: Set<Int> = []
    var own = 0
    var displaced: [DisplacedClimateRow] = []
    var kept: [CSVRecord] = []
    for record in old.records {
      if Self.isOwn(record, sources) {
        own += 1
        gone.insert(record.row)
      } else if keys.contains(Self.key(record)) {
        displaced.append(DisplacedClimateRow(record))
        gone.insert(record.row)
      } else {
        kept.append(record)
      }
    }
    replacedRows = own
    self.displaced = displaced
    changes = ClimateRowChange.changes(
      from: old.records.filter { gone.contains($0.row) }, to: new.summary.records,
      of: sources)
    keptRows = Dictionary(grouping: kept) { $0["source"] }.mapValues(\.count)
    summary = old.replacing(rows: gone, with: new.summary)
    let left = Set(kept.map { $0["indicator"] })
    let years = Years(
      gone: Set(old.records.filter { gone.contains($0.row) }.map { $0["indicator"] })
        .subtracting(left))
    series = years.merged(tables[new.series.file], with: new.series)
    models = years.merged(
      tables[WorkspaceTables.climateModels.file],
      with: ClimateProfileTables.models(of: profile)
        ?? CSVTable(
          file: WorkspaceTables.climateModels.file, header: WorkspaceTables.climateModels.columns))
  }

  /// The files that are merged.
  public static let files = [
    WorkspaceTables.climateSummary.file, WorkspaceTables.climateSeries.file,
    WorkspaceTables.climateModels.file,
  ]

  /// The tables to write: one of single models without a row only where it takes the place of one with rows.
  ///
  /// - Parameter filled: The files that have rows now.
  public func tables(replacing filled: [String] = []) -> [CSVTable] {
    let writesModels = !models.records.isEmpty || filled.contains(models.file)
    return writesModels ? [summary, series, models] : [summary, series]
  }

  /// True for a row all of whose sources are among the ids.
  static func isOwn(_ record: CSVRecord, _ sources: Set<String>) -> Bool {
    let ids = record["source"].split(separator: " ").map(String.init)
    return !ids.isEmpty && ids.allSatisfy(sources.contains)
  }

  /// What a table can have one row of.
  static func key(_ record: CSVRecord) -> [String] {
    [
      record["indicator"], ClimateScenario(record["scenario"]).key,
      ProfilePeriod(record["period"]).key, record["kind"],
    ]
  }

  /// Which rows of a table of years stay.
  private struct Years {
    /// Indicators whose last summary went.
    let gone: Set<String>

    func merged(_ old: CSVTable?, with new: CSVTable) -> CSVTable {
      let old = old ?? CSVTable(file: new.file, header: [])
      let keys = Set(new.records.map(Self.key))
      let rows = old.records.filter {
        gone.contains($0["indicator"]) || keys.contains(Self.key($0))
      }
      return old.replacing(rows: Set(rows.map(\.row)), with: new)
    }

    private static func key(_ record: CSVRecord) -> [String] {
      [record["indicator"], ClimateScenario(record["scenario"]).key]
    }
  }
}

extension CSVTable {
  /// The table with the records of another where the first of the rows stood that go, else at its end.
  fileprivate func replacing(rows: Set<Int>, with new: CSVTable) -> CSVTable {
    guard !header.isEmpty else { return new }
    var old = self
    for column in new.header { old.appendColumn(column) }
    let first = rows.min() ?? old.lastRow + 1
    var head = old
    if first <= old.lastRow { head.remove(rows: Set(first...old.lastRow)) }
    for record in new.records { head.append(old.header.map { record[$0] }) }
    var tail = old
    tail.remove(rows: rows.union(first > 2 ? Set(2..<first) : []))
    var bare = old
    if old.lastRow > 1 { bare.remove(rows: Set(2...old.lastRow)) }
    // Rows that stay keep their very bytes.
    let text = head.text + tail.text.dropFirst(bare.text.count)
    return CSVTable.read(Array(text.utf8), file: file).table
  }
}
