internal import Quantities
public import Tables

/// A climate profile as the tables of a workspace, written so that reading gives it back to the last bit.
public enum ClimateProfileTables {
  /// Makes `climate-summary.csv` and `climate-series.csv`, one row for each element in its order.
  ///
  /// A number that is not known, or not finite, is an empty cell.
  public static func tables(of profile: ClimateProfile) -> (summary: CSVTable, series: CSVTable) {
    (
      table(WorkspaceTables.climateSummary, profile.summaries.map(row)),
      table(WorkspaceTables.climateSeries, profile.series.map(row))
    )
  }

  /// Makes `climate-models.csv`, one row for each model's year in its order; nil for a profile without single models.
  public static func models(of profile: ClimateProfile) -> CSVTable? {
    guard !profile.models.isEmpty else { return nil }
    return table(WorkspaceTables.climateModels, profile.models.map(row))
  }

  private static func table(
    _ declaration: TableDeclaration, _ rows: [[String: String]]
  ) -> CSVTable {
    var table = CSVTable(file: declaration.file, header: declaration.columns)
    for row in rows { table.append(declaration.columns.map { row[$0] ?? "" }) }
    return table
  }

  private static func row(_ summary: ClimateSummary) -> [String: String] {
    var row = [
      "indicator": summary.indicator, "name": line(summary.name), "unit": summary.unit.symbol,
      "scenario": line(summary.scenario.text), "period": line(summary.period.text),
      "kind": summary.kind.rawValue, "models": summary.models.map(String.init) ?? "",
      "missing_models": line(summary.missingModels), "agreement": number(summary.agreement),
      "baseline_period": line(summary.baseline?.text ?? ""),
      "definition": line(summary.definition), "source": line(summary.source),
      "note": line(summary.note),
    ]
    for statistic in ClimateSummary.Statistic.allCases {
      row[statistic.rawValue] = number(summary[statistic])
    }
    return row
  }

  private static func row(_ point: ClimateSeriesPoint) -> [String: String] {
    [
      "indicator": point.indicator, "scenario": line(point.scenario.text),
      "year": String(point.year), "median": number(point.median), "p10": number(point.p10),
      "p90": number(point.p90), "models": point.models.map(String.init) ?? "",
      "running_mean_years": point.runningMeanYears == 1 ? "" : String(point.runningMeanYears),
    ]
  }

  private static func row(_ point: ClimateModelPoint) -> [String: String] {
    [
      "indicator": point.indicator, "scenario": line(point.scenario.text),
      "model": line(point.model), "year": String(point.year), "value": number(point.value),
      "running_mean_years": point.runningMeanYears == 1 ? "" : String(point.runningMeanYears),
    ]
  }

  /// The shortest text that reads back as the very number.
  static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return NumberText.cell(value)
  }

  /// One line without outer spaces, since a cell of more is hard to read in a spreadsheet and in a diff.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
  }
}
