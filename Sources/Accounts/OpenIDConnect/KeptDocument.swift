internal import Foundation

/// A document of the provider that is fetched now and then, by one request at a time.
actor KeptDocument<Value: Sendable> {
  /// How old a document may be before it is fetched again.
  static var freshSeconds: Double { 3600 }
  /// How long the last one serves while the provider does not answer.
  static var usableSeconds: Double { 24 * 3600 }
  /// The least time between two attempts while there is a document.
  static var pauseSeconds: Double { 60 }

  private let fetch: @Sendable (Date) async throws -> Value
  private var kept: (value: Value, fetched: Date)?
  private var lastAttempt: Date?
  private var lastExtraAttempt: Date?
  private var running: Task<Value, any Error>?

  init(fetch: @escaping @Sendable (Date) async throws -> Value) { self.fetch = fetch }

  /// The document, at most an hour old, or a day while the provider does not answer.
  func value(at now: Date) async throws -> Value {
    guard let kept else { return try await fetched(at: now) }
    if seconds(from: kept.fetched, to: now) < Self.freshSeconds { return kept.value }
    if let lastAttempt, seconds(from: lastAttempt, to: now) < Self.pauseSeconds, isUsable(at: now) {
      return kept.value
    }
    do {
      return try await fetched(at: now)
    } catch {
      guard isUsable(at: now) else { throw error }
      return kept.value
    }
  }

  /// The document as it is now; nil when the last call of this was less than a minute ago.
  func newerValue(at now: Date) async throws -> Value? {
    if let running { return try await running.value }
    if let lastExtraAttempt, seconds(from: lastExtraAttempt, to: now) < Self.pauseSeconds {
      return nil
    }
    lastExtraAttempt = now
    return try await fetched(at: now)
  }

  private func isUsable(at now: Date) -> Bool {
    kept.map { seconds(from: $0.fetched, to: now) < Self.usableSeconds } ?? false
  }

  private func fetched(at now: Date) async throws -> Value {
    if let running { return try await running.value }
    lastAttempt = now
    let task = Task { [fetch] in try await fetch(now) }
    running = task
    // Others may wait for the same task; whoever began it takes it away.
    defer { running = nil }
    let value = try await task.value
    kept = (value, now)
    return value
  }

  /// A clock that was set back makes everything old rather than eternally new.
  private func seconds(from earlier: Date, to later: Date) -> Double {
    let seconds = later.timeIntervalSince(earlier)
    return seconds < -Self.pauseSeconds ? .infinity : seconds
  }
}
