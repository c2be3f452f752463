import Accounts
import Factors
import Hummingbird
import Inventory
import Store

/// Two editions of a publication of factors compared, and what another edition would change in the inventory.
struct EditionPages: PageGroup {
  static let path = "inventory/editions"
  static let changePath = "inventory/editions/change"

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/inventory/editions", for: .workspace(.readWorkspace), use: compare)
    routes.get(
      "/workspaces/:workspace/inventory/editions/change", for: .workspace(.readWorkspace),
      use: change)
  }

  @Sendable private func compare(_ visit: Visit) async throws -> Response {
    let text = visit.words(EditionText.self)
    let catalog = FactorCatalog.standard
    let choice = FactorEditionChoice(visit, catalog)
    var answer = EditionCompareView.Answer.nothing
    if let pair = choice.pair {
      do {
        guard let comparison = try await visit.comparison(pair) else {
          return StillBeingMade(visit: visit, title: text.title, lead: text.wait)
            .page(at: FactorLibraryPages.path)
        }
        answer = .found(comparison)
      } catch let absence as FactorAbsence {
        answer = .refused(absence.message)
      }
    }
    let view = EditionCompareView(
      visit: visit, text: text, catalog: catalog, choice: choice, answer: answer)
    if let table = view.table, let file = try visit.download(from: [table]) { return file }
    return visit.page(text.title, view.html, at: FactorLibraryPages.path)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let text = visit.words(EditionText.self)
    guard try await visit.hasSettings() else {
      return NothingYet(visit: visit).page(at: FactorLibraryPages.path)
    }
    let scene = try await ResultsScene(visit)
    guard scene.inventory.hasRecords else {
      return NothingYet(visit: visit).page(at: FactorLibraryPages.path, scene.own)
    }
    let catalog = FactorCatalog.standard
    let asked = FactorEditionChoice.Asked("edition", visit, catalog.editions)
    let usual = asked.unknown == nil ? catalog.editions.last { $0.family == .grid } : nil
    let edition = asked.edition ?? usual
    guard let answer = try await Self.answer(scene, edition) else {
      return StillBeingMade(visit: visit, title: text.changeTitle, lead: text.changeWait)
        .page(at: FactorLibraryPages.path)
    }
    let view = EditionChangeView(
      scene: scene, text: text, catalog: catalog, asked: asked, edition: edition, answer: answer)
    if let file = try visit.download(from: view.tables) { return file }
    return visit.page(
      text.changeTitle, view.html, at: FactorLibraryPages.path, scripts: ["explain.js"])
  }

  /// Nil while it is being worked out.
  private static func answer(
    _ scene: ResultsScene, _ edition: FactorEdition?
  ) async throws -> EditionChangeView.Answer? {
    guard let edition else { return EditionChangeView.Answer.nothing }
    let key = EditionChangeKey(scene, edition)
    do {
      let change = try await scene.visit.editionChange(key, scene.inventory)
      return change.map(EditionChangeView.Answer.found)
    } catch let absence as FactorAbsence {
      return .refused(absence.message)
    }
  }
}
