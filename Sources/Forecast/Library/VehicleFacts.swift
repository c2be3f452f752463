public import Factors
public import Quantities

/// Cars and light trucks of the country: how long they last, how far they drive and what they use when new.
public struct VehicleFacts: Sendable {
  /// A class of light-duty vehicles.
  public enum Class: String, Hashable, Sendable, CaseIterable {
    case car, truck
  }

  /// Vehicles of one age.
  public struct Age: Hashable, Sendable {
    /// In years; 0 in the year of sale.
    public let age: Int
    /// The part of new vehicles still on the road, 0…1.
    public let survival: Double
    /// Miles a year.
    public let miles: Double

    public init(age: Int, survival: Double, miles: Double) {
      self.age = age
      self.survival = survival
      self.miles = miles
    }
  }

  public let ages: [Class: [Age]]
  /// Miles per gallon when new, by model year.
  public let economy: [Class: YearSeries]
  public let sources: [String: FactorSource]

  public init(
    ages: [Class: [Age]] = [:], economy: [Class: YearSeries] = [:],
    sources: [String: FactorSource] = [:]
  ) {
    self.ages = ages
    self.economy = economy
    self.sources = sources
  }

  func citation(_ id: String) -> String { sources[id]?.citation ?? id }
}
