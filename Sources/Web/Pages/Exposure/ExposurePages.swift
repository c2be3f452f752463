import Accounts
import Factors
import Hummingbird
import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// Which assets and people hazard zones reach, with an index of social vulnerability laid beside it.
struct ExposurePages: PageGroup {
  static let path = "hazards/exposure"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path, label: Phrase(\ExposureText.tab), for: .readWorkspace,
        order: 55)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/hazards/exposure", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(ExposureText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation): return try await page(visit, calculation)
    }
  }

  private func page(_ visit: Visit, _ calculation: PlanCalculation) async throws -> Response {
    let workspace = calculation.workspace
    let text = visit.words(ExposureText.self)
    guard !workspace.zones.isEmpty, !workspace.assets.isEmpty || !workspace.tracts.isEmpty else {
      return visit.page(text.title, empty(visit, text), at: Self.path)
    }
    // Polygons by the thousand take seconds.
    let overlaid = try await onOwnThread { calculation.overlay }
    let view = ExposureView(
      visit: visit, text: text, workspace: workspace, taxonomy: workspace.taxonomy(),
      overlaid: overlaid, found: calculation.exposureFindings,
      layer: TractLayer.named(visit.query("overlay"), of: workspace))
    return visit.page(text.title, view.html, at: Self.path)
  }

  private func empty(_ visit: Visit, _ text: ExposureText) -> HTML {
    """
    <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
    \(EmptyState(title: text.emptyTitle, detail: text.emptyDetail, action: ShapeImportView.link(visit)).html)
    </div>
    """
  }
}

extension TractLayer {
  /// The index of a name, or the first that a workspace has.
  static func named(_ id: String?, of workspace: CommunityWorkspace) -> TractLayer? {
    let ids = ids(in: workspace.tractMeasures)
    let wanted = id.flatMap { ids.contains($0) ? $0 : nil } ?? ids.first
    return wanted.flatMap {
      layer($0, measures: workspace.tractMeasures, tracts: workspace.tracts)
    }
  }
}

/// The tables of exposure, divided as the reader chooses.
struct ExposureView {
  let visit: Visit
  let text: ExposureText
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy
  let overlaid: ExposureOverlay
  /// Of tables, shapes and the overlay.
  let found: [Finding]
  let layer: TractLayer?

  private var grouping: ExposureGrouping {
    visit.query("by").flatMap(ExposureGrouping.init(rawValue:)) ?? .level
  }

  private var path: String { visit.place?.path(ExposurePages.path) ?? "" }

  var html: HTML {
    let rows = overlaid.exposure.rows(by: grouping, layer: grouping == .quartile ? layer : nil)
    let isMissingLayer = grouping == .quartile && layer == nil
    return """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p>\(ShapeImportView.link(visit))</div>
      \(switches)
      \(isMissingLayer ? "<p>\(workspace.tractMeasures.isEmpty ? text.noOverlay : text.noRanks)</p>" as HTML : table(rows))
      \(grouping == .quartile ? basis : .empty)
      \(assets)
      \(grouping == .quartile ? burden : .empty)
      <p class="soft small">\(text.method) \(unplaced)</p>
      \(toMap)
      \(findings)
      </div>
      """
  }

  private var switches: HTML {
    let overlays = TractLayer.ids(in: workspace.tractMeasures)
    let groups = ExposureGrouping.allCases.map { item -> HTML in
      """
      <li><a href="\(path)?by=\(item.rawValue)"\("aria-current", item == grouping ? "true" : nil)>\(text.groupings[item] ?? "")</a></li>
      """
    }
    let layers = overlays.map { id -> HTML in
      let isShown = layer?.declaration.id == id
      let label = isShown ? layer?.label ?? id : Self.label(id)
      return """
        <li><a href="\(path)?by=quartile&overlay=\(SitePath.encoded(id))"\("aria-current", isShown ? "true" : nil)><span lang="en">\(label)</span></a></li>
        """
    }
    let overlayPills: HTML = """
      <nav class="pills pills--small" aria-label="\(text.overlay)"><ul>\(layers)</ul></nav>
      """
    return """
      <div class="stack stack--tight">
      <nav class="pills pills--small" aria-label="\(text.divide)"><ul>\(groups)</ul></nav>
      \(grouping == .quartile && !layers.isEmpty ? overlayPills : .empty)
      </div>
      """
  }

