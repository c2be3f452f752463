internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

/// How a row of the register becomes rows of the workspace.
extension RegisterImport {
  /// - Parameter risk: The id that the row states; of several hazards of one type it is that risk's own.
  mutating func keepHazard(
    _ type: String, of risk: String, _ outlook: [String: String]
  ) -> String {
    let name = taxonomy.entry(.hazard, type)?.name ?? type
    let stated = workspace.risks.first { $0.id == risk }?.hazard
    let known =
      workspace.hazards.first { $0.type == type && $0.id == stated }?.id
      ?? workspace.hazards.first { $0.type == type }?.id
    var cells = outlook
    cells["type"] = type
    let id = known ?? type
    cells["id"] = id
    if known == nil { cells["name"] = name }
    if known == nil { cells["note"] = "Described in words by the community." }
    return keep(WorkspaceTables.hazards, cells) { $0["id"] == id } ?? id
  }

  mutating func keepRisk(
    _ hazard: String, _ hazardType: String, _ system: String, _ record: CSVRecord,
    _ scores: [String: String]
  ) -> String {
    let stated = text(record, .riskIdentifier)
    let known = knownRisk(stated, hazard, system)
    let id = known?.id ?? (stated.isEmpty ? "\(hazardType)-\(system)" : Self.identifier(stated))
    let factors = columns[.factors] ?? FormerRegister.Column.factors.rawValue
    var cells = scores
    cells["id"] = id
    cells["hazard"] = hazard
    cells["system"] = known?.system ?? taxonomy.entry(.system, system)?.name ?? system
    cells["system_id"] = system
    cells["impact"] = text(record, .impact)
    cells["capacity"] = text(record, .capacityText)
    cells["capacity_factors"] = words(
      .capacityFactor, text(record, .factors),
      record.place.at(column: factors))
    if lost[.groups] != nil {
      cells["groups"] = words(
        .vulnerableGroup, text(record, .groups),
        record.place.at(column: FormerRegister.Lost.groups.rawValue))
    }
    if lost[.confidence] != nil { cells["confidence"] = text(record, .confidence) }
    return keep(WorkspaceTables.risks, cells) { $0["id"] == id } ?? id
  }

  /// The risk that a row names, else the one of its hazard and system.
  ///
  /// A stated id that no risk has is a new risk, so that two risks of one hazard and system stay two.
  private func knownRisk(_ stated: String, _ hazard: String, _ system: String) -> Risk? {
    guard stated.isEmpty else { return workspace.risks.first { $0.id == stated } }
    return workspace.risks.first { risk in
      let type =
        risk.systemType.isEmpty
        ? taxonomy.entry(.system, named: risk.system)?.id ?? "" : risk.systemType
      return risk.hazard == hazard && type == system
    }
  }

  mutating func keepAction(_ record: CSVRecord, risk: String) {
    let title = text(record, .action)
    let stated = text(record, .actionIdentifier)
    let rows = current(WorkspaceTables.actions).records
    let known =
      stated.isEmpty
      ? rows.first { $0["title"] == title } : rows.first { $0["id"] == stated }
    let id =
      known?["id"]
      ?? RowIdentifier.free(
        Self.identifier(stated.isEmpty ? title : stated), among: Set(rows.map { $0["id"] }))
    var risks = known?["risks"].split(separator: " ").map(String.init) ?? []
    if !risks.contains(risk) { risks.append(risk) }
    var cells = [
      "id": id, "title": title, "risks": risks.joined(separator: " "),
      "summary": text(record, .details), "note": text(record, .notes),
      "funding": text(record, .funding),
      "action_type": actionWords(.actionType, .actionType, record),
      "collaborators": actionWords(.collaborator, .collaborators, record),
    ]
    if lost[.categories] != nil {
      cells["categories"] = words(
        .actionCategory, text(record, .categories),
        record.place.at(column: FormerRegister.Lost.categories.rawValue))
    }
    let visibility = text(record, .visibility)
    // An empty cell is public already, so that an export read again changes nothing.
    let isPublicAlready = known?["visibility"].isEmpty == true && visibility == "public"
    if lost[.visibility] != nil, !isPublicAlready { cells["visibility"] = visibility }
    if known == nil {
      cells["kind"] = "resilience"
      cells["sector"] = "adaptation"
      cells["start_year"] = String(startYear)
      cells["full_year"] = String(startYear)
    }
    _ = keep(WorkspaceTables.actions, cells) { $0["id"] == id }
    keepResponse(record, action: id, risk: risk)
    keepGoal(record, action: id, risk: risk)
  }

  private mutating func actionWords(
    _ kind: TaxonomyEntry.Kind, _ column: FormerRegister.Column, _ record: CSVRecord
  ) -> String {
    let place = record.place.at(column: columns[column] ?? column.rawValue)
    let all = words(kind, text(record, column), place)
    return kind == .actionType ? String(all.prefix { $0 != " " }) : all
  }

  private mutating func keepResponse(_ record: CSVRecord, action: String, risk: String) {
    let cells = [
      "action": action, "risk": risk, "reason": text(record, .improvedCapacity),
      "note": text(record, .improvedImpacts),
    ]
    guard !text(record, .improvedCapacity).isEmpty || !text(record, .improvedImpacts).isEmpty
    else { return }
    _ = keep(WorkspaceTables.responses, cells) { $0["action"] == action && $0["risk"] == risk }
  }

  private mutating func keepGoal(_ record: CSVRecord, action: String, risk: String) {
    // Goals that the risk has already come back from an export as they went out.
    let known = Set(workspace.goals.filter { $0.risks.contains(risk) }.map(\.title))
    let parts = FormerRegister.parts(text(record, .goal)).filter { !known.contains($0) }
    let title = parts.joined(separator: "; ")
    guard !title.isEmpty else { return }
    let id = "goal-\(action)"
    let row = current(WorkspaceTables.goals).records.first { $0["id"] == id }
    var risks = row?["risks"].split(separator: " ").map(String.init) ?? []
    if !risks.contains(risk) { risks.append(risk) }
    _ = keep(
      WorkspaceTables.goals, ["id": id, "title": title, "risks": risks.joined(separator: " ")]
    ) { $0["id"] == id }
  }
}
