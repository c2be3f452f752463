internal import Forecast

/// What an action saves in one year, three ways, metric tons CO2e.
public struct WedgeShare: Hashable, Sendable {
  /// The action's id.
  public let action: String
  public let year: Int
  /// Its Shapley value; the shares of a year sum to the whole reduction to the last digit.
  public let share: Double
  /// One standard error of the share where it was sampled; 0 for an exact one.
  public let error: Double
  /// What it saves without any other action.
  public let alone: Double
  /// What it saves on top of all others.
  public let last: Double
}

extension Portfolio {
  /// What an action saves in a year, alone, last and as its share; nil outside the years or for an effect left out.
  public func wedge(of action: String, in year: Int) -> WedgeShare? {
    guard projection.years.contains(year), let saving = saving(of: action, in: year) else {
      return nil
    }
    return WedgeShare(
      action: action, year: year, share: saving.share, error: saving.error, alone: saving.alone,
      last: saving.last)
  }
}
