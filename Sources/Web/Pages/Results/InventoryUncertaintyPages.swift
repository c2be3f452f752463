import Accounts
import Hummingbird
import Inventory
import Plan
import Quantities
import Store
import Tables

/// How sure a year's total is, and which records make most of the doubt.
struct InventoryUncertaintyPages: PageGroup {
  static let path = "inventory/uncertainty"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path, label: Phrase(\InventoryUncertaintyText.tab),
        for: .readWorkspace, order: 65)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/inventory/uncertainty", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    let scene = try await ResultsScene(visit)
    guard scene.inventory.hasEntries(of: scene.year) else {
      return NothingYet(visit: visit).page(at: Self.path, scene.own)
    }
    guard let doubt = try await visit.doubt(InventoryDoubtKey(scene), scene.inventory) else {
      let text = visit.words(InventoryUncertaintyText.self)
      return StillBeingMade(visit: visit, title: text.title(scene.year), lead: text.wait)
        .page(at: Self.path)
    }
    let view = InventoryUncertaintyView(scene: scene, doubt: doubt)
    if let file = try visit.download(from: [view.terms]) { return file }
    return visit.page(
      visit.words(InventoryUncertaintyText.self).title(scene.year), view.html, at: Self.path,
      scripts: ["explain.js"])
  }
}

/// The page of how sure a year's total is.
struct InventoryUncertaintyView {
  /// Records that the page lists.
  private static let most = 25

  let scene: ResultsScene
  let doubt: InventoryDoubt

