internal import Synchronization

/// Hands the messages of one database to everybody in this process who listens.
final class SignalBoard: Sendable {
  private struct State {
    var listeners: [Int: Listener] = [:]
    var next = 0
  }
  private struct Listener {
    let owner: ObjectIdentifier
    let continuation: AsyncStream<DatabaseSignal>.Continuation
  }
  private struct Entry {
    weak var board: SignalBoard?
  }
  private static let boards = Mutex<[String: Entry]>([:])
  private let state = Mutex(State())

  /// The one board of a file, however many times the file is open.
  static func shared(of path: String) -> SignalBoard {
    boards.withLock { boards in
      if let board = boards[path]?.board { return board }
      boards = boards.filter { $0.value.board != nil }
      let board = SignalBoard()
      boards[path] = Entry(board: board)
      return board
    }
  }

  /// - Parameter owner: The open database that listens; `finish` ends its streams and no others.
  func stream(for owner: ObjectIdentifier) -> AsyncStream<DatabaseSignal> {
    // A listener that falls far behind loses the oldest messages rather than the memory.
    let (stream, continuation) = AsyncStream.makeStream(
      of: DatabaseSignal.self, bufferingPolicy: .bufferingNewest(1024))
    let number = state.withLock { state in
      state.next += 1
      state.listeners[state.next] = Listener(owner: owner, continuation: continuation)
      return state.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.listeners[number] = nil }
    }
    continuation.yield(.listening)
    return stream
  }

  func send(_ message: String) {
    for listener in state.withLock({ Array($0.listeners.values) }) {
      listener.continuation.deliver(.message(message))
    }
  }

  func finish(_ owner: ObjectIdentifier) {
    let ended = state.withLock { state in
      let ended = state.listeners.filter { $0.value.owner == owner }
      for number in ended.keys { state.listeners[number] = nil }
      return ended.values
    }
    for listener in ended { listener.continuation.finish() }
  }
}
