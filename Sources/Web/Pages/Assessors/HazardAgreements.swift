import Vulnerability
import Workspace

/// How assessors' views lie for every hazard that somebody has judged, as far as a visitor may see them.
struct HazardAgreements {
  struct Item: Sendable {
    let hazard: Hazard
    /// Who has judged it.
    let assessorCount: Int
    /// In the order of the form; nil for whoever may not see them yet.
    let fields: [OutlookAgreement]?

    /// Where several hazards stand: those widest apart first, then those that are hidden, so that the place of these
    /// tells nothing.
    fileprivate var order: Int {
      guard let fields else { return .max }
      return -(fields.compactMap(\.spread).max() ?? -1)
    }
  }

  /// The widest apart first, then those that are hidden; else in the order of the plan.
  let items: [Item]

  init(_ workspace: CommunityWorkspace, for visit: Visit, as own: OwnAssessor?) {
    let all = OutlookAgreement.all(workspace.hazardScores, hazards: workspace.hazards).map {
      Self.item($0.hazard, $0.fields, workspace, visit, own)
    }
    items = all.enumerated().sorted {
      ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
    }.map(\.element)
  }

  static func item(
    _ hazard: Hazard, _ fields: [OutlookAgreement], _ workspace: CommunityWorkspace,
    _ visit: Visit, _ own: OwnAssessor?
  ) -> Item {
    let rows = workspace.hazardScores.filter { $0.hazard == hazard.id }
    return Item(
      hazard: hazard, assessorCount: Set(rows.map(\.identity)).count,
      fields: visit.maySeeScores(ofHazard: hazard.id, in: workspace, as: own) ? fields : nil)
  }
}
