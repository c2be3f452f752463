public import Climate
public import Tables

/// Daily values of one place read from a table: a weather station, or one column for each climate model.
///
/// Days that the file leaves out are days of the axis with missing values (NaN). What was wrong in the file is told by
/// `findings`, each with its row and column; a value that cannot be right is missing, never changed.
public struct DailyTable: Sendable {
  /// One column of values.
  public struct Column: Sendable {
    /// The name in the file, such as `TMAX`.
    public var name: String
    public var variable: ClimateVariable
    /// The unit of `values`.
    public var unit: ClimateUnit
    /// One value for each day of the axis; NaN when missing.
    public var values: [Float]
    /// Days without a value, whatever the reason.
    public var missingDays: Int
    /// Values that the source itself marked as failing its quality checks; they are missing.
    public var flaggedValues: Int
    /// Values outside of what nature allows; they are missing.
    public var impossibleValues: Int
    /// Days whose precipitation is a trace: too little to measure, counted as 0.
    public var traces: Int
  }

  /// The file it was read from.
  public var file: String
  /// The station's identifier, when the file states one.
  public var station: String?
  public var axis: DailyAxis
  public var columns: [Column]
  public var findings: FindingTally

  /// The first column of a variable; nil when there is none.
  public subscript(variable: ClimateVariable) -> Column? {
    columns.first { $0.variable == variable }
  }

  /// The column of a name in the file.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}
