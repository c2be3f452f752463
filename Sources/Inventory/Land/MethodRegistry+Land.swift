extension MethodRegistry {
  /// Methods of land and trees, in the order of the reference pages.
  static let land: [any EmissionMethod.Type] = [
    ForestLandChange.self, ForestDisturbance.self, LandUptake.self, CanopyLoss.self,
  ]
}
