import Accounts
import Hummingbird
import Phrasebook
import Plan
import Publishing
import Tables
import Vulnerability
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
      calculation: calculation, edition: .internal)
    let choices = catalog.mapChoices
    let wanted = visit.query("shown").flatMap { id in choices.first { $0.id == id } }
    let shown = wanted ?? choices[0]
    let form = MapChoiceForm(
      visit: visit, workspace: calculation.workspace, choices: choices, shown: shown.id
    ).html
    let figure = try await figure(visit, catalog, shown, calculation)
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p></div>
      \(form)
      \(figure)
      <p class="soft small">\(text.inPlan)<code>{{map \(shown.id.replacing("/", with: " ", maxReplacements: 1))}}</code></p>
      \(MapGaps(visit: visit, workspace: calculation.workspace).html)
      \(tracts(visit, catalog, calculation))
      </div>
      """
    return visit.page(text.title, main, at: Self.path, scripts: ["map.js"])
  }

  private func figure(
    _ visit: Visit, _ catalog: ExhibitCatalog, _ shown: MapChoice, _ calculation: PlanCalculation
  ) async throws -> HTML {
    let text = visit.words(MapText.self)
    switch shown.subject {
    case .counties, .tracts: break
    // Laying zones over takes seconds where there are polygons by the thousand.
    case .exposure, .risk, .zones: _ = try await onOwnThread { calculation.overlay }
    }
    // So does drawing each of them.
    let block = try await onOwnThread { catalog.block(.map, shown.id, at: Place(file: "page")) }
    switch block {
    case .found(.chart(let chart)):
      let drawn = await visit.chart(chart)
      return
        "\(drawn)\n\(reach(visit, shown, calculation))\(shapeFindings(visit, shown, calculation))"
    case .found: return .empty
    case .missing(let finding):
      let said = LibraryWords.text(finding.message, visit.language)
      let empty = EmptyState(
        title: text.emptyTitle, detail: said ?? finding.message,
        detailLanguage: said == nil ? .english : nil
      ).html
      return "\(empty)\(shapeFindings(visit, shown, calculation))"
    }
  }

  /// Tracts as tables where no map can be drawn of them.
  private func tracts(
    _ visit: Visit, _ catalog: ExhibitCatalog, _ calculation: PlanCalculation
  ) -> HTML {
    let tracts = calculation.workspace.tracts
    guard !tracts.isEmpty, tracts.allSatisfy({ $0.shape.isEmpty }) else { return .empty }
    func table(_ id: String) -> HTML {
      guard case .found(.table(let table)) = catalog.block(.table, id, at: Place(file: "page"))
      else { return .empty }
      return PlanTableView(
        table: table, translation: ChartTranslation(language: visit.language)
      ).html
    }
    let text = visit.words(MapText.self)
    return """
      <section class="stack" aria-labelledby="map-tracts">
      <h2 id="map-tracts">\(text.tractsTitle)</h2>
      <p>\(text.tractsLead)</p>
      \(table("tracts-by-index"))
      <details><summary>\(text.everyTract) (\(visit.number(Double(tracts.count))))</summary>
      \(table("tracts"))
      </details>
      </section>
      """
  }

  /// Under the map of zones and assets: what was mended or left out, each with its row.
  private func shapeFindings(
    _ visit: Visit, _ shown: MapChoice, _ calculation: PlanCalculation
  ) -> HTML {
    guard case .zones = shown.subject else { return .empty }
    return ShapeFindingList(visit: visit, findings: calculation.exposureFindings).html
  }

  /// Under the map of a risk: who lives inside, by quarter.
  private func reach(
    _ visit: Visit, _ shown: MapChoice, _ calculation: PlanCalculation
  ) -> HTML {
    guard case .risk(let id) = shown.subject,
      let risk = calculation.workspace.risks.first(where: { $0.id == id })
    else { return .empty }
    let path = visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(id))") ?? ""
    let overlay = calculation.overlay
    let view = ReachView(
      visit: visit, overlay: overlay, taxonomy: calculation.workspace.taxonomy())
    return """
      \(view.table([overlay.reach(of: risk, in: calculation.workspace)]))
      <p><a href="\(path)">\(visit.words(MapText.self).toRisk)</a></p>
      """
  }
}

/// The choice of a map, by what it is of.
struct MapChoiceForm {
  let visit: Visit
  let workspace: CommunityWorkspace
  let choices: [MapChoice]
  let shown: String

  private var text: MapText { visit.words(MapText.self) }

  var html: HTML {
    let taxonomy = workspace.taxonomy()
    let groups = MapText.Group.allCases.map { group -> HTML in
      let options = choices.filter { MapText.Group($0.subject) == group }
      guard !options.isEmpty else { return .empty }
      return """
        <optgroup label="\(text.groups[group] ?? "")">
        \(options.map { option($0, taxonomy) })
        </optgroup>
        """
    }
    return """
      <form method="get" action="\(visit.place?.path(MapPages.path) ?? "")" class="form--inline toolbar">
      <div class="field"><label class="field__label" for="map-shown">\(text.shown)</label>
      <select class="input" id="map-shown" name="shown">
      \(groups)
      </select></div>
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  private func option(_ choice: MapChoice, _ taxonomy: Taxonomy) -> HTML {
    let name: String?
    switch choice.subject {
    case .counties, .tracts: name = LibraryWords.text(choice.name, .ofReader)
    case .exposure(let hazard, let measure):
      name =
        "\(taxonomy.name(.hazard, hazard, visit.language)): \(text.measures[measure] ?? "")"
    case .zones(let hazard):
      name =
        hazard.map { text.zonesOf(taxonomy.name(.hazard, $0, visit.language)) } ?? text.allZones
    // A risk is called as the plan calls it.
    case .risk: name = choice.name
    }
    return """
      <option value="\(choice.id)"\("lang", name == nil ? "en" : nil)\("selected", when: choice.id == shown)>\(name ?? choice.name)</option>
      """
  }
}