  /// An index with its vintage.
  private static func label(_ id: String) -> String {
    guard let known = OverlayDeclaration.known[id] else { return id }
    return "\(known.title) (\(known.vintage))"
  }

  /// Assets of every hazard, the most critical first; a table by tract or index is about people.
  private var assets: HTML {
    guard grouping != .tract, grouping != .quartile else { return .empty }
    let items = overlaid.exposure.exposedAssets()
    guard !items.isEmpty else { return .empty }
    let words = visit.words(AssetReasonText.self)
    let table = ExposedAssetTable(visit: visit, workspace: workspace, caption: words.listTitle)
    let named = items.map { hazard, item in
      (hazard: Optional(taxonomy.name(.hazard, hazard, visit.language)), asset: item)
    }
    return """
      <div class="stack">
      <h2 id="critical">\(words.listTitle)</h2>
      \(table.html(named))
      <p class="soft small">\(words.noScore)</p>
      </div>
      """
  }

  private var burden: HTML {
    layer.map {
      QuarterBurden(visit: visit, exposure: overlaid.exposure, layer: $0, taxonomy: taxonomy).html
    } ?? .empty
  }

  private var basis: HTML {
    guard let layer else { return .empty }
    return """
      <p class="small"><strong lang="en">\(layer.label)</strong>: \(visit.library(layer.basis))</p>
      """
  }

  private func table(_ rows: [ExposureRow]) -> HTML {
    let cells = rows.map { row -> [HTML] in
      let hazard = taxonomy.name(.hazard, row.band.hazard, visit.language)
      let level =
        row.band.level.map { " · \($0)" } ?? (grouping == .level ? " · \(text.allLevels)" : "")
      let tally = row.assets
      var cells: [HTML] = ["\(hazard)\(level)"]
      if grouping != .level { cells.append(title(row)) }
      cells += [
        "<span class=\"number\">\(text.countOf(visit.number(Double(tally.count)), visit.number(Double(tally.total))))</span>",
        amount(tally.valueInside, "$"), amount(tally.people, ""),
        length(tally.metres), residents(row.residents),
      ]
      return cells
    }
    let columns =
      [text.hazard] + (grouping == .level ? [] : [text.groupings[grouping] ?? ""])
      + [text.assets, text.value, text.people, text.length, text.residents]
    return DataTable(
      caption: text.title, hidesCaption: true, columns: columns,
      numbers: Set(columns.indices.suffix(5)), rows: cells
    ).html
  }

  private func title(_ row: ExposureRow) -> HTML {
    switch grouping {
    case .system:
      return HTML(
        row.key.isEmpty ? text.notSaid : taxonomy.name(.system, row.key, visit.language))
    case .type: return HTML(row.key.isEmpty ? text.notSaid : row.key)
    case .criticality, .condition:
      return HTML(row.key.isEmpty ? text.notSaid : text.mark(row.key, grouping))
    case .quartile:
      // One tilde is what lies in no tract, two are tracts without data.
      if row.key == "~" { return HTML(text.noTract) }
      if let quarter = Int(row.key) { return HTML(text.quarter(quarter)) }
      return HTML(text.marks[row.key] ?? text.noData)
    default: return HTML(row.key.hasPrefix("~") ? text.noTract : row.title)
    }
  }

  /// How many tracts nothing can be said of.
  private var unplaced: String {
    let unknown = overlaid.exposure.unknownTracts
    return unknown == 0 ? "" : text.unplaced(unknown, overlaid.exposure.tracts.count)
  }

  private func amount(_ value: Double?, _ sign: String) -> HTML {
    value.map { "<span class=\"number\">\(sign)\(visit.number($0))</span>" }
      ?? "<span class=\"soft\">\(text.unknown)</span>"
  }

