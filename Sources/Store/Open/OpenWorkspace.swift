public import Factors
public import Workspace

/// A workspace at one revision: its documents, and what they say.
public struct OpenWorkspace: Sendable {
  public let snapshot: WorkspaceSnapshot
  public let community: CommunityWorkspace

  public var revision: Int { snapshot.revision }

  /// What is already known of documents that say the same.
  init(_ snapshot: WorkspaceSnapshot, saying community: CommunityWorkspace) {
    self.snapshot = snapshot
    self.community = community
  }

  /// Reads the documents as the folder that they are.
  ///
  /// - Throws: `WorkspaceError` when there is no `community.yaml`.
  public init(_ snapshot: WorkspaceSnapshot, library: FactorLibrary) throws(WorkspaceError) {
    self.snapshot = snapshot
    community = try WorkspaceFolder.read(
      files: FolderDocuments.join(snapshot.documents), library: library)
  }

  /// The workspace as it would be with some documents changed or removed.
  ///
  /// - Throws: `WorkspaceError` when what would be left cannot be opened.
  public func applying(
    _ changes: [DocumentChange], library: FactorLibrary
  ) throws(WorkspaceError) -> OpenWorkspace {
    let later = snapshot.applying(changes, revision: revision, creator: "")
    if let rewritten = rewriting(changes) { return OpenWorkspace(later, saying: rewritten) }
    return try OpenWorkspace(later, library: library)
  }

  /// What the documents say after changes that are all to texts of chapters; nil after others.
  private func rewriting(_ changes: [DocumentChange]) -> CommunityWorkspace? {
    var texts: [String: [UInt8]] = [:]
    for change in changes {
      guard let body = change.body, change.name.row == nil else { return nil }
      texts[change.name.file] = body
    }
    return community.rewriting(texts)
  }
}
