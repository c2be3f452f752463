import Factors

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
      \(FactorTabs(visit: visit, current: .compare).html)
      \(controls)
      </div>
      \(choice.unknown.map { Notice(tone: .caution, title: text.unknown($0)).html })
      \(result)
      </div>
      """
  }

  private var controls: HTML {
    """
    <form method="get" action="\(visit.place?.path(EditionPages.path) ?? "")" class="form--inline toolbar" aria-label="\(text.compareTab)">
    \(field("old", text.old, choice.pair?.old))
    \(field("new", text.new, choice.pair?.new))
    \(Field(name: "region", label: text.region, value: choice.region, hint: text.regionHint, isRequired: false, marksOptional: false, maxLength: 40).html())
    <div class="row"><button class="button">\(text.show)</button></div>
    </form>
    """
  }

  private func field(_ name: String, _ label: String, _ edition: FactorEdition?) -> HTML {
    FactorEditionField(
      name: name, label: label, editions: editions,
      value: edition?.name ?? visit.query(name) ?? "", text: text
    ).html
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
      <div class="stack">
      <p>\(all.isEmpty ? text.same : counts)</p>\(cut)
      \(all.isEmpty ? .empty : visit.html(shown))
      \(EditionNotes(visit: visit, title: text.notes, notes: comparison.notes).html)
      </div>
      """
  }
}
