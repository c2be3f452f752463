/// Mass of one gas per amount of one kind of activity: an emission factor with both units in its type.
///
/// A rate multiplies its own kind of activity and nothing else: kilometers times a rate per
/// megawatt-hour does not compile.
public struct EmissionRate<Activity: Quantity, Species: GasSpecies>: Hashable, Sendable {
  /// Kilograms of the gas per canonical unit of the activity.
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  /// A rate stated as a mass of gas for an amount of activity.
  public init(_ mass: EmissionMass<Species>, per activity: Activity) {
    canonical = mass.canonical / activity.canonical
  }

  /// Pounds of gas per amount of activity, as eGRID states its rates per megawatt-hour.
  public static func pounds(_ value: Double, per activity: Activity) -> EmissionRate {
    EmissionRate(.kilograms(Mass.pounds(value).kilograms), per: activity)
  }

  public static func * (activity: Activity, rate: EmissionRate) -> EmissionMass<Species> {
    EmissionMass(canonical: activity.canonical * rate.canonical)
  }

  public static func * (rate: EmissionRate, activity: Activity) -> EmissionMass<Species> {
    activity * rate
  }
}
