import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Strategies
import Vulnerability
import Workspace

/// The library of strategies: searching it, what it suggests for a risk and why, and one strategy.
struct LibraryPages: PageGroup {
  static let path = "actions/library"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .actions, path: Self.path, label: Phrase(\LibraryText.tab), for: .readWorkspace,
        order: 40)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/actions/library"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: list)
    routes.get("\(path)/:strategy", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(LibraryText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation):
      let scene = LibraryScene(visit, calculation.workspace)
      return visit.page(text.title, LibraryView(scene: scene).html, at: Self.path)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let scene = LibraryScene(visit, try await visit.planOrNothing().workspace)
    let strategy = try scene.strategy(of: visit)
    let view = StrategyView(scene: scene, strategy: strategy)
    return visit.page(scene.name(strategy), view.html, at: Self.path)
  }
}

/// The library beside the workspace that looks into it.
struct LibraryScene {
  let visit: Visit
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy
  let library: StrategyLibrary

  init(_ visit: Visit, _ workspace: CommunityWorkspace) {
    self.visit = visit
    self.workspace = workspace
    taxonomy = workspace.taxonomy()
    library = StrategyLibrary.standard
  }

  var text: LibraryText { visit.words(LibraryText.self) }

  /// The strategy that the path names.
  func strategy(of visit: Visit) throws -> AdaptationStrategy {
    guard let strategy = library.strategy(try visit.parameter("strategy")) else {
      throw Visit.nothingHere
    }
    return strategy
  }

  func path(_ strategy: AdaptationStrategy) -> String {
    visit.place?.path("\(LibraryPages.path)/\(strategy.id)") ?? ""
  }

  func name(_ strategy: AdaptationStrategy) -> String {
    visit.language == .spanish ? strategy.spanishName : strategy.name
  }

  /// The titles of the calculators of what it cuts, one after the other.
  func calculatorNames(_ strategy: AdaptationStrategy) -> String {
    strategy.calculators.map(calculatorName).joined(separator: ", ")
  }

  func calculatorName(_ kind: ActionKind) -> String {
    Calculator.of(kind).title(in: visit.language.rawValue)
  }

  func summary(_ strategy: AdaptationStrategy) -> String {
    visit.language == .spanish ? strategy.spanishSummary : strategy.summary
  }

  func suggestions(for risk: Risk) -> [StrategySuggestion] {
    let taxonomy = taxonomy
    return library.suggestions(
      for: workspace.suggestionSubject(of: risk, in: taxonomy), traits: workspace.traits(),
      actions: workspace.actions
    ) { id, language in
      let entry = taxonomy.entry(.hazard, id) ?? taxonomy.entry(.system, id)
      return entry?.name(language == "es" ? .spanish : .english) ?? id
    }
  }
}
