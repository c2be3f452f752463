import Hummingbird
import Inventory
import Quantities
import Store
import Tables
import Workspace

/// The page of a file's totals: years, one year by cell of the GPC, and what was found.
struct BulkView {
  let visit: Visit
  let place: WorkspacePlace
  let totals: BulkTotals
  let writer: FigureWriter

  private var text: BulkText { visit.words(BulkText.self) }
  private var words: FigureText { visit.words(FigureText.self) }

  /// What can be downloaded; the file of cells has every year.
  var files: [FigureTable] { [years, cells(totals.cells, caption: text.allCells)] }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.totalsOf(totals.file))</h1>
    <p class="lead">\(text.described(account, totals.rows, totals.revision))</p>
    </div>
    \(omissions)
    \(totals.years.isEmpty ? empty : results)
    \(findings)
    <p><a class="button button--plain" href="\(place.path(BulkPages.path))">\(text.another)</a></p>
    </div>
    """
  }

  private var account: String {
    Account(rawValue: totals.account).map { words.account($0) } ?? totals.account
  }

  private var omissions: HTML {
    guard totals.rejected + totals.leftOut > 0 else { return .empty }
    return Notice(
      tone: .danger,
      title: text.leftOut(
        number(totals.rejected), number(totals.leftOut), number(totals.rows))
    ).html
  }

  private var empty: HTML {
    EmptyState(title: text.nothing, detail: text.nothingDetail).html
  }

  private func number(_ count: Int) -> String { visit.number(Double(count)) }

  // Totals

  private var results: HTML {
    """
    \(visit.html(years))
    \(controls)
    \(visit.html(cells(totals.cells.filter { $0.year == year }, caption: text.cells(year))))
    """
  }

  /// The year whose cells are shown: that of the address, else the last.
  private var year: Int {
    let known = totals.years.map(\.year)
    return visit.query("year").flatMap { Int($0) }.flatMap { known.contains($0) ? $0 : nil }
      ?? known.last ?? 0
  }

  private var controls: HTML {
    let options = totals.years.map(\.year).reversed().map { (value: "\($0)", label: "\($0)") }
    return """
      <form method="get" action="\(visit.request.uri.path)" class="form--inline toolbar" aria-label="\(text.controls)">
      \(Choice(name: "year", label: text.year, options: options, value: "\(year)").html())
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  private var years: FigureTable {
    FigureTable(
      id: "years", caption: text.years,
      columns: [.init(title: text.year, isNumber: false)] + columns,
      rows: totals.years.map { line in
        FigureTable.Row(cells: [FigureTable.Cell(String(line.year))] + amounts(line))
      }, notes: notes)
  }

  private func cells(_ lines: [BulkTotals.Line], caption: String) -> FigureTable {
    FigureTable(
      id: "cells", caption: caption,
      columns: [
        .init(title: text.year, isNumber: false), .init(title: text.cell, isNumber: false),
      ] + columns,
      rows: lines.map { line in
        let name = line.reference.isEmpty ? text.noCell : line.reference
        return FigureTable.Row(
          kind: line.isBeside ? .beside : .plain,
          cells: [
            FigureTable.Cell(String(line.year)),
            FigureTable.Cell(line.isBeside ? text.beside(name) : name),
          ] + amounts(line))
      })
  }

  private var columns: [FigureTable.Column] {
    ["CO₂", "CH₄", "N₂O", text.others, "CO₂e", text.biogenic, text.removals, text.records]
      .map { FigureTable.Column(title: $0) } + [
        .init(title: text.leftOutColumn), .init(title: text.keys, isNumber: false),
      ]
  }

  private func amounts(_ line: BulkTotals.Line) -> [FigureTable.Cell] {
    let tonnes = line.amounts.map {
      [
        $0.carbonDioxide, $0.methane, $0.nitrousOxide, $0.others, $0.equivalent, $0.biogenic,
        $0.removals,
      ].map { writer.cell(tonnes: $0, nil) }
    }
    return (tonnes ?? Array(repeating: writer.cell(none: text.noRecord), count: 7)) + [
      FigureTable.Cell(number(line.records), plain: line.records),
      FigureTable.Cell(number(line.leftOut), plain: line.leftOut), FigureTable.Cell(line.keys),
    ]
  }

  private var notes: [HTML] {
    var notes: [HTML] = [HTML(text.unit(visit.language.said(totals.potentials)))]
    if let beside = totals.beside { notes.append(HTML(text.besides(writer.tonnes(beside)))) }
    if !totals.missing.isEmpty {
      notes.append(HTML(text.noPotential(totals.missing.joined(separator: ", "))))
    }
    return notes
  }

  // Findings

  private var findings: HTML {
    guard totals.findingCount > 0 else { return .empty }
    let items = totals.findings.map { finding -> HTML in
      "<li><strong>\(words.severity(finding.severity.rawValue))</strong> \(visit.words(of: finding.place, table: WorkspaceTables.inventory.file)): \(visit.library(finding.message))</li>"
    }
    let more = totals.findingCount - totals.findings.count
    return """
      <section class="stack" aria-labelledby="found">
      <h2 id="found">\(text.findings(number(totals.findingCount)))</h2>
      <ul>\(items)</ul>
      \(more > 0 ? "<p class=\"soft\">\(text.moreFindings(number(more)))</p>" as HTML : .empty)
      </section>
      """
  }
}

extension FigureTable.Cell {
  fileprivate init(_ shown: String, plain: Int) { self.init(HTML(shown), plain: String(plain)) }
}
