import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Store
import Tables
import Workspace

/// A table as a file, and the workbook to fill.
struct TableDownloads: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/grid/download", for: .workspace(.readWorkspace), use: download)
    routes.get(
      "/workspaces/:workspace/inventory/template", for: .workspace(.readWorkspace), use: template)
  }

  @Sendable private func download(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let file = try GridPages.file(visit)
    let snapshot = try await visit.site.cache.snapshot(
      place.id, at: place.summary.head, head: place.summary.head)
    let table = try GridTable(file, of: snapshot)
    let stem = "\(place.id)-\(file.prefix { $0 != "." })"
    try await visit.note(.exported, "\(file) of revision \(snapshot.revision)")
    guard visit.query("as") == "xlsx" else {
      let empty = CSVTable(file: file, header: table.columns).text
      let bytes = FolderDocuments.join(table.documents)[file] ?? Array(empty.utf8)
      return .download(bytes, named: stem + ".csv")
    }
    return try await workbook(
      Self.workbook(table, title: stem), named: stem + ".xlsx",
      instead: WorkbookFile.csv(file, of: place), visit)
  }

  /// One sheet with the table as it stands; texts stay texts.
  private static func workbook(_ table: GridTable, title: String) -> Workbook {
    let declared = WorkspaceColumns.columns(of: table.file)
    let columns = table.columns.map { name -> Workbook.Column in
      let column = declared.first { $0.column == name }
      return Workbook.Column(name, kind: kind(column), note: column?.help ?? "", width: 18)
    }
    let rows = table.rows.map { row in
      zip(columns, table.cells(of: row)).map { column, text -> Workbook.Cell in
        guard !text.isEmpty else { return .empty }
        guard column.kind != .text, let number = Double(text), number.isFinite else {
          return .text(text)
        }
        return .number(number)
      }
    }
    let name = String(table.file.prefix { $0 != "." }.prefix(31))
    return Workbook(
      title: title, author: "Cairn",
      sheets: [Workbook.Sheet(name: name, columns: columns, rows: rows)])
  }

  private static func kind(_ column: ColumnDeclaration?) -> Workbook.Column.Kind {
    switch column?.kind {
    case .number, .wholeNumber: .number
    case .year: .year
    default: .text
    }
  }

  @Sendable private func template(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let community = try? await visit.opened().community
    let library = visit.site.library
    let template = InventoryTemplate(
      workspace: community, library: library, years: community?.community.inventoryYears ?? [])
    if let finding = template.findings.first(where: { $0.severity == .error }) {
      throw WebProblem(
        .conflict,
        Phrase(
          "The template was not made: \(finding.message)",
          "La plantilla no se preparó. En inglés: \(finding.message)"))
    }
    return try await workbook(
      template.workbook, named: "\(place.id)-inventory-template.xlsx",
      instead: WorkbookFile.csv("inventory.csv", of: place), visit)
  }

  private func workbook(
    _ workbook: Workbook, named name: String, instead: WebProblem.Instead, _ visit: Visit
  ) async throws -> Response {
    let tools = try WorkbookFile.tools(of: visit.site, instead: instead)
    let bytes = try await visit.site.unpacking.pass {
      try WorkbookFile.bytes(workbook, tools: tools, instead: instead)
    }
    return .download(bytes, named: name)
  }
}
