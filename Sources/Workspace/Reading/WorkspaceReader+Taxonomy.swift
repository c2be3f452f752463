internal import Factors
internal import Tables
internal import Vulnerability

extension WorkspaceReader {
  /// Finds words of the assessment that are in no list; the rows stay as they are.
  mutating func checkTaxonomy() {
    let names = [
      WorkspaceTables.ownTaxonomy, WorkspaceTables.hazards, WorkspaceTables.risks,
      WorkspaceTables.screening, WorkspaceTables.events, WorkspaceTables.zones,
      WorkspaceTables.assets,
    ].map(\.file)
    guard names.contains(where: { workspace.tables[$0] != nil }) else { return }
    let (taxonomy, findings) = Taxonomy.standard.with(workspace.ownTaxonomy)
    workspace.findings += findings
    checkWords(taxonomy)
  }

  private mutating func checkWords(_ taxonomy: Taxonomy) {
    for hazard in workspace.hazards {
      check(hazard.type, .hazard, hazard.place.at(column: "type"), taxonomy)
    }
    for row in workspace.screeningDecisions {
      check(row.hazard, .hazard, row.place.at(column: "hazard"), taxonomy)
    }
    for row in workspace.hazardEvents {
      check(row.hazard, .hazard, row.place.at(column: "hazard"), taxonomy)
    }
    for row in workspace.zones {
      check(row.hazard, .hazard, row.place.at(column: "hazard"), taxonomy)
    }
    for asset in workspace.assets {
      check(asset.system, .system, asset.place.at(column: "system"), taxonomy)
    }
    for risk in workspace.risks {
      check(risk.systemType, .system, risk.place.at(column: "system_id"), taxonomy)
      for factor in risk.capacityFactors {
        check(factor, .capacityFactor, risk.place.at(column: "capacity_factors"), taxonomy)
      }
      for group in risk.groups {
        check(group, .vulnerableGroup, risk.place.at(column: "groups"), taxonomy)
      }
    }
  }

  private mutating func check(
    _ id: String, _ kind: TaxonomyEntry.Kind, _ place: Place, _ taxonomy: Taxonomy
  ) {
    if let complaint = taxonomy.complaint(about: id, kind) { find(.warning, complaint, at: place) }
  }
}
