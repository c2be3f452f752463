internal import Factors
internal import Tables
internal import Vulnerability
package import Workspace

/// Hazards and risks in the columns that the common reporting framework and CDP-ICLEI Track ask for.
///
/// - Source: GCoM Common Reporting Framework, version 6.1, 2018: per hazard probability, consequence, change in
///   intensity and frequency, timeframe, sectors, vulnerable groups, adaptive capacity. The labels of its lists are
///   unverified; what has no label there is `Other` with its own name.
package struct FrameworkRiskTable {
  private let workspace: CommunityWorkspace
  private let taxonomy: Taxonomy

  /// - Throws: `ResourceProblem` when this installation lacks its tables.
  package init(_ workspace: CommunityWorkspace) throws {
    self.workspace = workspace
    taxonomy = try workspace.taxonomy()
  }

  private static let header = [
    "Climate hazard", "Own name", "Probability of hazard", "Consequence of hazard",
    "Risk level", "Expected change in intensity", "Expected change in frequency", "Timeframe",
    "Sectors affected", "Vulnerable population groups", "Factors of adaptive capacity",
    "Adaptive capacity", "Impacts in words", "Preset", "Taxonomy edition", "Labels",
  ]

  /// One row for each hazard of the plan; a hazard without risks has a row too.
  package func csv() -> String {
    var table = CSVTable(file: "framework-risks.csv", header: Self.header)
    for hazard in workspace.hazards { table.append(row(hazard).map(SpreadsheetText.guarded)) }
    return table.text
  }

  private func row(_ hazard: Hazard) -> [String] {
    let risks = workspace.risks.filter { $0.hazard == hazard.id }
    let together = RiskScores.towardWorse(risks.map(\.scores))
    let subject = RiskSubject(scores: together, outlook: hazard.outlook)
    let preset = RiskPreset.commonReporting
    let entry = taxonomy.entry(.hazard, hazard.type)
    return [
      label(entry, else: hazard.name), hazard.name,
      level(preset.value(.columns, of: subject)), level(preset.value(.rows, of: subject)),
      preset.rating(of: subject)?.title ?? "not known", trend(hazard.outlook.intensity),
      trend(hazard.outlook.frequency), timeframe(hazard.outlook.timeframe),
      unique(risks.map { sector($0) }),
      unique(risks.flatMap { names(.vulnerableGroup, $0.groups) }),
      unique(risks.flatMap { names(.capacityFactor, $0.capacityFactors) }),
      level(together.adaptiveCapacity.map { $0 <= 2 ? 1 : $0 == 3 ? 2 : 3 }),
      risks.map(\.impact).filter { !$0.isEmpty }.joined(separator: " "),
      "\(preset.rawValue): \(preset.equation); several risks rounded toward the worse",
      taxonomy.edition, "unverified",
    ]
  }

  private func label(_ entry: TaxonomyEntry?, else name: String) -> String {
    guard let entry, !entry.frameworkName.isEmpty else { return "Other: \(entry?.name ?? name)" }
    return entry.frameworkName
  }

  private func sector(_ risk: Risk) -> String {
    label(taxonomy.entry(.system, risk.systemType), else: risk.system)
  }

  private func names(_ kind: TaxonomyEntry.Kind, _ ids: [String]) -> [String] {
    ids.map { taxonomy.entry(kind, $0)?.name ?? $0 }
  }

  private func unique(_ texts: [String]) -> String {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }

  private func level(_ step: Int?) -> String {
    step.map { ["Low", "Moderate", "High"][min(3, max(1, $0)) - 1] } ?? "Not known"
  }

  private func trend(_ trend: HazardOutlook.Trend?) -> String {
    switch trend {
    case .increasing: "Increase"
    case .decreasing: "Decrease"
    case .noChange: "No change"
    case nil: "Not known"
    }
  }

  private func timeframe(_ timeframe: HazardOutlook.Timeframe?) -> String {
    switch timeframe {
    case .immediate: "Immediately"
    case .shortTerm: "Short-term"
    case .mediumTerm: "Medium-term"
    case .longTerm: "Long-term"
    case nil: "Not known"
    }
  }
}
