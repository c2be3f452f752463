extension MethodRegistry {
  /// Methods of land, in the order of the reference pages.
  static let land: [any EmissionMethod.Type] = []
}
