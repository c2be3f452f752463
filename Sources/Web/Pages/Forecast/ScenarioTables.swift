import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Strategies
import Workspace

/// Scenarios by year and their gaps to targets, as tables.
struct ScenarioTables {
  let scene: ForecastScene
  let shown: [ShownScenario]
  let choice: ScenarioChoice
  let text: ScenarioText

  private var writer: FigureWriter { scene.writer }
  private var calculation: PlanCalculation { scene.calculation }

  private var years: [Int] {
    choice.hasEveryYear ? Array(scene.projection.years) : scene.shownYears
  }

  var all: [FigureTable] { [totals, gaps].compactMap(\.self) }

  var totals: FigureTable {
    let hasSpread = shown.contains { $0.entry.scenario.climate != nil }
    return FigureTable(
      id: "scenarios", caption: text.table(choice.isPerPerson),
      columns: [.init(title: text.scenario, isNumber: false)]
        + years.map { .init(title: "\($0)") },
      rows: shown.flatMap(rows),
      notes: [scene.writer.library(scene.projection.inventory.potentials.title + ".")]
        + (hasSpread ? [HTML(text.spreadNote)] : [])
        + (choice.part == nil ? [] : [HTML(text.partsNote)]))
  }

  private func rows(_ scenario: ShownScenario) -> [FigureTable.Row] {
    let total = FigureTable.Row(
      kind: choice.part == nil ? .plain : .total,
      cells: [FigureTable.Cell(scenario.name)]
        + years.map { year in
          cell(
            scenario.entry.total(year), year,
            scenario.figure(year, choice.isPerPerson ? "per-person" : "total"))
        })
    guard let part = choice.part else { return [total] + spread(scenario) }
    let heading = FigureTable.Row(kind: .group, cells: [FigureTable.Cell(scenario.name)])
    return [heading] + parts(scenario, part) + [total] + spread(scenario)
  }

  private func spread(_ scenario: ShownScenario) -> [FigureTable.Row] {
    guard scenario.entry.scenario.climate != nil else { return [] }
    return [(text.lowest, true), (text.highest, false)].compactMap { name, isLow in
      let ends = years.map { year in
        scenario.entry.range(year).map { isLow ? $0.lowerBound : $0.upperBound }
      }
      guard ends.contains(where: { $0 != nil }) else { return nil }
      return FigureTable.Row(
        kind: .part,
        cells: [FigureTable.Cell("\(scenario.name), \(name)")]
          + zip(years, ends).map { year, end in
            cell(
              end, year,
              choice.isPerPerson ? nil : scenario.figure(year, isLow ? "low" : "high"))
          })
    }
  }

  private func parts(_ scenario: ShownScenario, _ part: ForecastPart) -> [FigureTable.Row] {
    let base = scenario.entry.years.lowerBound
    return scenario.entry.breakdown(by: part).map { series in
      FigureTable.Row(
        kind: series.isInTotal ? .part : .beside,
        cells: [FigureTable.Cell(name(series, part), plain: plainName(series, part))]
          + years.map { year in
            cell(
              series.tonnes[year - base], year,
              choice.isPerPerson ? nil : scenario.figure(year, part: part, series))
          })
    }
  }

  private func plainName(_ series: ForecastSeries, _ part: ForecastPart) -> String {
    if series.isBesideRecords { return text.besideRecords }
    return switch part {
    case .sector: Sector(rawValue: series.key).map(scene.words.sector) ?? series.title
    case .scope: scene.words.scope(Int(series.key))
    default: series.isInTotal ? series.title : text.biogenic
    }
  }

  private func name(_ series: ForecastSeries, _ part: ForecastPart) -> HTML {
    part == .fuel && !series.isBesideRecords
      ? writer.library(series.title) : HTML(plainName(series, part))
  }

  /// A number of a year, of everybody or per person.
  private func cell(_ tonnes: Double?, _ year: Int, _ figure: String?) -> FigureTable.Cell {
    guard let tonnes else { return .empty }
    guard choice.isPerPerson else { return writer.cell(tonnes: tonnes, figure) }
    let people = calculation.workspace.indicators["population"]?.series.value(in: year)
    guard let people, people > 0 else { return writer.cell(none: text.noPopulation) }
    let share = tonnes / people
    return FigureTable.Cell(
      writer.link(writer.printed(share, .emissionsPerPerson), figure), plain: "\(share)")
  }

  /// How far every scenario is from every target; nil without a target.
  var gaps: FigureTable? {
    guard !calculation.levels.isEmpty else { return nil }
    let words = scene.visit.words(TargetText.self)
    guard !shown.isEmpty else { return nil }
    // The page tells target and allowance once above the scenarios; in the file every row has them.
    let rows = calculation.levels.flatMap { level in
      let name = name(level, words)
      return [heading(level, name)] + shown.map { row(level, name, $0, words) }
    }
    return FigureTable(
      id: "gaps", caption: text.gaps,
      columns: [
        .init(title: text.target, isNumber: false, isOnlyInFile: true),
        .init(title: text.scenario, isNumber: false),
        .init(title: text.allowed, isOnlyInFile: true), .init(title: text.gap),
        .init(title: text.reached, isNumber: false),
      ], rows: rows, notes: [HTML(text.gapNote)])
  }

  private func name(_ level: TargetLevel, _ words: TargetText) -> String {
    let part = words.reach(level.target.reach, scene.words).map { ", \($0)" }.joined()
    return "\(level.target.name)\(part), \(level.target.year)"
  }

  private func heading(_ level: TargetLevel, _ name: String) -> FigureTable.Row {
    let allowed = writer.cell(tonnes: level.allowed, "target/\(level.target.id)/emissions").html
    return FigureTable.Row(
      kind: .group,
      cells: [FigureTable.Cell("\(name) · \(text.allowed): \(allowed)", plain: name)])
  }

  /// One scenario against one target; why nothing can be told stands in place of the gap.
  private func row(
    _ level: TargetLevel, _ name: String, _ scenario: ShownScenario, _ words: TargetText
  ) -> FigureTable.Row {
    let course = scenario.entry.course
    let gap = TargetGap(of: level, under: course)
    let unknown = course.unknown(for: level.target)?.text ?? ""
    return FigureTable.Row(cells: [
      FigureTable.Cell(name), FigureTable.Cell(scenario.name),
      writer.cell(tonnes: level.allowed, "target/\(level.target.id)/emissions"),
      gap.map {
        writer.cell(difference: $0.tonnes, scenario.figure(level.target, isLate: false))
      } ?? writer.cell(none: unknown),
      gap.map { gap in
        let reached = words.arrival(gap.arrival, level.target.year)
        return FigureTable.Cell(
          writer.link(reached, scenario.figure(level.target, isLate: true)), plain: reached)
      } ?? FigureTable.Cell(writer.library(unknown), plain: unknown),
    ])
  }
}