  private var visit: Visit { scene.visit }
  private var text: InventoryUncertaintyText { visit.words(InventoryUncertaintyText.self) }
  private var writer: FigureWriter { scene.writer }
  private var formula: UncertaintyPropagation { doubt.formula }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title(scene.year))</h1>
    <p class="lead">\(text.lead)</p>
    \(controls)
    </div>
    \(ResultsNotices(scene: scene).omissions)
    \(doubt.sampling.map(results) ?? empty)
    \(coverage)
    \(notes)
    \(ExplanationDialog(visit: visit).html)
    </div>
    """
  }

  private var controls: HTML {
    let years = scene.inventory.years.filter(scene.inventory.hasEntries).reversed()
      .map { (value: "\($0)", label: "\($0)") }
    return """
      <form method="get" action="\(scene.place.path(InventoryUncertaintyPages.path))" class="form--inline toolbar" aria-label="\(text.controls)">
      \(Choice(name: "year", label: text.year, options: years, value: "\(scene.year)").html())
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  private var empty: HTML {
    EmptyState(
      title: text.emptyTitle, detail: text.emptyDetail,
      action: """
        <a class="button" href="\(scene.place.path("inventory/records"))">\(text.toRecords)</a>
        """
    ).html
  }

  private func results(_ sampling: UncertaintySampling) -> HTML {
    """
    \(facts(sampling).html)
    \(uncovered)
    <section class="stack" aria-labelledby="dominates">
    <h2 id="dominates">\(text.dominates)</h2>
    <p>\(text.dominatesLead)</p>
    \(visit.html(terms))
    \(offsets)
    </section>
    """
  }

  private func facts(_ sampling: UncertaintySampling) -> [Fact] {
    let ends = sampling.percentiles
    let total = Fact(
      label: text.total,
      value: writer.cell(
        tonnes: formula.total, InventoryPart(account: scene.query.account).figure(scene.year)
      ).html)
    let covered = Fact(label: text.covered, value: HTML(writer.tonnes(formula.coveredTotal)))
    let interval = Fact(
      label: isPartial ? text.intervalOfPart : text.interval,
      value: HTML("\(writer.tonnes(ends.p2_5))–\(writer.tonnes(ends.p97_5))"),
      detail: HTML(
        text.drawn(visit.number(Double(sampling.draws)), sampling.seed ?? InventoryDoubt.seed)))
    return (isPartial ? [total, covered] : [total]) + [
      interval, Fact(label: text.independent, value: HTML("±\(width(formula.independent))")),
      Fact(label: text.shared, value: HTML("±\(width(formula.sharedFactors))")),
    ]
  }

  /// Whether some emissions have no range, so that the intervals are around the others alone.
  ///
  /// Amounts and removals without a range may sum to 0, so that the two totals do not tell.
  private var isPartial: Bool { formula.coverage.unknown > 0 }

  private var uncovered: HTML {
    guard isPartial else { return .empty }
    let (coverage, covered) = (formula.coverage, writer.tonnes(formula.coveredTotal))
    let share = coverage.percent(coverage.unknown).map { visit.percent($0 / 100, decimals: 1) }
    return Notice(
      tone: .caution, title: text.partOnly(covered),
      detail: "<p>\(text.uncovered(writer.tonnes(coverage.unknown), share ?? "–"))</p>"
    ).html
  }

  /// Shares below 0 % would look like a mistake without a word on them.
  private var offsets: HTML {
    guard formula.terms.contains(where: { $0.shareOfVariance < 0 }) else { return .empty }
    return "<p class=\"soft\">\(text.offsets)</p>"
  }

  private func width(_ interval: UncertaintyPropagation.Interval) -> String {
    interval.percent.map { visit.percent($0 / 100, decimals: 1) }
      ?? writer.tonnes(interval.halfWidth)
  }

  /// The records that make most of the doubt.
  var terms: FigureTable {
    let records = Dictionary(
      scene.inventory.entries(of: scene.year).map { ($0.record.id, $0.record) },
      uniquingKeysWith: { first, _ in first })
    let rows = formula.terms.sorted { $0.shareOfVariance > $1.shareOfVariance }.prefix(Self.most)
      .map { term in
        let record = records[term.id]
        return FigureTable.Row(cells: [
          FigureTable.Cell(
            record.map {
              "<a href=\"\(scene.links.path($0.place))\">\(visit.title(of: $0))</a>"
            } ?? HTML(term.id), plain: term.id),
          writer.cell(tonnes: term.tonnes, nil),
          FigureTable.Cell(visit.number(term.percent, decimals: 1)),
          writer.cell(tonnes: term.halfWidth, nil), writer.cell(percent: term.shareOfVariance),
          FigureTable.Cell(Meter.share(term.shareOfVariance), plain: ""),
        ])
      }
    return FigureTable(
      id: "doubt", caption: text.dominatesTable,
      columns: [
        .init(title: text.record, isNumber: false), .init(title: text.tonnes),
        .init(title: text.percent), .init(title: text.halfWidth), .init(title: text.share),
        .init(title: "", isNumber: false, isOnlyShown: true),
      ], rows: rows)
  }

  private var coverage: HTML {
    let coverage = formula.coverage
    let parts = [
      (text.stated, coverage.stated), (text.defaulted, coverage.defaulted),
      (text.unknown, coverage.unknown),
    ].map { name, tonnes -> [HTML] in
      [
        HTML(name),
        HTML(coverage.percent(tonnes).map { visit.percent($0 / 100, decimals: 0) } ?? "–"),
      ]
    }
    return """
      <section class="stack" aria-labelledby="coverage">
      <h2 id="coverage">\(text.coverage)</h2>
      <p>\(text.coverageLead)</p>
      \(DataTable(caption: text.coverageTable, hidesCaption: true, columns: [text.known, text.partOfTotal], numbers: [1], rows: parts).html)
      <p><a href="\(scene.place.path(UncertaintyPages.path))">\(text.toForecast)</a></p>
      </section>
      """
  }

  private var notes: HTML {
    guard !formula.notes.isEmpty else { return .empty }
    return """
      <details><summary>\(text.notes) (\(formula.notes.count))</summary>
      <ul>\(formula.notes.map { "<li>\(writer.library($0))</li>" as HTML })</ul></details>
      """
  }
}
