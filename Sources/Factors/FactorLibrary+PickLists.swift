public import Quantities

extension FactorLibrary {
  /// Fuels with factors for stationary combustion, in order.
  public var stationaryFuels: [String] { Set(combustion.keys).intersection(fuels.keys).sorted() }

  /// Classes of on-road vehicles with factors per mile, in order.
  public var vehicleClasses: [String] { Set(vehicleMiles.map(\.vehicle)).sorted() }

  /// What a vehicle of a mix may run on: fuels with factors, their blends, and electricity.
  public var vehicleFuelNames: [String] {
    Set(vehicleFuels.keys).union(blends.keys).union(["electricity"]).sorted()
  }

  /// Every gas with a warming potential in any set, and biogenic carbon dioxide.
  public var knownGases: [Gas] {
    warmingPotentials.reduce(into: Set([Gas.biogenicCarbonDioxide])) { gases, potentials in
      gases.formUnion(potentials.values.keys)
    }.sorted()
  }
}
