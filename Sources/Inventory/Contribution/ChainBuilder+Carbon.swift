internal import Quantities

extension ChainBuilder {
  /// Adds emissions per activity: as one driver, or for a mix of vehicles as gallons per mile and carbon per gallon.
  func carbon(
    _ recipe: ChainRecipe, _ start: RecordGroup, _ end: RecordGroup, _ intensity: Pair,
    into assembly: inout Assembly
  ) {
    guard recipe.hasVehicleMix else {
      assembly.add(recipe.intensity, intensity, unit: "t CO2e per \(assembly.unit)")
      return
    }
    guard let first = gallonsPerMile(start), let last = gallonsPerMile(end), first > 0, last > 0
    else {
      assembly.note(
        "The records name no mix of vehicles in both years, so fuel per mile and carbon of fuel are one driver."
      )
      assembly.add(recipe.intensity, intensity, unit: "t CO2e per \(assembly.unit)")
      return
    }
    // The chain counts distance in the unit of the records, the mix in miles.
    let milesPerUnit = (start.unit?.canonicalFactor ?? .nan) / Distance.miles(1).canonical
    let gallons = Pair(start: first * milesPerUnit, end: last * milesPerUnit)
    assembly.add(.fuelPerMile, gallons, unit: "gallons per \(assembly.unit)")
    assembly.add(.vehicleFuelCarbon, intensity / gallons, unit: "t CO2e per gallon")
    if hasElectricMiles(start) || hasElectricMiles(end) {
      assembly.note(
        "Electric miles take no gallons: more of them lower fuel per mile, and their power counts as carbon of fuel."
      )
    }
  }

  /// Gallons of all fuels over all miles, from the mixes that the records name; nil when one is missing.
  private func gallonsPerMile(_ group: RecordGroup) -> Double? {
    var gallons = 0.0
    var distance = 0.0
    for record in group.records {
      guard let quantity = record.quantity, let unit = record.unit,
        let mix = context.vehicleMixes[record.factor.name]
      else { return nil }
      let amount = quantity * unit.canonicalFactor
      distance += amount
      for part in mix where part.fuel != "electricity" {
        guard part.milesPerUnit > 0 else { return nil }
        gallons += amount * part.share.value / part.milesPerUnit
      }
    }
    return distance > 0 ? gallons / distance : nil
  }

  private func hasElectricMiles(_ group: RecordGroup) -> Bool {
    group.records.contains { record in
      context.vehicleMixes[record.factor.name]?.contains { $0.fuel == "electricity" } == true
    }
  }
}
