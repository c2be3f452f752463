public import Climate

/// How a table of daily values is laid out: where the date stands, and which columns hold what in which unit.
///
///     DailyTableLayout(
///       date: .yearMonthDay("year", "month", "day"),
///       columns: [.init("TMAX", .tasmax, .fahrenheit), .init("PRCP", .pr, .inchesPerDay)])
public struct DailyTableLayout: Hashable, Sendable {
  /// Where the date of a row stands.
  public enum Dates: Hashable, Sendable {
    /// Three columns of whole numbers.
    case yearMonthDay(String, String, String)
    /// A year, and the day of it from 1.
    case yearAndDayOfYear(String, String)
    /// One column such as `2051-01-31`, `2051-01-31T12:00` or `20510131`.
    case oneColumn(String)
  }

  /// A column of values.
  public struct Column: Hashable, Sendable {
    public var name: String
    public var variable: ClimateVariable
    public var unit: ClimateUnit
    /// A number of the file times this is a value in `unit`: 0.01 for hundredths of an inch.
    public var scale: Double

    public init(
      _ name: String, _ variable: ClimateVariable, _ unit: ClimateUnit, scale: Double = 1
    ) {
      self.name = name
      self.variable = variable
      self.unit = unit
      self.scale = scale
    }
  }

  public enum Separator: Hashable, Sendable {
    case comma
    /// Any number of spaces and tabs.
    case blanks
  }

  public var dates: Dates
  public var columns: [Column]
  /// The names of the columns where the file has no header row; nil where the first row names them.
  public var header: [String]?
  public var separator: Separator
  public var calendar: ClimateCalendar
  /// Numbers that mean missing, besides empty cells, `NA`, `NaN`, `M` and dashes.
  public var missingNumbers: [Double]

  public init(
    date: Dates, columns: [Column], header: [String]? = nil, separator: Separator = .comma,
    calendar: ClimateCalendar = .standard, missingNumbers: [Double] = [-99.9, -999, -9999, -999.9]
  ) {
    dates = date
    self.columns = columns
    self.header = header
    self.separator = separator
    self.calendar = calendar
    self.missingNumbers = missingNumbers
  }

  /// Rows `year,month,day` and one column for each model, without a header, as the archive of downscaled
  /// projections at gdo-dcp.ucllnl.org gives them. Columns are named `m1`, `m2` …
  public static func models(
    _ count: Int, of variable: ClimateVariable, _ unit: ClimateUnit,
    calendar: ClimateCalendar = .standard
  ) -> DailyTableLayout {
    let names = (0..<max(count, 0)).map { "m\($0 + 1)" }
    return DailyTableLayout(
      date: .yearMonthDay("year", "month", "day"),
      columns: names.map { Column($0, variable, unit) },
      header: ["year", "month", "day"] + names, calendar: calendar)
  }

  /// Rows of year, month, day, precipitation, maximum and minimum separated by blanks, in mm and °C, −99.9 where missing:
  /// the input of RClimDex, FClimDex and Climpact.
  public static let climdex = DailyTableLayout(
    date: .yearMonthDay("year", "month", "day"),
    columns: [
      Column("pr", .pr, .millimetersPerDay), Column("tmax", .tasmax, .celsius),
      Column("tmin", .tasmin, .celsius),
    ],
    header: ["year", "month", "day", "pr", "tmax", "tmin"], separator: .blanks)
}
