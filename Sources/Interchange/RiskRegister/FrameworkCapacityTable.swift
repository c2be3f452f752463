internal import Factors
internal import Tables
internal import Vulnerability
package import Workspace

/// Factors of adaptive capacity with how far each challenges the community, for GCoM and for CDP-ICLEI Track.
///
/// A factor challenges as much as capacity is short where risks name it:
///
///     capacity of a factor = ⌊mean of the capacity scores of the risks that name it⌋: 1–2 → High, 3 → Moderate, 4–5 → Low
///
/// One unsure score makes the factor's degree not known. The rule is Cairn's own and stands in the file.
/// - Source: GCoM Common Reporting Framework, version 6.1, 2018, section 5.3, whose column names were not seen; columns of
///   question 2.3 from [CDP-TRACK-2025]. Labels of the lists are unverified.
package struct FrameworkCapacityTable {
  private let labels: FrameworkLabels

  package init(_ workspace: CommunityWorkspace) {
    labels = FrameworkLabels(workspace)
  }

  private struct Factor {
    let group: String
    let name: String
    /// Those that name it.
    let risks: [Risk]
    /// 1 low to 3 high; nil when a score is unsure.
    let challenge: Int?

    var words: String { FrameworkLabels.unique(risks.map(\.capacity)) }
  }

  static let rule =
    "Mean capacity of the risks that name the factor, rounded down: 1-2 high, 3 moderate, 4-5 low challenge; a rule of Cairn's own"

  /// Every factor that a risk names, in the order of the list.
  private var factors: [Factor] {
    let risks = labels.workspace.risks
    let named = Set(risks.flatMap(\.capacityFactors))
    let listed = (labels.taxonomy.entries[.capacityFactor] ?? []).map(\.id).filter(named.contains)
    let ids = listed + named.subtracting(listed).sorted()
    return ids.map { id in
      let own = risks.filter { $0.capacityFactors.contains(id) }
      let entry = labels.taxonomy.entry(.capacityFactor, id)
      let capacity = RiskScores.towardWorse(own.map(\.scores)).adaptiveCapacity
      let group = entry?.frameworkName ?? ""
      return Factor(
        group: group.isEmpty ? "Other" : group, name: entry?.name ?? id, risks: own,
        challenge: capacity.map { $0 <= 2 ? 3 : $0 == 3 ? 2 : 1 })
    }
  }

  /// In the columns of the common reporting framework.
  package func csv() -> String {
    let header = [
      "Factor group", "Factor", "Degree of challenge", "Climate hazards", "Sectors",
      "Described as", "Rule of the degree", "Preset", "Taxonomy edition", "Labels",
    ]
    return FrameworkLabels.csv(FrameworkTable.capacity.fileName, header: header, of: factors) {
      [
        $0.group, $0.name, FrameworkLabels.third($0.challenge),
        FrameworkLabels.unique($0.risks.map(hazardName)),
        FrameworkLabels.unique($0.risks.map(labels.sector)), $0.words, Self.rule,
        labels.preset, labels.taxonomy.edition, "unverified",
      ]
    }
  }

  /// In the columns of question 2.3 of CDP-ICLEI Track.
  package func trackCSV() -> String {
    let header = [
      "Factors that affect ability to adapt",
      "Degree to which this factor challenges/supports the adaptive capacity of your jurisdiction",
      "Describe how the factor supports or challenges the adaptive capacity of your jurisdiction",
      "Rule of the degree", "Preset", "Labels",
    ]
    return FrameworkLabels.csv(
      FrameworkTable.trackCapacity.fileName, header: header, of: factors
    ) { factor in
      let degree =
        factor.challenge == nil
        ? "Do not know" : "\(FrameworkLabels.third(factor.challenge)) challenge"
      return [factor.name, degree, factor.words, Self.rule, labels.preset, "unverified"]
    }
  }

  private func hazardName(_ risk: Risk) -> String {
    let hazard = labels.workspace.hazards.first { $0.id == risk.hazard }
    return labels.hazard(hazard?.type ?? "", else: hazard?.name ?? risk.hazard).name
  }
}
