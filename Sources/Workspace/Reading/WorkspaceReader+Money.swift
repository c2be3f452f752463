internal import Tables

extension WorkspaceReader {
  /// Reads costs, prices and incomes.
  mutating func readMoney() {}
}
