internal import Foundation
internal import Synchronization

/// Hashes and compares passwords on a few threads of its own, a few at a time.
///
/// Hashing holds a thread and much memory on purpose. What does not fit into the queue is refused at once, so that a
/// flood of sign-ins costs a bounded amount of both.
public final class PasswordHasher: Sendable {
  /// The cost of new hashes.
  public let cost: PasswordCost
  private let queue: PasswordQueue
  private let decoy = Mutex<String?>(nil)

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - threads: How many hashes are made at the same time; each takes `cost.memoryKiB`.
  ///   - waiting: How many may wait for a thread.
  public init(cost: PasswordCost = .standard, threads: Int = 2, waiting: Int = 32) {
    self.cost = cost
    queue = PasswordQueue(limit: waiting)
    for number in 1...max(1, threads) {
      let queue = queue
      let thread = Thread { queue.work() }
      thread.name = "passwords-\(number)"
      thread.start()
    }
  }

  deinit { queue.close() }

  /// A new encoded hash of a password.
  public func hash(_ password: String) async throws(PasswordHashingProblem) -> String {
    let bytes = Array(password.utf8)
    let cost = cost
    return try await queue.run { () throws(PasswordHashingProblem) in
      try PasswordHash.make(bytes, cost: cost)
    }
  }

  /// Whether a password is the one of an encoded hash.
  ///
  /// - Parameter encoded: Nil when there is no hash, such as for an unknown e-mail: then the same work is done on a
  ///   hash that no password has, and the answer is no.
  public func matches(
    _ password: String, _ encoded: String?
  ) async throws(PasswordHashingProblem) -> Bool {
    let bytes = Array(password.utf8)
    let compared: String
    if let encoded { compared = encoded } else { compared = try await decoyHash() }
    let same = try await queue.run { () throws(PasswordHashingProblem) in
      try PasswordHash.matches(bytes, encoded: compared)
    }
    return same && encoded != nil
  }

  /// Whether a hash was made with less work than is asked for now, so that it should be made again.
  public func isOutdated(_ encoded: String) -> Bool {
    PasswordCost(encoded: encoded)?.isBelow(cost) ?? true
  }

  /// Makes the hash that stands for the missing ones, so that not even the first sign-in takes longer.
  public func prepare() async throws(PasswordHashingProblem) { _ = try await decoyHash() }

  private func decoyHash() async throws(PasswordHashingProblem) -> String {
    if let made = decoy.withLock({ $0 }) { return made }
    let fresh = try await hash(Hexadecimal.text(RandomBytes.make(32)))
    return decoy.withLock { kept in
      kept = kept ?? fresh
      return kept ?? fresh
    }
  }
}
