extension AuditRegistry {
  /// Rules about records beside one another: double counting, boundaries, labels, sums, peers.
  static let structure: [any AuditRule.Type] = [
    RepeatedQuantity.self, NetOut.self, Boundary.self, DuplicateLabels.self, PublishedSums.self,
    PerCapitaBenchmark.self, DoubleScope.self,
  ]
}
