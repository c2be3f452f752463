public import Strategies

/// What the actions of a portfolio cost all payers together net of what they save, by the money calculation of all of them.
public struct PortfolioNetCost: Hashable, Sendable {
  /// US dollars over the years of the task, discounted to the first, below 0 for what is gained; nil while an action's cannot
  /// be told.
  public let dollars: Double?
  /// The same with each action's savings as if it were alone.
  public let alone: Double
  /// Titles of actions whose net cost cannot be told.
  public let unknown: [String]
}

extension PlanCalculation {
  /// The net cost of what was found; nil where the task did not ask for it.
  public func netCost(of outcome: PortfolioOutcome) -> PortfolioNetCost? {
    let task = outcome.task
    guard task.isNet else { return nil }
    let ledger = money.moved(to: outcome.portfolio)
    var unknown: [String] = []
    var dollars = 0.0
    for choice in task.choices where outcome.starts[choice.action.id] != nil {
      guard let flows = ledger.flows(of: choice.action.id), flows.netGap == nil else {
        unknown.append(choice.action.title)
        continue
      }
      dollars += task.present(flows.netCosts(in: task.years))
    }
    return PortfolioNetCost(
      dollars: unknown.isEmpty ? dollars : nil, alone: outcome.reckoning.price, unknown: unknown)
  }

  /// What is not in net costs where no energy has a price, in a full sentence.
  static let noPricesNote =
    "No energy has a price in prices.csv, so that the net cost counts stated savings alone."
}
