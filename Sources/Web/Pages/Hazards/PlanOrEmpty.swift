import Accounts
import Hummingbird
import Plan
import Store
import Workspace

/// A workspace's calculation, or the page that says that there is nothing to calculate from.
enum PlanOrEmpty {
  case plan(PlanCalculation)
  case empty(Response)
}

extension Visit {
  /// - Parameters:
  ///   - path: The navigation entry of the page.
  func planOrEmpty(_ title: String, at path: String) async throws -> PlanOrEmpty {
    do {
      return .plan(try await calculation())
    } catch is WorkspaceError {
      let text = words(PlanOrEmptyText.self)
      let place = try workspace()
      let action: HTML = "<a class=\"button\" href=\"\(place.path("import"))\">\(text.action)</a>"
      let main: HTML = """
        <div class="stack"><h1>\(title)</h1>
        \(EmptyState(title: text.title, detail: text.detail, action: place.may(.importWorkspace) ? action : .empty).html)
        </div>
        """
      return .empty(page(title, main, at: path))
    }
  }

  /// True when the visitor may change records here and the workspace is open.
  var mayEdit: Bool { place.map { $0.may(.editDocument) && !$0.summary.isArchived } ?? false }

  /// True when the visitor may add records here and the workspace is open.
  var mayAdd: Bool { place?.mayAddRows ?? false }
}

struct PlanOrEmptyText: Words {
  let title: String
  let detail: String
  let action: String

  static let english = PlanOrEmptyText(
    title: "This workspace has no settings yet",
    detail:
      "It needs a community.yaml that can be read before anything can be shown here. Import the folder of a plan.",
    action: "Import a folder")
  static let spanish = PlanOrEmptyText(
    title: "Este espacio todavía no tiene ajustes",
    detail:
      "Necesita un community.yaml legible antes de poder mostrar algo aquí. Importe la carpeta de un plan.",
    action: "Importar una carpeta")
}
