extension MethodRegistry {
  /// Methods of wastewater, in the order of the reference pages.
  static let water: [any EmissionMethod.Type] = [
    WastewaterByPopulation.self
  ]
}
