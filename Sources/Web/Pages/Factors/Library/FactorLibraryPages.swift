import Accounts
import Factors
import Foundation
import HTTPTypes
import Hummingbird

/// The library of factors: its tables, searching it, one factor with all that is known of it, and a place's grid.
struct FactorLibraryPages: PageGroup {
  static let path = "inventory/factors"
  static let placePath = "inventory/factors/place"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path, label: Phrase(\FactorLibraryText.tab),
        for: .readWorkspace, order: 70)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/inventory/factors"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: list)
    routes.get("\(path)/place", for: .workspace(.readWorkspace), use: place)
    routes.get("\(path)/:factor", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let text = visit.words(FactorLibraryText.self)
    let search = FactorSearch(visit)
    let index = try await onOwnThread { FactorShelf.index(visit.language) }
    let found = search.isEmpty || search.wrongYear != nil ? [] : index.search(search.query)
    let view = FactorListView(
      visit: visit, text: text, search: search, index: index, found: found)
    if let file = try file(of: visit, view.tables) { return file }
    return visit.page(text.title, view.html, at: Self.path)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(FactorLibraryText.self)
    let id = try visit.parameter("factor").removingPercentEncoding ?? ""
    let index = try await onOwnThread { FactorShelf.index(visit.language) }
    guard let listing = index.catalog.listing(id: id) else {
      let words = id.split(separator: ":").joined(separator: " ")
      let near = index.search(FactorQuery(text: words)).prefix(3)
      let view = MissingFactorView(visit: visit, text: text, id: id, near: Array(near))
      return visit.page(text.missingTitle, view.html, at: Self.path, status: .notFound)
    }
    // Names of subregions are in a large table.
    let places =
      listing.region.isEmpty ? nil : try await onOwnThread { GridPlaces.standard }
    let view = FactorView(
      visit: visit, text: text, catalog: index.catalog, listing: listing,
      regionName: places?.name(ofSubregion: listing.region))
    if let file = try file(of: visit, view.tables) { return file }
    return visit.page(view.title, view.html, at: Self.path)
  }

  @Sendable private func place(_ visit: Visit) async throws -> Response {
    let text = visit.words(GridPlaceText.self)
    let question = GridPlaceQuestion(visit)
    let places = try await onOwnThread { GridPlaces.standard }
    let answer = question.problem == nil ? question.answer(places) : nil
    let view = GridPlaceView(visit: visit, text: text, question: question, answer: answer)
    if let file = try file(of: visit, view.tables) { return file }
    return visit.page(text.title, view.html, at: Self.path)
  }

  /// The file that the address asks for; its tables are made only then, as they have every row.
  private func file(
    of visit: Visit, _ tables: @autoclosure () -> [FigureTable]
  ) throws -> Response? {
    guard visit.query("download") != nil else { return nil }
    return try visit.download(from: tables())
  }
}
