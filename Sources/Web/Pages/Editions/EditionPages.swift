import Accounts
import Factors
import Hummingbird
import Inventory
import Store

/// Two editions of a publication of factors compared, and what another edition would change in the inventory.
struct EditionPages: PageGroup {
  static let path = "inventory/editions"
  static let changePath = "inventory/editions/change"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path, label: Phrase(\EditionText.tab),
        for: .readWorkspace, order: 70)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/inventory/editions", for: .workspace(.readWorkspace), use: compare)
    routes.get(
      "/workspaces/:workspace/inventory/editions/change", for: .workspace(.readWorkspace),
      use: change)
  }

  /// Read once: it is every factor of the library.
  static let catalog = Result { () throws(FactorLibraryError) in try FactorCatalog.standard() }

  @Sendable private func compare(_ visit: Visit) async throws -> Response {
    let text = visit.words(EditionText.self)
    let catalog = try Self.catalog.get()
    let choice = FactorEditionChoice(visit, catalog)
    var answer = EditionCompareView.Answer.nothing
    if let pair = choice.pair {
      do {
        guard let comparison = try await visit.comparison(pair) else {
          return StillBeingMade(visit: visit, title: text.title, lead: text.wait)
            .page(at: Self.path)
        }
        answer = .found(comparison)
      } catch let absence as FactorAbsence {
        answer = .refused(absence.message)
      }
    }
    let view = EditionCompareView(
      visit: visit, text: text, catalog: catalog, choice: choice, answer: answer)
    if let table = view.table, let file = try visit.download(from: [table]) { return file }
    return visit.page(text.title, view.html, at: Self.path)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let text = visit.words(EditionText.self)
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    let scene = try await ResultsScene(visit)
    guard scene.inventory.hasRecords else {
      return NothingYet(visit: visit).page(at: Self.path, scene.own)
    }
    let catalog = try Self.catalog.get()
    let asked = FactorEditionChoice.Asked("edition", visit, catalog.editions)
    let usual = asked.unknown == nil ? catalog.editions.last { $0.family == .grid } : nil
    let edition = asked.edition ?? usual
    let view = EditionChangeView(
      scene: scene, text: text, catalog: catalog, asked: asked, edition: edition,
      answer: try await Self.answer(scene, edition))
    if let file = try visit.download(from: view.tables) { return file }
    return visit.page(text.changeTitle, view.html, at: Self.path, scripts: ["explain.js"])
  }

  private static func answer(
    _ scene: ResultsScene, _ edition: FactorEdition?
  ) async throws -> EditionChangeView.Answer {
    guard let edition else { return .nothing }
    let inventory = scene.inventory
    do {
      return .found(try await scene.visit.site.trying.pass { try inventory.change(to: edition) })
    } catch let absence as FactorAbsence {
      return .refused(absence.message)
    }
  }

  /// The ways between the two pages.
  static func tabs(_ visit: Visit, _ text: EditionText, isChange: Bool) -> HTML {
    let (first, second) = (visit.place?.path(path) ?? "", visit.place?.path(changePath) ?? "")
    return """
      <nav class="pills pills--small" aria-label="\(text.pages)"><ul>
      <li><a href="\(first)"\("aria-current", isChange ? nil : "true")>\(text.compareTab)</a></li>
      <li><a href="\(second)"\("aria-current", isChange ? "true" : nil)>\(text.changeTab)</a></li>
      </ul></nav>
      """
  }
}

/// Which two editions the address asks for.
struct FactorEditionChoice {
  /// One edition, by a name in the address.
  struct Asked {
    /// Nil where none is asked for, or one that is not there.
    let edition: FactorEdition?
    /// What is asked for and not there.
    let unknown: String?

    init(_ name: String, _ visit: Visit, _ editions: [FactorEdition]) {
      let text = visit.query(name).flatMap { $0.isEmpty ? nil : String($0.prefix(100)) }
      let found = text.flatMap { asked in editions.first { $0.name == asked } }
      edition = found
      unknown = found == nil ? text : nil
    }
  }

  /// The two that are asked for; where nothing is asked for, the last two of the grid.
  let pair: EditionPairKey?
  /// Names that are asked for and not there; then nothing is compared in their place.
  let unknown: [String]
  let region: String

  init(_ visit: Visit, _ catalog: FactorCatalog) {
    let editions = catalog.editions
    let (old, new) = (Asked("old", visit, editions), Asked("new", visit, editions))
    unknown = [old, new].compactMap(\.unknown)
    region = String((visit.query("region") ?? "").prefix(40))
    let later = new.edition ?? editions.last { $0.family == .grid }
    let earlier =
      old.edition
      ?? later.flatMap { later in
        editions.last { $0.family == later.family && $0 < later }
      }
    pair =
      if unknown.isEmpty, let earlier, let later {
        EditionPairKey(old: earlier, new: later, region: region)
      } else { nil }
  }
}

/// By what a comparison of editions is kept.
struct EditionPairKey: Hashable, Sendable {
  let old: FactorEdition
  let new: FactorEdition
  /// Such as `MROW`; empty for all.
  let region: String
}

