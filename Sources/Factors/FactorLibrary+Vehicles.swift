extension FactorLibrary {
  /// Grams per mile of every class, fuel, span of model years, gas and edition.
  var vehicleMiles: [VehicleMileFactor] { vehicleMileTable.rows }

  /// The oldest and newest model year with grams per mile for a class of vehicle and fuel.
  ///
  /// - Returns: Nil when no edition has the pair, or when its factors hold for any model year.
  public func vehicleModelYears(vehicle: String, fuel: String) -> ClosedRange<Int>? {
    let rows = vehicleMileTable.rows(vehicle: vehicle, fuel: fuel)
    guard let first = rows.map(\.modelYears.lowerBound).min(),
      let last = rows.map(\.modelYears.upperBound).max(), last < 9999
    else { return nil }
    return first...last
  }

  /// Fuels with grams per mile for a class of vehicle, in order; empty for an unknown class.
  public func vehicleFuels(of vehicle: String) -> [String] {
    Set(vehicleMiles.filter { $0.vehicle == vehicle }.map(\.fuel)).sorted()
  }
}
