internal import Tables

extension WorkspaceReader {
  /// Reads criteria, weights, scores and limits.
  mutating func readPriorities() {}
}
