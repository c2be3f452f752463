internal import Dispatch
internal import Foundation
public import Plan
internal import Synchronization

/// Draws charts for pages as they are asked for.
///
/// The worker starts with the first chart that is not in the cache, stays for the next ones, and leaves when nothing was
/// asked for a while, so that an idle server holds no script engine in memory.
public final class ChartDesk: Sendable {
  /// The worker between two requests; taken out while it draws.
  private struct Rest {
    var worker: ChartWorkerProcess?
    var use = 0
  }

  private let renderer: ChartRenderer
  private let idleSeconds: Double
  private let queue = DispatchQueue(label: "cairn.charts")
  private let rest = Mutex(Rest())

  /// - Parameters:
  ///   - setting: Where tools and caches are.
  ///   - idleSeconds: How long a worker waits for another chart.
  public init(_ setting: PlanPublisher.Setting, idleSeconds: Double = 60) {
    renderer = ChartRenderer(
      tools: setting.tools, cache: setting.cache.appending(path: "charts"),
      workerExecutable: setting.executable, workerArguments: ["__render-charts"])
    self.idleSeconds = idleSeconds
  }

  /// The drawings of charts as SVG that may stand in a page, or why there are none.
  public func draw(_ charts: [Chart]) async -> [RenderedChart] {
    await withCheckedContinuation { continuation in
      queue.async { [self] in continuation.resume(returning: drawNow(charts)) }
    }
  }

  private func drawNow(_ charts: [Chart]) -> [RenderedChart] {
    let drawn = rest.withLock { rest in
      rest.use += 1
      return renderer.render(charts, worker: &rest.worker)
    }
    leaveWhenIdle()
    return drawn.map { drawing in
      var drawing = drawing
      drawing.svg = drawing.svg.flatMap(Self.inline)
      return drawing
    }
  }

  private func leaveWhenIdle() {
    let use = rest.withLock { $0.use }
    queue.asyncAfter(deadline: .now() + idleSeconds) { [weak self] in
      self?.rest.withLock { if $0.use == use { $0.worker = nil } }
    }
  }

  /// Read and written again, so that only well-formed SVG gets into a page; its size is the stylesheet's matter.
  private static func inline(_ svg: String) -> String? {
    guard var element = try? SVGReader.read(svg), element.name == "svg" else { return nil }
    element["style"] = nil
    return element.markup
  }
}
