internal import Forecast
public import Inventory
internal import Workspace

extension PlanCalculation {
  /// What the auditor finds in the inventory, with the acceptances of `audit.csv`.
  public func audit(rules: [any AuditRule.Type] = AuditRegistry.all) -> AuditRegister {
    AuditRegister(auditSubject, acceptances: workspace.acceptances, rules: rules)
  }

  private var auditSubject: AuditSubject {
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
