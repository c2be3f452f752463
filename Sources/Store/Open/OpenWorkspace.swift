public import Factors
public import Workspace

/// A workspace at one revision: its documents, and what they say.
public struct OpenWorkspace: Sendable {
  public let snapshot: WorkspaceSnapshot
  public let community: CommunityWorkspace

  public var revision: Int { snapshot.revision }

  /// Reads the documents as the folder that they are.
  ///
  /// - Throws: `WorkspaceError` when there is no `community.yaml`.
  public init(_ snapshot: WorkspaceSnapshot, library: FactorLibrary) throws(WorkspaceError) {
    self.snapshot = snapshot
    community = try WorkspaceFolder.read(
      files: FolderDocuments.join(snapshot.documents), library: library)
  }
}
