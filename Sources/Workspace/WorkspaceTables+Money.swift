public import Tables

/// The tables of costs, prices and incomes; no community needs them.
extension WorkspaceTables {
  static let money: [TableDeclaration] = []
}
