internal import Inventory
internal import Quantities

extension Action {
  /// What the action does in a year, in steps; its parameters have been checked.
  func effect(in frame: YearFrame) -> [EffectStep] {
    let ramp = ramp(frame.year)
    guard ramp > 0 else { return [] }
    switch kind {
    case .resilience: return []
    case .buildingEfficiency:
      return [
        .scale(
          efficiencyPositions(frame),
          factor: 1 - value("participation") * value("saving") * ramp)
      ]
    case .heatPumps:
      let subsector = word("subsector")
      let gas = frame.positions { $0.subsector == subsector && $0.activity == "natural-gas" }
      let perHeat = value("furnace_efficiency") / value("cop")
      return [
        .move(
          gas, part: value("participation") * ramp, to: .gridElectricity,
          gains: gas.map { (frame.heat[$0] ?? .zero).canonical * perHeat })
      ]
    case .vmtReduction:
      return [.scale(roads(frame), factor: 1 - value("saving") * ramp)]
    case .electricVehicles:
      let roads = roads(frame)
      let perMile = Energy.kilowattHours(value("electricity_per_mile")).canonical
      let perUnit = perMile * Distance(canonical: 1).miles
      return [
        .move(
          roads, part: value("participation") * ramp, to: .gridElectricity,
          gains: roads.map { _ in perUnit })
      ]
    case .organicsDiversion:
      let waste = frame.positions { $0.isLandfilled }
      return [
        .move(
          waste, part: value("participation") * ramp, to: .compost, gains: waste.map { _ in 1 })
      ]
    case .solar:
      let hours = 8760.0
      let made = Energy.megawattHours(value("capacity") * hours * value("capacity_factor") * ramp)
      return [.add(.gridElectricity, amount: -made.canonical)]
    case .treeCanopy:
      let carbon = value("area") * value("uptake") * ramp
      return [.emit(tonnes: -carbon * 44 / 12)]
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
