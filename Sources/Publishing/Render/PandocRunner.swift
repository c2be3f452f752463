internal import ExternalPrograms
package import Foundation
package import Tables

/// Makes a DOCX of the page that `DOCXRenderer` wrote.
package struct PandocRunner: Sendable {
  /// Nil when pandoc is not installed.
  private let pandoc: URL?
  private let timeout: Double

  /// - Parameter environment: Where to look for programs; its `PATH`.
  package init(environment: [String: String], timeout: Double = 180) {
    pandoc = ToolFolder.program("pandoc", environment: environment)
    self.timeout = timeout
  }

  /// Lists the headings in front, for programs that do not make a list of contents themselves.
  private static var contents: URL { PlanBuild.resources.appending(path: "contents.lua") }

  /// The arguments for `docx.html` in the current folder.
  package static func arguments(output: URL, referenceDocument: URL?, language: String) -> [String]
  {
    var arguments = [
      "--from=html", "--to=docx", "--standalone", "--number-sections", "--resource-path=.",
      "--lua-filter=\(contents.path)", "--metadata=lang:\(language)",
    ]
    if let referenceDocument {
      arguments.append("--reference-doc=\(referenceDocument.path)")
    }
    return arguments + ["--output=\(output.path)", "docx.html"]
  }

  /// Converts `docx.html` in a folder that also holds its pictures.
  ///
  /// - Parameter timestamp: Seconds since 1970 to write as the date of making; nil takes the clock's.
  /// - Returns: What is wrong; without an error the file was written.
  package func convert(
    in folder: URL, to output: URL, referenceDocument: URL? = nil, language: String,
    timestamp: Int? = nil
  ) -> [Finding] {
    let place = Place(file: output.lastPathComponent)
    guard let pandoc else {
      return [
        Finding(
          .error,
          "pandoc is not installed, so there is no DOCX. Run scripts/setup publish, which installs "
            + "pandoc and librsvg2-bin.", at: place)
      ]
    }
    do {
      let run = try runProcess(
        executable: pandoc,
        arguments: Self.arguments(
          output: output, referenceDocument: referenceDocument, language: language),
        environment: timestamp.map { ["SOURCE_DATE_EPOCH": String($0)] } ?? [:], folder: folder,
        timeout: timeout)
      return findings(run, at: place)
    } catch ProcessRunError.tookTooLong(let seconds) {
      let words = "pandoc took longer than \(Int(seconds)) seconds and was ended."
      return [Finding(.error, words, at: place)]
    } catch {
      return [Finding(.error, "pandoc could not be run: \(error).", at: place)]
    }
  }

  private func findings(_ run: ProcessResult, at place: Place) -> [Finding] {
    let words = run.errors.trimmingCharacters(in: .whitespacesAndNewlines)
    guard run.status == 0 else {
      return [Finding(.error, "pandoc could not make the DOCX. It said: \(words)", at: place)]
    }
    if words.contains("rsvg-convert") {
      return [
        Finding(
          .warning,
          "Older programs will not show the charts of the DOCX, because rsvg-convert is missing. "
            + "Run scripts/setup publish, which installs librsvg2-bin.", at: place)
      ]
    }
    return words.isEmpty ? [] : [Finding(.note, "pandoc said: \(words)", at: place)]
  }
}
