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
    let source = climate.source
    ClimateTaking(
      profile: climate.profile,
      sources: [
        ClimateTaking.Source(
          id: PlaceClimate.sourceID, title: source.title, note: source.detail,
          licence: source.license)
      ], ownIDs: [PlaceClimate.sourceID], day: day
    ).apply(to: &edits)
    if addsHazards { addHazards(to: &edits) }
  }

  /// One hazard for each indicator with figures that no hazard is about yet; one without any numbers gets them.
  private func addHazards(to edits: inout TableEdits) {
    let file = WorkspaceTables.hazards.file
    let known = edits.records(of: file)
    let taken = Set(known.map { $0["id"] })
    var filled: Set<String> = []
    for indicator in climate.profile.indicators {
      guard let values = hazard(indicator), !taken.contains(indicator),
        !known.contains(where: {
          $0["climate_indicator"] == indicator
            || $0["indicator"] == values["indicator"] && !isBare($0, of: indicator)
        })
      else { continue }
      guard
        let bare = known.first(where: {
          isBare($0, of: indicator) && !filled.contains($0["id"])
        })
      else {
        edits.add(values, to: file)
        continue
      }
      filled.insert(bare["id"])
      let note = [bare["note"], values["note"] ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      let numbers = values.filter { !["id", "name"].contains($0.key) }
      edits.put(
        numbers.merging(["note": note]) { $1 }, in: file, where: ["id": bare["id"]])
    }
  }

  /// Whether a row is a hazard that an indicator mostly tells of, and says no numbers, as screening leaves it.
  private func isBare(_ row: CSVRecord, of indicator: String) -> Bool {
    Taxonomy.standard.indicators.contains {
      $0.hazard == row["type"] && $0.indicator == indicator && $0.role == "primary"
    } && ["climate_indicator", "baseline", "future"].allSatisfy { row[$0].isEmpty }
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
    return NumberText.cell(value)
  }
}
