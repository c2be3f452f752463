import Store
import Tables
import Workspace

extension Visit {
  /// Rows of the climate table whose sources were others before a change, and which it removed or made the profile's own.
  ///
  /// - Parameters:
  ///   - revision: Of the change; an unknown one has none.
  ///   - sources: The ids of the profile's sources.
  func displacedClimateRows(
    at revision: Int, for sources: Set<String>
  ) async throws -> [DisplacedClimateRow] {
    let place = try workspace()
    let file = WorkspaceTables.climateSummary.file
    guard (2...max(2, place.summary.head)).contains(revision), revision <= place.summary.head else {
      return []
    }
    let changes = try await site.store.changes(at: revision, of: place.id)
      .filter { $0.name.file == file && $0.name.row != nil && $0.before != nil }
    guard !changes.isEmpty else { return [] }
    let before = SnapshotRows(
      try await site.cache.snapshot(place.id, at: revision - 1, head: place.summary.head))
    let after = SnapshotRows(
      try await site.cache.snapshot(place.id, at: revision, head: place.summary.head))
    return changes.compactMap { change in
      guard let old = before.cells(of: change.name) else { return nil }
      let source = old["source"] ?? ""
      let isOwn =
        !source.isEmpty && source.split(separator: " ").allSatisfy { sources.contains(String($0)) }
      let stays = after.cells(of: change.name)?["source"] == source
      return isOwn || stays ? nil : DisplacedClimateRow { old[$0] ?? "" }
    }
  }
}
