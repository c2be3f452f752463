import Factors
import Inventory

/// The page of what another edition would change.
struct EditionChangeView {
  enum Answer {
    case nothing
    case found(EditionChange)
    case refused(String)
  }

  private static let shown = 50

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

  var tables: [FigureTable] { change.map { [totals($0), records($0.rows)] } ?? [] }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.changeTitle)</h1>
    <p class="lead">\(text.changeLead)</p>
    \(FactorTabs(visit: visit, current: .change).html)
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
    """
    <form method="get" action="\(scene.place.path(EditionPages.changePath))" class="form--inline toolbar" aria-label="\(text.edition)">
    \(FactorEditionField(name: "edition", label: text.edition, editions: catalog.editions, value: edition?.name ?? "", text: text).html)
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
    """
    \(visit.html(totals(change)))
    \(moves(change))
    \(EditionNotes(visit: visit, title: text.notes, notes: change.notes).html)
    <p class="soft">\(text.nothingWritten)</p>
    """
  }

  private func moves(_ change: EditionChange) -> HTML {
    let all = change.rows
    guard !all.isEmpty else { return "<p>\(text.nothingMoves(change.unchanged))</p>" }
    let cut: HTML =
      all.count > Self.shown
      ? "<p class=\"soft\">\(text.firstOf(visit.number(Double(Self.shown)), visit.number(Double(all.count))))</p>"
      : .empty
    return """
      <div class="stack">
      \(visit.html(records(all.prefix(Self.shown))))
      \(cut)
      <p class="soft">\(text.unchanged(change.unchanged))</p>
      </div>
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

  private func records(_ rows: some Collection<EditionChange.Row>) -> FigureTable {
    FigureTable(
      id: "edition-records", caption: text.records,
      columns: [
        .init(title: text.record, isNumber: false), .init(title: text.nowTonnes),
        .init(title: text.thenTonnes), .init(title: text.difference),
        .init(title: text.factors, isNumber: false),
      ],
      rows: rows.map { row in
        FigureTable.Row(cells: [
          FigureTable.Cell(
            "<a href=\"\(scene.links.path(row.record.place))\">\(writer.visit.title(of: row.record))</a>",
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
