internal import Quantities

/// Which drivers a kind of source is split into: people or jobs, then use, then carbon.
///
/// With indicators D1, D2 …, activity A, weather W and emissions E the chain is
///
///     E = D1 · (D2 ÷ D1) · … · (A ÷ (D · W)) · W · (E ÷ A)
///
/// An indicator without a value in one of the years drops out, and the chain still multiplies to E.
struct ChainRecipe: Sendable {
  /// An indicator in the chain.
  struct Scale: Sendable {
    /// The id of the indicator, such as `households`.
    let indicator: String
    /// What it counts, one and many, such as `household` and `households`.
    let unit: (one: String, many: String)
    /// The driver when it stands first.
    let first: EmissionDriver
    /// The driver as a ratio to the indicator before it.
    let ratio: EmissionDriver
    /// The driver of activity per this indicator, when none follows.
    let use: EmissionDriver
  }

  let scales: [Scale]
  /// True when the energy is weighed by degree days.
  let followsWeather: Bool
  let intensity: EmissionDriver
  /// True when a mix of vehicles splits the intensity into gallons per mile and carbon per gallon.
  let hasVehicleMix: Bool

  init(
    _ scales: [Scale], intensity: EmissionDriver, followsWeather: Bool = false,
    hasVehicleMix: Bool = false
  ) {
    self.scales = scales
    self.intensity = intensity
    self.followsWeather = followsWeather
    self.hasVehicleMix = hasVehicleMix
  }

  /// The recipe of a source, from its sector, subsector and unit.
  static func recipe(for group: RecordGroup) -> ChainRecipe {
    let kind = group.unit?.kind
    // A mass of gas entered as it is counts no fuel, waste or miles.
    guard group.methods != [DirectEntry.declaration.id] else {
      return ChainRecipe([], intensity: .intensity)
    }
    switch group.key.sector {
    case .buildings where isEnergy(group): return buildings(group)
    case .industry where isEnergy(group):
      return ChainRecipe([jobs(.energyPerJob)], intensity: carbon(group))
    case .transportation where kind == .distance:
      return ChainRecipe(
        [people(.milesPerPerson)], intensity: .emissionsPerMile, hasVehicleMix: true)
    case .transportation where group.key.subsector == "on-road" && isFuel(kind):
      let miles = Scale(
        indicator: "vmt", unit: ("mile", "miles"), first: .miles, ratio: .milesPerPerson,
        use: .fuelPerMile)
      return ChainRecipe([people(.activityPerPerson), miles], intensity: .vehicleFuelCarbon)
    case .waste where kind == .mass:
      return ChainRecipe([people(.wastePerPerson)], intensity: .emissionsPerWaste)
    case .water where isEnergy(group):
      return ChainRecipe([people(.energyPerPerson)], intensity: carbon(group))
    case .transportation, .waste, .water:
      return ChainRecipe([people(.activityPerPerson)], intensity: .intensity)
    case .buildings, .industry, .agriculture, .land:
      return ChainRecipe([], intensity: .intensity)
    }
  }

  private static func buildings(_ group: RecordGroup) -> ChainRecipe {
    // Scope 3 in buildings is power lost on its way to homes and workplaces alike.
    guard group.key.scope != 3 else {
      return ChainRecipe([people(.energyPerPerson)], intensity: carbon(group))
    }
    guard group.key.subsector.hasPrefix("residential") else {
      return ChainRecipe([jobs(.energyPerJob)], intensity: carbon(group), followsWeather: true)
    }
    let households = Scale(
      indicator: "households", unit: ("household", "households"), first: .households,
      ratio: .householdSize, use: .energyPerHousehold)
    return ChainRecipe(
      [people(.energyPerPerson), households], intensity: carbon(group), followsWeather: true)
  }

  private static func people(_ use: EmissionDriver) -> Scale {
    Scale(
      indicator: "population", unit: ("person", "people"), first: .population,
      ratio: .population, use: use)
  }

  private static func jobs(_ use: EmissionDriver) -> Scale {
    Scale(indicator: "jobs", unit: ("job", "jobs"), first: .jobs, ratio: .jobs, use: use)
  }

  private static func carbon(_ group: RecordGroup) -> EmissionDriver {
    group.key.activity == "electricity" ? .gridCarbon : .fuelCarbon
  }

  private static func isFuel(_ kind: MeasurementUnit.Kind?) -> Bool {
    kind == .energy || kind == .liquidVolume || kind == .gasVolume
  }

  /// True for energy, and for fuel counted by volume or mass by a method that also takes energy.
  private static func isEnergy(_ group: RecordGroup) -> Bool {
    group.unit?.kind == .energy
      || group.methods.allSatisfy { method in
        MethodRegistry.method(method)?.declaration.kinds.contains(.energy) == true
      }
  }
}
