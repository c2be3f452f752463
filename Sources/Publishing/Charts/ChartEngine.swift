public import Foundation

/// What keeps a chart from being drawn.
public enum ChartEngineError: Error, Equatable {
  /// JavaScriptCore is not installed.
  case libraryMissing
  /// `vega.min.js` or `vega-lite.min.js` is not in the folder, or is not what its name says.
  case scriptsMissing(String)
  /// The specification is not valid, or took too long; the text is the engine's own.
  case script(String)
}

/// Draws Vega-Lite specifications as SVG with Vega in JavaScriptCore.
///
/// One engine holds about 150 MB, so it lives in a child process; see `ChartWorkerMain`.
public final class ChartEngine {
  /// Longest time for one chart, in seconds; a specification can ask for endless work.
  var timeLimit = 8.0

  private let context: JavaScriptContext

  /// Loads the library, Vega and Vega-Lite.
  ///
  /// - Parameters:
  ///   - javaScriptFolder: Holds `vega.min.js` and `vega-lite.min.js`.
  ///   - metrics: Widths of the charts' font, which Vega cannot measure by itself.
  public convenience init(javaScriptFolder: URL, metrics: TextMetrics) throws {
    try self.init(
      javaScriptFolder: javaScriptFolder, metrics: metrics,
      libraryNames: JavaScriptCore.libraryNames)
  }

  init(javaScriptFolder: URL, metrics: TextMetrics, libraryNames: [String]) throws {
    guard
      let library = JavaScriptCore(libraryNames: libraryNames),
      let context = JavaScriptContext(library: library)
    else { throw ChartEngineError.libraryMissing }
    self.context = context
    try context.evaluate(ChartEngineScript.surroundings)
    try load("vega.min.js", from: javaScriptFolder)
    try load("vega-lite.min.js", from: javaScriptFolder)
    do {
      try context.evaluate("cairn.prepare(\(metrics.json))")
    } catch {
      throw ChartEngineError.scriptsMissing("vega.min.js")
    }
  }

  private func load(_ name: String, from folder: URL) throws {
    do {
      try context.evaluate(String(contentsOf: folder.appending(path: name), encoding: .utf8))
    } catch {
      throw ChartEngineError.scriptsMissing(name)
    }
  }

  /// Draws one specification.
  ///
  /// - Returns: The SVG as Vega writes it, and what Vega-Lite warned of.
  /// - Throws: `ChartEngineError.script` when it is not valid or takes longer than the limit.
  func render(_ specification: String) throws -> (svg: String, warnings: [String]) {
    context.limit(seconds: timeLimit)
    try context.evaluate("cairn.start(\(ChartJSON.string(specification)))")
    // Each call runs the promise jobs of the one before; Vega needs two or three of them.
    for _ in 0..<1000 {
      let state = try context.evaluate("cairn.step()")
      if state == "drawn" { return (try context.evaluate("cairn.svg"), try warnings()) }
      if state == "failed" { throw ChartEngineError.script(try context.evaluate("cairn.error")) }
    }
    throw ChartEngineError.script("The chart did not finish.")
  }

  private func warnings() throws -> [String] {
    let lines = try context.evaluate("cairn.warnings.join('\\n')")
    return lines.isEmpty ? [] : lines.components(separatedBy: "\n")
  }
}

/// The JavaScript around Vega.
enum ChartEngineScript {
  /// Part of the cache key: raise it when a change here or in `SVGAccessibility` changes drawings.
  static let version = "1"

  /// What a browser would offer and Vega needs, and the four calls of the engine.
  ///
  /// Timers run one after another without waiting: nothing in a still picture depends on time. The
  /// loader refuses every address, because a plan's charts hold their data.
  static let surroundings = #"""
    var cairn = (function (global) {
      "use strict";
      let timers = [];
      let lastTimer = 0;
      let widths = {};
      const state = { svg: "", error: "", done: "", warnings: [] };

      global.setTimeout = function (call, delay, ...rest) {
        lastTimer += 1;
        timers.push({ id: lastTimer, call: call, rest: rest });
        return lastTimer;
      };
      global.clearTimeout = function (id) {
        timers = timers.filter((timer) => timer.id !== id);
      };
      global.setInterval = () => 0;
      global.clearInterval = () => undefined;
      global.requestAnimationFrame = (call) => global.setTimeout(call, 0, 0);
      global.cancelAnimationFrame = global.clearTimeout;
      if (typeof global.structuredClone === "undefined") {
        global.structuredClone = function copy(value) {
          if (Array.isArray(value)) { return value.map(copy); }
          if (value === null || typeof value !== "object" || value instanceof Date) { return value; }
          return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
        };
      }

      function refuse(address) {
        return Promise.reject(new Error("Charts hold their data; “" + address + "” is not loaded."));
      }
      const loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };
      const logger = {
        level: () => logger,
        error(...parts) { fail(parts.join(" ")); return logger; },
        warn(...parts) { warn(parts.join(" ")); return logger; },
        info: () => logger,
        debug: () => logger,
      };

      function warn(text) {
        if (/^Loading failed/.test(text)) { fail(text); } else { state.warnings.push(text); }
      }
      function fail(text) {
        if (state.done !== "failed") { state.error = String(text); }
        state.done = "failed";
      }

      function measure(item, value) {
        const bold = /^(bold|[5-9]00)$/.test(String(item.fontWeight || ""));
        const table = widths[bold ? "600" : "400"];
        const size = item.fontSize == null ? 11 : +item.fontSize || 0;
        let sum = 0;
        for (const character of String(value == null ? "" : value)) {
          sum += table[character] === undefined ? 600 : table[character];
        }
        return (sum * size) / 1000;
      }

      state.prepare = function (metrics) {
        widths = metrics.weights;
        vega.textMetrics.width = (item, text) => {
          const lines = Array.isArray(text) ? text : [text];
          return Math.max(0, ...lines.map((line) => measure(item, line)));
        };
        if (typeof vegaLite.compile !== "function") { throw new Error("vega-lite is not loaded"); }
      };
      state.start = function (text) {
        state.svg = ""; state.error = ""; state.done = ""; state.warnings = [];
        timers = [];
        // Numbers of clip paths would go on from the last chart.
        vega.resetSVGDefIds();
        try {
          const compiled = vegaLite.compile(JSON.parse(text), { logger: logger }).spec;
          const view = new vega.View(vega.parse(compiled), {
            renderer: "none", loader: loader, logger: logger,
          });
          view.toSVG().then(
            (svg) => {
              state.svg = svg;
              if (state.done === "") { state.done = "drawn"; }
              view.finalize();
            },
            (error) => fail(error && error.message ? error.message : error));
        } catch (error) {
          fail(error && error.message ? error.message : error);
        }
      };
      state.step = function () {
        const due = timers;
        timers = [];
        for (const timer of due) { timer.call.apply(null, timer.rest); }
        return state.done;
      };
      return state;
    })(globalThis);
    """#
}
