extension MethodRegistry {
  /// Methods of stationary energy, in the order of the reference pages.
  static let energy: [any EmissionMethod.Type] = [
    GridElectricity.self, StationaryFuel.self,
  ]
}
