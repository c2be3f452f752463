internal import Quantities
internal import Tables
internal import Vulnerability

extension WorkspaceReader {
  mutating func readHazards() {
    for record in records(of: WorkspaceTables.hazards) {
      var decoder = RecordDecoder(record)
      let hazard = readHazard(&decoder)
      if hazard.baseline == nil || hazard.future == nil, record.text("note") == nil {
        decoder.find(
          .warning, "The hazard has no values and no note. Describe it in the note.",
          column: "note")
      }
      // Risks stand on the hazard, and what they say would be called wrong without it.
      if accept(decoder, leavingOut: Self.outlookColumns) { workspace.hazards.append(hazard) }
    }
  }

  /// Cells of a hazard that are unsure when they cannot be read.
  private static let outlookColumns: Set<String> = [
    "probability", "frequency", "intensity", "timeframe", "settled_on",
  ]
  /// Cells of a risk that are unsure when they cannot be read.
  private static let judgmentColumns = Set(
    RiskScores.Axis.allCases.map(\.rawValue) + ["confidence", "settled_on"])

  private func readHazard(_ decoder: inout RecordDecoder) -> Hazard {
    let record = decoder.record
    var hazard = Hazard(
      id: decoder.identifier(), name: decoder.required("name"), indicator: record["indicator"],
      unit: record.text("unit") == nil ? nil : decoder.unit(),
      baseline: readLevel("baseline", &decoder), future: readLevel("future", &decoder),
      models: decoder.measured("models").map { Int($0) }, scenario: record["scenario"],
      direction: decoder.optionalChoice("direction"), source: record["source"],
      note: record["note"], place: record.place)
    hazard.type = record["type"]
    hazard.outlook = decoder.outlook()
    hazard.outlook.nationalPercentile = nationalPercentile(&decoder)
    hazard.settlement = readSettlement(&decoder)
    guard let link = readHazardLink(&decoder) else { return hazard }
    checkTyped(link, unit: hazard.unit, &decoder)
    hazard.climateIndicator = link.future.indicator
    hazard.baseline = HazardLink.level(link.baseline)
    hazard.future = HazardLink.level(link.future)
    hazard.unit = link.future.unit
    hazard.models = link.future.models
    hazard.scenario = link.future.scenario.fullTitle
    if hazard.indicator.isEmpty { hazard.indicator = link.future.name }
    if hazard.source.isEmpty { hazard.source = link.future.source }
    return hazard
  }

  /// FEMA writes percentiles from 0 to 100, and a fill value or nothing where it rates nothing.
  private func nationalPercentile(_ decoder: inout RecordDecoder) -> Double? {
    guard let percentile = decoder.measured("national_percentile") else { return nil }
    guard !(0...100).contains(percentile) else { return percentile }
    decoder.find(
      .warning,
      "A percentile among counties is between 0 and 100. It was not taken; leave the cell empty.",
      column: "national_percentile")
    return nil
  }

  private func readLevel(_ name: String, _ decoder: inout RecordDecoder) -> Hazard.Level? {
    let average = decoder.measured(name)
    let low = decoder.measured("\(name)_low")
    let high = decoder.measured("\(name)_high")
    if let low, let high, low > high {
      decoder.find(
        .error, "The lowest model is above the highest. Exchange the two cells.",
        column: "\(name)_low")
    }
    guard let average else { return nil }
    return Hazard.Level(
      period: decoder.record["\(name)_period"], average: average, low: low, high: high)
  }

  mutating func readRisks() {
    let hazards = Set(workspace.hazards.map(\.id))
    for record in records(of: WorkspaceTables.risks) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let hazard = decoder.required("hazard")
      if !hazard.isEmpty, !hazards.contains(hazard) {
        decoder.find(
          .error, "There is no hazard “\(hazard)” in hazards.csv.\(advice(hazard))",
          column: "hazard", missing: MissingRow(hazard, in: WorkspaceTables.hazards.file))
      }
      let risk = readRisk(id: id, hazard: hazard, &decoder)
      if accept(decoder, leavingOut: Self.judgmentColumns) { workspace.risks.append(risk) }
    }
  }

  /// The hazard that a misspelt id may mean.
  private func advice(_ hazard: String) -> String {
    NearestName.advice(
      on: hazard, among: workspace.hazards.map(\.id), atMost: max(2, hazard.count / 4))
  }

  private func readRisk(id: String, hazard: String, _ decoder: inout RecordDecoder) -> Risk {
    let record = decoder.record
    let scores = decoder.scores()
    var risk = Risk(
      id: id, hazard: hazard, system: decoder.required("system"), people: record["people"],
      exposure: scores.exposure, sensitivity: scores.sensitivity,
      adaptiveCapacity: scores.adaptiveCapacity, likelihood: scores.likelihood,
      consequence: scores.consequence, impact: record["impact"], capacity: record["capacity"],
      source: record["source"], note: record["note"], place: record.place)
    risk.magnitude = scores.magnitude
    risk.systemType = record["system_id"]
    risk.capacityFactors = decoder.identifiers("capacity_factors")
    risk.groups = decoder.identifiers("groups")
    risk.confidence = decoder.optionalChoice("confidence")
    risk.evidence = decoder.identifiers("evidence")
    risk.settlement = readSettlement(&decoder)
    return risk
  }

  private func readSettlement(_ decoder: inout RecordDecoder) -> Settlement? {
    let record = decoder.record
    let date = decoder.optionalDay("settled_on")
    guard record.text("settled_by") != nil || record.text("settled_reason") != nil else {
      return nil
    }
    if record.text("settled_reason") == nil {
      decoder.find(
        .warning, "The scores were settled without a reason. Write what decided.",
        column: "settled_reason")
    }
    return Settlement(
      by: record["settled_by"], date: date, reason: record["settled_reason"])
  }

  mutating func readEquity() {
    for record in records(of: WorkspaceTables.equity) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let value = decoder.measured("value")
      let unit = record.text("unit") == nil ? nil : decoder.unit()
      let percentile = decoder.percentile()
      let measure = decoder.required("measure")
      guard accept(decoder) else { continue }
      workspace.equity.append(
        EquityMeasure(
          id: id, theme: record["theme"], measure: measure, value: value, unit: unit,
          percentile: percentile, comparison: record["comparison"], source: record["source"],
          note: record["note"], place: record.place))
    }
  }
}
