extension WorkspaceSnapshot {
  /// The snapshot with some documents changed or removed.
  public func applying(
    _ changes: [DocumentChange], revision: Int, creator: String
  ) -> WorkspaceSnapshot {
    let creators = Dictionary(documents.map { ($0.name, $0.creator) }) { first, _ in first }
    return replacing(
      changes.map {
        ($0.name, $0.document(revision: revision, creator: creators[$0.name] ?? creator))
      }, revision: revision)
  }

  /// The next snapshot, after one more commit.
  func applying(_ commit: [DocumentDifference], revision: Int) -> WorkspaceSnapshot {
    replacing(commit.map { ($0.name, $0.after) }, revision: revision)
  }

  private func replacing(
    _ changed: [(name: DocumentName, after: Document?)], revision: Int
  ) -> WorkspaceSnapshot {
    let names = Set(changed.map(\.name))
    let kept = documents.filter { !names.contains($0.name) }
    let others = changed.compactMap(\.after).sorted(by: WorkspaceStore.exportOrder)
    var merged: [Document] = []
    merged.reserveCapacity(kept.count + others.count)
    var next = others[...]
    for document in kept {
      while let other = next.first, WorkspaceStore.exportOrder(other, document) {
        merged.append(other)
        next = next.dropFirst()
      }
      merged.append(document)
    }
    return WorkspaceSnapshot(workspace: workspace, revision: revision, documents: merged + next)
  }
}

extension DocumentChange {
  /// The document that the change leaves; nil when it removes it.
  func document(revision: Int, creator: String) -> Document? {
    body.map {
      Document(
        name: name, kind: kind, position: position, revision: revision, creator: creator, body: $0)
    }
  }
}
