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
    let places = PlaceEffects(plan.workspace) { plan.overlay }
    let told = plan.workspace.risks.flatMap { risk in
      let known = Self.shown(places.effects(of: risk)).map { row($0, places.taxonomy) }
      let rows = known.isEmpty ? places.gap(of: risk).map { [row(risk, $0)] } ?? [] : known
      return rows.map { (plan.workspace.title(of: risk), $0) }
    }
    guard !told.isEmpty else { return nil }
    let rows = Self.onceEach(told)
    return PlanTable(
      id: "known-effects", caption: "What is known of the effects, and what it means here",
      columns: [
        .init("Risks", width: 2), .init("What was found", width: 2.1), .init("Here", width: 2.3),
        .init("Holds for", width: 1.8), .init("Source", width: 1.3),
      ], rows: rows,
      notes: [
        "Found elsewhere and for other people; a figure of this place is the effect times what changes here, no forecast. “Unverified” was not read in its source."
      ] + Self.markNotes(of: rows), isWide: true)
  }

  /// What most rows would say again, in a note; the rows have its mark.
  private static let caveat = IndicatorChange.Basis.observedToModels.caveat ?? ""

  private static func marked(_ text: String) -> String {
    text.replacing(" " + caveat, with: HazardsChart.biasMark)
  }

  private static func markNotes(of rows: [[PlanTable.Cell]]) -> [String] {
    let isMarked = rows.joined().contains {
      $0.content.plainText.contains(HazardsChart.biasMark)
    }
    return isMarked ? ["\(HazardsChart.biasMark) \(caveat)"] : []
  }

  /// Each row once, behind all the risks that it is of.
  static func onceEach(
    _ told: [(risk: String, row: [PlanTable.Cell])]
  ) -> [[PlanTable.Cell]] {
    var order: [[String]] = []
    var groups: [[String]: (risks: [String], row: [PlanTable.Cell])] = [:]
    for (risk, row) in told {
      let words = row.map(\.content.plainText)
      if groups[words] == nil { order.append(words) }
      groups[words, default: ([], row)].risks.append(risk)
    }
    return order.compactMap { groups[$0] }.map { group in
      [.init(risksByHazard(group.risks))] + group.row
    }
  }

  /// Risks in a row, such as `Heat waves: housing, electric grid; Storms: housing`: a hazard is named once.
  static func risksByHazard(_ titles: [String]) -> String {
    var order: [Substring] = []
    var systems: [Substring: [Substring]] = [:]
    for title in titles {
      let end = title.firstRange(of: ": ")
      let hazard = title[..<(end?.lowerBound ?? title.endIndex)]
      if systems[hazard] == nil { order.append(hazard) }
      systems[hazard, default: []] += end.map { [title[$0.upperBound...]] } ?? []
    }
    return order.map { hazard in
      let list = systems[hazard, default: []].joined(separator: ", ")
      return list.isEmpty ? String(hazard) : "\(hazard): \(list)"
    }.joined(separator: "; ")
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
      .init(sentence.head),
      .init(
        Self.marked([sentence.here, sentence.need].filter { !$0.isEmpty }.joined(separator: " "))),
      .init("—"), .init("—"),
    ]
  }

  private func row(_ placed: PlaceEffect, _ taxonomy: Taxonomy) -> [PlanTable.Cell] {
    let sentence = EffectSentence(
      placed, place: calculation.workspace.community.name, units: displayUnits)
    let here = [sentence.change, sentence.local, sentence.caveat].compactMap(\.self).joined(
      separator: " ")
    let source = taxonomy.sources[placed.effect.source]
    let isUnverified = placed.effect.status == .unverified
    let citation = source.map { $0.year.isEmpty ? $0.author : "\($0.author), \($0.year)" }
    return [
      .init(sentence.finding),
      .init(here.isEmpty ? "—" : Self.marked(here)), .init(placed.effect.validity),
      .init((citation ?? placed.effect.source) + (isUnverified ? " (unverified)" : "")),
    ]
  }
}
