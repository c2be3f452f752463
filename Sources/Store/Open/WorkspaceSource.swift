/// The state of a workspace: its digest belongs to one history alone, its revision only says how long that is.
public struct WorkspaceState: Hashable, Sendable {
  public let workspace: String
  public let revision: Int
  /// Of the last commit, and through it of all before.
  public let digest: String

  public init(workspace: String, revision: Int, digest: String) {
    self.workspace = workspace
    self.revision = revision
    self.digest = digest
  }
}

extension WorkspaceStore.Summary {
  /// The state that the workspace had when this was read.
  public var state: WorkspaceState {
    WorkspaceState(workspace: id, revision: head, digest: headHash)
  }
}

/// Where snapshots of workspaces come from.
public protocol WorkspaceSource: Sendable {
  /// The last revision, with its digest.
  func state(of workspace: String) async throws -> WorkspaceState
  /// The digest of a revision; nil when there is none of that number.
  func digest(at revision: Int, of workspace: String) async throws -> String?
  /// All documents at a revision, the last one when it is nil.
  func snapshot(of workspace: String, at revision: Int?) async throws -> WorkspaceSnapshot
  /// What one commit changed.
  func changes(at revision: Int, of workspace: String) async throws -> [DocumentDifference]
}

extension WorkspaceStore: WorkspaceSource {}
