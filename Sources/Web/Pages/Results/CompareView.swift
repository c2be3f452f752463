import Accounts
import Factors
import Forecast
import Inventory
import Plan
import Store
import Tables
import Workspace

/// The tables of a comparison of two years.
struct CompareView {
  let scene: ResultsScene
  let text: CompareText
  let from: Int
  let to: Int

  private var writer: FigureWriter { scene.writer }
  private var inventory: EmissionsInventory { scene.inventory }

  private func part(_ sector: Sector? = nil, _ subsector: String? = nil) -> InventoryPart {
    InventoryPart(account: scene.query.account, sector: sector, subsector: subsector)
  }

  /// That sources of the first year are not counted in the second, with the way to their rows.
  var missing: HTML {
    let missing = MissingSources(inventory, from: from, to: to)
    guard missing.share > 0.01 else { return .empty }
    let names = missing.records.prefix(8).map { scene.visit.title(of: $0) }
    let rest = missing.records.count - names.count
    let list = names.joined(separator: "; ") + (rest > 0 ? "; +\(rest)" : "")
    return Notice(
      tone: .caution, title: text.missing(missing.records.count, from, to),
      detail: """
        <p>\(text.missingDetail(missing.records.count, scene.visit.percent(missing.share), from))</p>
        <p>\(list)</p>
        <p><a href="\(scene.place.path("inventory/records"))">\(text.toRecords)</a></p>
        """
    ).html
  }

  var facts: HTML {
    let (before, after) = (inventory.total(from), inventory.total(to))
    var facts = [
      Fact(label: text.totalOf(from), value: writer.cell(tonnes: before, part().figure(from)).html),
      Fact(label: text.totalOf(to), value: writer.cell(tonnes: after, part().figure(to)).html),
      Fact(
        label: text.change,
        value: writer.cell(difference: after - before, contribution).html),
    ]
    if before > 0 {
      facts.append(
        Fact(
          label: text.changePercent,
          value: writer.cell(change: after / before - 1, part().change(from: from, to: to)).html))
    }
    return facts.html
  }

  /// The whole change as a figure; other accounts are not split.
  private var contribution: String? {
    scene.query.account == .community ? "inventory/contribution/\(from)/\(to)" : nil
  }

  // Side by side

  var bySector: FigureTable {
    let records = inventory.entries.map(\.record) + inventory.unquantified
    let both = records.filter { $0.year == from || $0.year == to }
    let sectors = Set(both.map(\.sector)).sorted()
    let largest =
      sectors.map { (tonnes(to, part($0)) - tonnes(from, part($0))).magnitude }.max() ?? 0
    var rows: [FigureTable.Row] = []
    for sector in sectors {
      rows.append(row(scene.words.sector(sector), .group, part(sector), largest))
      let subsectors = both.filter { $0.sector == sector }.map(\.subsector).withoutRepeats()
      for subsector in subsectors where !subsector.isEmpty {
        rows.append(row(scene.visit.activity(subsector), .part, part(sector, subsector), largest))
      }
    }
    rows.append(row(scene.text.allSectors, .total, part(), largest))
    return FigureTable(
      id: "years", caption: text.table(from, to),
      columns: [
        .init(title: scene.text.sector, isNumber: false), .init(title: "\(from)"),
        .init(title: "\(to)"), .init(title: scene.text.difference),
        .init(title: "", isNumber: false, isOnlyShown: true), .init(title: "%"),
      ], rows: rows,
      notes: [writer.library(inventory.potentials.title + "."), HTML(scene.text.keysNote)])
  }

  private func tonnes(_ year: Int, _ part: InventoryPart) -> Double {
    inventory.tonnes(of: year) { part.holds($0, in: inventory) }
  }

  private func row(
    _ title: String, _ kind: FigureTable.Row.Kind, _ part: InventoryPart, _ largest: Double
  ) -> FigureTable.Row {
    let holds: (ActivityRecord) -> Bool = { part.holds($0, in: inventory) }
    let hasBoth = [from, to].allSatisfy { year in
      inventory.entries(of: year).contains { holds($0.record) }
    }
    let (before, after) = (tonnes(from, part), tonnes(to, part))
    var cells = [FigureTable.Cell(title)]
    cells += [from, to].map { scene.cell($0, part.figure($0), where: holds) }
    if hasBoth {
      cells.append(writer.cell(difference: after - before, part.change(from: from, to: to)))
      cells.append(FigureTable.Cell(Meter.change(after - before, largest: largest), plain: ""))
      cells.append(
        before > 0
          ? writer.cell(change: after / before - 1, part.change(from: from, to: to)) : .empty)
    } else {
      cells += [.empty, .empty, .empty]
    }
    return FigureTable.Row(kind: kind, cells: cells)
  }

  // What the change is made of

  private enum Split {
    case found(ContributionAnalysis)
    case refused(String)
  }

  private var analysis: Split? {
    guard scene.query.account == .community, from != to else { return nil }
    do {
      return .found(
        try ContributionAnalysis(
          from: inventory, startYear: from, endYear: to,
          indicators: scene.own.workspace.indicators.mapValues(\.series)))
    } catch {
      return .refused(error.reason)
    }
  }

