public import Forecast
internal import Quantities

/// How likely something is, by draws.
public struct DrawnChance: Hashable, Sendable {
  /// The part of draws in which it is so.
  public let probability: Double
  /// One standard error of it for want of draws.
  ///
  ///     √(p (1 − p) ÷ n),  with p at least half a draw away from 0 and 1
  public let error: Double

  init(_ isSo: [Bool]) {
    let draws = Double(isSo.count)
    let count = Double(isSo.count { $0 })
    let inner = min(max(count, 0.5), draws - 0.5) / draws
    probability = count / draws
    error = (inner * (1 - inner) / draws).squareRoot()
  }

  /// As percent with its error, such as `63.2% ± 0.5`.
  public var text: String {
    let percent = NumberText.grouped(probability * 100, decimals: 1)
    let error = NumberText.grouped(error * 100, decimals: error < 0.001 ? 2 : 1)
    return "\(percent)% ± \(error)"
  }
}

/// How likely the plan is to meet a target.
public struct DrawnGoal: Sendable {
  /// The target, with what it allows as stated.
  public let level: TargetLevel
  /// That the plan is at or below what the target allows.
  public let chance: DrawnChance
  /// Metric tons that the plan is above what the target allows, by draw; below 0 where it is met.
  public let gap: DrawSpread

  /// The part of draws in which the plan is at or below what the target allows.
  public var probability: Double { chance.probability }
  /// One standard error of it for want of draws.
  public var error: Double { chance.error }
  /// The chance as percent with its error, such as `63.2% ± 0.5`.
  public var probabilityText: String { chance.text }
}

/// How likely the plan is to keep a carbon budget.
public struct DrawnBudget: Sendable {
  /// The budget as stated; its tons are not drawn.
  public let budget: CarbonBudget
  /// That the plan uses no more than the budget in all its years together.
  public let chance: DrawnChance
  /// Metric tons that are left in its last year, by draw; below 0 where it is exceeded.
  public let left: DrawSpread
}
