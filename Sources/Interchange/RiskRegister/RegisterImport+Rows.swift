internal import Tables
internal import Vulnerability
internal import Workspace

/// Hazards and risks of the register as rows of the workspace.
extension RegisterImport {
  /// Writes the hazard and the risk of a row whose words and scores are right.
  ///
  /// - Returns: The id of the risk.
  mutating func keepRisk(
    _ record: CSVRecord, outlook: [String: String], scores: [String: String]
  ) -> String {
    let type = word(.hazard, text(record, .hazard), record.place.at(column: header(.hazard)))
    let systemName = text(record, .system)
    let system = word(.system, systemName, record.place.at(column: header(.system)))
    let key = riskKey(record)
    let placed = risksByKey[key]
    let known = placed == nil ? knownRisk(record, type, system) : nil
    let hazard =
      placed?.hazard ?? keepHazard(type, of: known, outlook, system: systemName, record)
    fill(hazard, outlook, record)
    let id = placed?.risk ?? known?.id ?? newRisk(record, type, system)
    risksByKey[key] = (id, hazard)
    var cells = riskCells(record).merging(scores) { $1 }
    cells["id"] = id
    cells["hazard"] = hazard
    cells["system"] = known?.system ?? taxonomy.entry(.system, system)?.name ?? system
    cells["system_id"] = system
    if placed != nil { cells["system"] = nil }
    keep(
      WorkspaceTables.risks, cells, settling: RiskScores.Axis.allCases.map(\.rawValue),
      at: record.place)
    return id
  }

  private mutating func riskCells(_ record: CSVRecord) -> [String: String] {
    var cells = [
      "impact": text(record, .impact), "capacity": text(record, .capacityText),
      "capacity_factors": words(
        .capacityFactor, text(record, .factors), record.place.at(column: header(.factors))),
    ]
    if lost[.groups] != nil {
      cells["groups"] = words(
        .vulnerableGroup, text(record, .groups), record.place.at(column: header(.groups)))
    }
    if lost[.confidence] != nil { cells["confidence"] = text(record, .confidence) }
    return cells
  }

  /// The risk that a row names, else the one of its hazard and system.
  ///
  /// A stated id that no risk has is a new risk, so that two risks of one hazard and system stay two.
  private func knownRisk(_ record: CSVRecord, _ type: String, _ system: String) -> Risk? {
    let stated = text(record, .riskIdentifier)
    guard stated.isEmpty else { return workspace.risks.first { $0.id == stated } }
    return workspace.risks.first { risk in
      let own =
        risk.systemType.isEmpty
        ? taxonomy.entry(.system, named: risk.system)?.id ?? "" : risk.systemType
      return own == system && workspace.hazards.contains { $0.id == risk.hazard && $0.type == type }
    }
  }

  private func newRisk(_ record: CSVRecord, _ type: String, _ system: String) -> String {
    let stated = text(record, .riskIdentifier)
    return RowIdentifier.free(
      stated.isEmpty ? "\(type)-\(system)" : Self.identifier(stated),
      in: current(WorkspaceTables.risks))
  }

  // MARK: Hazards

  /// The hazard of a type that the row's outlook fits, or a new one.
  ///
  /// The former tool has an outlook for each risk and Cairn has one for each hazard, so a hazard stands twice where its
  /// risks have different ones.
  private mutating func keepHazard(
    _ type: String, of risk: Risk?, _ outlook: [String: String], system: String,
    _ record: CSVRecord
  ) -> String {
    let all = current(WorkspaceTables.hazards).table.records.filter { $0["type"] == type }
    let fitting = all.filter { contradictions($0["id"], outlook).isEmpty }
    let own = fitting.first { $0["id"] == risk?.hazard }
    let same = fitting.first { hazard in
      outlook.allSatisfy { $1.isEmpty || hazard[$0].isEmpty || hazard[$0] == $1 }
    }
    let untouched = fitting.first { statements.firstRow("hazard \($0["id"])") == nil }
    if let known = own ?? same ?? untouched { return known["id"] }
    return newHazard(type, after: all, outlook, system: system, record)
  }

  private mutating func newHazard(
    _ type: String, after all: [CSVRecord], _ outlook: [String: String], system: String,
    _ record: CSVRecord
  ) -> String {
    let id = RowIdentifier.free(type, in: current(WorkspaceTables.hazards))
    let name = taxonomy.entry(.hazard, type)?.name ?? type
    if let first = all.first, let clash = contradictions(first["id"], outlook).first {
      find(
        .warning,
        "Row \(clash.earlier.row) says “\(clash.earlier.text)” of this hazard for another risk, so the hazard stands twice, here as “\(id)”. Cairn keeps one outlook for a hazard; if they are one, make both rows the same.",
        at: record.place.at(column: outlookHeader(clash.cell.column)))
    }
    keep(
      WorkspaceTables.hazards,
      outlook.merging([
        "id": id, "type": type, "name": all.isEmpty ? name : "\(name) (\(system))",
        "note": "Described in words by the community.",
      ]) { $1 })
    return id
  }

  /// Writes the outlook to the hazard and keeps it to compare other rows with.
  private mutating func fill(_ hazard: String, _ outlook: [String: String], _ record: CSVRecord) {
    let clashes = contradictions(hazard, outlook)
    for clash in clashes {
      find(
        .warning,
        "Row \(clash.earlier.row) says “\(clash.earlier.text)” of this hazard for another risk; that stays. Cairn keeps one outlook for a hazard.",
        at: record.place.at(column: outlookHeader(clash.cell.column)))
    }
    let columns = Set(clashes.map(\.cell.column))
    let kept = outlook.filter { !columns.contains($0.key) }
    keep(
      WorkspaceTables.hazards, kept.merging(["id": hazard]) { $1 },
      settling: HazardOutlook.Field.allCases.map(\.rawValue), at: record.place)
    statements.take("hazard \(hazard)", cells(of: outlook, record), row: record.row)
  }

  private func contradictions(
    _ hazard: String, _ outlook: [String: String]
  ) -> [(cell: RegisterStatements.Cell, earlier: RegisterStatements.Statement)] {
    statements.contradictions("hazard \(hazard)", cells(of: outlook, nil))
  }

  private func cells(
    of outlook: [String: String], _ record: CSVRecord?
  ) -> [RegisterStatements.Cell] {
    outlook.sorted { $0.key < $1.key }.map { column, value in
      let header = outlookHeader(column)
      let text = record.map { $0[header] } ?? value
      return RegisterStatements.Cell(column: column, text: text, value: value)
    }
  }

  private func outlookHeader(_ column: String) -> String {
    switch column {
    case "probability": header(.probability)
    case "frequency": header(.frequency)
    case "intensity": header(.intensity)
    default: header(.timeframe)
    }
  }
}