  var split: HTML {
    switch analysis {
    case nil: return .empty
    case .refused(let reason):
      return Notice(title: text.notSplitYet, detail: "<p>\(writer.library(reason))</p>").html
    case .found(let analysis):
      let notes = analysis.notes + analysis.undivided.map(\.reason)
      return """
        <section class="stack"><h2>\(text.drivers)</h2>
        <p class="soft">\(text.driversLead)</p>
        \(drivers.map(scene.visit.html))
        \(notes.isEmpty ? .empty : "<details><summary>\(text.notes) (\(notes.count))</summary><ul>\(notes.map { "<li>\(writer.library($0))</li>" as HTML })</ul></details>" as HTML)
        </section>
        """
    }
  }

  /// Nil where the change is not split.
  var drivers: FigureTable? {
    guard case .found(let analysis) = analysis else { return nil }
    let prefix = "inventory/contribution/\(from)/\(to)"
    var lines = analysis.drivers.map { driver in
      (
        name: writer.library(driver.driver.title), plain: driver.driver.title,
        tonnes: driver.tonnes, figure: "\(prefix)/driver/\(driver.driver.id)"
      )
    }
    for (index, change) in analysis.recordChanges.enumerated() {
      let kind = text.kind(change.kind)
      lines.append(
        (
          name: "\(kind): \(writer.library(change.title))", plain: "\(kind): \(change.title)",
          tonnes: change.tonnes, figure: "\(prefix)/source/\(index)"
        ))
    }
    for (index, undivided) in analysis.undivided.enumerated() {
      lines.append(
        (
          name: HTML(text.notSplit(undivided.chain.title)),
          plain: text.notSplit(undivided.chain.title), tonnes: undivided.tonnes,
          figure: "\(prefix)/undivided/\(index)"
        ))
    }
    let largest = lines.map(\.tonnes.magnitude).max() ?? 0
    let rows = lines.map { line in
      FigureTable.Row(cells: [
        FigureTable.Cell(line.name, plain: line.plain),
        writer.cell(difference: line.tonnes, line.figure),
        FigureTable.Cell(Meter.change(line.tonnes, largest: largest), plain: ""),
        ofStart(line.tonnes, analysis),
      ])
    }
    let sum = FigureTable.Row(
      kind: .total,
      cells: [
        FigureTable.Cell(text.sum), writer.cell(difference: analysis.change, prefix), .empty,
        ofStart(analysis.change, analysis),
      ])
    return FigureTable(
      id: "drivers", caption: text.drivers, hidesCaption: true,
      columns: [
        .init(title: text.driver, isNumber: false), .init(title: text.effect),
        .init(title: "", isNumber: false, isOnlyShown: true), .init(title: text.partOfStart(from)),
      ], rows: rows + [sum])
  }

  private func ofStart(_ tonnes: Double, _ analysis: ContributionAnalysis) -> FigureTable.Cell {
    analysis.startTonnes == 0 ? .empty : writer.cell(change: tonnes / analysis.startTonnes)
  }

  // Recalculations

  /// Nil when none of these years was recalculated.
  var recalculations: FigureTable? {
    let places = Dictionary(
      (scene.own.workspace.tables["recalculations.csv"]?.records ?? []).map { record in
        ("\(record["year"])/\(record["date"])/\(record["change"])", record.place)
      }, uniquingKeysWith: { first, _ in first })
    let entries = scene.own.workspace.recalculations.entries.filter {
      $0.year == from || $0.year == to
    }
    guard !entries.isEmpty else { return nil }
    return FigureTable(
      id: "recalculations", caption: text.recalculations,
      columns: [
        .init(title: text.year, isNumber: false), .init(title: text.date, isNumber: false),
        .init(title: text.what, isNumber: false), .init(title: text.why, isNumber: false),
        .init(title: text.before), .init(title: text.after),
        .init(title: text.record, isNumber: false, isOnlyShown: true),
      ],
      rows: entries.map { entry in
        let place = places["\(entry.year)/\(entry.date)/\(entry.change.rawValue)"]
        return FigureTable.Row(cells: [
          FigureTable.Cell(String(entry.year)),
          FigureTable.Cell(DayLabel(entry.date).html, plain: entry.date),
          FigureTable.Cell(entry.what), FigureTable.Cell(entry.why),
          writer.cell(tonnes: entry.tonnesBefore, nil), writer.cell(tonnes: entry.tonnesAfter, nil),
          FigureTable.Cell(
            place.map { scene.links.link($0, scene.words) } ?? .empty, plain: ""),
        ])
      })
  }

  var log: HTML {
    let table = recalculations
    let none: HTML = "<p class=\"soft\">\(text.noRecalculation(from, to))</p>"
    return """
      <section class="stack"><h2>\(text.recalculations)</h2>
      \(table == nil ? none : "<p class=\"soft\">\(text.recalculationsLead)</p>\n\(table.map(scene.visit.html))" as HTML)
      \(scene.place.may(.readHistory) ? "<p><a href=\"\(scene.place.path(RecalculationPages.path))\">\(text.toRecalculation)</a></p>" : .empty)
      </section>
      """
  }
}