extension Visit {
  /// Two editions row by row; nil while they are being compared.
  ///
  /// - Parameter seconds: How long the reader waits for it.
  /// - Throws: `FactorAbsence` for editions of different publications.
  func comparison(
    _ key: EditionPairKey, within seconds: Double = 1.5
  ) async throws -> FactorComparison? {
    try await site.comparisons.value(of: key, within: seconds) {
      try EditionPages.catalog.get().compare(
        edition: key.old, with: key.new, matching: FactorQuery(region: key.region))
    }
  }
}

/// The page of two editions.
struct EditionCompareView {
  enum Answer {
    case nothing
    case found(FactorComparison)
    case refused(String)
  }

  private static let shown = 50

  let visit: Visit
  let text: EditionText
  let catalog: FactorCatalog
  let choice: FactorEditionChoice
  let answer: Answer

  private var editions: [FactorEdition] { catalog.editions }

  var html: HTML {
    let result: HTML =
      switch answer {
      case .nothing: .empty
      case .refused(let reason):
        Notice(tone: .caution, title: text.notPossible, detail: "<p>\(visit.library(reason))</p>")
          .html
      case .found(let comparison): results(comparison)
      }
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(EditionPages.tabs(visit, text, isChange: false))
      \(controls)
      </div>
      \(choice.unknown.map { Notice(tone: .caution, title: text.unknown($0)).html })
      \(result)
      </div>
      """
  }

  private var controls: HTML {
    let options = editions.map { ($0.name, "\(text.family($0.family)): \($0.name)") }
    return """
      <form method="get" action="\(visit.place?.path(EditionPages.path) ?? "")" class="panel panel--quiet stack" aria-label="\(text.compareTab)">
      <div class="filters">
      \(Choice(name: "old", label: text.old, options: options, value: choice.pair?.old.name ?? visit.query("old") ?? "").html())
      \(Choice(name: "new", label: text.new, options: options, value: choice.pair?.new.name ?? visit.query("new") ?? "").html())
      \(Field(name: "region", label: text.region, value: choice.region, hint: text.regionHint, isRequired: false, marksOptional: false, maxLength: 40).html())
      </div>
      <div class="row"><button class="button">\(text.show)</button></div>
      </form>
      """
  }

  /// Rows that differ, the largest change in percent first, those without one before.
  private func sorted(_ comparison: FactorComparison) -> [FactorComparison.Row] {
    func size(_ row: FactorComparison.Row) -> Double { row.percent?.magnitude ?? .infinity }
    return comparison.differences.enumerated().sorted {
      (size($0.element), $1.offset) > (size($1.element), $0.offset)
    }.map(\.element)
  }

  /// Every row that differs; nil where nothing can be compared.
  var table: FigureTable? {
    guard case .found(let comparison) = answer else { return nil }
    return table(comparison, sorted(comparison))
  }

  private func table(
    _ comparison: FactorComparison, _ rows: [FactorComparison.Row]
  ) -> FigureTable {
    FigureTable(
      id: "editions", caption: text.table(comparison.old.name, comparison.new.name),
      columns: [
        .init(title: text.factor, isNumber: false), .init(title: text.place, isNumber: false),
        .init(title: text.gas, isNumber: false), .init(title: text.unit, isNumber: false),
        .init(title: text.before), .init(title: text.after), .init(title: text.percent),
      ],
      rows: rows.map { row in
        let listing = row.listing
        return FigureTable.Row(cells: [
          FigureTable.Cell(visit.library(row.what), plain: row.what),
          FigureTable.Cell(listing?.region ?? ""), FigureTable.Cell(listing?.gasName ?? ""),
          FigureTable.Cell(unit(listing)), value(row.old), value(row.new),
          FigureTable.Cell(percent(row), plain: row.percent.map { "\($0)" } ?? ""),
        ])
      })
  }

  private func unit(_ listing: FactorListing?) -> String {
    [listing?.unit ?? "", listing?.per ?? ""].filter { !$0.isEmpty }.joined(separator: "/")
  }

  private func value(_ listing: FactorListing?) -> FigureTable.Cell {
    guard let value = listing?.value else { return .empty }
    return FigureTable.Cell(HTML(visit.number(value, significantDigits: 7)), plain: "\(value)")
  }

  private func percent(_ row: FactorComparison.Row) -> HTML {
    if row.old == nil { return HTML(text.added) }
    if row.new == nil { return HTML(text.removed) }
    return HTML(row.percent.map { visit.percent($0 / 100, decimals: 1, isSigned: true) } ?? "–")
  }

  private func results(_ comparison: FactorComparison) -> HTML {
    let all = sorted(comparison)
    let counts = text.counts(
      comparison.rows.count - comparison.count(.same) - comparison.count(.added)
        - comparison.count(.removed), comparison.count(.added), comparison.count(.removed),
      comparison.count(.same))
    let cut: HTML =
      all.count > Self.shown
      ? "<p class=\"soft\">\(text.firstOf(visit.number(Double(Self.shown)), visit.number(Double(all.count))))</p>"
      : .empty
    let shown = table(comparison, Array(all.prefix(Self.shown)))
    return """
      <section class="stack" aria-label="\(text.table(comparison.old.name, comparison.new.name))">
      <p>\(all.isEmpty ? text.same : counts)</p>\(cut)
      \(all.isEmpty ? .empty : visit.html(shown))
      \(EditionNotes(visit: visit, title: text.notes, notes: comparison.notes).html)
      </section>
      """
  }
}

/// Sentences of the library under a result.
struct EditionNotes {
  let visit: Visit
  let title: String
  let notes: [String]

  var html: HTML {
    guard !notes.isEmpty else { return .empty }
    return """
      <details><summary>\(title) (\(notes.count))</summary>
      <ul>\(notes.map { "<li>\(visit.library($0))</li>" as HTML })</ul></details>
      """
  }
}

/// The page of what another edition would change.
struct EditionChangeView {
  enum Answer {
    case nothing
    case found(EditionChange)
    case refused(String)
  }

  let scene: ResultsScene
  let text: EditionText
  let catalog: FactorCatalog
  let asked: FactorEditionChoice.Asked
  /// The one that is asked for, the last of the grid where none is; nil where it is not there.
  let edition: FactorEdition?
  let answer: Answer

  private var change: EditionChange? { if case .found(let change) = answer { change } else { nil } }

  private var visit: Visit { scene.visit }
  private var writer: FigureWriter { scene.writer }

  var tables: [FigureTable] { change.map { [totals($0), records($0)] } ?? [] }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.changeTitle)</h1>
    <p class="lead">\(text.changeLead)</p>
    \(EditionPages.tabs(visit, text, isChange: true))
    \(controls)
    </div>
    \(asked.unknown.map { Notice(tone: .caution, title: text.unknown($0)).html } ?? .empty)
    \(refusal)
    \(change.map(results) ?? .empty)
    \(ExplanationDialog(visit: visit).html)
    </div>
    """
  }

