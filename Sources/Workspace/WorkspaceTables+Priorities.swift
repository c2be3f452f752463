public import Tables

/// The tables of criteria, weights, scores and limits; no community needs them.
extension WorkspaceTables {
  static let priorities: [TableDeclaration] = []
}
