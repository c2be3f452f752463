internal import Inventory
internal import Quantities

// Steps that several calculators share.
extension CalculatorReading {
  /// Electricity that a stated capacity makes in a year, in canonical units.
  var generation: Double { generation(capacity: self["capacity"]) }

  /// Electricity that a capacity in megawatts makes in a year of 8,760 hours, in canonical units.
  func generation(capacity: Double) -> Double {
    let hours = 8760.0
    return Energy.megawattHours(capacity * hours * self["capacity_factor"] * share).canonical
  }

  /// Moves a part of all road travel to electricity.
  func moveMiles() -> EffectStep {
    let roads = positions(.roads(at: ""))
    return .move(
      roads, part: self["participation"] * share, to: .gridElectricity,
      gains: roads.map { _ in perDistance })
  }

  /// Moves travel of one kind of vehicles to electricity; their part of miles and of emissions may differ.
  func moveMiles(of use: StreamUse) -> [EffectStep] {
    let perUnit = perDistance * self["miles_share"] / self["emissions_share"]
    let part = self["participation"] * share
    return onPart(use) { positions, ofPart in
      .move(
        positions, part: part * ofPart, to: .gridElectricity,
        gains: positions.map { _ in perUnit })
    }
  }

  /// Moves a distance in canonical units from road travel to electricity, as far as there is road travel.
  func moveMiles(_ distance: Double) -> EffectStep {
    let roads = positions(.roads(at: ""))
    return .move(
      roads, part: min(1, distance / activity(roads)), to: .gridElectricity,
      gains: roads.map { _ in perDistance })
  }

  /// Activity of positions under business as usual, in canonical units.
  func activity(_ positions: [Int]) -> Double {
    positions.reduce(0) { $0 + frame.activity[$1] }
  }

  private var perDistance: Double {
    let perMile = Energy.kilowattHours(self["electricity_per_mile"]).canonical
    return perMile * Distance(canonical: 1).miles
  }

  /// Electricity for a volume of water in canonical units.
  func pumping(of volume: Double) -> Double {
    let million = 1e6
    return LiquidVolume(canonical: volume).gallons / million * self["power_per_volume"]
  }

  /// Moves landfilled waste to digesters, which make electricity and leak a little.
  ///
  /// What leaks stays as a part of the landfill's methane, so that later actions act on it too.
  func digestion(of waste: [Int]) -> [EffectStep] {
    let part = self["participation"] * share
    // Per kilogram of waste.
    let power = self["power_per_ton"] / 1000
    let leaks = self["leaks_per_ton"] / 1000 / 1000
    return waste.map { position in
      let rate = frame.rates[position]
      let saved = rate > leaks ? 1 - leaks / rate : 0
      guard saved > 0 else {
        return .add(.gridElectricity, amount: -frame.activity[position] * part * power)
      }
      return .move(
        [position], part: part * saved, to: .gridElectricity, gains: [-power / saved])
    }
  }
}

extension Action {
  /// A problem when a material would make more than all of the landfill's methane.
  func methaneProblems() -> [ParameterProblem] {
    guard let share = parameter("waste_share")?.number,
      let ratio = parameter("methane_ratio")?.number, share * ratio > 1
    else { return [] }
    return [
      (
        "methane_ratio",
        "“waste_share” times “methane_ratio” is above 1: one material cannot make more than all of the landfill’s methane."
      )
    ]
  }
}
