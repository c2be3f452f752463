internal import Tables

extension WorkspaceColumns {
  static let uptakeTables: [TableDescription] = []
}
