public import Factors
public import Inventory
public import Workspace

extension PlanCalculation {
  /// One record of a workspace by every method that its data allows; nothing else is calculated.
  public static func comparison(
    of record: ActivityRecord, in workspace: CommunityWorkspace, library: FactorLibrary
  ) -> MethodComparison {
    let community = workspace.community
    let known = library.warmingPotentials(set: community.gwpSet, horizon: community.gwpHorizon)
    return MethodComparison(
      of: record,
      among: known == nil ? [] : workspace.records.filter { $0.bookedAccount == .community },
      context: workspace.inventoryContext(library),
      potentials: known ?? library.warmingPotentials[0])
  }
}
