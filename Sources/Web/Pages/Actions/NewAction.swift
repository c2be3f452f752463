import Plan
import Strategies
import Tables
import Workspace

/// A new action with what its effect is calculated from, as rows of their tables.
struct NewAction {
  static let file = WorkspaceTables.actions.file
  /// The columns that somebody fills.
  static let columns = [
    "title", "summary", "sector", "start_year", "full_year", "lead", "priority", "who_benefits",
    "who_pays", "who_decides", "risks",
  ]

  let kind: ActionKind
  /// The cells of its row, without its id.
  let row: [String: String]
  private let parameters: [String: ParameterFields.Cells]
  private let numbers: NumberReader
  private let costs: UsualCostChoice

  /// - Parameters:
  ///   - said: Cells by column; a sector and a priority that are not said are the usual ones.
  ///   - parameters: By the name of the calculator's input, as they were written.
  ///   - costs: Whether usual costs are written beside it.
  ///   - numbers: Reads them.
  init(
    _ kind: ActionKind, _ said: [String: String],
    parameters: [String: ParameterFields.Cells], costs: UsualCostChoice = UsualCostChoice(),
    _ numbers: NumberReader
  ) {
    self.kind = kind
    self.parameters = parameters
    self.numbers = numbers
    self.costs = costs
    func cell(_ column: String, usual: String) -> String {
      let text = said[column] ?? ""
      return text.isEmpty ? usual : text
    }
    row = said.filter { Self.columns.contains($0.key) }.merging([
      "kind": kind.rawValue, "status": Action.Status.planned.rawValue,
      "sector": cell("sector", usual: Calculator.of(kind).sector),
      "priority": cell("priority", usual: Action.Priority.mid.rawValue),
    ]) { $1 }
  }

  /// What is wrong with it, by field.
  func errors(_ text: ActionPageText) -> FormErrors {
    var errors = ActionYears.errors(row, text)
    if (row["title"] ?? "").isEmpty { errors = .one("title", text.wrongTitle).followed(by: errors) }
    return errors.followed(
      by: ParameterFields.problems(parameters, kind: kind, text: text, numbers)
    ).followed(by: costs.errors(kind, parameters, text))
  }

  /// - Parameter knownSources: Ids of the sources that the workspace has.
  func add(as id: String, knownSources: Set<String> = [], to edits: inout TableEdits) {
    edits.add(row.merging(["id": id]) { $1 }, to: Self.file)
    ActionPages.put(
      ParameterFields.cells(parameters, kind: kind, numbers), of: id, in: &edits)
    if let start = Int(row["start_year"] ?? ""), let full = Int(row["full_year"] ?? "") {
      costs.add(kind, of: id, from: start, to: full, knownSources: knownSources, to: &edits)
    }
  }
}

/// The years of an action as somebody writes them.
enum ActionYears {
  /// What is wrong with the start and with the year of the full effect.
  static func errors(_ values: [String: String], _ text: ActionPageText) -> FormErrors {
    var errors = FormErrors()
    let years = ["start_year", "full_year"].map { column -> Int? in
      let year = values[column].flatMap { Int($0) }.flatMap {
        (1990...2150).contains($0) ? $0 : nil
      }
      if year == nil { errors.add(column, text.wrongYear) }
      return year
    }
    if let start = years[0], let full = years[1], full < start {
      errors.add("full_year", text.wrongOrder)
    }
    return errors
  }
}
