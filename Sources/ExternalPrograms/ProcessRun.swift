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
}

/// Runs a program to its end.
///
/// Input and output go through files, so that no pipe can fill up and neither side waits for the
/// other. The call blocks; a caller in async code gives it a thread of its own.
///
/// - Parameters:
///   - environment: Added to this process's own.
///   - timeout: Seconds after which the program is ended.
package func runProcess(
  executable: URL, arguments: [String] = [], input: Data = Data(),
  environment: [String: String] = [:], folder: URL? = nil, timeout: Double
) throws -> ProcessResult {
  let scratch = FileManager.default.temporaryDirectory
    .appending(path: "cairn-run-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
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
  try run(process, timeout: timeout)
  return ProcessResult(
    status: process.terminationStatus, output: try Data(contentsOf: files[1]),
    errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
}

private func run(_ process: Process, timeout: Double) throws {
  let end = DispatchSemaphore(value: 0)
  process.terminationHandler = { _ in end.signal() }
  do {
    try process.run()
  } catch {
    throw ProcessRunError.cannotStart(process.executableURL?.path ?? "")
  }
  guard end.wait(timeout: .now() + timeout) == .timedOut else { return }
  // Foundation starts each program as the leader of a group, which holds what the program started.
  for signal in [SIGTERM, SIGKILL] {
    kill(-process.processIdentifier, signal)
    if end.wait(timeout: .now() + 2) == .success { break }
  }
  throw ProcessRunError.tookTooLong(seconds: timeout)
}
