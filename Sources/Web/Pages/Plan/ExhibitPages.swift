import Accounts
import Hummingbird
import Plan
import Publishing
import Tables
import Workspace

/// Every table, chart and map that the plan can show, placed in a chapter or not, each with its numbers as a file.
struct ExhibitPages: PageGroup {
  static let path = "plan/exhibits"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .plan, path: Self.path, label: Phrase(\ExhibitText.tab), for: .readWorkspace,
        order: 40)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/plan/exhibits", for: .workspace(.readWorkspace), use: show)
  }

  /// The page of one exhibit.
  static func path(_ kind: ExhibitKind, _ id: String, in place: WorkspacePlace) -> String {
    place.path("\(path)?kind=\(kind.rawValue)&exhibit=\(SitePath.encoded(id))")
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    guard let id = visit.query("exhibit") else { return try await list(visit) }
    guard let kind = visit.query("kind").flatMap(ExhibitKind.init(rawValue:)) else {
      throw Visit.nothingHere
    }
    return try await page(visit, kind, id)
  }

  // All of them

  private func list(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(ExhibitText.self)
    let all = try await visit.site.planShelf.references(
      of: place.id, try await visit.opened(), try await visit.calculation())
    let sections = [
      (ExhibitKind.table, text.tables), (.chart, text.charts), (.map, text.maps),
    ].map { kind, title in
      section(title, kind, all.filter { $0.kind.rawValue == kind.rawValue }, visit, place)
    }
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p></div>
      \(sections)
      </div>
      """
    return visit.page(text.title, main, at: Self.path)
  }

  private func section(
    _ title: String, _ kind: ExhibitKind, _ found: [PlanReference], _ visit: Visit,
    _ place: WorkspacePlace
  ) -> HTML {
    let rows = found.compactMap { reference -> ListRow? in
      guard let id = reference.exhibit else { return nil }
      let language = reference.titleLanguage(visit.language)
      let foreign = language == visit.language ? nil : language.rawValue
      return ListRow(
        title: """
          <a href="\(Self.path(kind, id, in: place))"\("lang", foreign)>\(reference.title(visit.language))</a>
          """,
        actions: ExhibitFile.link(
          kind, id, called: reference.title(visit.language), visit))
    }
    guard !rows.isEmpty else { return .empty }
    return """
      <section class="stack" aria-labelledby="\(kind.rawValue)s"><h2 id="\(kind.rawValue)s">\(title)</h2>
      \(rows.html)</section>
      """
  }

  // One

  private func page(_ visit: Visit, _ kind: ExhibitKind, _ id: String) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(ExhibitText.self)
    let catalog = ExhibitCatalog(
      calculation: try await visit.calculation(), edition: .internal)
    let found: (title: String, table: PlanTable)
    switch catalog.block(kind, id, at: Place(file: "page")) {
    case .found(.chart(let chart)): found = (chart.title, chart.data)
    case .found(.table(let table)): found = (table.caption, table)
    case .found, .missing: throw Visit.nothingHere
    }
    let file = ExhibitFile(id: id, table: found.table, language: visit.language)
    if let response = try file.response(to: visit) { return response }
    let title = ChartTranslation(language: visit.language).plain(found.title)
    let code = "{{\(kind.rawValue) \(id.replacing("/", with: " "))}}"
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(text.title, place.path(Self.path))]).html)
      <h1>\(title)</h1>
      \(try await visit.exhibit(kind, id))
      \(visit.mayEdit ? "<p class=\"soft small\">\(text.inChapter) <code>\(code)</code></p>" as HTML : .empty)
      </div>
      """
    return visit.page(title, main, at: Self.path)
  }
}

/// The texts of the plan's tables and charts.
struct ExhibitText: Words {
  let tab: String
  let title: String
  let lead: String
  let tables: String
  let charts: String
  let maps: String
  let inChapter: String

  static let english = ExhibitText(
    tab: "Tables and charts", title: "Tables, charts and maps",
    lead: "Everything that a chapter can show, as it is in the internal edition, with its numbers.",
    tables: "Tables", charts: "Charts", maps: "Maps",
    inChapter: "In a chapter it stands where you write")

  static let spanish = ExhibitText(
    tab: "Tablas y gráficas", title: "Tablas, gráficas y mapas",
    lead:
      "Todo lo que un capítulo puede mostrar, tal como está en la edición interna, con sus cifras.",
    tables: "Tablas", charts: "Gráficas", maps: "Mapas",
    inChapter: "En un capítulo aparece donde usted escribe")
}
