extension AuditRegistry {
  /// Rules about a line over the years: jumps, copies, back-casts, breaks, vintages.
  static let series: [any AuditRule.Type] = []
}
