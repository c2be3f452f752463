extension AuditRegistry {
  /// Rules about a line over the years: jumps, copies, back-casts, breaks, vintages.
  static let series: [any AuditRule.Type] = [
    YearJump.self, CarriedForward.self, BackCastBaseline.self, FactorVintage.self, Coverage.self,
    MethodBreak.self, LocationMarketMix.self,
  ]
}
