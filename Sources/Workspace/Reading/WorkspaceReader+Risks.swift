internal import Quantities
internal import Tables
internal import Vulnerability

extension WorkspaceReader {
  mutating func readHazards() {
    for record in records(of: WorkspaceTables.hazards, key: { $0["id"] }) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let name = decoder.required("name")
      let unit = record.text("unit") == nil ? nil : decoder.unit()
      let baseline = readLevel("baseline", &decoder)
      let future = readLevel("future", &decoder)
      let direction: Hazard.Direction? =
        record.text("direction") == nil ? nil : decoder.choice("direction")
      let models = decoder.number("models").map { Int($0) }
      if baseline == nil || future == nil, record.text("note") == nil {
        decoder.find(
          .warning, "The hazard has no values and no note. Describe it in the note.",
          column: "note")
      }
      guard accept(decoder) else { continue }
      workspace.hazards.append(
        Hazard(
          id: id, name: name, indicator: record["indicator"], unit: unit, baseline: baseline,
          future: future, models: models, scenario: record["scenario"], direction: direction,
          source: record["source"], note: record["note"], place: record.place))
    }
  }

  private func readLevel(_ name: String, _ decoder: inout RecordDecoder) -> Hazard.Level? {
    let average = decoder.number(name)
    let low = decoder.number("\(name)_low")
    let high = decoder.number("\(name)_high")
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
    for record in records(of: WorkspaceTables.risks, key: { $0["id"] }) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let hazard = decoder.required("hazard")
      if !hazard.isEmpty, !hazards.contains(hazard) {
        decoder.find(
          .error, "There is no hazard “\(hazard)” in hazards.csv.", column: "hazard")
      }
      let system = decoder.required("system")
      let scores = [
        "exposure", "sensitivity", "adaptive_capacity", "likelihood", "consequence",
      ].map { readScore($0, &decoder) }
      guard accept(decoder) else { continue }
      workspace.risks.append(
        Risk(
          id: id, hazard: hazard, system: system, people: record["people"],
          exposure: scores[0], sensitivity: scores[1], adaptiveCapacity: scores[2],
          likelihood: scores[3], consequence: scores[4], impact: record["impact"],
          capacity: record["capacity"], source: record["source"], note: record["note"],
          place: record.place))
    }
  }

  private func readScore(_ column: String, _ decoder: inout RecordDecoder) -> Int? {
    guard let text = decoder.record.text(column) else { return nil }
    guard let score = Int(text), (1...5).contains(score) else {
      decoder.find(
        .error,
        "“\(text)” is not a score. Use a whole number from 1 to 5, or leave it empty for “unsure”.",
        column: column)
      return nil
    }
    return score
  }

  mutating func readEquity() {
    for record in records(of: WorkspaceTables.equity, key: { $0["id"] }) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let value = decoder.number("value")
      let unit = record.text("unit") == nil ? nil : decoder.unit()
      let percentile = decoder.number("percentile")
      if let percentile, !(0...1).contains(percentile) {
        decoder.find(
          .error, "A percentile is between 0 and 1; the index writes −999 for “missing”.",
          column: "percentile")
      }
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
