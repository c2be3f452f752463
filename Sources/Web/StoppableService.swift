import Logging
import ServiceLifecycle
import UnixSignals

/// Runs a service until it is asked to stop, and then waits only so long for what it has begun.
///
/// Within the first half of `limit` requests end by themselves; then they are cancelled; at its end those that do not
/// hear of it are left to themselves, so that the process can end.
struct StoppableService: Sendable {
  private enum Ending { case ended, cut }

  /// Says when the group begins to stop; it is asked first.
  private struct StopNotice: Service {
    let heard: @Sendable () -> Void

    func run() async throws {
      try? await gracefulShutdown()
      if !Task.isCancelled { heard() }
    }
  }

  private let group: ServiceGroup
  private let limit: Duration
  private let logger: Logger
  private let endings: AsyncStream<Ending>
  private let report: AsyncStream<Ending>.Continuation

  /// - Parameters:
  ///   - limit: From being asked to stop to the end.
  ///   - signals: Of the operating system that ask it to stop.
  init(_ service: any Service, limit: Duration, signals: [UnixSignal], logger: Logger) {
    let (endings, report) = AsyncStream.makeStream(of: Ending.self)
    let notice = StopNotice {
      Task {
        try? await Task.sleep(for: limit)
        report.yield(.cut)
      }
    }
    // Those that come last are asked first.
    var configuration = ServiceGroupConfiguration(
      services: [service, notice], gracefulShutdownSignals: signals, logger: logger)
    configuration.maximumGracefulShutdownDuration = limit / 2
    group = ServiceGroup(configuration: configuration)
    self.limit = limit
    self.logger = logger
    self.endings = endings
    self.report = report
  }

  /// Returns when the service has ended, or when it was asked to and does not.
  ///
  /// - Throws: What the service throws.
  func run() async throws {
    let (group, report) = (group, report)
    // Not a child: it must not keep the caller from going on.
    let serving = Task { try await group.run() }
    let reporter = Task {
      _ = await serving.result
      report.yield(.ended)
    }
    defer { reporter.cancel() }
    try await withTaskCancellationHandler {
      var first = endings.makeAsyncIterator()
      // Nothing comes when this very task is cancelled; then the service ends as it can.
      guard case .cut = await first.next() else { return try await end(of: serving) }
      logger.warning(
        "Requests that were still under way \(limit) after the server was asked to stop were cut.")
    } onCancel: {
      serving.cancel()
    }
  }

  /// Waits for the end; that something was cancelled for it is no fault.
  private func end(of serving: Task<Void, any Error>) async throws {
    do { try await serving.value } catch is CancellationError {}
  }

  /// Asks the service to stop, as a signal does.
  func stop() async { await group.triggerGracefulShutdown() }
}
