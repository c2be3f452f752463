internal import Tables

extension WorkspaceColumns {
  static let moneyTables: [TableDescription] = []
}
