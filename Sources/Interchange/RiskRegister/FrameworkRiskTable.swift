internal import Factors
internal import Tables
internal import Vulnerability
package import Workspace

/// Hazards and risks in the columns that the common reporting framework asks for.
///
/// - Source: GCoM Common Reporting Framework, version 6.1, 2018: per hazard probability, consequence, change in
///   intensity and frequency, timeframe, sectors, vulnerable groups, adaptive capacity. The labels of its lists are
///   unverified; what has no label there is `Other` with its own name.
package struct FrameworkRiskTable {
  private let labels: FrameworkLabels

  package init(_ workspace: CommunityWorkspace) {
    labels = FrameworkLabels(workspace)
  }

  private static let header = [
    "Climate hazard group", "Climate hazard", "Own name", "Probability of hazard",
    "Consequence of hazard", "Risk level", "Expected change in intensity",
    "Expected change in frequency", "Timeframe", "Sectors affected",
    "Vulnerable population groups", "Factors of adaptive capacity", "Adaptive capacity",
    "Impacts in words", "Years of past events", "Preset", "Taxonomy edition", "Labels",
  ]

  /// One row for each hazard of the plan; a hazard without risks has a row too.
  package func csv() -> String {
    FrameworkLabels.csv(
      FrameworkTable.hazards.fileName, header: Self.header, of: labels.workspace.hazards, row: row)
  }

  private func row(_ hazard: Hazard) -> [String] {
    let risks = labels.risks(of: hazard)
    let together = RiskScores.towardWorse(risks.map(\.scores))
    let subject = RiskSubject(scores: together, outlook: hazard.outlook)
    let preset = RiskPreset.commonReporting
    let label = labels.hazard(hazard.type, else: hazard.name)
    return [
      label.group, label.name, hazard.name,
      FrameworkLabels.third(preset.value(.columns, of: subject)),
      FrameworkLabels.third(preset.value(.rows, of: subject)),
      preset.rating(of: subject)?.title ?? "not known",
      FrameworkLabels.change(hazard.outlook.intensity),
      FrameworkLabels.change(hazard.outlook.frequency),
      FrameworkLabels.timeframe(hazard.outlook.timeframe, unknown: "Not known"),
      FrameworkLabels.unique(risks.map(labels.sector)),
      FrameworkLabels.unique(risks.flatMap { labels.names(.vulnerableGroup, $0.groups) }),
      FrameworkLabels.unique(risks.flatMap { labels.names(.capacityFactor, $0.capacityFactors) }),
      FrameworkLabels.third(together.adaptiveCapacity.map { $0 <= 2 ? 1 : $0 == 3 ? 2 : 3 }),
      risks.map(\.impact).filter { !$0.isEmpty }.joined(separator: " "),
      FrameworkLabels.unique(labels.events(of: hazard).map { String($0.date.prefix(4)) }),
      "\(preset.rawValue): \(preset.equation); several risks rounded toward the worse",
      labels.taxonomy.edition, "unverified",
    ]
  }
}
