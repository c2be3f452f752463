internal import Factors
internal import Forecast
internal import Inventory
internal import Strategies
internal import Tables
internal import Workspace

/// What a plan's actions lead to: the part of a calculation that is made anew when only they change.
struct ActionResults: Sendable {
  /// Nil without a projection.
  let portfolio: Portfolio?
  let adaptation: AdaptationPlan
  let money: Deferred<MoneyLedger>
  /// Nil when nothing can vary.
  let draws: Deferred<PlanDraws?>
  let rangeCatalog: Deferred<RangeCatalog?>
  let unread: Deferred<[PlanCalculation.UnreadAction]>
  /// What is found of actions, responses and ranges; what keeps money from being told comes with the ledger.
  let findings: [Finding]

  /// - Parameter accounts: Those beside the community's.
  init(
    _ workspace: CommunityWorkspace, projection: Projection?, marginal: MarginalRates?,
    targets: TargetBook, accounts: [EmissionsInventory]
  ) {
    let portfolio = projection.map {
      Portfolio(actions: workspace.actions, projection: $0, marginal: marginal)
    }
    let money = Deferred { PlanCalculation.ledger(workspace, portfolio) }
    self.portfolio = portfolio
    self.money = money
    adaptation = AdaptationPlan(workspace)
    draws = PlanCalculation.deferredDraws(
      workspace, portfolio: portfolio, targets: targets, money: money)
    rangeCatalog = PlanCalculation.deferredCatalog(
      workspace, portfolio: portfolio, targets: targets)
    unread = Deferred { PlanCalculation.unreadActions(workspace) }
    findings =
      (portfolio?.findings ?? []) + PlanCalculation.governmentFindings(portfolio, accounts)
      + PlanCalculation.startFindings(workspace)
      + PlanCalculation.rangeFindings(workspace, portfolio: portfolio, targets: targets)
      + adaptation.findings
  }
}
