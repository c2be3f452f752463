package import Plan
package import Strategies
internal import Workspace

/// What actions do, cost and rank, as a workbook of real tables: numbers as numbers, with their units in the headings.
package struct StrategiesResults {
  let calculation: PlanCalculation
  /// Nil when no input has a range.
  let draws: PlanDraws?
  /// What was calculated, such as `revision 12`.
  let origin: String
  /// The day on which it was made, such as `2026-11-26`.
  let date: String

  /// - Parameter draws: What fan and chances are of; nil leaves their sheets out.
  package init(_ calculation: PlanCalculation, draws: PlanDraws?, origin: String, date: String) {
    self.calculation = calculation
    self.draws = draws
    self.origin = origin
    self.date = date
  }

  package var workbook: Workbook {
    Workbook(
      title: "Actions: \(calculation.workspace.community.name)", author: "Cairn",
      sheets: [notes, actions, parameters] + tonnesSheets + moneySheets + rankingSheets
        + uncertaintySheets + targetSheets + forecastSheets)
  }

  var community: String { calculation.workspace.community.name }

  /// Actions in the order of `actions.csv`.
  var all: [Action] { calculation.workspace.actions }

  func sheet(
    _ name: String, _ intro: [String], _ columns: [Workbook.Column], _ rows: [[Workbook.Cell]],
    frozen: Int = 1
  ) -> Workbook.Sheet {
    .results(of: community, name, intro, columns, rows, frozen: frozen)
  }

  /// The two columns that name an action.
  static let actionColumns = [
    Workbook.Column("action", width: 10), Workbook.Column("title", width: 44, wraps: true),
  ]

  func name(_ action: Action) -> [Workbook.Cell] { [.text(action.id), .text(action.title)] }
}

extension Workbook.Cell {
  /// A number, or nothing for one that is not known or no number.
  init(_ value: Double?) {
    self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .empty
  }

  init(_ value: Int?) { self = value.map { .number(Double($0)) } ?? .empty }

  /// Text as long as a cell of Excel may be.
  init(words: String) {
    self = words.isEmpty ? .empty : .text(String(words.prefix(32_000)))
  }
}

extension Workbook.Column {
  static func amount(_ title: String, _ note: String = "", width: Double = 15) -> Workbook.Column {
    Workbook.Column(title, kind: .amount, note: note, width: width)
  }

  static func number(_ title: String, _ note: String = "", width: Double = 12) -> Workbook.Column {
    Workbook.Column(title, kind: .number, note: note, width: width)
  }

  static func year(_ title: String = "year") -> Workbook.Column {
    Workbook.Column(title, kind: .year, width: 10)
  }

  static func words(_ title: String, _ width: Double = 24, note: String = "") -> Workbook.Column {
    Workbook.Column(title, note: note, width: width, wraps: width > 20)
  }
}
