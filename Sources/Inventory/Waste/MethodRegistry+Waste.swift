extension MethodRegistry {
  /// Methods of waste, in the order of the reference pages.
  static let waste: [any EmissionMethod.Type] = [
    LandfillMethaneCommitment.self, WasteCombustion.self, Composting.self,
  ]
}
