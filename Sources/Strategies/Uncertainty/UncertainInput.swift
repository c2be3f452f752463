public import Tables

/// One input of the plan that draws move.
public struct UncertainInput: Sendable {
  /// What of the plan follows it.
  enum Reach: Hashable, Sendable {
    /// A parameter of an action, in canonical units.
    case parameter(action: String, name: String)
    /// The ratio to what is stated for an indicator in a year, reached in a straight line from the base year.
    case indicator(String, year: Int)
    /// The same for an intensity path.
    case path(String, year: Int)
    /// The ratio to the stated activity of a record.
    case record(String)
    /// The ratio to the stated factors of some records.
    case factor([String])
    /// The part of a policy's effect that comes; 1 as stated.
    case policy(String)
    /// The ratio to a stated cost of `actions.csv`, once or each year.
    case cost(action: String, isYearly: Bool)
    /// The ratio to the amount of a row of `costs.csv`.
    case costRow(Place)
    /// The ratio to every price of an activity.
    case price(String)
    /// Whole years by which an action moves.
    case timing(action: String)
    /// The ratio to what is reached of an action in each year.
    case uptake(action: String)
    /// The part of an action's effect that is taken back, 0…1.
    case rebound(action: String)
    /// The part of an action's effect that is lost each year, 0…1.
    case decay(action: String)
    /// Whole years by which a policy moves.
    case policyTiming(String)
    /// The rate at which money is discounted, 0.03 for 3 % a year.
    case discountRate
    /// The place of a model among `Projection.climateModels`; −1 for the median of models, as stated.
    case climateModel
  }

  /// The id of its row in `ranges.csv`, or what it is of for a range of the inventory.
  public let id: String
  /// In words, such as `Weatherize homes: participation`.
  public let title: String
  /// Where it comes from, such as `normal, 0.2 to 0.4`.
  public let text: String
  public let source: String
  public let place: Place?
  /// True for a range that the inventory states, false for a row of `ranges.csv`.
  public let isOfInventory: Bool
  /// True for which model of the climate comes true, which no row states.
  public var isOfClimate: Bool { reach == .climateModel }
  private(set) var reach: Reach
  let shape: DrawShape
  /// What the plan is calculated with, in the same measure as the draws.
  let stated: Double

  /// Makes a factor that of some other records, too.
  mutating func reach(alsoRecords ids: [String]) {
    if case .factor(let own) = reach { reach = .factor(own + ids) }
  }

  /// The values that 5 % and 95 % of the draws lie below, in the measure of the draws.
  var ends: (low: Double, high: Double) { (shape.value(at: 0.05), shape.value(at: 0.95)) }
}

/// The ranges of a plan made into inputs, with what could not be used.
public struct UncertainInputs: Sendable {
  /// In the order of the table, then those of the inventory.
  public let inputs: [UncertainInput]
  /// Those that reach no record of the forecast's base year, only of another that a target counts from.
  let past: [UncertainInput]
  public let findings: [Finding]
  /// What is held at its stated value though nobody says that it is sure, one sentence each.
  public let held: [String]
}
