public import Tables

/// The tables of how sure the inputs are; no community needs them.
extension WorkspaceTables {
  static let uncertainty: [TableDeclaration] = []
}
