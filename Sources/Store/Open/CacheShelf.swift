internal import Workspace

/// What an entry of the cache is about.
struct CacheKey: Hashable, Sendable {
  let workspace: String
  let revision: Int
}

/// Something that the cache keeps.
protocol CacheValue: Sendable {
  /// The memory that it takes, about.
  var estimatedBytes: Int { get }
}

/// A value that is there, or on its way.
struct CacheSlot<Value: CacheValue>: Sendable {
  let task: Task<Value, any Error>
  var value: Value?
}

/// What is kept of one workspace at one revision.
struct CacheEntry: Sendable {
  var snapshot: CacheSlot<WorkspaceSnapshot>?
  var opened: CacheSlot<OpenWorkspace>?
  var lastUse = 0
  var bytes = 0
}

/// The entries of a cache within a limit of bytes.
struct CacheShelf: Sendable {
  private let byteLimit: Int
  private var entries: [CacheKey: CacheEntry] = [:]
  private var heads: [String: Int] = [:]
  private var states: [String: WorkspaceState] = [:]
  private var uses = 0
  private(set) var byteCount = 0

  init(byteLimit: Int) { self.byteLimit = byteLimit }

  /// What is there or on its way.
  mutating func task<Value>(
    _ key: CacheKey, _ slot: WritableKeyPath<CacheEntry, CacheSlot<Value>?>
  ) -> Task<Value, any Error>? {
    guard let task = entries[key]?[keyPath: slot]?.task else { return nil }
    touch(key)
    return task
  }

  mutating func begin<Value>(
    _ key: CacheKey, _ slot: WritableKeyPath<CacheEntry, CacheSlot<Value>?>,
    _ task: Task<Value, any Error>
  ) -> Task<Value, any Error> {
    entries[key, default: CacheEntry()][keyPath: slot] = CacheSlot(task: task)
    touch(key)
    return task
  }

  /// Counts what has arrived, and makes room.
  mutating func finish<Value>(
    _ key: CacheKey, _ slot: WritableKeyPath<CacheEntry, CacheSlot<Value>?>, _ value: Value,
    from task: Task<Value, any Error>
  ) {
    guard let waiting = entries[key]?[keyPath: slot], waiting.task == task, waiting.value == nil
    else { return }
    entries[key]?[keyPath: slot]?.value = value
    entries[key]?.bytes += value.estimatedBytes
    byteCount += value.estimatedBytes
    makeRoom()
  }

  /// Lets go of what could not be made.
  mutating func drop<Value>(
    _ key: CacheKey, _ slot: WritableKeyPath<CacheEntry, CacheSlot<Value>?>,
    from task: Task<Value, any Error>
  ) {
    guard entries[key]?[keyPath: slot]?.task == task else { return }
    entries[key]?[keyPath: slot] = nil
    if let entry = entries[key], entry.snapshot == nil, entry.opened == nil { entries[key] = nil }
  }

  /// The last head that was heard of; -1 when none was.
  func knownHead(_ workspace: String) -> Int { heads[workspace] ?? -1 }

  /// The state that what is kept of a workspace follows from; nil when none was confirmed.
  func state(of workspace: String) -> WorkspaceState? { states[workspace] }

  /// Keeps a state that was confirmed, unless a later one was meanwhile.
  mutating func note(_ state: WorkspaceState) {
    guard states[state.workspace].map({ $0.revision < state.revision }) ?? true else { return }
    states[state.workspace] = state
  }

  /// Lets go of everything about a workspace.
  mutating func forget(_ workspace: String) {
    heads[workspace] = nil
    states[workspace] = nil
    for key in entries.keys where key.workspace == workspace { remove(key) }
  }

  /// Lets go of all values; what is on its way stays.
  mutating func empty() {
    for (key, entry) in entries where entry.bytes > 0 { remove(key) }
  }

  /// Lets go of what was read before a workspace's head; the latest snapshot stays, as a base for the next.
  mutating func headMoved(_ workspace: String, to head: Int) {
    guard heads[workspace] ?? -1 < head else { return }
    heads[workspace] = head
    let old = entries.keys.filter { $0.workspace == workspace && $0.revision < head }
    let latest = old.filter { entries[$0]?.snapshot?.value != nil }.max {
      $0.revision < $1.revision
    }
    for key in old {
      if key == latest, let entry = entries[key], let snapshot = entry.snapshot?.value {
        let bytes = snapshot.estimatedBytes
        byteCount += bytes - entry.bytes
        entries[key]?.opened = nil
        entries[key]?.bytes = bytes
      } else {
        remove(key)
      }
    }
  }

  /// The latest snapshot shortly before a revision; it leaves when it is no longer the latest.
  mutating func base(for key: CacheKey, within commits: Int) -> WorkspaceSnapshot? {
    guard entries[key]?.snapshot == nil else { return nil }
    let near = entries.keys.filter {
      $0.workspace == key.workspace && (key.revision - commits..<key.revision).contains($0.revision)
        && entries[$0]?.snapshot?.value != nil
    }
    guard let latest = near.max(by: { $0.revision < $1.revision }) else { return nil }
    let snapshot = entries[latest]?.snapshot?.value
    if latest.revision < heads[key.workspace] ?? 0 { remove(latest) }
    return snapshot
  }

  private mutating func touch(_ key: CacheKey) {
    uses += 1
    entries[key]?.lastUse = uses
  }

  private mutating func remove(_ key: CacheKey) {
    byteCount -= entries.removeValue(forKey: key)?.bytes ?? 0
  }

  private mutating func makeRoom() {
    while byteCount > byteLimit {
      let done = entries.filter { $0.value.bytes > 0 }
      guard let oldest = done.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
      remove(oldest.key)
    }
  }
}

extension WorkspaceSnapshot: CacheValue {
  /// Bodies, and for each document its names and numbers.
  var estimatedBytes: Int { documents.reduce(0) { $0 + $1.body.count + 250 } }
}

extension OpenWorkspace: CacheValue {
  /// What the documents say, as cells and as records, beside the snapshot that is counted by itself.
  var estimatedBytes: Int { snapshot.documents.reduce(0) { $0 + $1.body.count * 6 + 1000 } }
}
