import Store
import Synchronization

/// Things that follow from what a workspace is at its head, each made once and kept until the head is a newer one.
final class HeadShelf<Value: Sendable>: Sendable {
  /// The state of a workspace.
  struct Head: Hashable, Sendable {
    let workspace: String
    /// The digest of the last commit, which no other state of any store has.
    let digest: String
    /// Its number, by which a newer one is known.
    let revision: Int
  }

  private struct State {
    var kept: [String: (head: Head, value: Value)] = [:]
    var making: [Head: Task<Value, any Error>] = [:]
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: How many workspaces are remembered.
  init(limit: Int = 2_000) { self.limit = limit }

  /// What is kept of a workspace at its head; else what is made now, once for all who ask at the same time.
  ///
  /// Whoever asks and goes away stops nothing: others may wait for it.
  func value(
    at head: Head, make: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = state.withLock { state -> Task<Value, any Error> in
      if let known = state.kept[head.workspace], known.head == head {
        return Task { known.value }
      }
      if let running = state.making[head] { return running }
      let task = Task {
        do {
          let value = try await make()
          self.finish(head, value)
          return value
        } catch {
          self.finish(head, nil)
          throw error
        }
      }
      state.making[head] = task
      return task
    }
    return try await task.value
  }

  /// What is kept of a workspace at its head; nil where it would have to be made.
  func known(at head: Head) -> Value? {
    state.withLock { state in
      state.kept[head.workspace].flatMap { $0.head == head ? $0.value : nil }
    }
  }

  /// A value that took long does not replace that of a newer head.
  private func finish(_ head: Head, _ value: Value?) {
    state.withLock { state in
      state.making[head] = nil
      guard let value else { return }
      if let known = state.kept[head.workspace], known.head.revision > head.revision { return }
      if state.kept.count >= limit, state.kept[head.workspace] == nil {
        state.kept.removeAll(keepingCapacity: true)
      }
      state.kept[head.workspace] = (head, value)
    }
  }
}

extension HeadShelf.Head {
  init(_ place: WorkspacePlace) { self.init(place.summary) }

  init(_ summary: WorkspaceStore.Summary) {
    self.init(workspace: summary.id, digest: summary.headHash, revision: summary.head)
  }
}
