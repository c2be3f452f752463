internal import Quantities

/// What a community does in one year once some actions are in effect.
///
/// Effects change it one after the other; emissions are read off at the end.
struct YearState {
  let frame: YearFrame
  /// Canonical activity by stream.
  var activity: [Double]
  /// Electricity that actions add to the streams' own, below 0 when they make more than they use.
  var addedElectricity = Energy.zero
  /// Mass that actions move to composting.
  var addedCompost = Mass.zero
  /// Carbon dioxide taken up, not part of any stream.
  var removals = EmissionMass<CO2>.zero

  init(_ frame: YearFrame) {
    self.frame = frame
    activity = frame.activity
  }

  /// Metric tons CO2e of the year.
  var tonnes: Double {
    var sum = -removals.tonnes
    for position in activity.indices { sum += activity[position] * frame.rates[position] }
    if addedElectricity != .zero { sum += addedElectricity.canonical * frame.gridRate }
    if addedCompost != .zero { sum += addedCompost.canonical * frame.compostRate }
    return sum
  }

  mutating func apply(_ effect: YearEffect) {
    switch effect {
    case .none: break
    case .scale(let positions, let factor):
      for position in positions { activity[position] *= factor }
    case .moveHeat(let positions, let part, let electricityPerHeat):
      for position in positions {
        let heat = frame.heat[position] ?? .zero
        addedElectricity += heat * (activity[position] * part * electricityPerHeat)
        activity[position] *= 1 - part
      }
    case .moveMiles(let positions, let part, let kilowattHoursPerMile):
      for position in positions {
        let miles = Distance(canonical: activity[position] * part).miles
        addedElectricity += .kilowattHours(miles * kilowattHoursPerMile)
        activity[position] *= 1 - part
      }
    case .moveWaste(let positions, let part):
      for position in positions {
        addedCompost += Mass(canonical: activity[position] * part)
        activity[position] *= 1 - part
      }
    case .generate(let electricity): addedElectricity -= electricity
    case .remove(let carbonDioxide): removals += carbonDioxide
    }
  }
}
