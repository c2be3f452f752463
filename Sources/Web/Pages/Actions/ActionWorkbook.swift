import Accounts
import Hummingbird
import Interchange
import Plan
import Store
import Strategies

/// Everything about the actions as one workbook.
struct ActionWorkbook: PageGroup {
  static let path = "actions/workbook"

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/actions/workbook", for: .workspace(.readWorkspace), use: download)
  }

  @Sendable private func download(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let instead = WorkbookFile.csv("actions.csv", of: place)
    let tools = try WorkbookFile.tools(of: visit.site, instead: instead)
    let text = visit.words(ActionWorkbookText.self)
    let calculation = try await visit.planOrNothing()
    let (revision, day) = (place.summary.head, visit.day)
    let bytes = try await visit.site.workbooks.value(of: MadeFrom(place), within: 1.5) {
      let results = StrategiesResults(
        calculation, draws: calculation.draws, origin: "revision \(revision)", date: day)
      return try WorkbookFile.bytes(results.workbook, tools: tools, instead: instead)
    }
    guard let bytes else {
      return StillBeingMade(visit: visit, title: text.title, lead: text.wait)
        .page(at: ActionListPages.path)
    }
    try await visit.note(.exported, "the workbook of actions of revision \(revision)")
    return .download(bytes, named: "\(place.id)-actions.xlsx")
  }

  /// The button that leads to it.
  static func link(_ visit: Visit) -> HTML {
    guard let place = visit.place else { return .empty }
    return """
      <a class="button button--plain" href="\(place.path(path))">\(visit.words(ActionWorkbookText.self).link)</a>
      """
  }
}

struct ActionWorkbookText: Words {
  let link: String
  let title: String
  let wait: String

  static let english = ActionWorkbookText(
    link: "Excel workbook", title: "Workbook of actions",
    wait:
      "The workbook is being made. The download begins by itself; you may leave this page when it has."
  )
  static let spanish = ActionWorkbookText(
    link: "Libro de Excel", title: "Libro de las acciones",
    wait:
      "Se prepara el libro. La descarga empieza sola; puede dejar esta página cuando haya empezado."
  )
}
