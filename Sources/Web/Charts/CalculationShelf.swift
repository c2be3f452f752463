import Factors
import Plan
import Store
import Synchronization

/// Calculations that were made lately, one for each workspace, so that a page does not make them again.
///
/// Whoever asks for the same revision at the same time waits for one calculation of it.
final class CalculationShelf: Sendable {
  private struct Kept {
    let revision: Int
    let task: Task<PlanCalculation, any Error>
    var use: Int
  }

  private struct State {
    var kept: [String: Kept] = [:]
    var uses = 0
  }

  private let cache: WorkspaceCache
  private let library: FactorLibrary
  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: How many are kept; the one that was not asked for the longest time goes first.
  init(_ cache: WorkspaceCache, library: FactorLibrary, limit: Int = 40) {
    self.cache = cache
    self.library = library
    self.limit = limit
  }

  /// What a workspace's numbers lead to at a revision.
  ///
  /// - Parameter head: The head, which the caller has just read from the store.
  /// - Throws: As `WorkspaceCache.workspace`.
  func calculation(
    of workspace: String, at revision: Int, head: Int
  ) async throws -> PlanCalculation {
    let task = state.withLock { state in
      state.uses += 1
      if var kept = state.kept[workspace], kept.revision == revision {
        kept.use = state.uses
        state.kept[workspace] = kept
        return kept.task
      }
      let before = state.kept[workspace]?.task
      let task = Task { [cache, library] in
        PlanCalculation(
          workspace: try await cache.workspace(workspace, at: revision, head: head).community,
          library: library, reusing: try? await before?.value)
      }
      // Somebody may still ask for the past; what is kept is the latest.
      if revision >= state.kept[workspace]?.revision ?? 0 {
        state.kept[workspace] = Kept(revision: revision, task: task, use: state.uses)
        shorten(&state)
      }
      return task
    }
    do {
      return try await task.value
    } catch {
      // The next request tries again.
      state.withLock { if $0.kept[workspace]?.revision == revision { $0.kept[workspace] = nil } }
      throw error
    }
  }

  private func shorten(_ state: inout State) {
    guard state.kept.count > limit,
      let oldest = state.kept.min(by: { $0.value.use < $1.value.use })
    else { return }
    state.kept[oldest.key] = nil
  }
}

extension Visit {
  /// The workspace of the path as it is now, read.
  ///
  /// - Throws: `WorkspaceError` while there is no `community.yaml` that can be read.
  func opened() async throws -> OpenWorkspace {
    let place = try workspace()
    let head = place.summary.head
    return try await site.cache.workspace(place.id, at: head, head: head)
  }

  /// What the numbers of the path's workspace lead to as it is now.
  ///
  /// - Throws: `WorkspaceError` while there is no `community.yaml` that can be read.
  func calculation() async throws -> PlanCalculation {
    let place = try workspace()
    let head = place.summary.head
    return try await site.calculations.calculation(of: place.id, at: head, head: head)
  }
}
