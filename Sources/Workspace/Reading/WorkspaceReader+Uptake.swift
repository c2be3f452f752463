internal import Tables

extension WorkspaceReader {
  /// Reads how actions spread and which need or exclude each other.
  mutating func readUptake() {}
}
