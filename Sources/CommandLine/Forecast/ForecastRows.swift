internal import Forecast
internal import Plan
internal import Quantities

/// A forecast as rows: a header, then scenarios or their parts with one column for each year.
struct ForecastRows {
  let cases: [ScenarioCase]
  let years: [Int]
  let population: YearSeries?
  let isPerPerson: Bool

  private var header: [String] {
    ["scenario", "part", "title"] + years.map(String.init) + ["limited"]
  }

  /// Totals with the scenario's actions, the range of its climate, and the difference from the first scenario.
  func totals(_ scenarios: PlanScenarios) -> [[String]] {
    let comparison = scenarios.comparison(cases.map(\.scenario.id))
    var rows = [header]
    for row in comparison.rows {
      let id = row.scenario.id
      rows.append(
        [id, "total", row.scenario.name] + cells { row.tonnes[$0] } + [limits(scenarios[id])])
      // Without a spread its cells say that it is not known.
      if row.scenario.climate != nil {
        rows.append(
          [id, "lowest", "Low end of climate range"] + cells { row.spread[$0]?.lowerBound } + [""])
        rows.append(
          [id, "highest", "High end of climate range"] + cells { row.spread[$0]?.upperBound } + [""]
        )
      }
    }
    for row in comparison.rows.dropFirst() {
      rows.append(
        [row.scenario.id, "difference", "\(row.scenario.name), against the first"]
          + cells { row.difference[$0] } + [""])
    }
    return rows
  }

  /// Parts of every scenario with its actions, what stands beside the total, and the total that the parts add up to.
  func parts(by part: ForecastPart) -> [[String]] {
    var rows = [header]
    for entry in cases {
      for series in entry.breakdown(by: part) {
        rows.append(
          [entry.scenario.id, series.key, series.title] + cells { series.tonnes[$0] } + [""])
      }
      rows.append(
        [entry.scenario.id, "total", entry.scenario.name]
          + cells { entry.total(entry.years.lowerBound + $0) } + [limits(entry)])
    }
    return rows
  }

  /// What counts with less than a scenario's actions state.
  private func limits(_ entry: ScenarioCase?) -> String {
    entry?.limits.joined(separator: " ") ?? ""
  }

  /// A number for each shown year; empty where it is not known.
  private func cells(_ value: (_ index: Int) -> Double?) -> [String] {
    years.map { year in
      guard let tonnes = value(year - (cases.first?.years.lowerBound ?? year)) else { return "" }
      guard isPerPerson else { return "\(tonnes)" }
      guard let people = population?.value(in: year), people > 0 else { return "" }
      return "\(tonnes / people)"
    }
  }

  /// The rows for people: each total before its parts, then the differences; names of scenarios stand below.
  func text(_ rows: [[String]]) -> String {
    let rows = rows.dropFirst()
    let unit = ColumnUnit(
      fitting: rows.flatMap { numbers($0).compactMap(Double.init) }, columns: years.count,
      beside: 24)
    // What is limited stands below the table.
    func line(_ row: [String]) -> [String] {
      [label(row)] + numbers(row).map { shown($0, in: unit) }
    }
    let differences = rows.filter { $0[1] == "difference" }.map(line)
    let table =
      [[isPerPerson ? "t CO2e per person" : unit.tonnes] + years.map(String.init)]
      + cases.flatMap { entry in
        let own = rows.filter { $0[0] == entry.scenario.id && $0[1] != "difference" }
        return (own.filter { $0[1] == "total" } + own.filter { $0[1] != "total" }).map(line)
      } + (differences.isEmpty ? [] : [["against \(cases[0].scenario.id)"]] + differences)
    let names = cases.map { [$0.scenario.id, $0.scenario.name] }
    return TextTable.fitted(table, left: 1, cutting: 0) + "\n" + TextTable.aligned(names, left: 2)
  }

  private func numbers(_ row: [String]) -> [String] { Array(row.dropFirst(3).dropLast()) }

  private func label(_ row: [String]) -> String {
    switch row[1] {
    case "total", "difference": row[0]
    case "lowest": "  low end of climate"
    case "highest": "  high end of climate"
    default: "  \(row[2])"
    }
  }

  private func shown(_ cell: String, in unit: ColumnUnit) -> String {
    guard let number = Double(cell) else { return "–" }
    return isPerPerson ? NumberText.grouped(number, decimals: 2) : unit.text(number)
  }
}
