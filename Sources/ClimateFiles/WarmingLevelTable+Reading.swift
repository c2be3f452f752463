public import Climate
public import Foundation

extension WarmingLevelTable {
  /// The table that comes with Cairn: 29 runs of CMIP5 and 35 models of CMIP6 at 1.5, 2, 3 and 4 °C, read once.
  ///
  /// Other programs load this library, too, so a broken installation is an error here and ends none of them.
  ///
  /// - Throws: `ClimateProblem` when the table is missing from the installation or broken.
  /// - Source: [IPCC-ATLAS-2021], CC BY 4.0; each row names its table. 23 rows were compared with an independent
  ///   computation (Hauser and others, Transient global warming levels for CMIP5 and CMIP6): 19 were equal, and 4
  ///   differed by one year.
  /// - Limits: BNU-ESM is left out, because editions of the source contradict each other.
  public static var bundled: WarmingLevelTable {
    get throws(ClimateProblem) { try shipped.get() }
  }

  private static let shipped = Result { () throws(ClimateProblem) in
    try WarmingLevelTable(
      csv: try ClimateResources.data("warming-levels.csv", in: try ClimateResources.folder()),
      name: "warming-levels.csv")
  }

  /// Reads a table of the user's.
  ///
  /// The columns are `model`, `run`, `scenario`, `level_celsius`, `central_year` and `source`; a level that is not
  /// reached has `not reached` as its year.
  /// - Throws: `ClimateProblem` for a file that cannot be read, a missing column, or a row that makes no sense.
  public init(contentsOf file: URL) throws(ClimateProblem) {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw ClimateProblem("The table of warming levels \(file.path) cannot be read.")
    }
    try self.init(csv: data, name: file.lastPathComponent)
  }

  init(csv data: Data, name: String) throws(ClimateProblem) {
    let table = try PlainTable(
      name, data: data,
      columns: ["model", "run", "scenario", "level_celsius", "central_year", "source"])
    var crossings: [Crossing] = []
    for row in try table.rows() {
      crossings.append(
        Crossing(
          model: row["model"], run: row["run"], scenario: row["scenario"],
          level: try Self.level(row), centralYear: try Self.year(row, name),
          source: row["source"]))
    }
    try self.init(crossings)
  }

  private static func level(_ row: PlainTable.Row) throws(ClimateProblem) -> Double {
    guard let level = try row.number("level_celsius"), level > 0, level < 10 else {
      throw ClimateProblem(
        "The table of warming levels has no level between 0 and 10 °C in a row of \(row["model"]).")
    }
    return level
  }

  private static func year(_ row: PlainTable.Row, _ name: String) throws(ClimateProblem) -> Int? {
    let text = row["central_year"]
    if text == "not reached" { return nil }
    guard let year = Int(text), (1850...2300).contains(year) else {
      throw ClimateProblem(
        "The table \(name) has “\(text)” as the year of \(row["model"]), \(row["scenario"]). Write a year or “not reached”."
      )
    }
    return year
  }
}
