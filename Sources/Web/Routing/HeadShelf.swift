import Synchronization

/// Small things that follow from what a workspace is at its head, each kept until the head is another one.
final class HeadShelf<Value: Sendable>: Sendable {
  private let limit: Int
  private let kept = Mutex<[String: (head: String, value: Value)]>([:])

  /// - Parameter limit: How many workspaces are remembered.
  init(limit: Int = 2_000) { self.limit = limit }

  /// What is kept of a workspace at its head; else what is made now.
  ///
  /// - Parameter head: The digest of the last commit, which no other state of any store has.
  func value(
    of workspace: String, at head: String, make: () async throws -> Value
  ) async rethrows -> Value {
    let known = kept.withLock { $0[workspace] }
    if let known, known.head == head { return known.value }
    let value = try await make()
    kept.withLock { kept in
      if kept.count >= limit, kept[workspace] == nil { kept.removeAll(keepingCapacity: true) }
      kept[workspace] = (head, value)
    }
    return value
  }
}
