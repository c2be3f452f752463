public import Tables

/// A row of `climate-summary.csv` of another source that gave way to a profile's row of the same figure.
public struct DisplacedClimateRow: Hashable, Sendable, Codable, CustomStringConvertible {
  public let indicator: String
  public let name: String
  public let scenario: String
  public let period: String
  public let kind: String
  /// The ids of its sources, separated by spaces; empty where it names none.
  public let source: String

  /// - Parameter record: A row of the table.
  public init(_ record: CSVRecord) {
    self.init { record[$0] }
  }

  /// - Parameter cell: What the row has in a column.
  public init(_ cell: (String) -> String) {
    indicator = cell("indicator")
    name = cell("name")
    scenario = cell("scenario")
    period = cell("period")
    kind = cell("kind")
    source = cell("source")
  }

  /// Such as `hot-days, RCP8.5, 2035-2064`.
  public var description: String { "\(indicator), \(scenario), \(period)" }
}

/// What taking a climate profile does to one row of `climate-summary.csv`.
public struct ClimateRowChange: Hashable, Sendable, Codable {
  /// What becomes of a row.
  public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
    /// The table has no such figure yet.
    case added
    /// The profile's own row says something else now.
    case changed
    /// The profile's own row says the same.
    case same
    /// A row of another source has this figure, and gives way.
    case displaced
    /// The profile's own row of before, which it has no more.
    case removed
  }

  public let standing: Standing
  public let indicator: String
  public let name: String
  public let unit: String
  public let scenario: String
  public let period: String
  public let kind: String
  /// The median of the row that was there, else its mean; nil where it has neither or there was none.
  public let before: Double?
  /// The median of the profile's row, else its mean; nil where it has neither or the row goes.
  public let after: Double?
  /// The sources of the row that was there; empty where there was none.
  public let source: String

  private init(_ standing: Standing, _ old: CSVRecord?, _ new: CSVRecord?) {
    func cell(_ column: String) -> String { new?[column] ?? old?[column] ?? "" }
    self.standing = standing
    indicator = cell("indicator")
    name = cell("name")
    unit = cell("unit")
    scenario = cell("scenario")
    period = cell("period")
    kind = cell("kind")
    before = old.flatMap(Self.middle)
    after = new.flatMap(Self.middle)
    source = old?["source"] ?? ""
  }

  private static func middle(_ record: CSVRecord) -> Double? {
    Double(record["median"]) ?? Double(record["mean"])
  }

  /// Pairs the rows that go with those that come.
  ///
  /// - Parameter sources: The ids of the profile's own sources.
  static func changes(
    from old: [CSVRecord], to new: [CSVRecord], of sources: Set<String>
  ) -> [ClimateRowChange] {
    let byKey = Dictionary(grouping: old, by: ClimateTableMerge.key)
    var changes = new.map { row in
      let there = byKey[ClimateTableMerge.key(row)] ?? []
      let other = there.first { !ClimateTableMerge.isOwn($0, sources) }
      guard let before = other ?? there.first else { return ClimateRowChange(.added, nil, row) }
      let isSame = row.columns.allSatisfy { before[$0] == row[$0] }
      return ClimateRowChange(
        other != nil ? .displaced : isSame ? .same : .changed, before, row)
    }
    let coming = Set(new.map(ClimateTableMerge.key))
    for row in old where !coming.contains(ClimateTableMerge.key(row)) {
      changes.append(ClimateRowChange(.removed, row, nil))
    }
    return changes
  }
}
