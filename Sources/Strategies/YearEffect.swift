internal import Inventory
internal import Quantities

/// An action in one year, reduced to what it does to streams.
enum YearEffect {
  case none
  /// Multiplies activity.
  case scale(positions: [Int], factor: Double)
  /// Moves a part of fuel heat to electricity.
  case moveHeat(positions: [Int], part: Double, electricityPerHeat: Double)
  /// Moves a part of vehicle miles to electricity.
  case moveMiles(positions: [Int], part: Double, kilowattHoursPerMile: Double)
  /// Moves a part of landfilled mass to composting.
  case moveWaste(positions: [Int], part: Double)
  case generate(Energy)
  case remove(EmissionMass<CO2>)

  /// The streams whose activity it changes.
  var positions: [Int] {
    switch self {
    case .scale(let positions, _), .moveHeat(let positions, _, _), .moveMiles(let positions, _, _),
      .moveWaste(let positions, _):
      positions
    case .none, .generate, .remove: []
    }
  }
}

extension Action {
  /// What the action does in a year; its parameters have been checked.
  func effect(in frame: YearFrame) -> YearEffect {
    let ramp = ramp(frame.year)
    guard ramp > 0 else { return .none }
    switch kind {
    case .resilience: return .none
    case .buildingEfficiency:
      return .scale(
        positions: efficiencyPositions(frame),
        factor: 1 - value("participation") * value("saving") * ramp)
    case .heatPumps:
      let subsector = word("subsector")
      return .moveHeat(
        positions: frame.positions {
          $0.subsector == subsector && $0.activity == "natural-gas"
        }, part: value("participation") * ramp,
        electricityPerHeat: value("furnace_efficiency") / value("cop"))
    case .vmtReduction:
      return .scale(positions: roads(frame), factor: 1 - value("saving") * ramp)
    case .electricVehicles:
      return .moveMiles(
        positions: roads(frame), part: value("participation") * ramp,
        kilowattHoursPerMile: value("electricity_per_mile"))
    case .organicsDiversion:
      return .moveWaste(
        positions: frame.positions { $0.isLandfilled },
        part: value("participation") * ramp)
    case .solar:
      let hours = 8760.0
      return .generate(
        .megawattHours(value("capacity") * hours * value("capacity_factor") * ramp))
    case .treeCanopy:
      let carbon = value("area") * value("uptake") * ramp
      return .remove(.tonnes(carbon * 44 / 12))
    }
  }

  private func roads(_ frame: YearFrame) -> [Int] {
    frame.positions { $0.isRoadTravel }
  }

  private func efficiencyPositions(_ frame: YearFrame) -> [Int] {
    let subsector = word("subsector")
    let fuels = word("fuels")
    return frame.positions { record in
      record.subsector == subsector
        && (fuels == "both"
          ? ["electricity", "natural-gas"].contains(record.activity) : fuels == record.activity)
    }
  }

  /// A checked number in canonical units; not a number when it was never checked.
  private func value(_ name: String) -> Double { parameters[name]?.number ?? .nan }

  /// A checked word.
  func word(_ name: String) -> String { parameters[name]?.text ?? "" }
}
