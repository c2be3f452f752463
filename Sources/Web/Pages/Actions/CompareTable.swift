import Accounts
import Forecast
import Plan
import Quantities
import Strategies

/// Subjects side by side: one column for each, one row for each thing that they are compared by.
struct CompareTable {
  let visit: Visit
  let place: WorkspacePlace
  let calculation: PlanCalculation
  let comparison: SubjectComparison
  let text: ActionCompareText

  private let followed: FollowedScenario
  private let writer: FigureWriter

  init?(
    visit: Visit, place: WorkspacePlace?, calculation: PlanCalculation,
    comparison: SubjectComparison, text: ActionCompareText
  ) {
    guard let place else { return nil }
    self.visit = visit
    self.place = place
    self.calculation = calculation
    self.comparison = comparison
    self.text = text
    followed = FollowedScenario(visit: visit, calculation: calculation)
    writer = FigureWriter(visit: visit, place: place, setting: followed.fields)
  }

  private func name(_ subject: ComparedSubject) -> String {
    guard subject.kind == .scenario, let entry = calculation.scenarios?[subject.id] else {
      return subject.title
    }
    return visit.words(ScenarioText.self).name(entry.scenario)
  }

  var table: FigureTable {
    FigureTable(
      id: "comparison", caption: followed.title(text.caption),
      columns: [.init(title: text.measure, isNumber: false)]
        + comparison.subjects.map { .init(title: name($0)) },
      rows: savings + [
        row(text.cumulative) { number($0.cumulative, figure($0, "cumulative")) },
        row(text.net) { money($0.cost.net, $0, "net-present-value") },
        row(text.perTonne) { money($0.cost.perTonne, $0, "net-cost-per-tonne") },
        row(text.staff) { number($0.staffHours, nil) },
        row(text.coBenefits) { words($0.coBenefits) },
        row(text.risks) { words($0.risks.map(\.title), plain: $0.risks.map(Self.risk)) },
        row(text.score, score), row(text.place) { .init($0.place.map(String.init) ?? "") },
      ], notes: [HTML(text.note)])
  }

  private static func risk(_ risk: ComparedSubject.LoweredRisk) -> String {
    risk.points.isEmpty ? risk.title : "\(risk.title) (\(risk.points))"
  }

  private func row(
    _ title: String, kind: FigureTable.Row.Kind = .plain,
    _ cell: (ComparedSubject) -> FigureTable.Cell
  ) -> FigureTable.Row {
    FigureTable.Row(
      kind: kind, cells: [FigureTable.Cell(title)] + comparison.subjects.map(cell))
  }

  private var savings: [FigureTable.Row] {
    let hasScenario = comparison.subjects.contains { $0.kind == .scenario }
    return comparison.years.enumerated().flatMap { index, year in
      [
        row(text.saved(year)) {
          number($0.savings[index].share, figure($0, "\(year)/reduction"))
        },
        row(text.alone(year), kind: .part) { subject in
          subject.kind == .action ? number(subject.savings[index].alone, nil) : .empty
        },
        row(text.last(year), kind: .part) { subject in
          subject.kind == .action ? number(subject.savings[index].last, nil) : .empty
        },
      ]
        + (hasScenario
          ? [
            row(text.remaining(year), kind: .part) { subject in
              subject.kind == .action
                ? .empty
                : number(
                  subject.savings[index].remaining, "forecast/\(subject.id)/\(year)/total")
            },
            row(text.belowUsual, kind: .part) { subject in
              subject.kind == .action ? .empty : number(subject.savings[index].belowUsual, nil)
            },
          ] : [])
    }
  }

  /// A figure of an action; scenarios have none of these.
  private func figure(_ subject: ComparedSubject, _ name: String) -> String? {
    subject.kind == .action ? "action/\(subject.id)/\(name)" : nil
  }

  private func number(_ value: Double?, _ figure: String?) -> FigureTable.Cell {
    value.map { writer.cell(tonnes: $0, figure) } ?? writer.cell(none: text.notKnown)
  }

  private func money(
    _ value: Double?, _ subject: ComparedSubject, _ name: String
  ) -> FigureTable.Cell {
    guard let value else { return writer.cell(none: text.notKnown) }
    let part: HTML =
      subject.cost.isComplete
      ? .empty
      : "<br><span class=\"soft small\">\(text.moneyOf(subject.cost.known, subject.cost.count))</span>"
    return FigureTable.Cell(
      "\(writer.link(writer.money(value), figure(subject, name)))\(part)", plain: "\(value)")
  }

  private func score(_ subject: ComparedSubject) -> FigureTable.Cell {
    guard let score = subject.score else { return writer.cell(none: text.noScore) }
    return FigureTable.Cell(
      writer.link(visit.number(score, decimals: 2), figure(subject, "score")), plain: "\(score)")
  }

  /// The community's own words, one under the other; many of them behind their number.
  private func words(_ words: [String], plain: [String]? = nil) -> FigureTable.Cell {
    let plain = (plain ?? words).joined(separator: "; ")
    let list = words.map { HTML($0) }.joined(by: "<br>")
    guard words.count > Self.shownWords else { return FigureTable.Cell(list, plain: plain) }
    return FigureTable.Cell(
      "<details class=\"inline\"><summary>\(words.count)</summary><p>\(list)</p></details>",
      plain: plain)
  }

  private static let shownWords = 5

  /// What is not in the numbers.
  var remarks: HTML {
    let all = comparison.subjects.flatMap { subject in
      subject.remarks.map { "<li>\(name(subject)): \(writer.library($0))</li>" as HTML }
    }
    guard !all.isEmpty else { return .empty }
    return Notice(tone: .caution, title: text.remarks, detail: "<ul>\(all)</ul>").html
  }
}
