import Climate
import Factors
import Quantities
import Tables
import Vulnerability
import Workspace

/// Writes a place's climate profile into a workspace's tables, as `cairn climate profile` does, and hazards for it.
struct ProfileTaking {
  let climate: PlaceClimate
  /// The day that the source was taken, `YYYY-MM-DD`.
  let day: String
  let addsHazards: Bool

  func apply(to edits: inout TableEdits) {
    let tables = ClimateProfileTables.tables(of: climate.profile)
    edits.replace(tables.summary)
    edits.replace(tables.series)
    dropModels(from: &edits)
    let source = climate.source
    edits.put(
      [
        "title": source.title, "note": source.detail, "licence": source.license,
        "retrieved": retrieved(&edits),
      ], in: WorkspaceTables.sources.file, where: ["id": PlaceClimate.sourceID])
    if addsHazards { addHazards(to: &edits) }
  }

  /// Single models of the profile before would be of another place; the county summaries have none.
  private func dropModels(from edits: inout TableEdits) {
    let declaration = WorkspaceTables.climateModels
    guard !edits.records(of: declaration.file).isEmpty else { return }
    edits.replace(CSVTable(file: declaration.file, header: declaration.columns))
  }

  /// The day of the first taking stays while the source is the same, so that taking twice changes nothing.
  private func retrieved(_ edits: inout TableEdits) -> String {
    let rows = edits.records(
      of: WorkspaceTables.sources.file, where: ["id": PlaceClimate.sourceID])
    guard let row = rows.first, row["title"] == climate.source.title, !row["retrieved"].isEmpty
    else { return day }
    return row["retrieved"]
  }

  /// One hazard for each indicator with figures that no hazard is about yet.
  private func addHazards(to edits: inout TableEdits) {
    let file = WorkspaceTables.hazards.file
    let known = edits.records(of: file)
    let taken = Set(known.map { $0["id"] })
    for indicator in climate.profile.indicators {
      guard let values = hazard(indicator), !taken.contains(indicator),
        !known.contains(where: {
          $0["climate_indicator"] == indicator || $0["indicator"] == values["indicator"]
        })
      else { continue }
      edits.add(values, to: file)
    }
  }

  private func hazard(_ indicator: String) -> [String: String]? {
    let profile = climate.profile
    guard let first = profile.first(indicator),
      let scenario = profile.scenarios(of: indicator).last(where: \.isFuture),
      let future = profile.summaries(of: indicator).last(where: {
        $0.scenario == scenario && $0.kind == .absolute
      }), future[.mean] != nil
    else { return nil }
    let observed = profile.summaries(of: indicator).first { $0.scenario.isObserved }
    let modeled = profile.summaries(of: indicator).first { $0.scenario == .historical }
    var values = [
      "id": indicator, "name": first.name, "indicator": first.name, "unit": first.unit.symbol,
      "future_period": future.period.text, "future": number(future[.mean]),
      "future_low": number(future[.lowest]), "future_high": number(future[.highest]),
      "scenario": scenario.text, "direction": Hazard.Direction.higherIsWorse.rawValue,
      "source": PlaceClimate.sourceID,
      "note":
        "Figures of \(climate.county.title). Low and high are the lowest and the highest model's 30-year mean.",
    ]
    if let observed {
      values["baseline_period"] = observed.period.text
      values["baseline"] = number(observed[.mean])
      values["baseline_low"] = number(modeled?[.lowest])
      values["baseline_high"] = number(modeled?[.highest])
    }
    return values
  }

  private func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
