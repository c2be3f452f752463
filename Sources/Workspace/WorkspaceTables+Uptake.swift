public import Tables

/// The tables of how actions spread; no community needs them.
extension WorkspaceTables {
  public static let uptakeShares = TableDeclaration(
    file: "uptake.csv", columns: ["action", "year", "percent", "source", "note"],
    required: ["action", "year", "percent"], key: ["action", "year"])

  static let uptake: [TableDeclaration] = [uptakeShares]
}
