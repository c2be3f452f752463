internal import Tables

extension WorkspaceColumns {
  static let uncertaintyTables: [TableDescription] = []
}
