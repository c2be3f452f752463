import Factors
import Foundation
import Inventory
import Plan
import Quantities

/// A year as a protocol reports it: totals by its own rules, lines, and what is missing.
struct FrameworkTables {
  let scene: ResultsScene

  private var text: ResultsText { scene.text }
  private var writer: FigureWriter { scene.writer }

  var report: FrameworkReport {
    scene.inventory.report(
      scene.query.framework, year: scene.year, control: scene.query.control)
  }

  var tables: [FigureTable] {
    let report = report
    return [totals(report), lines(report)]
  }

  /// Explanations of LGOP are made under operational control.
  private var isExplained: Bool {
    scene.query.framework != .lgop || scene.query.control == .operational
  }

  private func prefix(_ report: FrameworkReport) -> String {
    "inventory/\(report.year)/framework/\(report.framework.rawValue)"
  }

  private func totals(_ report: FrameworkReport) -> FigureTable {
    let rows = report.totals.map { total -> FigureTable.Row in
      let figure = "\(prefix(report))/\(FigureCatalog.totalKey(total.name))"
      return FigureTable.Row(cells: [
        FigureTable.Cell(writer.library(total.name), plain: total.name),
        writer.cell(
          tonnes: report.potentials.tonnes(total.emissions), isExplained ? figure : nil),
        FigureTable.Cell(writer.library(total.rule + "."), plain: total.rule),
        FigureTable.Cell(text.gap(total.missing)),
      ])
    }
    let biogenic = report.lines.reduce(0.0) { $0 + $1.emissions.biogenicCarbonDioxide.tonnes }
    let removals = report.lines.reduce(0.0) { $0 + $1.emissions.removals.tonnes }
    return FigureTable(
      id: "framework-totals", caption: text.frameworkTotals,
      columns: [
        .init(title: text.frameworkTotal, isNumber: false), .init(title: text.unit),
        .init(title: text.rule, isNumber: false),
        .init(title: ResultsTables.capitalized(text.missing), isNumber: false),
      ], rows: rows,
      notes: [
        "\(text.biogenic): \(writer.tonnes(biogenic)) t. \(text.removals): \(writer.tonnes(removals)) t.",
        writer.library(report.potentials.title + "."),
      ])
  }

  private func lines(_ report: FrameworkReport) -> FigureTable {
    var rows: [FigureTable.Row] = []
    var group: String?
    // A protocol whose lines follow the records has the lines of a group in several places.
    var order: [String] = []
    for line in report.lines where !order.contains(line.group) { order.append(line.group) }
    for line in order.flatMap({ name in report.lines.filter { $0.group == name } }) {
      if line.group != group {
        rows.append(
          FigureTable.Row(
            kind: .group, cells: [FigureTable.Cell(writer.library(line.group), plain: line.group)]))
        group = line.group
      }
      rows.append(FigureTable.Row(cells: cells(line, report)))
    }
    return FigureTable(
      id: "framework-lines", caption: text.byFramework(report.framework.title, report.year),
      columns: [
        .init(title: text.line, isNumber: false), .init(title: text.reference, isNumber: false),
        .init(title: text.scope), .init(title: text.level, isNumber: false),
        .init(title: text.dataQuality, isNumber: false),
        .init(title: text.factorQuality, isNumber: false), .init(title: text.unit),
      ], rows: rows, notes: [HTML(text.keysNote)])
  }

  private func cells(
    _ line: FrameworkReport.Line, _ report: FrameworkReport
  ) -> [FigureTable.Cell] {
    let hint: HTML? =
      line.isMissing && !line.whereToGetIt.isEmpty
      ? "<span class=\"numbers__hint\">\(writer.library(line.whereToGetIt))</span>" : nil
    return [
      FigureTable.Cell("\(name(line))\(hint)", plain: line.name),
      FigureTable.Cell(line.reference), FigureTable.Cell(line.scope.map(String.init) ?? ""),
      FigureTable.Cell(writer.library(line.level), plain: line.level),
      FigureTable.Cell(line.quality?.rawValue ?? ""),
      FigureTable.Cell(line.factorQuality?.rawValue ?? ""), amount(line, report),
    ]
  }

  /// The lines of the US Community Protocol are named for words of the records.
  private func name(_ line: FrameworkReport.Line) -> HTML {
    guard scene.query.framework == .uscp else { return writer.library(line.name) }
    let words = line.name.components(separatedBy: ", ").map(scene.visit.activity)
    return HTML(words.joined(separator: ", "))
  }

  /// The amount, the keys that stand in its place, or that both are missing and where to get it.
  private func amount(
    _ line: FrameworkReport.Line, _ report: FrameworkReport
  ) -> FigureTable.Cell {
    let found = Set(line.keys.map(\.key))
    let keys = writer.keys(NotationKey.allCases.filter(found.contains))
    guard !line.recordIDs.isEmpty else {
      guard line.keys.isEmpty else { return keys }
      return FigureTable.Cell(
        "<span class=\"tag tag--caution\">\(text.missing)</span>", plain: "")
    }
    let figure = "\(prefix(report))/line/\(report.key(line))"
    let cell = writer.cell(tonnes: report.tonnes(line), isExplained ? figure : nil)
    guard !line.keys.isEmpty else { return cell }
    return FigureTable.Cell(
      "\(cell.html)<span class=\"numbers__keys\">\(keys.html) \(text.inPart)</span>",
      plain: cell.plain)
  }
}
