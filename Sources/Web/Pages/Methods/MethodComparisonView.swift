import Factors
import Hummingbird
import Inventory
import Phrasebook
import Quantities
import Store
import Tables

/// The page of one record by every method of its family, and by the method used with other sources.
struct MethodComparisonView {
  /// Inputs of one way that a line names.
  private static let most = 6

  let visit: Visit
  let place: WorkspacePlace
  let text: MethodComparisonText
  let comparison: MethodComparison
  let links: RecordLinks
  let writer: FigureWriter

  private var record: ActivityRecord { comparison.record }
  private var used: MethodComparison.Row? { comparison.rows.first { $0.isUsed } }

  var tables: [FigureTable] {
    (hasOthers ? [methods] : []) + (comparison.variants.isEmpty ? [] : [variants])
  }

  private var hasOthers: Bool { comparison.rows.count > 1 }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [
      (visit.words(GridText.self).activityData, place.path("inventory/records")),
      (record.id, links.path(record.place)),
    ]).html)
    <h1>\(text.title)</h1>
    <p class="lead">\(visit.title(of: record))</p>
    <p>\(amount)\(visit.library(comparison.potentials.title))</p>
    </div>
    \(tables.isEmpty ? empty : results)
    </div>
    """
  }

  private var amount: HTML {
    guard let quantity = record.quantity else {
      return "\(record.notationKey.map { HTML($0.rawValue) } ?? HTML(text.noAmount)) · "
    }
    let number = visit.number(quantity, decimals: quantity == quantity.rounded() ? 0 : 2)
    return "\(number) \(record.unit?.symbol ?? "") · "
  }

  private var empty: HTML {
    EmptyState(
      title: text.noOther, detail: text.noOtherDetail,
      action: """
        <p><a class="button button--plain" href="\(links.path(record.place))">\(text.toRecord)</a></p>
        """
    ).html
  }

  private var results: HTML {
    """
    \(hasOthers ? section("by-method", text.methods, text.methodsLead, methods) : .empty)
    \(comparison.variants.isEmpty ? .empty : section("by-source", text.variants, text.variantsLead, variants))
    <p class="soft">\(text.nothingWritten)</p>
    <p><a href="\(place.path("inventory/records/\(SitePath.encoded(record.id))/factor"))">\(text.toFactor)</a></p>
    """
  }

  private func section(
    _ id: String, _ title: String, _ lead: String, _ table: FigureTable
  ) -> HTML {
    """
    <section class="stack" aria-labelledby="\(id)">
    <h2 id="\(id)">\(title)</h2>
    <p class="soft">\(lead)</p>
    \(visit.html(table))
    </section>
    """
  }

  // Tables

  var methods: FigureTable {
    FigureTable(
      id: "methods", caption: text.methodsTable,
      columns: [
        .init(title: text.method, isNumber: false), .init(title: text.tonnes),
        .init(title: text.difference), .init(title: "%"),
        .init(title: text.equation, isNumber: false), .init(title: text.differs, isNumber: false),
      ],
      rows: comparison.rows.map { row in
        FigureTable.Row(kind: row.isUsed ? .group : .plain, cells: cells(row))
      })
  }

  private func cells(_ row: MethodComparison.Row) -> [FigureTable.Cell] {
    var cells = [name(row)]
    cells.append(
      row.tonnes.map { writer.cell(tonnes: $0, nil) } ?? writer.cell(none: text.notPossible))
    cells += differences(row.isUsed ? nil : row.tonnes)
    cells.append(
      FigureTable.Cell("<code>\(row.method.equation)</code>", plain: row.method.equation))
    guard row.tonnes != nil else {
      return cells + [FigureTable.Cell(visit.library(row.reason), plain: row.reason)]
    }
    return cells + [row.isUsed ? FigureTable.Cell.empty : inputs(row.explanation)]
  }

  private func name(_ row: MethodComparison.Row) -> FigureTable.Cell {
    let mark: HTML = row.isUsed ? " <span class=\"tag tag--accent\">\(text.used)</span>" : .empty
    return FigureTable.Cell(
      """
      \(visit.library(row.method.name))\(mark)<br><span class="soft small">\(visit.library(row.method.source))</span>
      """, plain: row.method.id)
  }

  var variants: FigureTable {
    FigureTable(
      id: "variants", caption: text.variantsTable,
      columns: [
        .init(title: text.setting, isNumber: false), .init(title: text.choice, isNumber: false),
        .init(title: text.tonnes), .init(title: text.difference), .init(title: "%"),
        .init(title: text.differs, isNumber: false),
      ],
      rows: comparison.variants.map { variant in
        FigureTable.Row(
          cells: [
            FigureTable.Cell("<code>\(variant.setting)</code>", plain: variant.setting),
            FigureTable.Cell(choice(variant), plain: variant.choice),
            writer.cell(tonnes: variant.tonnes, nil),
          ] + differences(variant.tonnes) + [inputs(variant.explanation)])
      })
  }

  /// What a choice of source is about, in the reader's words.
  private func choice(_ variant: MethodComparison.Variant) -> HTML {
    if let words = text.choices[variant.choice] { return HTML(words) }
    return DeclarationWords.knows(variant.choice)
      ? HTML(DeclarationWords.text(variant.choice, visit.language)) : visit.library(variant.choice)
  }

  /// Against the method used, in tons and percent.
  private func differences(_ tonnes: Double?) -> [FigureTable.Cell] {
    guard let tonnes, let base = used?.tonnes else { return [.empty, .empty] }
    return [
      writer.cell(difference: tonnes - base, nil),
      base == 0 ? .empty : writer.cell(change: tonnes / base - 1),
    ]
  }

  /// The inputs that the method used does not have with the same number.
  private func inputs(_ explanation: Explanation?) -> FigureTable.Cell {
    let known = Set((used?.explanation?.inputs ?? []).map { "\($0.symbol) \($0.value)" })
    let own = (explanation?.inputs ?? []).filter { !known.contains("\($0.symbol) \($0.value)") }
    let words = own.prefix(Self.most).map { "\($0.symbol) = \($0.value) \($0.unit)" }
    return FigureTable.Cell(
      words.map { HTML($0) }.joined(by: "<br>"), plain: words.joined(separator: "; "))
  }
}
