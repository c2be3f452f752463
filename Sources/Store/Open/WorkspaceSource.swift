/// Where snapshots of workspaces come from.
public protocol WorkspaceSource: Sendable {
  /// The last revision.
  func head(of workspace: String) async throws -> Int
  /// All documents at a revision, the last one when it is nil.
  func snapshot(of workspace: String, at revision: Int?) async throws -> WorkspaceSnapshot
  /// What one commit changed.
  func changes(at revision: Int, of workspace: String) async throws -> [DocumentDifference]
}

extension WorkspaceStore: WorkspaceSource {}
