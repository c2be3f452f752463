public import Tables

/// The tables of how actions spread and which need or exclude each other; no community needs them.
extension WorkspaceTables {
  static let uptake: [TableDeclaration] = []
}
