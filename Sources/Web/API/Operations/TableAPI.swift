import Accounts
import Foundation
import HTTPTypes
import Store
import Tables
import Workspace

/// The tables of a workspace and the reading of their rows.
struct TableAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.rows, rows),
      APIRoute(Self.row, row), APIRoute(Self.export, export),
    ]
  }

  /// A table of the format, and what a workspace has of it.
  struct Table: Sendable {
    let declaration: TableDeclaration
    let rowCount: Int
    let head: Document?
  }

  private static let column = APIShape<ColumnDeclaration>(
    "Column", "What a column holds.",
    [
      .text("column", "Its name in the header.") { $0.column },
      .text("title", "As people read it.") { $0.title },
      .text("help", "What to write, with an example.") { $0.help },
      .text("kind", "Such as text, number, year, choice or reference.") {
        String("\($0.kind)".prefix { $0 != "(" })
      },
      .texts("words", "What a cell may say or usually says; empty where anything goes.") {
        $0.words
      },
    ])

  static let shape = APIShape<Table>(
    "Table", "A table of the folder format.",
    [
      .text("table", "Its file.") { $0.declaration.file },
      .text("title", "As people read it.") { WorkspaceColumns.title(of: $0.declaration.file) },
      .text("purpose", "What it is for.") {
        WorkspaceColumns.table($0.declaration.file)?.purpose ?? ""
      },
      .parts("columns", column, "All columns that the format knows.") {
        WorkspaceColumns.columns(of: $0.declaration.file)
      },
      .texts("required", "Columns without which a row cannot be read.") { $0.declaration.required },
      .texts("key", "The columns that name a row.") { $0.declaration.key },
      .truth("keysRepeat", "Whether several rows may have one key.") { $0.declaration.keysRepeat },
      .truth("isThere", "Whether the workspace has the table.") { $0.head != nil },
      .whole("rowCount", "How many rows it has.") { $0.rowCount },
      .text("rowSchema", "The schema of its rows in this document.") {
        "#/components/schemas/" + (RowShape.schema(of: $0.declaration).name ?? "")
      },
    ])
  private static let tables = APIList(shape: shape, hasRevision: true)
  static let rowList = APIList(shape: RowShape.shape, hasRevision: true)

  static let list = APIOperation(
    id: "listTables", method: .get, path: "/api/v1/workspaces/{workspace}/tables", tag: .tables,
    summary: "List the tables", access: .workspace(.readWorkspace),
    query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(tables.schema, "Every table of the format, in its order.")])

  static let show = APIOperation(
    id: "getTable", method: .get, path: "/api/v1/workspaces/{workspace}/tables/{table}",
    tag: .tables, summary: "Read what a table has", access: .workspace(.readWorkspace),
    query: [.revision], successes: [.json(shape.schema, "The table.")])

  /// Columns that a caller may filter by, of all tables together.
  static let filter = APIParameter(
    name: "columns", place: .query,
    schema: .object(
      Set(WorkspaceTables.all.flatMap(\.columns)).sorted().map { .may($0, .text(most: 100)) },
      "Any column: only rows whose cell says just this, such as `sector=waste`. A column given twice means either. At most five."
    ).holding(atMost: APIParameter.filterLimit), example: "sector=waste", isFilter: true)

  static let rows = APIOperation(
    id: "listRows", method: .get, path: "/api/v1/workspaces/{workspace}/tables/{table}/rows",
    tag: .tables, summary: "List the rows of a table",
    details:
      "All answers of one list show the same revision, whatever is changed meanwhile. Any column of the table can be asked for, as in `?sector=waste&year=2021`.",
    access: .workspace(.readWorkspace), query: [filter, .revision] + APIParameter.paging(.pinned),
    successes: [.json(rowList.schema, "Rows in the order of the table.")],
    refusals: [.conflict, .unprocessableContent])

  static let row = APIOperation(
    id: "getRow", method: .get, path: "/api/v1/workspaces/{workspace}/tables/{table}/rows/{key}",
    tag: .tables, summary: "Read one row", access: .workspace(.readWorkspace),
    query: [.revision], successes: [.json(RowShape.shape.schema, "The row.")],
    refusals: [.conflict])

  static let export = APIOperation(
    id: "exportTable", method: .get, path: "/api/v1/workspaces/{workspace}/tables/{table}/export",
    tag: .tables, summary: "Take a table away as CSV",
    details:
      "Byte for byte as it stands in the folder, and what `importRows` takes back. A table that the workspace does not have is its header. The access log notes it.",
    access: .workspace(.readWorkspace), query: [.revision],
    successes: [.bytes(["text/csv"], "The table.")])

  private static func table(
    _ declaration: TableDeclaration, _ snapshot: WorkspaceSnapshot
  ) -> Table {
    let documents = snapshot.documents.filter { $0.name.file == declaration.file }
    return Table(
      declaration: declaration, rowCount: documents.count { $0.kind == .row },
      head: documents.first { $0.name.row == nil })
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let snapshot = try await call.snapshot()
    return Self.tables.answer(
      of: WorkspaceTables.all.map { Self.table($0, snapshot) }, at: snapshot.revision, to: call)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    guard let declaration = RowShape.declaration(try call.part("table")) else {
      throw Visit.nothingHere
    }
    return .json(Self.shape.json(Self.table(declaration, try await call.snapshot())))
  }

  @Sendable private func rows(_ call: APICall) async throws -> APIAnswer {
    let snapshot = try await call.snapshot()
    let file = try call.part("table")
    let rows = try Self.rows(of: file, in: snapshot)
    let wanted = Dictionary(grouping: call.filters, by: \.column).mapValues { $0.map(\.value) }
    let columns = Set(rows.first?.fields.columns ?? [])
      .union(RowShape.declaration(file)?.columns ?? [])
    let strangers = wanted.keys.filter { !columns.contains($0) }.sorted()
    guard strangers.isEmpty else {
      throw APIProblem.notTaken(
        "\(file) has no column \(strangers.joined(separator: ", ")).",
        flaws: strangers.map {
          APIFlaw(place: .parameter($0), message: "\(file) has no such column.")
        })
    }
    let fitting =
      wanted.isEmpty
      ? rows
      : rows.filter { row in
        let cells = row.cells
        return wanted.allSatisfy { $0.value.contains(cells[$0.key] ?? "") }
      }
    return Self.rowList.answer(of: fitting, at: snapshot.revision, to: call)
  }

  /// The rows of a table in their order; none where the workspace does not have it.
  static func rows(of file: String, in snapshot: WorkspaceSnapshot) throws -> [TableRow] {
    let documents = snapshot.documents.filter { $0.name.file == file }
    guard let head = documents.first(where: { $0.name.row == nil }) else { return [] }
    guard head.kind == .table else {
      throw APIProblem(
        .conflict, .plain,
        "\(file) cannot be read as a table. Save it again as “CSV UTF-8” and upload it.")
    }
    let fields = RowFields(file: file, head: head.body)
    return documents.filter { $0.kind == .row }.map { TableRow(document: $0, fields: fields) }
  }

  static func row(
    _ key: String, of file: String, in snapshot: WorkspaceSnapshot
  ) throws -> TableRow {
    let name = DocumentName(file: file, row: key)
    guard let row = try rows(of: file, in: snapshot).first(where: { $0.document.name == name })
    else { throw APIProblem(.notFound, .plain, "\(file) has no row “\(key)”.") }
    return row
  }

  @Sendable private func row(_ call: APICall) async throws -> APIAnswer {
    let row = try Self.row(
      try call.part("key"), of: try call.part("table"), in: try await call.snapshot())
    return .json(
      RowShape.shape.json(row), headers: [.eTag: APIAnswer.tag(row.document.revision)])
  }

  @Sendable private func export(_ call: APICall) async throws -> APIAnswer {
    let snapshot = try await call.snapshot()
    guard let declaration = RowShape.declaration(try call.part("table")) else {
      throw Visit.nothingHere
    }
    let file = declaration.file
    let documents = snapshot.documents.filter { $0.name.file == file }
    let empty = CSVTable(file: file, header: declaration.columns).text
    try await call.visit.note(.exported, "\(file) of revision \(snapshot.revision)")
    return .bytes(
      FolderDocuments.join(documents)[file] ?? Array(empty.utf8), type: "text/csv",
      headers: [
        .contentDisposition: "attachment; filename=\"\(snapshot.workspace)-\(file)\""
      ])
  }
}
