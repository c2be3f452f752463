public import Forecast
internal import Strategies
public import Tables

extension CommunityWorkspace {
  /// A row with an error, and the first cell of it that has one.
  private typealias Refused = (record: CSVRecord, place: Place)

  private static let degreeDays: Set<String> = ["heating-degree-days", "cooling-degree-days"]

  /// Rows of indicators, paths, drivers, policies and degree days with an error, so that no forecast has them.
  public var refusedRows: RefusedRows {
    RefusedRows(
      series: refusedSeries,
      rules: refused(in: WorkspaceTables.drivers.file, butFor: rules.map(\.place)).map(\.place),
      policies: refused(
        in: WorkspaceTables.policies.file, butFor: scenarioBook.policies.map(\.place)
      ).map { row in
        let status = Policy.Status(rawValue: row.record["status"])
        return RefusedRows.Row(
          id: row.record["id"], place: row.place, isAdopted: status != .proposed)
      }, climate: refusedClimate)
  }

  /// Rows of `actions.csv` with an error, so that there is no action of them.
  public var refusedActions: [CSVRecord] {
    refused(in: WorkspaceTables.actions.file, butFor: actions.map(\.place)).map(\.record)
  }

  /// Rows of `scenarios.csv` of which there is no scenario, one sentence each.
  public var scenarioOmissions: [String] {
    refused(in: WorkspaceTables.scenarioRows.file, butFor: scenarioBook.stated.map(\.place))
      .map { "\($0.place) could not be used, so there is no scenario of this row." }
  }

  /// Rows of costs and prices that could not be used, one sentence each.
  public var moneyOmissions: [String] {
    omissions(ofMoney: [WorkspaceTables.costs.file, WorkspaceTables.prices.file])
  }

  /// Rows of incomes and prices that could not be used, one sentence each.
  public var burdenOmissions: [String] {
    omissions(ofMoney: [WorkspaceTables.incomes.file, WorkspaceTables.prices.file])
  }

  private func omissions(ofMoney files: [String]) -> [String] {
    // A row whose action cannot be used lacks in no sum that is told.
    files.flatMap { refused(in: $0) }.filter { $0.place.column != "action" }.map {
      "\($0.place) could not be used, so no amount of money counts this row."
    }
  }

  private var refusedSeries: [String: [Place]] {
    let used = indicators.values.flatMap { $0.origins.values.map(\.place) }
    let rows =
      refused(in: WorkspaceTables.indicators.file, butFor: used).map { ("indicator", $0) }
      + [WorkspaceTables.paths.file, WorkspaceTables.pathMakers.file].flatMap { file in
        refused(in: file).map { ("path", $0) }
      }
    return rows.reduce(into: [:]) { series, row in
      series[row.1.record[row.0], default: []].append(row.1.place)
    }
  }

  private var refusedClimate: [RefusedRows.Row] {
    let files = [
      WorkspaceTables.climateSummary, WorkspaceTables.climateSeries, WorkspaceTables.climateModels,
    ].map(\.file)
    return files.flatMap { refused(in: $0) }
      .filter { Self.degreeDays.contains($0.record["indicator"]) }
      .map { row in
        let scenario = row.record["scenario"]
        return RefusedRows.Row(
          id: scenario.isEmpty ? "" : ClimateScenario(scenario).key, place: row.place)
      }
  }

  /// - Parameter used: Places of rows that were used though something was found in them.
  private func refused(in file: String, butFor used: [Place] = []) -> [Refused] {
    let faults = findings.filter {
      $0.severity == .error && $0.place.file == file && $0.place.row != nil
    }
    guard !faults.isEmpty else { return [] }
    let first = Dictionary(faults.map { ($0.place.row, $0.place) }) { first, _ in first }
    let read = Set(used.map(\.row))
    return (tables[file]?.records ?? []).filter { !read.contains($0.row) }.compactMap { record in
      first[record.row].map { (record, $0) }
    }
  }
}
