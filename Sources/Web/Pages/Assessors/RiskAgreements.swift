import Vulnerability
import Workspace

/// How assessors' scores lie for every risk that somebody has scored, as far as a visitor may see them.
struct RiskAgreements {
  struct Item: Sendable {
    let risk: Risk
    /// Who has scored it.
    let assessorCount: Int
    /// The widest apart first; nil for whoever may not see them yet.
    let axes: [AssessorAgreement]?
  }

  /// The widest apart first, then those that are hidden in the order of the register, which tells nothing of their scores.
  let items: [Item]

  init(_ workspace: CommunityWorkspace, for visit: Visit, as own: OwnAssessor?) {
    let all = AssessorAgreement.all(workspace.assessorScores, risks: workspace.risks)
    let found = all.map { Self.item($0.risk, $0.axes, workspace, visit, own) }
    let order = Dictionary(workspace.risks.enumerated().map { ($1.id, $0) }) { first, _ in first }
    items = found.sorted { first, second in
      func key(_ item: Item) -> (Int, Int) {
        (item.axes.map { -Self.widest($0) } ?? .max, order[item.risk.id] ?? .max)
      }
      return key(first) < key(second)
    }
  }

  static func item(
    _ risk: Risk, _ axes: [AssessorAgreement], _ workspace: CommunityWorkspace, _ visit: Visit,
    _ own: OwnAssessor?
  ) -> Item {
    let rows = workspace.assessorScores.filter { $0.risk == risk.id }
    return Item(
      risk: risk, assessorCount: Set(rows.map(\.identity)).count,
      axes: visit.maySeeScores(of: risk.id, in: workspace, as: own)
        ? axes.sorted { ($0.spread ?? -1) > ($1.spread ?? -1) } : nil)
  }

  private static func widest(_ axes: [AssessorAgreement]) -> Int {
    axes.map { $0.spread ?? -1 }.max() ?? -1
  }
}
