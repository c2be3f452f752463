extension MethodRegistry {
  /// Methods of waste, in the order of the reference pages.
  static let waste: [any EmissionMethod.Type] = [
    LandfillMethaneCommitment.self, LandfillMethaneCommitmentUSCP.self,
    LandfillFirstOrderDecay.self, LandfillCollectedGas.self, LandfillGasFlaring.self,
    WasteCombustion.self, OpenBurning.self, Composting.self, AnaerobicDigestion.self,
    WasteHauling.self, WasteProcessing.self,
  ]
}
