internal import Factors
package import Plan
internal import Quantities
internal import Tables
internal import Vulnerability
package import Workspace

/// Hazards in the columns of question 2.2 of CDP-ICLEI Track, one row each.
///
/// Probability and magnitude have five steps there as here. Several risks are rounded toward the worse, and one that is
/// unsure makes the hazard `Do not know`. Magnitude is that of the impact, else the consequence where no risk of the hazard has a
/// magnitude.
/// - Source: the columns, the names of hazards, the five steps and the words of changes are those of [CDP-TRACK-2025]; which
///   name fits a hazard is often a choice, and each row says whether it is. Where CDP has no name, that of GCoM stands. Of the
///   bands of people `21-30%` and `31-40%` were seen. The years of its timeframes change with the questionnaire, so none
///   stands here.
package struct TrackHazardTable {
  private let labels: FrameworkLabels
  private let overlay: ExposureOverlay

  package init(_ workspace: CommunityWorkspace, overlay: ExposureOverlay) {
    labels = FrameworkLabels(workspace)
    self.overlay = overlay
  }

  private static let header = [
    "Climate-related hazards", "Vulnerable population groups most exposed",
    "Proportion of the population exposed to the hazard", "Sectors most exposed",
    "Describe the impacts on vulnerable populations and sectors", "Current probability of hazard",
    "Current magnitude of impact of hazard", "Expected future change in hazard intensity",
    "Expected future change in hazard frequency", "Timeframe of expected future changes",
    "Own name", "Proportion in numbers", "Where the proportion comes from", "Preset",
    "Taxonomy edition", "Labels",
  ]

  /// A hazard without risks has a row too.
  package func csv() -> String {
    FrameworkLabels.csv(
      FrameworkTable.trackHazards.fileName, header: Self.header, of: labels.workspace.hazards,
      row: row)
  }

  private func row(_ hazard: Hazard) -> [String] {
    let risks = labels.risks(of: hazard)
    let together = RiskScores.towardWorse(risks.map(\.scores))
    // An unsure magnitude stays unsure where the plan judges magnitude at all.
    let judgesMagnitude = risks.contains { $0.scores.magnitude != nil }
    let reach = overlay.reach(of: hazard.type.isEmpty ? hazard.id : hazard.type)
    let (name, standing) = name(of: hazard)
    return [
      name,
      FrameworkLabels.unique(risks.flatMap { labels.names(.vulnerableGroup, $0.groups) }),
      reach.share.map(Self.band) ?? "Do not know",
      FrameworkLabels.unique(risks.map(labels.sector)),
      risks.map(\.impact).filter { !$0.isEmpty }.joined(separator: " "),
      fifth(hazard.outlook.probability),
      fifth(judgesMagnitude ? together.magnitude : together.consequence),
      change(hazard.outlook.intensity), change(hazard.outlook.frequency),
      timeframe(hazard.outlook.timeframe), hazard.name,
      reach.share.map(Self.percent) ?? "", ReachSentence.text(reach), labels.preset,
      labels.taxonomy.edition,
      "\(standing); all other labels unverified",
    ]
  }

  /// What CDP calls a hazard, else what GCoM does, else its own name, and how sure that is.
  private func name(of hazard: Hazard) -> (name: String, standing: String) {
    if let label = labels.taxonomy.disclosureLabels[hazard.type] {
      return (label.name, "name of the hazard by CDP, \(label.status.rawValue)")
    }
    let (group, name) = labels.hazard(hazard.type, else: hazard.name)
    return group == "Other"
      ? (name, "name of the hazard our own") : (name, "name of the hazard by GCoM, unverified")
  }

  /// The band of ten percent that a share lies in by its whole percent, such as `21-30%`.
  ///
  /// Up to ten percent no band of CDP's was seen, so the share itself stands.
  static func band(_ share: Double) -> String {
    let whole = Int((share * 100).rounded())
    guard whole > 10 else { return percent(share) }
    let tens = min(9, (whole - 1) / 10)
    return "\(tens * 10 + 1)-\(tens * 10 + 10)%"
  }

  /// A share that is not zero never prints as zero.
  static func percent(_ share: Double) -> String {
    share > 0 && share < 0.001 ? "under 0.1%" : NumberText.grouped(share * 100, decimals: 1) + "%"
  }

  /// The questionnaire has three steps, so what is at once is short-term.
  private func timeframe(_ timeframe: HazardOutlook.Timeframe?) -> String {
    FrameworkLabels.timeframe(
      timeframe == .immediate ? .shortTerm : timeframe, unknown: "Do not know")
  }

  private func fifth(_ score: Int?) -> String {
    let words = ["Low", "Medium Low", "Medium", "Medium High", "High"]
    guard let score, (1...5).contains(score) else { return "Do not know" }
    return words[score - 1]
  }

  private func change(_ trend: HazardOutlook.Trend?) -> String {
    switch trend {
    case .increasing: "Increasing"
    case .decreasing: "Decreasing"
    case .noChange: "No change"
    case nil: "Do not know"
    }
  }
}
