internal import ExternalPrograms
internal import Foundation

/// Runs the Python program that reads and writes workbooks.
struct SpreadsheetWorker: Sendable {
  /// What a request came to: lines of JSON, of which the last says that all is well, or the reason
  /// why not.
  enum Outcome {
    case done([Data])
    case failed(String)
  }

  /// The program of this package.
  static var standardScript: URL {
    Bundle.module.bundleURL.appending(path: "Resources/spreadsheet.py")
  }

  let tools: ToolFolder
  let script: URL
  let timeout: Double

  private struct Answer: Decodable {
    var ok: Bool
    var message: String?
    var details: String?
  }

  func ask(_ request: some Encodable, onErrorLine: ((String) -> Void)? = nil) -> Outcome {
    guard FileManager.default.isExecutableFile(atPath: tools.python.path) else {
      return .failed(tools.missingPython)
    }
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let run = try runProcess(
        executable: tools.python, arguments: ["-B", script.path],
        input: try encoder.encode(request), timeout: timeout, onErrorLine: onErrorLine)
      return outcome(of: run)
    } catch ProcessRunError.tookTooLong(let seconds) {
      return .failed(
        "The spreadsheet worker took longer than \(Int(seconds)) seconds and was ended.")
    } catch {
      return .failed("The spreadsheet worker could not be run: \(error).")
    }
  }

  private func outcome(of run: ProcessResult) -> Outcome {
    let lines = run.output.split(separator: 0x0A)
    guard run.status == 0, let last = lines.last,
      let answer = try? JSONDecoder().decode(Answer.self, from: last)
    else {
      let said = run.errors.split(separator: "\n").filter { !$0.hasPrefix("progress ") }
      return .failed(
        "The spreadsheet worker ended without an answer. It said: "
          + said.suffix(3).joined(separator: " "))
    }
    guard !answer.ok else { return .done(lines) }
    let details = answer.details.map { $0.isEmpty ? "" : "\n\($0)" } ?? ""
    return .failed((answer.message ?? "The spreadsheet worker gave no reason.") + details)
  }
}
