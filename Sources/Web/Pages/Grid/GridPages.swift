import Accounts
import HTTPTypes
import Hummingbird
import Store
import Tables
import Workspace

/// Editing a table of the workspace as a grid.
struct GridPages: PageGroup {
  static let scripts = [
    "grid-number.js", "grid-model.js", "grid-order.js", "grid-view.js", "grid-commands.js",
    "grid-input.js",
    "grid-server.js", "grid-panel.js", "grid-tools.js", "grid.js",
  ]
  /// 10,000 rows that are all pasted anew fit.
  static let bodyLimit = 32 * 1024 * 1024

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: "inventory/records",
        label: Phrase("Activity data", "Datos de actividad"), for: .readWorkspace, order: 20)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let base = "/workspaces/:workspace"
    routes.get("\(base)/inventory/records", for: .workspace(.readWorkspace)) { visit in
      try page(visit, file: WorkspaceTables.inventory.file, at: "inventory/records")
    }
    routes.get("\(base)/grid", for: .workspace(.readWorkspace)) { visit in
      try page(visit, file: try Self.file(visit), at: "records")
    }
    routes.get("\(base)/grid/rows", for: .workspace(.readWorkspace), use: GridAnswers.rows)
    routes.get("\(base)/grid/findings", for: .workspace(.readWorkspace), use: GridAnswers.findings)
    routes.post(
      "\(base)/grid/check", for: .workspace(.editDocument), taking: .bytes(limit: Self.bodyLimit),
      use: GridAnswers.check)
    routes.post(
      "\(base)/grid/save", for: .workspace(.editDocument), taking: .bytes(limit: Self.bodyLimit),
      use: GridAnswers.save)
  }

  /// - Throws: `WebProblem` with 404 when the address names no table of the format.
  static func file(_ visit: Visit) throws -> String {
    guard let file = visit.query("file"),
      WorkspaceTables.all.contains(where: { $0.file == file })
    else { throw Visit.nothingHere }
    return file
  }

  private func page(_ visit: Visit, file: String, at path: String) throws -> Response {
    let place = try visit.workspace()
    let layout = GridLayout(
      file: file, place: place, text: visit.words(GridText.self), words: visit.columnWords,
      script: visit.words(GridScriptText.self), token: visit.arrival.formKey.token,
      draftKey: visit.draftKey(place.id, file))
    return visit.page(
      layout.title, layout.html, width: .wide, at: path, scripts: Self.scripts)
  }
}
