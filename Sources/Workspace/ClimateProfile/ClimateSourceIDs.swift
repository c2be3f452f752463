internal import Climate

/// Which rows of `sources.csv` the rows of a climate profile name.
public struct ClimateSourceIDs: Hashable, Sendable {
  /// Of what models say, and of observations unless they have their own.
  public var models: String
  /// By indicator as the profile names it, of what was observed elsewhere, as at a weather station.
  public var observed: [String: String]

  public init(_ models: String, observed: [String: String] = [:]) {
    self.models = models
    self.observed = observed
  }

  /// Every id that a row may name.
  public var all: Set<String> { Set(observed.values).union([models]) }

  /// The id for an entry's row.
  subscript(entry: PlaceProfile.Entry) -> String {
    guard entry.scenario == PlaceProfile.observedName else { return models }
    return observed[entry.indicator] ?? models
  }
}
