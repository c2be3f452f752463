internal import Foundation
internal import Strategies

/// The solution files of HiGHS, in and out.
enum HiGHSSolution {
  /// Reads what was found.
  ///
  /// - Parameter log: What the program printed, which alone says how good anything could be.
  static func read(_ text: String, log: String) throws -> SolverAnswer {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let header = lines.firstIndex(of: "Model status"), header + 1 < lines.count else {
      throw SolverProblem.failed("its solution file cannot be read.")
    }
    let status = lines[header + 1]
    let values = values(lines)
    let bound = bound(log)
    switch status {
    case "Optimal": return SolverAnswer(standing: .best, values: values ?? [:], bound: bound)
    // A model without variables, which leaves nothing to choose.
    case "Empty": return SolverAnswer(standing: .best, values: values ?? [:], bound: bound)
    case "Infeasible", "Primal infeasible or unbounded": return SolverAnswer(standing: .infeasible)
    case "Time limit reached", "Iteration limit reached", "Solution limit reached",
      "Reached interrupt", "Interrupted by user", "Unknown":
      guard let values else { return SolverAnswer(standing: .nothingYet, bound: bound) }
      return SolverAnswer(standing: .outOfTime, values: values, bound: bound)
    default: throw SolverProblem.failed("its status is “\(status)”.")
    }
  }

  /// The values of columns; nil when no choice was found.
  private static func values(_ lines: [Substring]) -> [String: Double]? {
    guard let primal = lines.firstIndex(of: "# Primal solution values"), primal + 1 < lines.count,
      lines[primal + 1] == "Feasible",
      let columns = lines[primal...].firstIndex(where: { $0.hasPrefix("# Columns") })
    else { return nil }
    var values: [String: Double] = [:]
    for line in lines[(columns + 1)...] {
      let parts = line.split(separator: " ")
      guard parts.count == 2, let value = Double(parts[1]) else { break }
      values[String(parts[0])] = value
    }
    return values
  }

  private static func bound(_ log: String) -> Double? {
    let line = log.split(separator: "\n").last { $0.contains("Dual bound") }
    return line?.split(separator: " ").last.flatMap { Double($0) }.flatMap {
      $0.isFinite ? $0 : nil
    }
  }

  /// Values to begin from, as HiGHS reads them.
  static func text(_ start: [String: Double], of model: LinearModel) -> String {
    let used = model.used
    let columns = used.map { "\($0) \(start[$0] ?? 0)" }
    return
      ([
        "Model status", "Unknown", "", "# Primal solution values", "Feasible", "Objective 0",
        "# Columns \(used.count)",
      ] + columns + ["# Rows 0", ""]).joined(separator: "\n")
  }
}
