extension MethodRegistry {
  /// Methods of agriculture, in the order of the reference pages.
  static let agriculture: [any EmissionMethod.Type] = [
    EntericFermentation.self, ManureMethane.self, ManureNitrousOxide.self, FertilizedSoils.self,
    LimingAndUrea.self,
  ]
}
