extension AuditRegistry {
  /// Rules about records beside one another: double counting, boundaries, coverage, sums.
  static let structure: [any AuditRule.Type] = []
}