/// What to import next, so that there are maps of hazards and risks by tract.
struct MapGaps {
  let visit: Visit
  let workspace: CommunityWorkspace

  private var gaps: [ExposureGap] {
    var gaps: [ExposureGap] = []
    if workspace.zones.isEmpty { gaps.append(.zones) }
    if workspace.tracts.isEmpty {
      gaps.append(.tracts)
    } else if workspace.tracts.allSatisfy({ $0.shape.isEmpty }) {
      gaps.append(.outlines)
    } else if workspace.tracts.allSatisfy({ $0.population == nil }) {
      gaps.append(.people)
    }
    if ExposureOverlay.ranks(workspace) == nil { gaps.append(.index) }
    return gaps
  }

  /// Empty when nothing is missing.
  var html: HTML {
    let text = visit.words(MapText.self)
    guard !gaps.isEmpty else { return .empty }
    return """
      <section class="panel stack" aria-labelledby="map-gaps">
      <h2 id="map-gaps">\(text.gapsTitle)</h2>
      <p>\(text.gapsLead)</p>
      \(ExposureGapList(visit: visit, gaps: gaps).html)
      </section>
      """
  }
}

struct MapText: Words {
  /// Groups of the choice.
  enum Group: CaseIterable {
    case counties, tracts, exposure, risk, zones

    init(_ subject: MapChoice.Subject) {
      switch subject {
      case .counties: self = .counties
      case .tracts: self = .tracts
      case .exposure: self = .exposure
      case .risk: self = .risk
      case .zones: self = .zones
      }
    }
  }

  let tab: String
  let title: String
  let lead: String
  let shown: String
  let show: String
  let inPlan: String
  let emptyTitle: String
  let groups: [Group: String]
  let measures: [TractMapMeasure: String]
  let allZones: String
  let zonesOf: @Sendable (_ hazard: String) -> String
  let toRisk: String
  let gapsTitle: String
  let gapsLead: String
  let tractsTitle: String
  let tractsLead: String
  let everyTract: String

  static let english = MapText(
    tab: "Maps", title: "Maps",
    lead:
      "Hazard, people and risk by county of the state, and by census tract of the community where there are tracts; and the hazard zones with the assets in them. Each map has its numbers as a table.",
    shown: "Shaded by", show: "Show", inPlan: "In a chapter of the plan: ",
    emptyTitle: "This map has nothing to show yet",
    groups: [
      .counties: "Counties of the state", .tracts: "Tracts: people and indices",
      .exposure: "Tracts: what hazard zones reach", .risk: "Tracts: people exposed to a risk",
      .zones: "Zones and assets",
    ],
    measures: [
      .area: "share of the tract inside", .people: "people inside",
      .assets: "share of the tract’s assets inside",
    ], allZones: "All hazard zones and assets", zonesOf: { "\($0): zones and assets" },
    toRisk: "To this risk", gapsTitle: "For maps of hazard and risk by tract",
    gapsLead: "Bring these in, in this order:", tractsTitle: "Tracts without an outline",
    tractsLead: "What is known of the community’s tracts, until there are outlines to draw.",
    everyTract: "Every tract")
  static let spanish = MapText(
    tab: "Mapas", title: "Mapas",
    lead:
      "Amenaza, población y riesgo por condado del estado, y por sector censal de la comunidad donde hay sectores; y las zonas de amenaza con los bienes que hay en ellas. Cada mapa tiene sus números en una tabla.",
    shown: "Sombreado según", show: "Mostrar", inPlan: "En un capítulo del plan: ",
    emptyTitle: "Este mapa todavía no tiene nada que mostrar",
    groups: [
      .counties: "Condados del estado", .tracts: "Sectores: personas e índices",
      .exposure: "Sectores: a qué llegan las zonas",
      .risk: "Sectores: personas expuestas a un riesgo", .zones: "Zonas y bienes",
    ],
    measures: [
      .area: "parte del sector dentro", .people: "personas dentro",
      .assets: "parte de los bienes del sector dentro",
    ], allZones: "Todas las zonas de amenaza y los bienes", zonesOf: { "\($0): zonas y bienes" },
    toRisk: "A este riesgo", gapsTitle: "Para mapas de amenaza y riesgo por sector",
    gapsLead: "Traiga esto, en este orden:", tractsTitle: "Sectores sin contorno",
    tractsLead:
      "Lo que se sabe de los sectores de la comunidad, hasta que haya contornos que dibujar.",
    everyTract: "Cada sector")
}
