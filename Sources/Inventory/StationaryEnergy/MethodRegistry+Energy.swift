extension MethodRegistry {
  /// Methods of stationary energy, in the order of the reference pages.
  static let energy: [any EmissionMethod.Type] = [
    GridElectricity.self, GridElectricityMarket.self, StationaryFuel.self,
    CombinedHeatAndPower.self, DistrictEnergy.self, GridLosses.self, NaturalGasLeakage.self,
    OilGasFugitive.self, CoalMine.self, InBoundaryGeneration.self, UpstreamFuel.self,
    UpstreamElectricity.self, HouseholdConsumption.self,
  ]
}
