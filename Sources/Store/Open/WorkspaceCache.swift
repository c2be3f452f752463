public import Factors
internal import Synchronization

/// Keeps workspaces that were opened lately, so that a page does not read them again.
///
/// Every request compares with the head of the store first, so what comes out is never old, whether or not the news of a
/// commit arrived. Requests for the same thing at the same time wait for one reading of it. After a few commits
/// only what they changed is read.
public final class WorkspaceCache: Sendable {
  /// How many commits are followed one by one before all documents are read again.
  private static let nearCommits = 8

  private let source: any WorkspaceSource
  private let library: FactorLibrary
  private let shelf: Mutex<CacheShelf>
  private let expected = ExpectedWorkspaces()

  /// - Parameter byteLimit: How much memory is used, about; what was not asked for the longest time goes first.
  public init(
    _ source: any WorkspaceSource, library: FactorLibrary, byteLimit: Int = 256 * 1024 * 1024
  ) {
    self.source = source
    self.library = library
    shelf = Mutex(CacheShelf(byteLimit: byteLimit))
  }

  /// A workspace as it is now, or at a past revision, read.
  ///
  /// - Parameter head: The head, where the caller has just read it from the store and had it confirmed.
  /// - Throws: What the store throws; `WorkspaceError` when there is no `community.yaml`.
  public func workspace(
    _ id: String, at revision: Int? = nil, head: Int? = nil
  ) async throws -> OpenWorkspace {
    let key = try await key(id, at: revision, head: head)
    return try await shared(key, \.opened) { [self] in
      let snapshot = try await self.snapshot(key)
      return try expected.take(snapshot) ?? OpenWorkspace(snapshot, library: library)
    }
  }

  /// Keeps what changes were found to lead to before they are committed, so that it need not be read once more.
  public func expect(_ workspace: OpenWorkspace) { expected.add(workspace) }

  /// The documents of a workspace as it is now, or at a past revision.
  ///
  /// - Parameter head: The head, where the caller has just read it from the store and had it confirmed.
  /// - Throws: What the store throws.
  public func snapshot(
    _ id: String, at revision: Int? = nil, head: Int? = nil
  ) async throws -> WorkspaceSnapshot {
    try await snapshot(try await key(id, at: revision, head: head))
  }

  /// Compares what is kept of a workspace with the state that its store has now, and lets go of it when the store holds
  /// another history: after a database was put back under a running server, revisions come again with other contents.
  public func confirm(_ state: WorkspaceState) async throws {
    let last = shelf.withLock { $0.state(of: state.workspace) }
    guard let known = last, known != state else {
      return shelf.withLock { $0.note(state) }
    }
    // Revision 0 has no commit whose digest could differ.
    let digest =
      known.revision < state.revision && known.revision > 0
      ? try await source.digest(at: known.revision, of: state.workspace) : known.digest
    let isSameHistory =
      known.revision == state.revision ? known.digest == state.digest : digest == known.digest
    shelf.withLock { shelf in
      if !isSameHistory { shelf.forget(state.workspace) }
      shelf.note(state)
    }
  }

  /// Lets go of what was read before a commit; news that never come do no harm.
  public func forget(before signal: WorkspaceSignal) {
    shelf.withLock { $0.headMoved(signal.workspace, to: signal.revision) }
  }

  /// Lets go of all that is read; the next request reads it again.
  public func rest() { shelf.withLock { $0.empty() } }

  /// How many bytes are kept, about.
  public var byteCount: Int { shelf.withLock { $0.byteCount } }

  private func key(_ id: String, at revision: Int?, head known: Int?) async throws -> CacheKey {
    var head: Int
    if let known {
      head = known
    } else {
      let state = try await source.state(of: id)
      try await confirm(state)
      head = state.revision
    }
    if shelf.withLock({ $0.knownHead(id) > head }) {
      // Somebody read a later head meanwhile; or the store was put back to an earlier state, and nothing kept is true.
      head = try await source.state(of: id).revision
      shelf.withLock { if $0.knownHead(id) > head { $0.forget(id) } }
    }
    shelf.withLock { $0.headMoved(id, to: head) }
    return CacheKey(workspace: id, revision: revision ?? head)
  }

  private func snapshot(_ key: CacheKey) async throws -> WorkspaceSnapshot {
    let source = source
    let base = shelf.withLock { $0.base(for: key, within: Self.nearCommits) }
    return try await shared(key, \.snapshot) {
      guard var snapshot = base else {
        return try await source.snapshot(of: key.workspace, at: key.revision)
      }
      while snapshot.revision < key.revision {
        let next = snapshot.revision + 1
        let commit = try await source.changes(at: next, of: key.workspace)
        snapshot = snapshot.applying(commit, revision: next)
      }
      return snapshot
    }
  }

  /// Takes from the shelf what is there or on its way; else makes it, once for all who ask meanwhile.
  private func shared<Value: CacheValue>(
    _ key: CacheKey, _ slot: any WritableKeyPath<CacheEntry, CacheSlot<Value>?> & Sendable,
    make: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = shelf.withLock { shelf in
      shelf.task(key, slot) ?? shelf.begin(key, slot, Task { try await make() })
    }
    do {
      let value = try await task.value
      shelf.withLock { $0.finish(key, slot, value, from: task) }
      return value
    } catch {
      // The next request tries again.
      shelf.withLock { $0.drop(key, slot, from: task) }
      throw error
    }
  }
}
