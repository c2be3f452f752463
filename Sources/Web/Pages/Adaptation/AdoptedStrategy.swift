import Plan
import Strategies
import Tables
import Vulnerability
import Workspace

/// A strategy of the library as somebody takes it into the plan: the action, what it does for risks, and its numbers.
struct AdoptedStrategy {
  static let file = WorkspaceTables.actions.file
  /// Columns of the points that it moves.
  static let points = ["exposure_drop", "sensitivity_drop", "capacity_gain"]

  let strategy: AdaptationStrategy
  let scene: LibraryScene
  /// What is said by column: those of the action, the points, their reason under `why` and the ids of risks under `risks`.
  let values: [String: String]
  /// The kind of action whose effect on emissions is counted; nil for none.
  let kind: ActionKind?
  /// By the name of the calculator's input, as they were written.
  let parameters: [String: ParameterFields.Cells]
  /// Reads them.
  let numbers: NumberReader

  private var risks: [String] { RiskForm.words(values["risks"] ?? "") }
  private var moves: Bool { Self.points.contains { Self.score(values[$0]) > 0 } }

  /// What is wrong with what is said, by field.
  var errors: FormErrors {
    let text = scene.visit.words(ActionPageText.self)
    var errors = FormErrors()
    if values["title"]?.isEmpty ?? true { errors.add("title", text.wrongTitle) }
    errors = errors.followed(by: ActionYears.errors(values, text))
    if moves, risks.isEmpty { errors.add("risks", scene.text.needsRisk) }
    if moves, !risks.isEmpty, values["why"]?.isEmpty ?? true {
      errors.add("why", scene.text.needsWhy)
    }
    guard let kind else { return errors }
    return errors.followed(
      by: ParameterFields.problems(parameters, kind: kind, text: text, numbers))
  }

  /// The cells of the action's row, without its id.
  var row: [String: String] { rows(id: "").action.filter { $0.key != "id" } }

  /// Why, where nobody says it.
  var usualReason: String { scene.text.adoptTitle(scene.name(strategy)) }

  func add(as id: String, to edits: inout TableEdits) {
    let rows = rows(id: id)
    edits.add(rows.action, to: Self.file)
    for response in rows.responses { edits.add(response, to: WorkspaceTables.responses.file) }
    guard let kind else { return }
    let stated = ParameterFields.cells(parameters, kind: kind, numbers)
    ActionPages.put(stated, of: id, in: &edits)
    addUsual(
      rows.parameters.filter { stated[$0["parameter"] ?? ""]?.value.isEmpty ?? true }, to: &edits)
  }

  /// The library's values of what nobody stated, with sources that the workspace lacks.
  private func addUsual(_ rows: [[String: String]], to edits: inout TableEdits) {
    for row in rows { edits.add(row, to: WorkspaceTables.actionParameters.file) }
    var named: [String] = []
    for id in rows.flatMap({ RiskForm.words($0["source"] ?? "") })
    where scene.workspace.sources[id] == nil && !named.contains(id) {
      named.append(id)
    }
    for row in CalculatorFacts.standard.rows(ofSources: named) {
      edits.add(row, to: WorkspaceTables.sources.file)
    }
  }

  /// The library's own rows, with what is said in their place.
  private func rows(
    id: String
  ) -> (
    action: [String: String], responses: [[String: String]], parameters: [[String: String]]
  ) {
    let known = Set(scene.workspace.risks.map(\.id))
    let rows = StrategyAdoption(
      of: strategy, id: id, risks: risks.filter(known.contains),
      startYear: values["start_year"].flatMap { Int($0) } ?? scene.visit.year, countedAs: kind,
      language: scene.visit.language.rawValue)
    var action = rows.action
    for column in ["title", "summary", "start_year", "full_year", "lead"] {
      action[column] = values[column]
    }
    action["priority"] = Action.Priority.mid.rawValue
    let responses = rows.responses.map { row in
      var row = row
      for column in Self.points { row[column] = String(Self.score(values[column])) }
      row["reason"] = values["why"]
      return row
    }
    return (action, moves ? responses : [], rows.parameters)
  }

  private static func score(_ text: String?) -> Int {
    text.flatMap { Int($0) }.map { min(4, max(0, $0)) } ?? 0
  }
}
