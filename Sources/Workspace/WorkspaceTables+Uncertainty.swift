public import Tables

/// The tables of how sure the inputs are; no community needs them.
extension WorkspaceTables {
  public static let ranges = TableDeclaration(
    file: "ranges.csv",
    columns: [
      "id", "what", "subject", "parameter", "distribution", "low", "best", "high", "source", "note",
    ], required: ["id", "what", "subject", "distribution", "low", "high"], key: ["id"])

  static let uncertainty: [TableDeclaration] = [ranges]
}
