public import Foundation
public import Plan
public import Tables

/// A chart and its drawing, or why there is none.
public struct RenderedChart: Sendable {
  public var chart: Chart
  /// Accessible SVG; nil when the chart could not be drawn, and its data table stands alone.
  public var svg: String?
  /// Why there is no drawing.
  public var finding: Finding?

  public init(chart: Chart, svg: String? = nil, finding: Finding? = nil) {
    self.chart = chart
    self.svg = svg
    self.finding = finding
  }
}

/// Draws charts in child processes and keeps the drawings.
///
/// A chart that cannot be drawn never stops the others; it comes back with a finding.
public struct ChartRenderer: Sendable {
  let tools: URL
  let cache: URL
  let workerExecutable: URL
  let workerArguments: [String]
  /// Longest wait for one chart in seconds, the start of the engine included.
  var timeLimit = 30.0
  /// Two workers pay only when there is more to draw than an engine takes to start.
  private static let chartsForTwoWorkers = 6

  /// - Parameters:
  ///   - tools: The tools folder, which holds `js/vega.min.js` and `js/vega-lite.min.js`.
  ///   - cache: A folder for finished drawings; it may be deleted at any time.
  ///   - workerExecutable: A program that calls `ChartWorkerMain.run(javaScriptFolder:)`.
  ///   - workerArguments: What makes it do so, such as `["__render-charts"]`; the path of the folder
  ///     with Vega's scripts follows as the last argument.
  public init(tools: URL, cache: URL, workerExecutable: URL, workerArguments: [String]) {
    self.tools = tools
    self.cache = cache
    self.workerExecutable = workerExecutable
    self.workerArguments = workerArguments
  }

  /// Draws charts.
  ///
  /// - Returns: One element per chart, in order. The same chart always gives the same bytes.
  public func render(_ charts: [Chart]) -> [RenderedChart] {
    var worker: ChartWorkerProcess?
    return render(charts, worker: &worker)
  }

  /// - Parameter worker: One that is taken where something must be drawn, and left for the next time.
  func render(_ charts: [Chart], worker: inout ChartWorkerProcess?) -> [RenderedChart] {
    guard !charts.isEmpty else { return [] }
    let cache = ChartCache(folder: cache, engine: engineVersion())
    var outcomes: [ChartDrawing?] = charts.map { cache.drawing(of: $0.spec).map { .drawn($0) } }
    let missing = charts.indices.filter { outcomes[$0] == nil }
    if !missing.isEmpty, let name = missingScript() {
      for index in missing { outcomes[index] = .failed(.scripts, name) }
    } else if !missing.isEmpty {
      let queue = ChartQueue(
        specifications: missing.map { charts[$0].spec }, executable: workerExecutable,
        arguments: workerArguments + [tools.appending(path: "js").path], timeLimit: timeLimit,
        workers: missing.count > Self.chartsForTwoWorkers ? 2 : 1, spare: worker)
      for (index, outcome) in zip(missing, queue.run()) {
        outcomes[index] = outcome
        if case .drawn(let svg) = outcome { cache.store(svg, of: charts[index].spec) }
      }
      worker = queue.spare
    }
    return zip(charts, outcomes).map { rendered($0, $1) }
  }

  private func missingScript() -> String? {
    ["js/vega.min.js", "js/vega-lite.min.js"].first {
      !FileManager.default.isReadableFile(atPath: tools.appending(path: $0).path)
    }
  }

  /// Names everything but the specification that a drawing depends on.
  private func engineVersion() -> String {
    let parts = ["js/vega.min.js", "js/vega-lite.min.js"].map { name in
      let data = try? Data(contentsOf: tools.appending(path: name))
      return data.map { SHA256.hexDigest(of: $0) } ?? "none"
    }
    let metrics = ChartTheme.bundled.metrics.json
    return ([ChartEngineScript.version, SHA256.hexDigest(of: metrics.utf8)] + parts)
      .joined(separator: " ")
  }

  private func rendered(_ chart: Chart, _ outcome: ChartDrawing?) -> RenderedChart {
    switch outcome {
    case .drawn(let svg):
      do {
        let accessible = try SVGAccessibility.accessible(
          svg: svg, id: chart.id, title: chart.title, description: chart.description)
        return RenderedChart(chart: chart, svg: accessible)
      } catch {
        return RenderedChart(
          chart: chart, finding: ChartFindings.drawing(chart, "the drawing is not well-formed"))
      }
    case .failed(.library, _):
      return RenderedChart(chart: chart, finding: ChartFindings.libraryMissing)
    case .failed(.scripts, let detail):
      return RenderedChart(chart: chart, finding: ChartFindings.scriptsMissing(detail))
    case .failed(.spec, let message):
      return RenderedChart(chart: chart, finding: ChartFindings.drawing(chart, message))
    case .noWorker:
      return RenderedChart(chart: chart, finding: ChartFindings.noWorker(workerExecutable.path))
    case .workerEnded(let reason):
      return RenderedChart(
        chart: chart, finding: ChartFindings.drawing(chart, "the chart worker failed: \(reason)"))
    case nil:
      return RenderedChart(chart: chart, finding: ChartFindings.drawing(chart, "no answer"))
    }
  }
}

/// The findings of drawing; those about the machine are equal for all charts, so that a list of
/// distinct findings says each thing once.
enum ChartFindings {
  static let libraryMissing = Finding(
    .warning,
    "Charts are left out and their tables published instead, because JavaScriptCore is not "
      + "installed. Install the Debian package libjavascriptcoregtk-4.1-0, or run "
      + "`scripts/setup publish`.",
    at: Place(file: "charts"))

  static func scriptsMissing(_ detail: String) -> Finding {
    Finding(
      .warning,
      "Charts are left out and their tables published instead, because Vega's scripts are not "
        + "in the tools folder (\(detail)). Run `scripts/setup publish`.",
      at: Place(file: "charts"))
  }

  static func noWorker(_ path: String) -> Finding {
    Finding(
      .warning,
      "Charts are left out and their tables published instead, because the program that draws "
        + "them, \(path), could not be started.",
      at: Place(file: "charts"))
  }

  static func drawing(_ chart: Chart, _ reason: String) -> Finding {
    Finding(
      .warning,
      "The chart “\(chart.title)” is left out and its table published instead: \(reason)",
      at: Place(file: "charts/\(chart.id)"))
  }
}
