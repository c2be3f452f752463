public import Quantities
public import Tables

/// Waste placed in a landfill in one year: a row of `waste-deposits.csv`.
public struct WasteDeposit: Hashable, Sendable {
  public var year: Int
  /// As received.
  public var mass: Mass
  /// A set of `waste-mix.csv`; empty for the mix of the record.
  public var mix: String
  public var source: String
  public var place: Place

  public init(year: Int, mass: Mass, mix: String = "", source: String = "", place: Place) {
    self.year = year
    self.mass = mass
    self.mix = mix
    self.source = source
    self.place = place
  }
}
