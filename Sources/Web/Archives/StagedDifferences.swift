import Store

/// What staged changes do to the workspace that they were compared with, as `DifferenceList` shows it.
struct StagedDifferences {
  let changes: [DocumentChange]
  /// The workspace as it was when it was compared with.
  let snapshot: WorkspaceSnapshot

  var differences: [DocumentDifference] {
    let wanted = Set(changes.map(\.name))
    let old = Dictionary(
      snapshot.documents.lazy.filter { wanted.contains($0.name) }.map { ($0.name, $0) }
    ) { first, _ in first }
    return changes.map { change in
      let after = change.body.map {
        Document(
          name: change.name, kind: change.kind, position: change.position,
          revision: snapshot.revision + 1, creator: "", body: $0)
      }
      return DocumentDifference(name: change.name, before: old[change.name], after: after)
    }
  }

  /// The heads of tables as they would be, or as they are.
  var heads: [String: [UInt8]] {
    var heads: [String: [UInt8]] = [:]
    for document in snapshot.documents where document.kind == .table {
      heads[document.name.file] = document.body
    }
    for change in changes where change.kind == .table {
      if let body = change.body { heads[change.name.file] = body }
    }
    return heads
  }
}
