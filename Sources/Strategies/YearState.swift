internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities

/// What a community does in one year: the activity of every stream, and what actions add.
///
/// Actions change it one after the other; emissions are read off at the end.
struct YearState {
  let projection: Projection
  let year: Int
  let index: Int
  /// Canonical activity by stream.
  var activity: [Double]
  /// Electricity that actions add to the streams' own, below 0 when they make more than they use.
  var addedElectricity = Energy.zero
  /// Mass that actions move to composting.
  var addedCompost = Mass.zero
  /// Carbon dioxide taken up, not part of any stream.
  var removals = EmissionMass<CO2>.zero

  init(projection: Projection, year: Int) {
    self.projection = projection
    self.year = year
    index = year - projection.years.lowerBound
    let index = self.index
    activity = projection.streams.map { $0.activity(index) }
  }

  /// Metric tons CO2e of the year.
  var tonnes: Double {
    var sum = EmissionsByGas.zero
    for (position, stream) in projection.streams.enumerated() {
      sum += stream.rate(index) * activity[position]
    }
    if let grid = projection.streams.first(where: { $0.record.method == "grid-electricity" }) {
      sum += grid.rate(index) * addedElectricity.canonical
    }
    if let compost = projection.streams.first(where: { $0.record.method == "composting" }) {
      sum += compost.rate(index) * addedCompost.canonical
    }
    sum.carbonDioxide -= removals
    return projection.inventory.potentials.tonnes(sum)
  }

  /// Applies one action at its ramp of the year.
  mutating func apply(_ action: Action) {
    let ramp = action.ramp(year)
    guard ramp > 0 else { return }
    switch action.kind {
    case .buildingEfficiency: applyEfficiency(action, ramp)
    case .heatPumps: applyHeatPumps(action, ramp)
    case .solar: applySolar(action, ramp)
    case .vmtReduction: scaleVehicleMiles(by: 1 - action.value("saving") * ramp)
    case .electricVehicles: applyElectricVehicles(action, ramp)
    case .organicsDiversion: applyDiversion(action, ramp)
    case .treeCanopy: applyTreeCanopy(action, ramp)
    case .resilience: break
    }
  }

  private mutating func applyEfficiency(_ action: Action, _ ramp: Double) {
    let factor = 1 - action.value("participation") * action.value("saving") * ramp
    let fuels = action.word("fuels")
    for position in positions(in: action.word("subsector")) {
      let activityName = projection.streams[position].record.activity
      if fuels == "both" || fuels == activityName { activity[position] *= factor }
    }
  }

  private mutating func applyHeatPumps(_ action: Action, _ ramp: Double) {
    let part = action.value("participation") * ramp
    for position in positions(in: action.word("subsector"))
    where projection.streams[position].record.activity == "natural-gas" {
      let moved = heat(of: activity[position] * part, stream: projection.streams[position])
      activity[position] *= 1 - part
      addedElectricity +=
        moved * (action.value("furnace_efficiency") / max(action.value("cop"), 1))
    }
  }

  private mutating func applySolar(_ action: Action, _ ramp: Double) {
    let hours = 8760.0
    addedElectricity -= .megawattHours(
      action.value("capacity") * hours * action.value("capacity_factor") * ramp)
  }

  private mutating func applyElectricVehicles(_ action: Action, _ ramp: Double) {
    let part = action.value("participation") * ramp
    let miles = vehicleMiles * part
    scaleVehicleMiles(by: 1 - part)
    addedElectricity += .kilowattHours(miles.miles * action.value("electricity_per_mile"))
  }

  private mutating func applyDiversion(_ action: Action, _ ramp: Double) {
    let part = action.value("participation") * ramp
    for position in projection.streams.indices
    where projection.streams[position].record.method == "landfill-methane-commitment" {
      addedCompost += Mass(canonical: activity[position] * part)
      activity[position] *= 1 - part
    }
  }

  private mutating func applyTreeCanopy(_ action: Action, _ ramp: Double) {
    let carbon = action.value("area") * action.value("uptake") * ramp
    removals += .tonnes(carbon * 44 / 12)
  }

  private func positions(in subsector: String) -> [Int] {
    projection.streams.indices.filter { projection.streams[$0].record.subsector == subsector }
  }

  private var vehicleMiles: Distance {
    projection.streams.indices.reduce(.zero) { sum, position in
      guard projection.streams[position].record.method == "on-road-vmt" else { return sum }
      return sum + Distance(canonical: activity[position])
    }
  }

  private mutating func scaleVehicleMiles(by factor: Double) {
    for position in projection.streams.indices
    where projection.streams[position].record.method == "on-road-vmt" {
      activity[position] *= factor
    }
  }

  /// The heat in an amount of a stream's fuel, by the library's default heat content.
  private func heat(of amount: Double, stream: Projection.Stream) -> Energy {
    guard let unit = stream.record.unit, unit.kind != .energy else {
      return Energy(canonical: amount)
    }
    let fuel = projection.inventory.context.library.fuels[stream.record.activity]
    guard let fuel, let heat = fuel.heatContent else { return .zero }
    return .mmBtu(amount / fuel.unit.canonicalFactor * heat)
  }
}

extension Action {
  /// A checked number in canonical units; parameters are checked before any effect is calculated.
  func value(_ name: String) -> Double { parameters[name]?.number ?? 0 }

  /// A checked word.
  func word(_ name: String) -> String { parameters[name]?.text ?? "" }
}
