package import ExternalPrograms
package import Foundation
package import Strategies

/// Why the solver gave no answer, in full sentences for a person.
package enum SolverProblem: Error, Equatable, CustomStringConvertible {
  case notInstalled
  /// It ended without an answer; what it said last.
  case failed(String)
  /// It was ended from outside, or crashed.
  case ended(status: Int32)
  case cancelled

  package var description: String {
    switch self {
    case .notInstalled:
      "The solver HiGHS is not installed, so no portfolio can be chosen. Add it with `scripts/setup publish`, or put a program named highs on the search path."
    case .failed(let text): "The solver HiGHS gave no answer: \(text)"
    case .ended(let status):
      "The solver HiGHS was ended before it had an answer (status \(status)). Try again, or give it more memory."
    case .cancelled: "The search for a portfolio was stopped."
    }
  }
}

/// HiGHS, a solver for linear programs with whole numbers, run as a program of its own.
///
/// The model goes in as LP text, the solution comes out as text; nothing is kept between two questions.
/// - Source: Q. Huangfu, J. A. J. Hall and others, <https://highs.dev>.
package struct HiGHSProgram: Sendable {
  package let executable: URL
  /// Seconds beyond its time after which it is ended from here.
  package var grace = 20.0

  /// Looks in the folder of tools first, then along the search path; nil when there is none.
  package init?(tools: ToolFolder, environment: [String: String]) {
    guard
      let found = Self.inTools(tools) ?? ToolFolder.program("highs", environment: environment)
    else { return nil }
    executable = found
  }

  package init(executable: URL) { self.executable = executable }

  /// Where the wheel of `scripts/requirements.txt` lays it, whatever Python the environment has.
  private static func inTools(_ tools: ToolFolder) -> URL? {
    let library = tools.folder.appending(path: "venv/lib")
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: library.path)) ?? []
    return folders.sorted(by: >).lazy.map { folder in
      library.appending(path: "\(folder)/site-packages/highsbox/highs_dist/bin/highs")
    }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Asks for the best choice of a model.
  ///
  /// Blocks its thread; a caller in async code gives it one of its own.
  /// - Parameters:
  ///   - start: Values of variables to begin from; empty for none.
  ///   - seconds: After which it answers with the best so far.
  ///   - gap: How far from the best a choice may be that counts as best, as a part of it.
  package func solve(
    _ model: LinearModel, from start: [String: Double] = [:], seconds: Double, gap: Double,
    shouldStop: (() -> Bool)? = nil
  ) throws -> SolverAnswer {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-solve-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "model.lp"), folder.appending(path: "answer.sol"))
    try Data(model.text.utf8).write(to: input)
    let options = folder.appending(path: "options")
    // One thread and a fixed seed, so that the same question has the same answer; without a name the log
    // would be written where the program was started.
    let log = folder.appending(path: "log")
    try Data(
      "mip_rel_gap = \(gap)\nthreads = 1\nrandom_seed = 1\nlog_to_console = true\nlog_file = \(log.path)\n"
        .utf8
    ).write(to: options)
    var arguments = [
      "--model_file", input.path, "--options_file", options.path, "--solution_file", output.path,
      "--time_limit", String(max(0.1, seconds)),
    ]
    if !start.isEmpty {
      let file = folder.appending(path: "start.sol")
      try Data(HiGHSSolution.text(start, of: model).utf8).write(to: file)
      arguments += ["--read_solution_file", file.path]
    }
    let result = try run(arguments, seconds: seconds, shouldStop: shouldStop)
    guard let text = try? String(contentsOf: output, encoding: .utf8) else {
      let said = String(decoding: result.output, as: UTF8.self) + result.errors
      throw result.status == 0 || result.status == 1
        ? SolverProblem.failed(Self.lastLine(of: said)) : .ended(status: result.status)
    }
    return try HiGHSSolution.read(text, log: String(decoding: result.output, as: UTF8.self))
  }

  private func run(
    _ arguments: [String], seconds: Double, shouldStop: (() -> Bool)?
  ) throws -> ProcessResult {
    // The wheel's program looks for its libraries beside itself, where they are not.
    let libraries = executable.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "lib").path
    do {
      return try runProcess(
        executable: executable, arguments: arguments,
        environment: ["LD_LIBRARY_PATH": libraries], timeout: seconds + grace,
        shouldStop: shouldStop)
    } catch ProcessRunError.stopped {
      throw SolverProblem.cancelled
    } catch ProcessRunError.cannotStart {
      throw SolverProblem.notInstalled
    } catch ProcessRunError.tookTooLong(let seconds) {
      throw SolverProblem.failed(
        "it did not keep to its time and was ended after \(Int(seconds)) s.")
    }
  }

  private static func lastLine(of text: String) -> String {
    let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    return lines.last { $0.uppercased().contains("ERROR") } ?? lines.last { !$0.isEmpty }
      ?? "it said nothing."
  }
}
