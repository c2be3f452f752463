internal import Forecast
internal import Inventory
internal import Strategies
internal import Tables

extension PlanCalculation {
  /// Actions of the government's operations that reach beyond its own account.
  static func governmentFindings(
    _ portfolio: Portfolio?, _ accounts: [EmissionsInventory]
  ) -> [Finding] {
    guard let portfolio else { return [] }
    return GovernmentShare.findings(
      portfolio.effective, account: accounts.first { $0.account == .government },
      year: portfolio.projection.years.lowerBound)
  }
}
