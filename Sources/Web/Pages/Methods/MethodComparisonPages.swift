import Accounts
import Foundation
import Hummingbird
import Inventory
import Plan
import Store
import Tables
import Workspace

/// One record of the inventory by every method that its data allow.
struct MethodComparisonPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/inventory/records/:record/methods", for: .workspace(.readWorkspace),
      use: show)
  }

  /// The page of a record, after the workspace's address.
  static func path(_ record: String) -> String {
    "inventory/records/\(SitePath.encoded(record))/methods"
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(MethodComparisonText.self)
    let place = try visit.workspace()
    let id = try visit.parameter("record").removingPercentEncoding ?? ""
    let opened = try await visit.opened()
    guard let record = opened.community.records.first(where: { $0.id == id }) else {
      throw MissingRecord(
        name: DocumentName(file: WorkspaceTables.inventory.file, row: id), list: "inventory/records"
      )
    }
    let library = visit.site.library
    let comparison = try await onOwnThread {
      PlanCalculation.comparison(of: record, in: opened.community, library: library)
    }
    let view = MethodComparisonView(
      visit: visit, place: place, text: text, comparison: comparison,
      links: RecordLinks(opened, place), writer: FigureWriter(visit: visit, place: place))
    if let file = try visit.download(from: view.tables) { return file }
    return visit.page(text.title, view.html, at: "inventory/records")
  }
}
