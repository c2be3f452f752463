extension MethodRegistry {
  /// Methods of industrial processes and product use, in the order of the reference pages.
  static let process: [any EmissionMethod.Type] = [
    IndustrialProcess.self, RefrigerantMassBalance.self, RefrigerantEquipment.self,
    RefrigerantPopulationShare.self, SulfurHexafluorideMassBalance.self,
    SulfurHexafluorideNameplate.self,
  ]
}
