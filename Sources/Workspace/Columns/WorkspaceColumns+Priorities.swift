internal import Tables

extension WorkspaceColumns {
  static let prioritiesTables: [TableDescription] = []
}
