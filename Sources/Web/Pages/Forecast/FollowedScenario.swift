import Forecast
import HTTPTypes
import Plan
import Workspace

/// The scenario that a page looks at the actions on top of, from the address; the first unless another is named.
struct FollowedScenario {
  static let field = "scenario"

  let visit: Visit
  /// On top of the scenario.
  let calculation: PlanCalculation

  private var text: FollowedText { visit.words(FollowedText.self) }

  /// Nil for the first.
  var id: String? { calculation.followsAnother ? calculation.basis?.scenario.id : nil }

  /// As the page calls it; nil for the first.
  private var name: String? { id.flatMap { calculation.scenarios?[$0] }.map(title(of:)) }

  private func title(of entry: ScenarioCase) -> String {
    visit.words(ScenarioText.self).name(entry.scenario)
  }

  /// What addresses of the page and of explanations carry along; empty for the first.
  var fields: [(name: String, value: String)] { id.map { [(name: Self.field, value: $0)] } ?? [] }

  /// What forms that are sent with GET carry along.
  var hidden: HTML {
    id.map { "<input type=\"hidden\" name=\"\(Self.field)\" value=\"\($0)\">" } ?? .empty
  }

  /// With the name of the scenario, unless it is the first.
  func title(_ title: String) -> String { name.map { "\(title): \($0)" } ?? title }

  /// That the figures are on top of another scenario, after a blank; empty for the first.
  var sentence: HTML { name.map { " \(text.onTopOf): \($0)." } ?? .empty }

  /// A table with the name of the scenario in its caption.
  func named(_ table: FigureTable) -> FigureTable {
    FigureTable(
      id: table.id, caption: title(table.caption), hidesCaption: table.hidesCaption,
      columns: table.columns, rows: table.rows, notes: table.notes)
  }

  /// What files of the page are named after.
  func owner(_ place: WorkspacePlace) -> String {
    ([place.id] + [id].compactMap(\.self)).joined(separator: "-")
  }

  /// Links to every scenario, and what the figures stand on; empty where there is only one.
  ///
  /// - Parameter address: Of the page on top of a scenario; nil for the first.
  private func links(_ address: (String?) -> String) -> HTML {
    guard let cases = calculation.scenarios?.cases, cases.count > 1 else { return .empty }
    let links = cases.enumerated().map { index, entry -> HTML in
      let own = index == 0 ? nil : entry.scenario.id
      return """
        <li><a href="\(address(own))"\("aria-current", own == id ? "true" : nil)>\(title(of: entry))</a></li>
        """
    }
    let followed = name ?? title(of: cases[0])
    let hasOwn = calculation.basis?.scenario.actions != Scenario.Actions.none
    let note: HTML =
      id == nil
      ? .empty : "\n<p class=\"soft small\">\(hasOwn ? text.ownActions : text.allActions)</p>"
    return """
      <details class="inline"><summary>\(text.onTopOf): <b>\(followed)</b></summary>
      <nav class="pills pills--small" aria-label="\(text.onTopOf)"><ul>\(links)</ul></nav></details>\(note)
      """
  }

  /// Links to the page on top of every scenario, with what else its address says.
  var choice: HTML { links { visit.address(changing: [Self.field: $0]) } }

  /// The same without what else the address says.
  ///
  /// - Parameter path: Of the page.
  func choice(at path: String) -> HTML {
    links { id in
      Visit.address(path, id.map { [(name: Self.field, value: $0)] } ?? [])
    }
  }
}

extension Visit {
  /// The plan on top of the scenario that the address names.
  ///
  /// - Throws: `WebProblem` for a scenario that the plan does not have.
  func followed(_ calculation: PlanCalculation) throws -> PlanCalculation {
    let asked = query(FollowedScenario.field).flatMap { $0.isEmpty ? nil : $0 }
    do throws(UnknownScenario) {
      return try calculation.following(asked)
    } catch {
      throw WebProblem(.notFound, error.phrase)
    }
  }
}

extension UnknownScenario {
  /// A full sentence with the ids that there are.
  var phrase: Phrase {
    Phrase(
      description, "No hay un escenario “\(id)”. Escenarios: \(known.joined(separator: ", ")).")
  }
}

/// Texts of the choice of a scenario.
struct FollowedText: Words {
  let onTopOf: String
  let ownActions: String
  let allActions: String
  let notKept: String

  static let english = FollowedText(
    onTopOf: "On top of",
    ownActions:
      "The actions are those that this scenario has, each from the year in which it starts there.",
    allActions:
      "This scenario has no actions, so all actions of the plan are looked at on top of it.",
    notKept:
      "What is tried out on top of another scenario than the first is not saved from here: go to the first to keep it."
  )

  static let spanish = FollowedText(
    onTopOf: "Sobre",
    ownActions:
      "Las acciones son las de este escenario, cada una desde el año en que empieza en él.",
    allActions:
      "Este escenario no tiene acciones, así que se miran sobre él todas las acciones del plan.",
    notKept:
      "Lo que se prueba sobre otro escenario que el primero no se guarda desde aquí: vaya al primero para conservarlo."
  )
}
