import Synchronization

/// How many requests one address may make: a burst, and then so many a second.
final class TokenBucket: Sendable {
  private struct Level {
    var tokens: Double
    var time: ContinuousClock.Instant
  }

  private let burst: Double
  private let perSecond: Double
  /// Addresses are forgotten when there are more than this; a flood of them must not fill the memory.
  private let addressLimit: Int
  private let levels = Mutex<[String: Level]>([:])

  init(burst: Int, perSecond: Int, addressLimit: Int = 20_000) {
    self.burst = Double(burst)
    self.perSecond = Double(perSecond)
    self.addressLimit = addressLimit
  }

  /// Nil when the request may go on; else the whole seconds to wait.
  func take(_ address: String, at now: ContinuousClock.Instant = .now) -> Int? {
    levels.withLock { levels in
      if levels.count >= addressLimit, levels[address] == nil { forgetFull(&levels, at: now) }
      var level = levels[address] ?? Level(tokens: burst, time: now)
      let seconds = (now - level.time) / .seconds(1)
      level.tokens = min(burst, level.tokens + max(0, seconds) * perSecond)
      level.time = now
      let isAllowed = level.tokens >= 1
      if isAllowed { level.tokens -= 1 }
      levels[address] = level
      guard !isAllowed else { return nil }
      return perSecond > 0 ? max(1, Int(((1 - level.tokens) / perSecond).rounded(.up))) : 60
    }
  }

  private func forgetFull(_ levels: inout [String: Level], at now: ContinuousClock.Instant) {
    let (burst, perSecond) = (burst, perSecond)
    levels = levels.filter {
      $0.value.tokens + (now - $0.value.time) / .seconds(1) * perSecond < burst
    }
    if levels.count >= addressLimit { levels = [:] }
  }
}
