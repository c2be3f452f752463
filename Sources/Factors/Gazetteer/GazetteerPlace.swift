/// A county, city, town or other place of the United States that may make a plan.
public struct GazetteerPlace: Hashable, Sendable {
  /// What sort of place it is, as far as a plan cares.
  public enum Kind: Hashable, Sendable {
    /// A county or its equivalent: parish, borough, census area, planning region, municipio.
    case county
    /// A county whose code is no longer used; `Gazetteer.changes(of:)` says what it became.
    case formerCounty
    /// Governs itself; the word is the Census Bureau's, such as `city`, `village` or `charter township`.
    case municipality(String)
    /// Known by a name and without a government of its own, such as a census designated place.
    case namedPlace(String)
  }

  /// Five digits for a county, seven for a place, ten for a town or township.
  public let geoid: String
  /// Without kind and state for a place, such as `St. Paul`; with its kind for a county: `Hennepin County`.
  public let name: String
  public let kind: Kind
  /// Such as `MN`.
  public let state: String
  /// Such as `Minnesota`.
  public let stateName: String
  /// The five digits of the county that holds its inner point; its own for a county.
  public let county: String
  /// More counties that it reaches into, as far as the table knows.
  public let otherCounties: [String]
  /// In Connecticut the county until 2022; nil elsewhere.
  public let formerCounty: String?
  public let latitude: Double
  public let longitude: Double
  /// Of the census of 2020 for a county, of GeoNames for a place; nil when not known.
  public let population: Int?

  public var isCounty: Bool { kind == .county || kind == .formerCounty }

  /// True for a county's equivalent that is a city in no county, such as `Baltimore city` and the District of Columbia, and for a
  /// county that is one with its only city, such as Denver.
  public var isCityOfItsOwn: Bool {
    isCounty
      && (name.lowercased().hasSuffix(" city") || geoid == "11001"
        || Self.citiesAsCounties[geoid] != nil)
  }

  /// True for a city that is a county as well, such as Denver.
  public var isCountyOfItsOwn: Bool { Self.citiesAsCounties.values.contains(geoid) }

  /// Cities whose land and government are those of a whole county, by the county's code.
  ///
  /// - Source: [CENSUS-COUNTY-CODES-2010], class H6; of those the counties in which [CENSUS-GAZETTEER-2022] gives the city
  ///   the inner point of the county.
  private static let citiesAsCounties = [
    "02020": "0203000", "02110": "0236400", "02220": "0270540", "06075": "0667000",
    "08014": "0809280", "08031": "0820000", "21067": "2146027", "22071": "2255000",
    "42101": "4260000",
  ]

  /// Such as `St. Paul, MN`.
  public var title: String { "\(name), \(state)" }

  /// Kinds that are names for statistics and for people, not governments.
  static let unincorporated: Set<String> = ["CDP", "comunidad", "zona urbana"]
}

/// A county code that took the place of another, for what is said about it.
public struct CountyCodeChange: Hashable, Sendable {
  public let oldCode: String
  public let oldName: String
  public let newCode: String
  public let newName: String
  /// The year of data from which on the new code is used.
  public let year: Int
  /// Towns of the old county that went to the new one; nil outside Connecticut.
  public let towns: Int?
}
