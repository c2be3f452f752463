import Accounts
import Factors
import Hummingbird
import Interchange
import Inventory
import Plan
import Store
import Tables
import Workspace

/// By what a workbook of results is kept.
struct ResultsWorkbookKey: Hashable, Sendable {
  let state: MadeFrom
  let account: Inventory.Account.RawValue
  /// Other warming potentials than the workspace's own; nil for these.
  let potentials: String?
  let control: GovernmentControl.RawValue
}

/// Every year's results as one workbook: by sector, gas and scope, record by record, and under the protocols.
struct ResultsWorkbook: PageGroup {
  static let path = "inventory/workbook"

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/inventory/workbook", for: .workspace(.readWorkspace), use: download)
  }

  @Sendable private func download(_ visit: Visit) async throws -> Response {
    guard try await visit.hasSettings() else {
      return NothingYet(visit: visit).page(at: ResultsPages.path)
    }
    let scene = try await ResultsScene(visit)
    guard scene.inventory.hasRecords else {
      return NothingYet(visit: visit).page(at: ResultsPages.path, scene.own)
    }
    let instead = WebProblem.Instead(
      path: scene.place.path(ResultsPages.path),
      label: Phrase("To the tables, each with its CSV", "A las tablas, cada una con su CSV"))
    let tools = try WorkbookFile.tools(of: visit.site, instead: instead)
    let (inventory, shown, control) = (scene.inventory, scene.shown, scene.query.control)
    let key = ResultsWorkbookKey(
      state: MadeFrom(scene.place), account: inventory.account.rawValue,
      potentials: scene.query.potentials.map(ResultsQuery.name), control: control.rawValue)
    let bytes = try await visit.site.resultWorkbooks.value(of: key, within: 1.5) {
      try WorkbookFile.bytes(
        Self.results(inventory, shown, control).workbook, tools: tools, instead: instead)
    }
    guard let bytes else {
      let text = visit.words(ResultsWorkbookText.self)
      return StillBeingMade(visit: visit, title: text.title, lead: text.wait)
        .page(at: ResultsPages.path)
    }
    try await visit.note(
      .exported, "the workbook of results of revision \(scene.place.summary.head)")
    return .download(bytes, named: "\(scene.place.id)-inventory-results.xlsx")
  }

  static func results(
    _ inventory: EmissionsInventory, _ calculation: PlanCalculation, _ control: GovernmentControl
  ) -> InventoryResults {
    let years = inventory.years
    let reports = ReportingFramework.allCases.filter { $0.account == inventory.account }
      .flatMap { framework in
        years.map { inventory.report(framework, year: $0, control: control) }
      }
    return InventoryResults(
      inventory, community: calculation.workspace.community.name, years: years, reports: reports,
      findings: calculation.findings, omissions: calculation.omissions)
  }

  /// The button that leads to it, with the account and the potentials of the page.
  static func link(_ scene: ResultsScene) -> HTML {
    var fields: [(name: String, value: String)] = []
    let query = scene.query
    if query.account != .community { fields.append(("account", query.account.rawValue)) }
    if let potentials = query.potentials {
      fields.append(("gwp", ResultsQuery.name(potentials)))
    }
    if query.control == .financial { fields.append(("control", "financial")) }
    let address = Visit.address(scene.place.path(path), fields)
    return """
      <p><a class="button button--plain" href="\(address)">\(scene.visit.words(ResultsWorkbookText.self).link)</a></p>
      """
  }
}

/// Texts of the workbook of results.
struct ResultsWorkbookText: Words {
  let link: String
  let title: String
  let wait: String

  static let english = ResultsWorkbookText(
    link: "Excel workbook of all years", title: "Workbook of the results",
    wait:
      "The workbook is being made. The download begins by itself; you may leave this page when it has."
  )
  static let spanish = ResultsWorkbookText(
    link: "Libro de Excel de todos los años", title: "Libro de los resultados",
    wait:
      "Se prepara el libro. La descarga empieza sola; puede dejar esta página cuando haya empezado."
  )
}
