public import Tables

/// The tables of scenarios and policies; no community needs them.
extension WorkspaceTables {
  static let scenarios: [TableDeclaration] = []
}
