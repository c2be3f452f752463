public import Foundation

/// One line to the chart worker: draw this.
struct ChartRequest: Codable {
  var id: String
  /// The Vega-Lite specification as JSON text.
  var spec: String
}

/// One line from the chart worker: the drawing, or why there is none.
struct ChartResponse: Codable {
  /// Why there is no drawing.
  enum Problem: String, Codable {
    /// JavaScriptCore is not installed.
    case library
    /// Vega's scripts are not in the folder.
    case scripts
    /// The specification is at fault.
    case spec
  }

  var id: String
  var svg: String?
  var error: String?
  var problem: Problem?
}

/// The child process that draws charts.
///
/// It reads one request a line from standard input and writes one response a line to standard
/// output, until its input ends. A chart that brings it down costs that chart only.
public enum ChartWorkerMain {
  /// Serves requests until standard input ends.
  ///
  /// - Parameter javaScriptFolder: Holds `vega.min.js` and `vega-lite.min.js`, such as `.tools/js`.
  public static func run(javaScriptFolder: URL) {
    run(javaScriptFolder: javaScriptFolder, libraryNames: JavaScriptCore.libraryNames)
  }

  static func run(javaScriptFolder: URL, libraryNames: [String]) {
    var engine: Result<ChartEngine, any Error>?
    for line in RequestLines() {
      guard let request = try? JSONDecoder().decode(ChartRequest.self, from: line)
      else { continue }
      // The engine starts with the first request, so that the parent never waits to write it.
      let ready =
        engine
        ?? Result {
          try ChartEngine(
            javaScriptFolder: javaScriptFolder, metrics: ChartTheme.bundled.metrics,
            libraryNames: libraryNames)
        }
      engine = ready
      write(response(to: request, from: ready))
    }
  }

  static func response(
    to request: ChartRequest, from engine: Result<ChartEngine, any Error>
  ) -> ChartResponse {
    do {
      let drawing = try engine.get().render(request.spec)
      return ChartResponse(id: request.id, svg: drawing.svg)
    } catch ChartEngineError.libraryMissing {
      return ChartResponse(
        id: request.id, error: "JavaScriptCore is not installed.", problem: .library)
    } catch ChartEngineError.scriptsMissing(let name) {
      return ChartResponse(id: request.id, error: "\(name) cannot be used.", problem: .scripts)
    } catch ChartEngineError.script(let message) {
      return ChartResponse(id: request.id, error: message, problem: .spec)
    } catch {
      return ChartResponse(id: request.id, error: "\(error)", problem: .scripts)
    }
  }

  private static func write(_ response: ChartResponse) {
    guard var line = try? JSONEncoder().encode(response) else { return }
    line.append(UInt8(ascii: "\n"))
    try? FileHandle.standardOutput.write(contentsOf: line)
  }
}
