extension AuditRegistry {
  /// Rules about one record's own numbers: factors, shares, units, gases.
  static let arithmetic: [any AuditRule.Type] = []
}
