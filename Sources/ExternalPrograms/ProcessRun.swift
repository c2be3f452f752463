package import Foundation

/// What a program said.
package struct ProcessResult: Sendable {
  package var status: Int32
  package var output: Data
  package var errors: String
}

/// Why a program gave no answer.
package enum ProcessRunError: Error, Equatable {
  /// There is no such program, or it may not be run.
  case cannotStart(String)
  /// It ran longer than allowed and was ended.
  case tookTooLong(seconds: Double)
  /// The caller asked for its end.
  case stopped
}

/// Runs a program to its end.
///
/// Input and output go through files, so that no pipe can fill up and neither side waits for the
/// other. The call blocks; a caller in async code gives it a thread of its own.
///
/// - Parameters:
///   - environment: Added to this process's own.
///   - timeout: Seconds after which the program is ended.
///   - onErrorLine: Called on this thread with each whole line of standard error, about ten times a
///     second, while the program runs.
///   - shouldStop: Asked on this thread about ten times a second; true ends the program.
package func runProcess(
  executable: URL, arguments: [String] = [], input: Data = Data(),
  environment: [String: String] = [:], folder: URL? = nil, timeout: Double,
  onErrorLine: ((String) -> Void)? = nil, shouldStop: (() -> Bool)? = nil
) throws -> ProcessResult {
  let scratch = FileManager.default.temporaryDirectory
    .appending(path: "cairn-run-\(UUID().uuidString)")
  // What goes in and out may be for nobody else on the machine.
  try FileManager.default.createDirectory(
    at: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  defer { try? FileManager.default.removeItem(at: scratch) }
  let files = ["input", "output", "errors"].map { scratch.appending(path: $0) }
  try input.write(to: files[0])
  for file in files.dropFirst() { try Data().write(to: file) }

  let process = Process()
  process.executableURL = executable
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  process.currentDirectoryURL = folder
  let handles = [
    try FileHandle(forReadingFrom: files[0]), try FileHandle(forWritingTo: files[1]),
    try FileHandle(forWritingTo: files[2]),
  ]
  defer { for handle in handles { try? handle.close() } }
  process.standardInput = handles[0]
  process.standardOutput = handles[1]
  process.standardError = handles[2]
  var follower = try onErrorLine.map { _ in
    LineFollower(file: try FileHandle(forReadingFrom: files[2]))
  }
  // Without anything to ask or tell, the wait is for the end alone.
  let isWatched = onErrorLine != nil || shouldStop != nil
  try run(
    process, timeout: timeout,
    meanwhile: isWatched
      ? {
        if let onErrorLine { follower?.pass(to: onErrorLine) }
        return shouldStop?() ?? false
      } : nil)
  return ProcessResult(
    status: process.terminationStatus, output: try Data(contentsOf: files[1]),
    errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
}

/// - Parameter meanwhile: Called now and then; true ends the program.
private func run(_ process: Process, timeout: Double, meanwhile: (() -> Bool)?) throws {
  let end = DispatchSemaphore(value: 0)
  process.terminationHandler = { _ in end.signal() }
  do {
    try process.run()
  } catch {
    throw ProcessRunError.cannotStart(process.executableURL?.path ?? "")
  }
  let waiting = wait(for: end, until: .now() + timeout, meanwhile: meanwhile)
  guard waiting != .ended else { return }
  // Foundation starts each program as the leader of a group, which holds what the program started.
  for signal in [SIGTERM, SIGKILL] {
    kill(-process.processIdentifier, signal)
    if end.wait(timeout: .now() + 2) == .success { break }
  }
  throw waiting == .stopped ? ProcessRunError.stopped : .tookTooLong(seconds: timeout)
}

private enum Waiting { case ended, outOfTime, stopped }

private func wait(
  for end: DispatchSemaphore, until deadline: DispatchTime, meanwhile: (() -> Bool)?
) -> Waiting {
  guard let meanwhile else {
    return end.wait(timeout: deadline) == .success ? .ended : .outOfTime
  }
  while end.wait(timeout: min(.now() + 0.1, deadline)) == .timedOut {
    if meanwhile() { return .stopped }
    if .now() >= deadline { return .outOfTime }
  }
  _ = meanwhile()
  return .ended
}

/// Reads a file that another program is still writing, a line at a time.
private struct LineFollower {
  let file: FileHandle
  private var rest = Data()

  init(file: FileHandle) {
    self.file = file
  }

  /// Passes on the lines that were finished since the last call.
  mutating func pass(to reader: (String) -> Void) {
    guard let more = try? file.readToEnd() else { return }
    rest += more
    while let end = rest.firstIndex(of: 0x0A) {
      reader(String(decoding: rest[..<end], as: UTF8.self))
      rest = Data(rest[rest.index(after: end)...])
    }
  }
}
