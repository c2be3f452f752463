import Factors
import Plan
import Store
import Synchronization

/// Calculations that were made lately, one for each workspace, so that a page does not make them again; and some of the past.
///
/// Whoever asks for the same revision at the same time waits for one calculation of it. What the next commit makes past
/// is kept a while, so that a list goes on in the state that it began with. Other past revisions are calculated one after
/// the other, however many are asked for.
final class CalculationShelf: Sendable {
  private struct Kept {
    let revision: Int
    let task: Task<PlanCalculation, any Error>
    var use: Int
    /// True since somebody read an earlier head: it may be of a history that the store has no more.
    var isDoubtful = false
  }

  private struct Moment: Hashable {
    let workspace: String
    let revision: Int
  }

  private struct Past {
    let task: Task<PlanCalculation, any Error>
    var use: Int
    var isMade: Bool
  }

  private struct State {
    var kept: [String: Kept] = [:]
    var past: [Moment: Past] = [:]
    /// The last calculation of the past that was asked for.
    var lastPast: Task<PlanCalculation, any Error>?
    var uses = 0
  }

  private let cache: WorkspaceCache
  private let library: FactorLibrary
  private let limit: Int
  private let pastLimit: Int
  private let queueLimit: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - limit: How many are kept; the one that was not asked for the longest time goes first.
  ///   - pastLimit: How many past revisions are kept, of all workspaces together.
  ///   - queueLimit: How many past revisions may wait to be calculated.
  init(
    _ cache: WorkspaceCache, library: FactorLibrary, limit: Int = 40, pastLimit: Int = 8,
    queueLimit: Int = 12
  ) {
    self.cache = cache
    self.library = library
    self.limit = limit
    self.pastLimit = pastLimit
    self.queueLimit = queueLimit
  }

  /// What a workspace's numbers lead to at a revision.
  ///
  /// - Parameter head: The head, which the caller has just read from the store.
  /// - Throws: As `WorkspaceCache.workspace`; `WebProblem` with 503 when too many past revisions wait already.
  func calculation(
    of workspace: String, at revision: Int, head: Int
  ) async throws -> PlanCalculation {
    let moment = Moment(workspace: workspace, revision: revision)
    let task = try state.withLock { state in
      state.uses += 1
      doubt(workspace, head: head, &state)
      if let kept = kept(at: moment, &state) { return kept }
      let latest = state.kept[workspace]
      guard revision >= max(head, latest?.revision ?? 0) else {
        return try beginPast(moment, head: head, reusing: latest?.task, &state)
      }
      let task = Task { [cache, library] in
        PlanCalculation(
          workspace: try await cache.workspace(workspace, at: revision, head: head).community,
          library: library, reusing: try? await latest?.task.value)
      }
      if let latest, latest.revision < revision, !latest.isDoubtful {
        let before = Moment(workspace: workspace, revision: latest.revision)
        state.past[before] = Past(task: latest.task, use: latest.use, isMade: true)
        shortenPast(&state)
      }
      state.kept[workspace] = Kept(revision: revision, task: task, use: state.uses)
      shorten(&state)
      return task
    }
    do {
      let value = try await task.value
      state.withLock { state in
        state.past[moment]?.isMade = true
        shortenPast(&state)
      }
      return value
    } catch {
      // The next request tries again.
      state.withLock { state in
        if state.kept[workspace]?.revision == revision { state.kept[workspace] = nil }
        state.past[moment] = nil
      }
      throw error
    }
  }

  /// Lets go of all that is made; whoever waits for one still gets it.
  func rest() {
    state.withLock { state in
      state.kept = [:]
      state.past = state.past.filter { !$0.value.isMade }
      if state.past.isEmpty { state.lastPast = nil }
    }
  }

  /// Lets go of the past where an earlier head was read: by a slower request, or of a store that was put back, in which
  /// revisions come again with other contents.
  private func doubt(_ workspace: String, head: Int, _ state: inout State) {
    guard let latest = state.kept[workspace], head < latest.revision else { return }
    state.kept[workspace]?.isDoubtful = true
    state.past = state.past.filter { $0.key.workspace != workspace }
  }

  private func kept(
    at moment: Moment, _ state: inout State
  ) -> Task<PlanCalculation, any Error>? {
    if let kept = state.kept[moment.workspace], kept.revision == moment.revision {
      state.kept[moment.workspace]?.use = state.uses
      return kept.task
    }
    state.past[moment]?.use = state.uses
    return state.past[moment]?.task
  }

  /// Calculates the past after all others of the past that wait.
  private func beginPast(
    _ moment: Moment, head: Int, reusing latest: Task<PlanCalculation, any Error>?,
    _ state: inout State
  ) throws -> Task<PlanCalculation, any Error> {
    guard state.past.values.count(where: { !$0.isMade }) < queueLimit else {
      throw WebProblem.busy
    }
    let before = state.lastPast
    let task = Task { [cache, library] in
      _ = await before?.result
      return PlanCalculation(
        workspace: try await cache.workspace(moment.workspace, at: moment.revision, head: head)
          .community,
        library: library, reusing: try? await latest?.value)
    }
    state.lastPast = task
    state.past[moment] = Past(task: task, use: state.uses, isMade: false)
    return task
  }

  private func shorten(_ state: inout State) {
    guard state.kept.count > limit,
      let oldest = state.kept.min(by: { $0.value.use < $1.value.use })
    else { return }
    state.kept[oldest.key] = nil
  }

  private func shortenPast(_ state: inout State) {
    while state.past.count > pastLimit {
      let oldest = state.past.filter { $0.value.isMade }.min { $0.value.use < $1.value.use }
      guard let oldest else { return }
      state.past[oldest.key] = nil
    }
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