  private func length(_ metres: Double) -> HTML {
    guard metres > 0 else { return "–" }
    let isMetric = workspace.community.units == .metric
    let value = visit.number(metres / (isMetric ? 1_000 : 1_609.344), decimals: 1)
    return "<span class=\"number\">\(value)\u{A0}\(isMetric ? "km" : text.miles)</span>"
  }

  private func residents(_ tally: ResidentTally?) -> HTML {
    guard let tally else { return "–" }
    guard let exposed = tally.exposed else {
      return "<span class=\"soft\">\(text.unknown)</span>"
    }
    let share = tally.share.map { " (\(visit.percent($0)))" } ?? ""
    return "<span class=\"number\">\(visit.number(exposed))\(share)</span>"
  }

  private var findings: HTML {
    ShapeFindingList(visit: visit, findings: found).html
  }

  private var toMap: HTML {
    """
    <p><a href="\(visit.place?.path(MapPages.path) ?? "")?shown=zone-map">\(text.toMap)</a></p>
    """
  }
}

/// What was found about places and shapes, folded; nothing where all is well.
struct ShapeFindingList {
  let visit: Visit
  let findings: [Finding]

  /// Longer lists are read with the check of the plan.
  private static let shown = 100

  var html: HTML {
    guard !findings.isEmpty else { return .empty }
    return """
      <details><summary>\(visit.words(ExposureText.self).findings) (\(findings.count))</summary>
      <ul class="small">\(findings.prefix(Self.shown).map(item))</ul>\(rest)</details>
      """
  }

  /// That the list is not all; empty where it is.
  private var rest: HTML {
    guard findings.count > Self.shown else { return .empty }
    let said = visit.words(ExposureText.self).firstFindings(
      visit.number(Double(Self.shown)), visit.number(Double(findings.count)))
    return "<p class=\"soft\">\(said)</p>"
  }

  private func item(_ finding: Finding) -> HTML {
    """
    <li>\(visit.library(finding.message)) <span class="soft">\(visit.words(of: finding.place))</span></li>
    """
  }
}

struct ExposureText: Words {
  let tab: String
  let title: String
  let lead: String
  let emptyTitle: String
  let emptyDetail: String
  let divide: String
  let groupings: [ExposureGrouping: String]
  let overlay: String
  let noOverlay: String
  let noRanks: String
  let hazard: String
  let allLevels: String
  let assets: String
  let countOf: @Sendable (_ inside: String, _ all: String) -> String
  let value: String
  let people: String
  let length: String
  let miles: String
  let residents: String
  let unknown: String
  let notSaid: String
  let noTract: String
  let noData: String
  let quarter: @Sendable (_ quarter: Int) -> String
  let marks: [String: String]
  /// What 1 and 5 of a mark mean.
  let ends: [ExposureGrouping: [String: String]]
  let method: String
  let unplaced: @Sendable (_ unknown: Int, _ all: Int) -> String
  let findings: String
  let firstFindings: @Sendable (_ shown: String, _ all: String) -> String
  let toMap: String

  /// Such as `5, people are in danger without it`.
  func mark(_ key: String, _ grouping: ExposureGrouping) -> String {
    (ends[grouping]?[key]).map { "\(key), \($0)" } ?? key
  }

