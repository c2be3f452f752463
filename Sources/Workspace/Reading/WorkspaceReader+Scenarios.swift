internal import Tables

extension WorkspaceReader {
  /// Reads scenarios and policies.
  mutating func readScenarios() {}
}
