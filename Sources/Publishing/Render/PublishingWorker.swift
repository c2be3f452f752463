package import ExternalPrograms
package import Foundation
package import Tables

/// Runs the Python program that typesets plans.
package struct PublishingWorker: Sendable {
  /// What a request came to.
  package enum Outcome<Answer: Sendable>: Sendable {
    case done(Answer)
    case failed(Finding)
  }

  /// The answer to `typeset`.
  package struct Book: Sendable, Equatable {
    package var pages: Int?
    /// Such as a font that is missing.
    package var warnings: [String]
  }

  private let tools: ToolFolder
  private let script: URL
  private let timeout: Double

  /// - Parameters:
  ///   - script: The file `worker.py`.
  ///   - timeout: Seconds that one request may take.
  package init(tools: ToolFolder, script: URL, timeout: Double = 180) {
    self.tools = tools
    self.script = script
    self.timeout = timeout
  }

  /// Typesets `plan.typ` as PDF/UA-1.
  ///
  /// - Parameters:
  ///   - main: The file `plan.typ`, beside its template and pictures.
  ///   - fontFolders: Folders with fonts besides the system's.
  ///   - timestamp: Seconds since 1970 to write as the date of making; nil takes the clock's.
  package func typeset(
    _ main: URL, to output: URL, fontFolders: [URL] = [], timestamp: Int? = nil
  ) -> Outcome<Book> {
    let request = TypstRequest(
      main: main.path, root: main.deletingLastPathComponent().path, output: output.path,
      fontPaths: fontFolders.map(\.path), timestamp: timestamp)
    return ask(request, about: output) { answer in
      Book(pages: answer.pages, warnings: answer.warnings ?? [])
    }
  }

  /// Makes the document from which pandoc takes its styles.
  ///
  /// - Parameter palette: The file `palette.json`.
  package func makeReferenceDocument(
    at output: URL, palette: URL, footer: String
  ) -> Outcome<Void> {
    guard let data = try? Data(contentsOf: palette),
      let colors = try? JSONDecoder().decode(LooseJSON.self, from: data)
    else {
      return .failed(finding("The colors in palette.json cannot be read.", output))
    }
    let request = ReferenceRequest(output: output.path, palette: colors, footer: footer)
    return ask(request, about: output) { _ in }
  }
}

// MARK: - Requests

extension PublishingWorker {
  private struct TypstRequest: Encodable {
    var task = "typst"
    var main: String
    var root: String
    var output: String
    var fontPaths: [String]
    var timestamp: Int?
  }

  private struct ReferenceRequest: Encodable {
    var task = "referenceDocx"
    var output: String
    var palette: LooseJSON
    var footer: String
  }

  private struct Answer: Decodable {
    var ok: Bool
    var message: String?
    var details: String?
    var pages: Int?
    var warnings: [String]?
  }

  private func ask<Result>(
    _ request: some Encodable, about output: URL, _ result: (Answer) -> Result
  ) -> Outcome<Result> {
    guard FileManager.default.isExecutableFile(atPath: tools.python.path) else {
      return .failed(
        finding(tools.missingPython, output))
    }
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let run = try runProcess(
        executable: tools.python, arguments: ["-B", script.path],
        input: try encoder.encode(request), timeout: timeout)
      guard run.status == 0, let answer = try? JSONDecoder().decode(Answer.self, from: run.output)
      else {
        let lines = run.errors.split(separator: "\n").suffix(3).joined(separator: " ")
        return .failed(
          finding("The publishing worker ended without an answer. It said: \(lines)", output))
      }
      guard !answer.ok else { return .done(result(answer)) }
      let message = answer.message ?? "The publishing worker gave no reason."
      let details = answer.details.map { $0.isEmpty ? "" : "\n\($0)" } ?? ""
      return .failed(finding(message + details, output))
    } catch ProcessRunError.tookTooLong(let seconds) {
      let words = "The publishing worker took longer than \(Int(seconds)) seconds and was ended."
      return .failed(finding(words, output))
    } catch {
      return .failed(finding("The publishing worker could not be run: \(error).", output))
    }
  }

  private func finding(_ message: String, _ output: URL) -> Finding {
    Finding(.error, message, at: Place(file: output.lastPathComponent))
  }
}

/// Any JSON, passed on as it is.
private enum LooseJSON: Codable, Sendable {
  case object([String: LooseJSON])
  case array([LooseJSON])
  case text(String)
  case number(Double)
  case truth(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode([String: LooseJSON].self) {
      self = .object(value)
    } else if let value = try? container.decode([LooseJSON].self) {
      self = .array(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .truth(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else {
      self = .null
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .truth(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }
}
