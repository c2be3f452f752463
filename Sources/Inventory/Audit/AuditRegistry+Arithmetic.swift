extension AuditRegistry {
  /// Rules about one record's own numbers: factors, shares, units, gases.
  static let arithmetic: [any AuditRule.Type] = [
    ImpliedFactor.self, SharesSum.self, InferredPotentials.self, ZeroFactor.self, UnitSlip.self,
    BiogenicInTotal.self,
  ]
}
