internal import Factors
internal import Forecast
public import Inventory
internal import Workspace

extension PlanCalculation {
  /// What the auditor finds in the inventory by every rule, with the acceptances of `audit.csv`; made once.
  public func audit() -> AuditRegister { register.value }

  /// What the auditor finds by some of the rules.
  public func audit(rules: [any AuditRule.Type]) -> AuditRegister {
    AuditRegister(
      Self.auditSubject(workspace, inventory: inventory, otherAccounts: otherAccounts),
      acceptances: workspace.acceptances, rules: rules)
  }

  /// Everything of a workspace that the auditor may look at.
  static func auditSubject(
    _ workspace: CommunityWorkspace, inventory: EmissionsInventory,
    otherAccounts: [EmissionsInventory]
  ) -> AuditSubject {
    AuditSubject(
      inventory: inventory, otherAccounts: otherAccounts,
      inventoryYears: workspace.community.inventoryYears, gwpSet: workspace.community.gwpSet,
      kind: workspace.community.kind.rawValue, state: workspace.community.state,
      indicators: workspace.indicators.mapValues { indicator in
        AuditSubject.IndicatorSeries(
          unit: indicator.unit, series: indicator.series,
          places: indicator.origins.mapValues(\.place))
      }, reported: workspace.reported)
  }
}
