internal import Tables

extension WorkspaceReader {
  /// Reads how sure the inputs are.
  mutating func readUncertainty() {}
}
