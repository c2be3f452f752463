import Foundation
import Plan
import Tables
import Testing

@testable import Publishing

/// Needs the tools folder and the program `cairn` beside the test bundle.
@Suite(.serialized) struct ChartRendererTests {
  private let samples: ChartSamples
  private let cache = ChartTools.temporaryFolder()

  init() { samples = ChartSamples(theme: ChartTheme.bundled) }

  private func broken(_ id: String) -> Chart {
    Chart(
      id: id, title: "A broken chart", description: "", spec: #"{"mark": "bogus"}"#,
      data: PlanTable(id: "t", caption: "", columns: [], rows: []), source: "")
  }

  @Test func `charts come back drawn, in order, and a bad one costs only itself`() throws {
    let charts = try samples.all
    let rendered = ChartTools.renderer(cache: cache).render([broken("bad")] + charts)
    #expect(rendered.map(\.chart.id) == ["bad"] + charts.map(\.id))
    #expect(rendered[0].svg == nil)
    #expect(rendered[0].finding?.severity == .warning)
    #expect(
      rendered[0].finding?.message.hasPrefix("The chart “A broken chart” is left out") == true)
    for chart in rendered.dropFirst() {
      #expect(chart.finding == nil)
      #expect(chart.svg?.hasPrefix("<svg ") == true)
    }
    try? FileManager.default.removeItem(at: cache)
  }

  @Test func `a drawing in the cache needs no worker and has the same bytes`() throws {
    let charts = [samples.equity, samples.wedges]
    let first = ChartTools.renderer(cache: cache).render(charts)
    let second = ChartTools.renderer(cache: cache, script: "exit 3").render(charts)
    #expect(first.map(\.svg) == second.map(\.svg))
    #expect(second.allSatisfy { $0.svg != nil && $0.finding == nil })
    try? FileManager.default.removeItem(at: cache)
  }

  @Test func `a damaged drawing in the cache is drawn again`() throws {
    let first = ChartTools.renderer(cache: cache).render([samples.equity])
    for file in try FileManager.default.contentsOfDirectory(
      at: cache, includingPropertiesForKeys: nil)
    {
      try Data("<svg>".utf8).write(to: file)
    }
    let second = ChartTools.renderer(cache: cache).render([samples.equity])
    #expect(second[0].svg == first[0].svg)
    try? FileManager.default.removeItem(at: cache)
  }

  @Test func `a missing library names the package to install, once for all charts`() {
    let script = """
      while read line; do id=$(echo "$line" | sed 's/.*"id":"\\([0-9]*\\)".*/\\1/'); \
      echo "{\\"id\\":\\"$id\\",\\"error\\":\\"no\\",\\"problem\\":\\"library\\"}"; done
      """
    let rendered = ChartTools.renderer(cache: cache, script: script)
      .render([samples.equity, samples.wedges])
    let findings = Set(rendered.compactMap(\.finding))
    #expect(findings.count == 1)
    #expect(findings.first?.message.contains("libjavascriptcoregtk-4.1-0") == true)
    #expect(findings.first?.message.contains("scripts/setup publish") == true)
    #expect(rendered.allSatisfy { $0.svg == nil })
  }

  @Test func `a worker has none of the files that its parent has open`() throws {
    let file = open("/dev/null", O_RDONLY)
    defer { close(file) }
    let rendered = ChartTools.renderer(
      cache: cache, script: "test -e /proc/$$/fd/\(file) && exit 7; read line; exit 5"
    ).render([samples.equity])
    #expect(rendered[0].finding?.message.contains("status 5") == true)
  }

  @Test func `missing scripts name the command that fetches them, and no worker starts`() {
    let renderer = ChartRenderer(
      tools: URL(filePath: "/nonexistent"), cache: cache,
      workerExecutable: URL(filePath: "/nonexistent"), workerArguments: [])
    let finding = renderer.render([samples.equity])[0].finding
    #expect(finding?.message.contains("vega.min.js") == true)
    #expect(finding?.message.contains("scripts/setup publish") == true)
  }

  @Test func `a program that cannot be started is a finding`() {
    let renderer = ChartRenderer(
      tools: ChartTools.folder, cache: cache, workerExecutable: URL(filePath: "/nonexistent/cairn"),
      workerArguments: [])
    let rendered = renderer.render([samples.equity, samples.wedges])
    #expect(rendered.allSatisfy { $0.finding?.message.contains("/nonexistent/cairn") == true })
  }

  @Test func `a worker that crashes costs one chart and a fresh one goes on`() {
    // Crashes on the first request of its life, answers none.
    let rendered = ChartTools.renderer(cache: cache, script: "read line; kill -9 $$")
      .render([samples.equity, samples.wedges])
    #expect(rendered.count == 2)
    #expect(rendered.allSatisfy { $0.finding?.message.contains("signal 9 ended it") == true })
  }

  @Test func `a worker that hangs is ended at the deadline`() {
    var renderer = ChartTools.renderer(cache: cache, script: "sleep 600")
    renderer.timeLimit = 0.3
    let start = ContinuousClock.now
    let rendered = renderer.render([samples.equity, samples.wedges])
    #expect(rendered.allSatisfy { $0.finding?.message.contains("took longer than") == true })
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test func `an answer in another form is a finding`() {
    let rendered = ChartTools.renderer(cache: cache, script: "read line; echo hello; sleep 600")
      .render([samples.equity])
    #expect(rendered[0].finding?.message.contains("expected form") == true)
  }

  @Test func `no charts need nothing`() {
    #expect(ChartTools.renderer(cache: cache, script: "exit 1").render([]).isEmpty)
  }
}
