public import Quantities
public import Tables

/// The price of an energy, a fuel or another activity in one year.
public struct EnergyPrice: Hashable, Sendable {
  /// As in the inventory, such as `natural-gas`.
  public var activity: String
  /// A sector of the inventory; empty for every one.
  public var sector: String
  /// A subsector of the inventory; empty for every one.
  public var subsector: String
  public var year: Int
  /// US dollars of `priceYear` for one of `unit`.
  public var price: Double
  public var unit: MeasurementUnit
  public var priceYear: Int
  /// Who pays it; nil for the usual one of the subsector.
  public var payer: Payer?
  /// True when it also counts after its year, as far as no later row does.
  public var isHeld: Bool
  public var source: String
  public var note: String
  public var place: Place

  public init(
    activity: String, sector: String = "", subsector: String = "", year: Int, price: Double,
    unit: MeasurementUnit, priceYear: Int, payer: Payer? = nil, isHeld: Bool = false,
    source: String = "", note: String = "", place: Place
  ) {
    self.activity = activity
    self.sector = sector
    self.subsector = subsector
    self.year = year
    self.price = price
    self.unit = unit
    self.priceYear = priceYear
    self.payer = payer
    self.isHeld = isHeld
    self.source = source
    self.note = note
    self.place = place
  }
}

/// Households of about the same income, with what they spend on energy at home.
public struct IncomeBand: Hashable, Sendable {
  /// Such as `under 25,000`.
  public var band: String
  public var households: Double
  /// US dollars a year, the mean of the band's households.
  public var income: Double
  /// US dollars a year for energy at home, the mean of the band's households.
  public var energyCost: Double
  /// Part of all households' savings that the band gets, 0 to 1; nil for in proportion to its energy cost.
  public var savingShare: Double?
  /// Nil when it is not said.
  public var priceYear: Int?
  public var source: String
  public var note: String
  public var place: Place

  public init(
    band: String, households: Double, income: Double, energyCost: Double,
    savingShare: Double? = nil, priceYear: Int?, source: String = "", note: String = "",
    place: Place
  ) {
    self.band = band
    self.households = households
    self.income = income
    self.energyCost = energyCost
    self.savingShare = savingShare
    self.priceYear = priceYear
    self.source = source
    self.note = note
    self.place = place
  }
}
