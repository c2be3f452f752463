extension MethodRegistry {
  /// Methods of agriculture, in the order of the reference pages.
  static let agriculture: [any EmissionMethod.Type] = []
}
