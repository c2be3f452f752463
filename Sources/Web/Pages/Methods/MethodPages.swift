import Accounts
import Hummingbird
import Inventory
import Store
import Strategies
import Workspace

/// How numbers are calculated: every method of the inventory and every calculator of actions, each with a page.
struct MethodPages: PageGroup {
  static let path = "inventory/methods"
  static let calculatorPath = "actions/calculators"

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/inventory/methods", for: .workspace(.readWorkspace), use: list)
    routes.get(
      "/workspaces/:workspace/inventory/methods/:method", for: .workspace(.readWorkspace),
      use: method)
    routes.get(
      "/workspaces/:workspace/actions/calculators/:calculator", for: .workspace(.readWorkspace),
      use: calculator)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(MethodText.self)
    let view = MethodListView(
      visit: visit, text: text, place: try visit.workspace(),
      workspace: try await workspace(visit))
    return visit.page(text.title, view.html, at: FactorLibraryPages.path)
  }

  @Sendable private func method(_ visit: Visit) async throws -> Response {
    guard let declaration = MethodRegistry.method(try visit.parameter("method"))?.declaration
    else { throw Visit.nothingHere }
    let view = MethodView(
      visit: visit, text: visit.words(MethodText.self), place: try visit.workspace(),
      workspace: try await workspace(visit), method: declaration)
    return visit.page(visit.language.said(declaration.name), view.html, at: FactorLibraryPages.path)
  }

  @Sendable private func calculator(_ visit: Visit) async throws -> Response {
    guard let kind = ActionKind(rawValue: try visit.parameter("calculator")) else {
      throw Visit.nothingHere
    }
    let view = CalculatorView(
      visit: visit, text: visit.words(MethodText.self), place: try visit.workspace(),
      workspace: try await workspace(visit), calculator: Calculator.of(kind))
    return visit.page(view.title, view.html, at: LibraryPages.path)
  }

  /// Nil while the workspace has no settings: its methods can be read all the same.
  private func workspace(_ visit: Visit) async throws -> CommunityWorkspace? {
    guard try await visit.hasSettings() else { return nil }
    return try await visit.opened().community
  }
}
