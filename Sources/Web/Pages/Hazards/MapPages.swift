import Accounts
import Hummingbird
import Plan
import Publishing
import Tables
import Workspace

/// Maps of the state's counties and of the community's tracts, by what they are shaded by.
///
/// The choice is a form that is sent with GET; `map.js` moves the map that the server drew.
struct MapPages: PageGroup {
  static let path = "hazards/maps"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path,
        label: Phrase(MapText.english.tab, MapText.spanish.tab), for: .readWorkspace, order: 60)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/hazards/maps", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(MapText.self)
    let calculation: PlanCalculation
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let found): calculation = found
    }
    let catalog = ExhibitCatalog(
      calculation: calculation, edition: .internal, theme: try ChartTheme.bundled())
    let choices = catalog.mapChoices
    let wanted = visit.query("shown").flatMap { id in choices.first { $0.id == id } }
    let shown = wanted ?? choices[0]
    let figure: HTML
    switch catalog.block(.map, shown.id, at: Place(file: "page")) {
    case .found(.chart(let chart)):
      figure = await visit.chart(chart)
    case .found: figure = .empty
    case .missing(let finding):
      figure =
        EmptyState(title: text.emptyTitle, detail: finding.message, detailLanguage: .english).html
    }
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p></div>
      \(form(choices, shown.id, text, try visit.workspace()))
      \(figure)
      <p class="soft small">\(text.inPlan)<code>{{map \(shown.id.replacing("/", with: " ", maxReplacements: 1))}}</code></p>
      </div>
      """
    return visit.page(text.title, main, at: Self.path, scripts: ["map.js"])
  }

  private func option(_ choice: MapChoice, isShown: Bool) -> HTML {
    let name = LibraryWords.text(choice.name, .ofReader)
    return """
      <option value="\(choice.id)"\("lang", name == nil ? "en" : nil)\("selected", when: isShown)>\(name ?? choice.name)</option>
      """
  }

  private func form(
    _ choices: [MapChoice], _ shown: String, _ text: MapText, _ place: WorkspacePlace
  ) -> HTML {
    """
    <form method="get" action="\(place.path(Self.path))" class="stack map__choice">
    <label for="map-shown">\(text.shown)</label>
    <select class="input" id="map-shown" name="shown">
    \(choices.map { option($0, isShown: $0.id == shown) })
    </select>
    <div><button class="button">\(text.show)</button></div>
    </form>
    """
  }
}

struct MapText: Words {
  let tab: String
  let title: String
  let lead: String
  let shown: String
  let show: String
  let inPlan: String
  let emptyTitle: String

  static let english = MapText(
    tab: "Maps", title: "Maps",
    lead:
      "Hazard, people and risk by county of the state, and by census tract of the community where there are tracts. Each map has its numbers as a table.",
    shown: "Shaded by", show: "Show", inPlan: "In a chapter of the plan: ",
    emptyTitle: "This map has nothing to show yet")
  static let spanish = MapText(
    tab: "Mapas", title: "Mapas",
    lead:
      "Amenaza, población y riesgo por condado del estado, y por sector censal de la comunidad donde hay sectores. Cada mapa tiene sus números en una tabla.",
    shown: "Sombreado según", show: "Mostrar", inPlan: "En un capítulo del plan: ",
    emptyTitle: "Este mapa todavía no tiene nada que mostrar")
}
