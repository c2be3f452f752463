internal import Synchronization

/// What workspaces would say after changes that were looked at and are about to be committed.
///
/// Nothing is believed of it: it is used where the documents turn out to be those.
final class ExpectedWorkspaces: Sendable {
  /// Few people save at the same moment, and each of these takes the memory of a whole workspace.
  private let limit = 8
  private let kept = Mutex<[OpenWorkspace]>([])

  func add(_ expected: OpenWorkspace) {
    kept.withLock { kept in
      kept.removeAll { $0.snapshot.workspace == expected.snapshot.workspace }
      if kept.count == limit { kept.removeFirst() }
      kept.append(expected)
    }
  }

  /// What documents say, if that is what was expected; what was expected of their workspace is forgotten.
  func take(_ snapshot: WorkspaceSnapshot) -> OpenWorkspace? {
    let expected = kept.withLock { kept in
      kept.firstIndex {
        $0.snapshot.workspace == snapshot.workspace && $0.revision < snapshot.revision
      }.map { kept.remove(at: $0) }
    }
    guard let expected, expected.snapshot.says(snapshot) else { return nil }
    return OpenWorkspace(snapshot, saying: expected.community)
  }
}

extension WorkspaceSnapshot {
  /// Whether two snapshots are the same files, whoever made which part of them when.
  fileprivate func says(_ other: WorkspaceSnapshot) -> Bool {
    documents.count == other.documents.count
      && zip(documents, other.documents).allSatisfy {
        $0.name == $1.name && $0.kind == $1.kind && $0.position == $1.position
          && $0.body == $1.body
      }
  }
}
