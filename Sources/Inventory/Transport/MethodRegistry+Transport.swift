extension MethodRegistry {
  /// Methods of transport, in the order of the reference pages.
  static let transport: [any EmissionMethod.Type] = [
    OnRoadVehicleMiles.self
  ]
}
