internal import Foundation
internal import Synchronization

/// Hears the messages of all nodes on one connection and hands them to everybody who listens here.
final class PostgreSQLListener: Sendable {
  private struct State {
    var listeners: [Int: AsyncStream<DatabaseSignal>.Continuation] = [:]
    var next = 0
    var run: ListeningRun?
    var isListening = false
    var isClosed = false

    mutating func stop() {
      run?.stop()
      run = nil
      isListening = false
    }
  }
  private let state = Mutex(State())
  private let server: PostgreSQLServerAccess

  init(server: PostgreSQLServerAccess) { self.server = server }

  /// A new listener's signals; the first listener opens the connection, the last to leave closes it.
  func stream() -> AsyncStream<DatabaseSignal> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: DatabaseSignal.self, bufferingPolicy: .bufferingNewest(1024))
    let number = state.withLock { state -> Int? in
      guard !state.isClosed else { return nil }
      state.next += 1
      state.listeners[state.next] = continuation
      if state.isListening { continuation.yield(.listening) }
      if state.run == nil { state.run = start() }
      return state.next
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in self?.leave(number) }
    return stream
  }

  /// Ends all streams and the connection.
  func close() {
    let ended = state.withLock { state in
      state.isClosed = true
      state.stop()
      defer { state.listeners = [:] }
      return state.listeners.values
    }
    for continuation in ended { continuation.finish() }
  }

  private func leave(_ number: Int) {
    state.withLock { state in
      state.listeners[number] = nil
      if state.listeners.isEmpty { state.stop() }
    }
  }

  private func start() -> ListeningRun? {
    guard let run = ListeningRun() else { return nil }
    Thread.detachNewThread { self.listen(run) }
    return run
  }

  private func listen(_ run: ListeningRun) {
    var pause = 0.1
    while !run.isStopped {
      if let connection = try? server.connect(),
        (try? connection.run("LISTEN \(PostgreSQLTransaction.channel)")) != nil
      {
        announce(.listening, run)
        pause = 0.1
        while run.waits(for: connection.socket), let messages = connection.notifications() {
          for message in messages { announce(.message(message), run) }
        }
        announce(.deaf, run)
      }
      run.sleep(Double.random(in: 0.5...1) * pause)
      pause = min(pause * 2, 5)
    }
  }

  private func announce(_ signal: DatabaseSignal, _ run: ListeningRun) {
    state.withLock { state in
      // A run that was stopped has no more to say, whoever listens by now.
      guard state.run === run else { return }
      switch signal {
      case .listening: state.isListening = true
      case .deaf: state.isListening = false
      case .message: break
      }
      for continuation in state.listeners.values { continuation.deliver(signal) }
    }
  }
}

/// The time that one thread listens, which another can end.
final class ListeningRun: Sendable {
  private let stopped = Atomic(false)
  private let bell: Pipe

  /// Nil when no file can be opened.
  init?() {
    bell = Pipe()
    guard bell.fileHandleForWriting.fileDescriptor >= 0 else { return nil }
  }

  var isStopped: Bool { stopped.load(ordering: .acquiring) }

  func stop() {
    stopped.store(true, ordering: .releasing)
    try? bell.fileHandleForWriting.write(contentsOf: [0])
  }

  /// True when there is something to read from the connection, false when the run was stopped.
  func waits(for socket: Int32) -> Bool {
    poll([socket], seconds: nil)
    return !isStopped
  }

  /// Waits, at most until the run is stopped.
  func sleep(_ seconds: Double) { poll([], seconds: seconds) }

  private func poll(_ sockets: [Int32], seconds: Double?) {
    let files = sockets + [bell.fileHandleForReading.fileDescriptor]
    var polled = files.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = Foundation.poll(&polled, nfds_t(polled.count), seconds.map { Int32($0 * 1000) } ?? -1)
  }
}