  static let english = ExposureText(
    tab: "Exposure", title: "What zones reach",
    lead:
      "Assets and people inside the hazard zones of the workspace. An index of social vulnerability stands beside it and never enters a score.",
    emptyTitle: "No zones with something in them yet",
    emptyDetail:
      "It takes zones (zones.csv), such as floodplains, and assets (assets.csv) or tracts (tracts.csv) with shapes.",
    divide: "Divided by",
    groupings: [
      .level: "Hazard and level", .type: "Type", .system: "System",
      .criticality: "Criticality", .condition: "Condition", .tract: "Tract",
      .quartile: "Social vulnerability",
    ], overlay: "Index, with its vintage",
    noOverlay: "There is no index by tract yet: tract-measures.csv is empty.",
    noRanks:
      "The index has no ranks and no marks by tract that tracts could be divided by: fill the column percentile or flag of tract-measures.csv, or choose another measure.",
    hazard: "Hazard",
    allLevels: "all levels", assets: "Assets inside", countOf: { "\($0) of \($1)" },
    value: "Value inside", people: "People in these assets", length: "Length inside",
    miles: "miles", residents: "Residents, by area", unknown: "not known", notSaid: "not said",
    noTract: "outside of every tract, or without a place", noData: "tracts without data",
    quarter: { number in
      number == 1
        ? "Quarter 1, least vulnerable"
        : number == 4 ? "Quarter 4, most vulnerable" : "Quarter \(number)"
    }, marks: ["yes": "marked by the index", "no": "not marked"],
    ends: [
      .criticality: ["1": "it can wait", "5": "people are in danger without it"],
      .condition: ["1": "poor", "5": "as new"],
    ],
    method:
      "Assets are cut exactly. Residents are an estimate, as if people lived evenly over their tract. Zones of one hazard that overlap count once.",
    unplaced: {
      "\($0) of \($1) tracts have no outline or no population: their residents are neither among those inside nor among all."
    }, findings: "What was found about places and shapes",
    firstFindings: { "The first \($0) of \($1); the check of the plan has all." },
    toMap: "These zones and assets on a map")

  static let spanish = ExposureText(
    tab: "Exposición", title: "A qué llegan las zonas",
    lead:
      "Bienes y personas dentro de las zonas de amenaza del espacio. Un índice de vulnerabilidad social está al lado y nunca entra en una puntuación.",
    emptyTitle: "Todavía no hay zonas con algo dentro",
    emptyDetail:
      "Hacen falta zonas (zones.csv), como llanuras de inundación, y bienes (assets.csv) o sectores censales (tracts.csv) con formas.",
    divide: "Dividido por",
    groupings: [
      .level: "Amenaza y nivel", .type: "Tipo", .system: "Sistema",
      .criticality: "Criticidad", .condition: "Estado", .tract: "Sector censal",
      .quartile: "Vulnerabilidad social",
    ], overlay: "Índice, con su edición",
    noOverlay: "Todavía no hay un índice por sector: tract-measures.csv está vacío.",
    noRanks:
      "El índice no tiene rangos ni marcas por sector con que dividirlos: llene la columna percentile o flag de tract-measures.csv, o elija otra medida.",
    hazard: "Amenaza", allLevels: "todos los niveles", assets: "Bienes dentro",
    countOf: { "\($0) de \($1)" }, value: "Valor dentro", people: "Personas en estos bienes",
    length: "Longitud dentro", miles: "millas", residents: "Residentes, según el área",
    unknown: "no se sabe", notSaid: "sin indicar",
    noTract: "fuera de todos los sectores, o sin ubicación",
    noData: "sectores sin datos",
    quarter: { number in
      number == 1
        ? "Cuartil 1, menos vulnerable"
        : number == 4 ? "Cuartil 4, más vulnerable" : "Cuartil \(number)"
    }, marks: ["yes": "marcado por el índice", "no": "sin marcar"],
    ends: [
      .criticality: ["1": "puede esperar", "5": "sin él hay personas en peligro"],
      .condition: ["1": "malo", "5": "como nuevo"],
    ],
    method:
      "Los bienes se cortan con exactitud. Los residentes son una estimación, como si la gente viviera repartida por igual en su sector. Las zonas de una misma amenaza que se solapan cuentan una vez.",
    unplaced: {
      "\($0) de \($1) sectores no tienen contorno o población: sus residentes no están ni entre los de dentro ni entre todos."
    }, findings: "Lo que se halló sobre los lugares y las formas",
    firstFindings: { "Los primeros \($0) de \($1); la revisión del plan los tiene todos." },
    toMap: "Estas zonas y bienes en un mapa")
}
