internal import Synchronization

/// How many bytes came over the network, and how many a cache saved.
public struct TransferProgress: Hashable, Sendable {
  /// Bytes received since the beginning, repeated ones counted twice.
  public var receivedBytes = 0
  /// Bytes that were in the cache folder already.
  public var cachedBytes = 0
  /// Requests made, repeated ones counted twice.
  public var requests = 0
  /// Seconds after which a request is made again, while it is waited; nil while none is.
  public var waitSeconds: Double?

  public init() {}
}

/// Counts what is transferred, and tells it to whoever listens.
final class TransferCount: Sendable {
  private let state = Mutex(TransferProgress())
  private let report: (@Sendable (TransferProgress) -> Void)?

  init(_ report: (@Sendable (TransferProgress) -> Void)?) { self.report = report }

  func add(received: Int = 0, cached: Int = 0, requests: Int = 0) {
    let now = state.withLock { state in
      state.receivedBytes += received
      state.cachedBytes += cached
      state.requests += requests
      state.waitSeconds = nil
      return state
    }
    report?(now)
  }

  /// Tells that a request will be made again.
  func wait(seconds: Double) {
    let now = state.withLock { state in
      state.waitSeconds = seconds
      return state
    }
    report?(now)
  }

  var now: TransferProgress { state.withLock { $0 } }
}
