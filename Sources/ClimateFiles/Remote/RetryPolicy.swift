/// How often and how long a request is repeated when a server is busy or a connection breaks.
///
/// The wait doubles from attempt to attempt; a server that says `Retry-After` is waited for as it says, up to
/// `longestWait`. Repeated are timeouts, broken connections, truncated answers and the statuses 408, 429, 500, 502, 503 and 504;
/// not what waiting does not mend, such as an address whose server does not exist, or a certificate that is not to be trusted.
public struct RetryPolicy: Hashable, Sendable {
  /// How many times a request is made at most, at least 1.
  public var attempts: Int
  /// Seconds before the second attempt.
  public var firstWait: Double
  /// The most seconds between two attempts.
  public var longestWait: Double
  /// Seconds without a byte after which an attempt has failed.
  public var timeout: Double

  public init(
    attempts: Int = 5, firstWait: Double = 1, longestWait: Double = 30, timeout: Double = 60
  ) {
    self.attempts = max(1, attempts)
    self.firstWait = firstWait
    self.longestWait = longestWait
    self.timeout = timeout
  }

  /// Seconds to wait after an attempt, counted from 1.
  func wait(afterAttempt attempt: Int, serverSays: Double?) -> Double {
    var wait = firstWait
    for _ in 1..<max(attempt, 1) { wait *= 2 }
    return min(max(wait, serverSays ?? 0), longestWait)
  }

  static func isWorthRepeating(status: Int) -> Bool {
    [408, 429, 500, 502, 503, 504].contains(status)
  }
}
