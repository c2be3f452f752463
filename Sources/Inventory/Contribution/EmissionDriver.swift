/// Something that moves emissions between two years, such as population or the carbon of the grid.
public struct EmissionDriver: Hashable, Sendable {
  /// Lower-case words with hyphens, such as `energy-per-household`.
  public let id: String
  /// As printed, such as `Energy per household`.
  public let title: String

  public init(_ id: String, _ title: String) {
    self.id = id
    self.title = title
  }

  public static func == (left: Self, right: Self) -> Bool { left.id == right.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  public static let population = EmissionDriver("population", "Population")
  public static let householdSize = EmissionDriver("households-per-person", "Households per person")
  public static let households = EmissionDriver("households", "Households")
  public static let jobs = EmissionDriver("jobs", "Jobs")
  public static let weather = EmissionDriver("weather", "Weather")
  public static let energyPerHousehold = EmissionDriver(
    "energy-per-household", "Energy per household")
  public static let energyPerPerson = EmissionDriver("energy-per-person", "Energy per person")
  public static let energyPerJob = EmissionDriver("energy-per-job", "Energy per job")
  public static let gridCarbon = EmissionDriver("grid-carbon", "Carbon of electricity")
  public static let fuelCarbon = EmissionDriver("fuel-carbon", "Carbon of fuels in buildings")
  public static let milesPerPerson = EmissionDriver("miles-per-person", "Vehicle miles per person")
  public static let miles = EmissionDriver("miles", "Vehicle miles")
  public static let fuelPerMile = EmissionDriver("fuel-per-mile", "Energy per vehicle mile")
  public static let vehicleFuelCarbon = EmissionDriver(
    "vehicle-fuel-carbon", "Carbon of vehicle energy")
  public static let emissionsPerMile = EmissionDriver(
    "emissions-per-mile", "Emissions per vehicle mile")
  public static let wastePerPerson = EmissionDriver("waste-per-person", "Waste per person")
  public static let emissionsPerWaste = EmissionDriver(
    "emissions-per-waste", "Emissions per ton of waste")
  public static let activityPerPerson = EmissionDriver("activity-per-person", "Activity per person")
  public static let activity = EmissionDriver("activity", "Activity")
  public static let intensity = EmissionDriver("intensity", "Emissions per activity")

  /// Every known driver, in the order of results: people first, then weather, use and carbon.
  public static let all: [EmissionDriver] = [
    .population, .householdSize, .households, .jobs, .weather, .energyPerHousehold,
    .energyPerPerson, .energyPerJob, .gridCarbon, .fuelCarbon, .milesPerPerson, .miles,
    .fuelPerMile, .vehicleFuelCarbon, .emissionsPerMile, .wastePerPerson, .emissionsPerWaste,
    .activityPerPerson, .activity, .intensity,
  ]

  private static let rank = Dictionary(uniqueKeysWithValues: zip(all, all.indices))

  /// True when this driver stands before another in results; unknown drivers come last, by id.
  func precedes(_ other: EmissionDriver) -> Bool {
    let last = EmissionDriver.all.count
    return (EmissionDriver.rank[self] ?? last, id) < (EmissionDriver.rank[other] ?? last, other.id)
  }
}
