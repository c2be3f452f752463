import Accounts
import Factors
import Hummingbird
import Inventory
import Plan
import Quantities
import Tables
import Workspace

/// A year's waste by EPA's WARM factors, beside the inventory and never in it.
struct WarmPages: PageGroup {
  static let path = "inventory/warm"

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/inventory/warm", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard try await visit.hasSettings() else {
      return NothingYet(visit: visit).page(at: ResultsPages.path)
    }
    let calculation = try await visit.calculation()
    let years = Self.years(calculation.inventory)
    let year = try Self.asked(visit, years)
    let edition = visit.query("edition") ?? WasteByWarm.editions[0]
    guard WasteByWarm.editions.contains(edition) else { throw Visit.nothingHere }
    let place = try visit.workspace()
    let view = WarmView(
      visit: visit, place: place, years: years, edition: edition,
      waste: year.map { calculation.wasteByWarm($0, edition: edition) },
      potentials: calculation.inventory.potentials,
      links: RecordLinks(try await visit.opened(), place),
      writer: FigureWriter(visit: visit, place: place))
    if let table = view.table, let file = try visit.download(from: [table]) { return file }
    return visit.page(visit.words(WarmText.self).title, view.html, at: ResultsPages.path)
  }

  /// Years with calculated waste, in order.
  static func years(_ inventory: EmissionsInventory) -> [Int] {
    Set(inventory.allEntries.filter { $0.record.sector == .waste }.map(\.record.year)).sorted()
  }

  /// The year of the address, else the last with waste; nil where no year has any.
  private static func asked(_ visit: Visit, _ years: [Int]) throws -> Int? {
    guard let text = visit.query("year") else { return years.last }
    guard let year = Int(text), years.contains(year) else { throw Visit.nothingHere }
    return year
  }
}

/// The page of waste by WARM factors.
struct WarmView {
  let visit: Visit
  let place: WorkspacePlace
  let years: [Int]
  let edition: String
  /// Nil where no year has calculated waste.
  let waste: WasteByWarm?
  let potentials: WarmingPotentials
  let links: RecordLinks
  let writer: FigureWriter

  private var text: WarmText { visit.words(WarmText.self) }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    \(waste == nil ? .empty : controls)
    </div>
    \(table.map(visit.html) ?? empty)
    </div>
    """
  }

  private var empty: HTML {
    let action: HTML =
      place.may(.addRecord)
      ? "<p><a class=\"button\" href=\"\(place.path("record/new?file=inventory.csv"))\">\(text.add)</a></p>"
      : .empty
    return EmptyState(title: text.noWaste, detail: text.noWasteDetail, action: action).html
  }

  private var controls: HTML {
    let years = years.reversed().map { (value: "\($0)", label: "\($0)") }
    return """
      <form method="get" action="\(place.path(WarmPages.path))" class="form--inline toolbar" aria-label="\(text.controls)">
      \(Choice(name: "year", label: text.year, options: years, value: waste.map { "\($0.year)" } ?? "").html())
      \(Choice(name: "edition", label: text.edition, options: WasteByWarm.editions.map { ($0, $0) }, value: edition).html())
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  var table: FigureTable? {
    guard let waste else { return nil }
    let own = visit.language.said(potentials.title)
    return FigureTable(
      id: "warm", caption: text.table(waste.year),
      columns: [
        .init(title: text.record, isNumber: false), .init(title: text.treatment, isNumber: false),
        .init(title: text.warm), .init(title: text.inventory),
        .init(title: text.remark, isNumber: false),
      ],
      rows: waste.rows.map { row in
        FigureTable.Row(cells: [
          FigureTable.Cell(
            "<a href=\"\(links.path(row.record.place))\">\(visit.title(of: row.record))</a>",
            plain: row.record.id),
          FigureTable.Cell(row.treatment.map(text.name) ?? "—"),
          row.warm.map { writer.cell(tonnes: $0, nil) } ?? writer.cell(none: text.notPossible),
          writer.cell(tonnes: row.own, nil),
          FigureTable.Cell(
            row.problem.isEmpty ? .empty : visit.library(row.problem), plain: row.problem),
        ])
      },
      notes: [
        HTML(text.note(edition, waste.potentialSet?.uppercased() ?? "–", own)),
        HTML(text.limits),
      ])
  }
}

/// Texts of waste by WARM factors.
struct WarmText: Words {
  let title: String
  let lead: String
  let controls: String
  let year: String
  let edition: String
  let show: String
  let table: @Sendable (_ year: Int) -> String
  let record: String
  let treatment: String
  let warm: String
  let inventory: String
  let remark: String
  let notPossible: String
  let name: @Sendable (WarmEstimate.Treatment) -> String
  let note: @Sendable (_ edition: String, _ set: String, _ own: String) -> String
  let limits: String
  let noWaste: String
  let noWasteDetail: String
  let add: String
  let link: String

  static let english = WarmText(
    title: "Waste by WARM factors",
    lead: "A year's waste by EPA's WARM factors, as a view beside the inventory.",
    controls: "Year and edition", year: "Year", edition: "Edition of the EPA's hub", show: "Show",
    table: { "Waste of \($0), t CO₂e" }, record: "Record", treatment: "WARM treatment",
    warm: "WARM", inventory: "Inventory", remark: "Remark", notPossible: "Not possible",
    name: { treatment in
      switch treatment {
      case .recycled: "recycled"
      case .landfilled: "landfilled"
      case .combusted: "combusted"
      case .composted: "composted"
      case .digestedDry: "digested, dry"
      case .digestedWet: "digested, wet"
      }
    },
    note: { "WARM of the hub \($0) under \($1); the inventory under \($2)." },
    limits:
      "Two views, not to be added: WARM factors are CO₂e of one set of warming potentials, with transport and machines in them, and cannot be kept by gas.",
    noWaste: "There is no calculated waste yet",
    noWasteDetail: "Add what is landfilled, burned, composted or digested; then it stands here.",
    add: "Add a record", link: "The waste of a year by WARM factors")

  static let spanish = WarmText(
    title: "Residuos con los factores de WARM",
    lead: "Los residuos de un año con los factores de WARM de la EPA, junto al inventario.",
    controls: "Año y edición", year: "Año", edition: "Edición del centro de factores de la EPA",
    show: "Mostrar", table: { "Residuos de \($0), t CO₂e" }, record: "Registro",
    treatment: "Tratamiento en WARM", warm: "WARM", inventory: "Inventario",
    remark: "Observación", notPossible: "No es posible",
    name: { treatment in
      switch treatment {
      case .recycled: "reciclado"
      case .landfilled: "en vertedero"
      case .combusted: "quemado"
      case .composted: "compostado"
      case .digestedDry: "digerido, en seco"
      case .digestedWet: "digerido, en húmedo"
      }
    },
    note: { "WARM del centro de factores \($0) con \($1); el inventario con \($2)." },
    limits:
      "Dos vistas que no se suman: los factores de WARM son CO₂e de un solo conjunto de potenciales de calentamiento, incluyen transporte y máquinas, y no se pueden separar por gas.",
    noWaste: "Todavía no hay residuos calculados",
    noWasteDetail:
      "Agregue lo que va a vertedero, se quema, se composta o se digiere; entonces estará aquí.",
    add: "Agregar un registro", link: "Los residuos de un año con los factores de WARM")
}
