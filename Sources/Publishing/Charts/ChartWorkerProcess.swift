import Foundation
import Glibc

/// The parent's hold on one chart worker: a process and a socket to its standard input and output.
///
/// A socket rather than two pipes, because writing to a pipe whose reader has died would end this
/// process with SIGPIPE.
final class ChartWorkerProcess {
  /// What came of waiting for a worker.
  enum Event {
    case response(ChartResponse)
    /// The worker ended, or wrote something that is no response; the text says which.
    case ended(String)
  }

  let socket: Int32
  private let process: pid_t
  private var received: [UInt8] = []
  private var status: Int32?

  /// Starts a worker.
  ///
  /// - Returns: nil when the executable cannot be started.
  init?(executable: URL, arguments: [String]) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    defer { close(ends[1]) }
    guard let process = Self.spawn(executable, arguments: arguments, socket: ends[1]) else {
      close(ends[0])
      return nil
    }
    self.process = process
    socket = ends[0]
  }

  deinit {
    stop()
    close(socket)
  }

  private static func spawn(_ executable: URL, arguments: [String], socket: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([executable.path] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    keepFilesFromChildren()
    guard posix_spawn(&process, executable.path, &actions, nil, words, environ) == 0 else {
      return nil
    }
    return process
  }

  /// Keeps what this process has open to itself.
  ///
  /// A worker that stays would hold a server's connections open after the server has closed them, and whoever sends on one
  /// of them is never answered.
  private static func keepFilesFromChildren() {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    for file in (names ?? []).compactMap({ Int32($0) }) where file > STDERR_FILENO {
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    }
  }

  /// Writes a request; false when the worker no longer takes any.
  func send(_ request: ChartRequest, patience: Double) -> Bool {
    guard var line = try? JSONEncoder().encode(request) else { return false }
    line.append(UInt8(ascii: "\n"))
    var limit = timeval(tv_sec: Int(patience.rounded(.up)), tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    return line.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = Glibc.send(
          socket, bytes.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  /// Takes what the worker has written; nil when no line is complete yet.
  func receive() -> Event? {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket, &chunk, chunk.count, 0)
    if count < 0, errno == EINTR || errno == EAGAIN { return nil }
    guard count > 0 else { return .ended(endOfProcess()) }
    received.append(contentsOf: chunk[..<count])
    guard let end = received.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = Data(received[..<end])
    received.removeSubrange(...end)
    guard let response = try? JSONDecoder().decode(ChartResponse.self, from: line) else {
      return .ended("it did not answer in the expected form")
    }
    return .response(response)
  }

  /// Whether the process is still there.
  var isAlive: Bool {
    guard status == nil else { return false }
    var ended: Int32 = 0
    guard waitpid(process, &ended, WNOHANG) == process else { return true }
    status = ended
    return false
  }

  /// Ends the worker and waits for it.
  func stop() {
    guard status == nil else { return }
    kill(process, SIGKILL)
    status = wait()
  }

  private func endOfProcess() -> String {
    let status = status ?? wait()
    self.status = status
    let signal = status & 0x7f
    return signal == 0
      ? "it ended with status \((status >> 8) & 0xff)" : "signal \(signal) ended it"
  }

  private func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
