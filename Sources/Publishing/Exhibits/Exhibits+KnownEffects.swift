internal import Factors
internal import Plan
internal import Vulnerability
internal import Workspace

extension ExhibitCatalog {
  /// What research found about each risk, with the numbers of the place.
  ///
  /// An effect without a number of the place is shown where its risk has no better one, so that a chapter is no list of studies.
  func knownEffectsTable() -> PlanTable? {
    let plan = calculation
    guard let places = try? PlaceEffects(plan.workspace, overlay: { plan.overlay })
    else { return nil }
    let told = plan.workspace.risks.map { risk in
      (risk, Self.shown(places.effects(of: risk)).map { row(risk, $0, places.taxonomy) })
    }
    let rows = told.flatMap { risk, rows in
      rows.isEmpty ? places.gap(of: risk).map { [row(risk, $0)] } ?? [] : rows
    }
    guard !rows.isEmpty else { return nil }
    return PlanTable(
      id: "known-effects", caption: "What is known of the effects, and what it means here",
      columns: [
        .init("Risk", width: 1.3), .init("What was found", width: 2.4), .init("Here", width: 2.4),
        .init("Holds for", width: 1.8), .init("Source", width: 1.4),
      ], rows: rows,
      notes: [
        "Found elsewhere and for other people; a figure of this place is the effect times what changes here, no forecast. “Unverified” was not read in its source."
      ], isWide: true)
  }

  private static func shown(_ effects: [PlaceEffect]) -> [PlaceEffect] {
    let here = effects.filter(\.isValidHere)
    let told = here.filter(\.hasLocalNumber)
    return told.isEmpty ? Array(here.prefix(1)) : told
  }

  /// A risk for which no number is sound: what is known of it here, and what a number would take.
  private func row(_ risk: Risk, _ gap: EffectGap) -> [PlanTable.Cell] {
    let sentence = EffectGapSentence(
      gap, place: calculation.workspace.community.name, system: risk.system,
      units: displayUnits)
    return [
      .init(calculation.workspace.title(of: risk)), .init(sentence.head),
      .init([sentence.here, sentence.need].filter { !$0.isEmpty }.joined(separator: " ")),
      .init("—"), .init("—"),
    ]
  }

  private func row(_ risk: Risk, _ placed: PlaceEffect, _ taxonomy: Taxonomy) -> [PlanTable.Cell] {
    let sentence = EffectSentence(
      placed, place: calculation.workspace.community.name, units: displayUnits)
    let here = [sentence.change, sentence.local, sentence.caveat].compactMap(\.self).joined(
      separator: " ")
    let source = taxonomy.sources[placed.effect.source]
    let isUnverified = placed.effect.status == .unverified
    let citation = source.map { $0.year.isEmpty ? $0.author : "\($0.author), \($0.year)" }
    return [
      .init(calculation.workspace.title(of: risk)), .init(sentence.finding),
      .init(here.isEmpty ? "—" : here), .init(placed.effect.validity),
      .init((citation ?? placed.effect.source) + (isUnverified ? " (unverified)" : "")),
    ]
  }
}
