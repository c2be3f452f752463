internal import Tables

extension WorkspaceColumns {
  static let scenariosTables: [TableDescription] = []
}
