import Foundation
import HTTPTypes
import Hummingbird
import Store
import Synchronization

/// Things that take long to make: each made once for all who ask, one after the other, and kept for a while.
///
/// Whoever asks waits a short time only; a page that is loaded again finds the thing when it is made.
final class WorkShelf<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private enum Entry {
    case making
    case made(Value)
    case failed(any Error)
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    /// Keys by their last use, the newest last.
    var uses: [Key] = []
  }

  private let limit: Int
  private let queueLimit: Int
  private let queue = DispatchQueue(label: "work shelf", qos: .userInitiated)
  private let state = Mutex(State())

  /// - Parameters:
  ///   - limit: How many are kept; the one that was not asked for the longest time goes first.
  ///   - queueLimit: How many may wait to be made.
  init(limit: Int, queueLimit: Int = 12) {
    self.limit = limit
    self.queueLimit = queueLimit
  }

  /// What is kept or made in time; nil while it is still being made.
  ///
  /// - Throws: What making it threw, once; and `WebProblem` with 503 when too much waits already.
  func value(
    of key: Key, within seconds: Double, make: @escaping @Sendable () throws -> Value
  ) async throws -> Value? {
    try begin(key, make)
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      if let value = try take(key) { return value }
      guard ContinuousClock.now < end else { return nil }
      try await Task.sleep(for: .milliseconds(15))
    }
  }

  private func begin(_ key: Key, _ make: @escaping @Sendable () throws -> Value) throws {
    let isNew = try state.withLock { state in
      state.uses.removeAll { $0 == key }
      guard state.entries[key] == nil else {
        state.uses.append(key)
        return false
      }
      let waiting = state.entries.values.count { if case .making = $0 { true } else { false } }
      guard waiting < queueLimit else { throw WebProblem.busy }
      state.uses.append(key)
      state.entries[key] = .making
      return true
    }
    guard isNew else { return }
    queue.async { [self] in
      let result = Result { try make() }
      state.withLock { state in
        switch result {
        case .success(let value): state.entries[key] = .made(value)
        case .failure(let error): state.entries[key] = .failed(error)
        }
        shorten(&state)
      }
    }
  }

  private func take(_ key: Key) throws -> Value? {
    try state.withLock { state in
      switch state.entries[key] {
      case .made(let value): return value
      case .failed(let error):
        // The next request tries again.
        state.entries[key] = nil
        throw error
      case .making, nil: return nil
      }
    }
  }

  private func shorten(_ state: inout State) {
    while state.entries.count > limit {
      let oldest = state.uses.first { key in
        if case .making = state.entries[key] { false } else { true }
      }
      guard let oldest else { return }
      state.entries[oldest] = nil
      state.uses.removeAll { $0 == oldest }
    }
  }
}

/// The state of a workspace that something was made from.
struct MadeFrom: Hashable, Sendable {
  let workspace: String
  /// The digest of the last commit, which no other state of any store has.
  let digest: String

  init(_ place: WorkspacePlace) {
    workspace = place.id
    digest = place.summary.headHash
  }
}

/// What stands in place of something that is still being made; it looks again by itself, also without scripts.
struct StillBeingMade {
  let visit: Visit
  let title: String
  let lead: String

  func page(at path: String) -> Response {
    let main: HTML = """
      <div class="stack"><h1>\(title)</h1>
      <div class="notice" role="status"><p class="notice__title">\(lead)</p>
      <p><a href="\(visit.address(changing: [:]))">\(visit.words(ShelfText.self).again)</a></p></div></div>
      """
    return visit.page(title, main, at: path, scripts: ["waiting.js"], refresh: 2)
  }
}

struct ShelfText: Words {
  let again: String

  static let english = ShelfText(again: "Look now")
  static let spanish = ShelfText(again: "Mirar ahora")
}
