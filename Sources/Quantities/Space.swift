/// Distance driven, kept in kilometers.
///
/// One international mile is 1.609344 km exactly.
public struct Distance: Quantity {
  public static let kind = "distance"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  static let kilometersPerMile = 1.609_344

  public static func miles(_ value: Double) -> Distance {
    Distance(canonical: value * kilometersPerMile)
  }
  public static func kilometers(_ value: Double) -> Distance { Distance(canonical: value) }

  public var miles: Double { canonical / Distance.kilometersPerMile }
  public var kilometers: Double { canonical }
}

/// Area of land, kept in hectares.
///
/// One international acre is 0.40468564224 ha exactly.
public struct Area: Quantity {
  public static let kind = "area"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  static let hectaresPerAcre = 0.404_685_642_24

  public static func hectares(_ value: Double) -> Area { Area(canonical: value) }
  public static func acres(_ value: Double) -> Area { Area(canonical: value * hectaresPerAcre) }

  public var hectares: Double { canonical }
  public var acres: Double { canonical / Area.hectaresPerAcre }
}
