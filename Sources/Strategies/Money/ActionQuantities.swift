internal import Forecast
internal import Quantities
internal import Tables

/// How much of each action is done, for costs that are stated per a quantity of it.
///
///     due = unit cost · quantity · most · part(year) capital and grants, with the most of the full effect that is reached
///     due = unit cost · quantity · ramp(year)        what comes each year
///
/// More use takes back a part of what is saved and nothing of what is there, so that rebound lowers stated savings alone.
///
/// - Limits: Quantities that are a part of the inventory are of business as usual, in the year of the full effect for whole
///   amounts and in the year itself for yearly ones, as far as the forecast goes. Capital counts in full though the effect
///   wears off or is in the inventory already in part.
struct ActionQuantities: Sendable {
  /// Nil where there is no forecast.
  let portfolio: Portfolio?

  /// What the amount of a row is multiplied by in a year: 1 for a row without a quantity; nil where it is not known.
  func factor(_ row: CostRow, of action: Action, in year: Int) -> Double? {
    guard let word = row.per else { return 1 }
    if row.what.isWhole { return mostReached(word, of: action) }
    var counted = action
    if row.what != .saving { counted.uptake.rebound = 0 }
    return whole(word, of: action, with: year).map { $0 * counted.ramp(year) }
  }

  /// The quantity at the full effect, with the inventory of a year or the nearest of the forecast.
  func whole(_ word: String, of action: Action, with year: Int) -> Double? {
    guard let quantity = Calculator.of(action.kind).quantity(word) else { return nil }
    let frame = portfolio.map { portfolio in
      let years = portfolio.projection.years
      return portfolio.frame(min(max(year, years.lowerBound), years.upperBound))
    }
    return quantity.whole(of: action, in: frame)
  }

  /// The most of the quantity that is ever there, which is all of it unless own shares stay below 1.
  func mostReached(_ word: String, of action: Action) -> Double? {
    whole(word, of: action, with: action.fullYear).map { $0 * action.uptake.greatestShare }
  }

  /// A unit cost of an action with the most of its quantity that is reached; nil where it is not known, and for a whole amount.
  func unitCost(_ row: CostRow, of action: Action) -> UnitCost? {
    guard let word = row.per, let quantity = Calculator.of(action.kind).quantity(word),
      let most = mostReached(word, of: action)
    else { return nil }
    let share = action.uptake.greatestShare
    return UnitCost(
      dollars: row.amount, priceYear: row.priceYear, isYearly: !row.what.isWhole,
      word: quantity.word, meaning: quantity.meaning,
      formula: quantity.formula + (share == 1 ? "" : " · \(NumberText.significant(share))"),
      most: most, source: row.source, factors: quantity.factors, fullYear: action.fullYear,
      followsUptake: action.followsUptake)
  }
}

/// What one of a quantity of an action costs or brings, with how much of it there is.
public struct UnitCost: Hashable, Sendable {
  /// For one of the quantity, US dollars of `priceYear`.
  public let dollars: Double
  public let priceYear: Int
  /// True for what comes each year, in proportion to how much is reached by then.
  public let isYearly: Bool
  /// As in the column `per`, such as `home`.
  public let word: String
  public let meaning: String
  /// How the quantity is worked out, such as `participation · homes`, times own shares that stay below 1.
  public let formula: String
  /// The most of the quantity that is reached.
  public let most: Double
  /// The id of the source of the unit cost.
  public let source: String
  let factors: [CalculatorQuantity.Factor]
  /// From which on the effect decays.
  let fullYear: Int
  /// False where a whole falls due in equal parts.
  let followsUptake: Bool
}

extension CashFlows {
  /// What is stated per a quantity of the action, in the order of the table.
  public var unitCostsInOrder: [UnitCost] {
    unitCosts.sorted { ($0.key.row ?? 0) < ($1.key.row ?? 0) }.map(\.value)
  }
}