  private var controls: HTML {
    let options = catalog.editions.map { ($0.name, "\(text.family($0.family)): \($0.name)") }
    return """
      <form method="get" action="\(scene.place.path(EditionPages.changePath))" class="form--inline toolbar" aria-label="\(text.edition)">
      \(Choice(name: "edition", label: text.edition, options: options, value: edition?.name ?? "").html())
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  private var refusal: HTML {
    guard case .refused(let reason) = answer else { return .empty }
    return Notice(
      tone: .caution, title: text.changeNotPossible, detail: "<p>\(visit.library(reason))</p>"
    ).html
  }

  private func results(_ change: EditionChange) -> HTML {
    let moves: HTML =
      change.rows.isEmpty
      ? "<p>\(text.nothingMoves(change.unchanged))</p>"
      : """
      <section class="stack"><h2>\(text.records)</h2>
      \(visit.html(records(change)))
      <p class="soft">\(text.unchanged(change.unchanged))</p></section>
      """
    return """
      \(visit.html(totals(change)))
      \(moves)
      \(EditionNotes(visit: visit, title: text.notes, notes: change.notes).html)
      <p class="soft">\(text.nothingWritten)</p>
      """
  }

  private func totals(_ change: EditionChange) -> FigureTable {
    FigureTable(
      id: "edition-totals", caption: text.totals(change.edition.name),
      columns: [
        .init(title: text.year, isNumber: false), .init(title: text.nowTonnes),
        .init(title: text.thenTonnes), .init(title: text.difference), .init(title: text.percent),
      ],
      rows: change.totals.map { total in
        FigureTable.Row(cells: [
          FigureTable.Cell(String(total.year)), writer.cell(tonnes: total.old, nil),
          writer.cell(tonnes: total.new, nil), writer.cell(difference: total.delta, nil),
          total.old == 0 ? .empty : writer.cell(change: total.delta / total.old),
        ])
      })
  }

  private func records(_ change: EditionChange) -> FigureTable {
    FigureTable(
      id: "edition-records", caption: text.records,
      columns: [
        .init(title: text.record, isNumber: false), .init(title: text.nowTonnes),
        .init(title: text.thenTonnes), .init(title: text.difference),
        .init(title: text.factors, isNumber: false),
      ],
      rows: change.rows.map { row in
        FigureTable.Row(cells: [
          FigureTable.Cell(
            "<a href=\"\(scene.links.path(row.record.place))\">\(writer.library(row.record.title))</a>",
            plain: row.record.id),
          amount(row.old), amount(row.new),
          row.delta.map { writer.cell(difference: $0, nil) } ?? .empty, factors(row),
        ])
      })
  }

  private func amount(_ tonnes: Double?) -> FigureTable.Cell {
    tonnes.map { writer.cell(tonnes: $0, nil) } ?? writer.cell(none: text.notCalculated)
  }

  private func factors(_ row: EditionChange.Row) -> FigureTable.Cell {
    let parts = row.factors.map { "\($0.symbol) \($0.old) → \($0.new) \($0.unit)" }
    let problem: HTML = row.problem.isEmpty ? .empty : writer.library(row.problem)
    return FigureTable.Cell(
      "\(parts.joined(separator: "; ")) \(problem)",
      plain: (parts + [row.problem]).filter { !$0.isEmpty }.joined(separator: "; "))
  }
}
