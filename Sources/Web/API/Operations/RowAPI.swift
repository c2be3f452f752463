import Accounts
import Foundation
import HTTPTypes
import Store
import Tables
import Workspace

/// Single rows: added, changed, removed.
struct RowAPI: APIGroup {
  var routes: [APIRoute] {
    [APIRoute(Self.create, create), APIRoute(Self.change, change), APIRoute(Self.remove, remove)]
  }

  private static let reason = APISchema.Property.may(
    "reason", .text("Why, in a sentence for the history.", most: 500))

  static let create = APIOperation(
    id: "createRow", method: .post, path: "/api/v1/workspaces/{workspace}/tables/{table}/rows",
    tag: .tables, summary: "Add a row",
    details:
      "Its key comes from the cells of the key columns. A key that is taken is refused with 409, except in tables whose keys repeat.",
    access: .workspace(.addRecord),
    body: .json(
      .object([
        .must("cells", RowShape.cellsIn),
        .may(
          "after", .text("The key of the row that it follows; the end unless given.", most: 500)),
        reason,
      ])),
    successes: [.json(RowShape.shape.schema, "The new row.", status: .created)],
    keepsAnswer: true,
    example: [
      "cells": [
        "id": "fleet-gas-2022", "year": 2022, "sector": "transportation",
        "subsector": "municipal fleet", "method": "stationary-fuel", "activity": "gasoline",
        "quantity": 41250, "unit": "gal",
      ], "reason": "Fuel cards of 2022",
    ])

  static let change = APIOperation(
    id: "changeRow", method: .patch,
    path: "/api/v1/workspaces/{workspace}/tables/{table}/rows/{key}", tag: .tables,
    summary: "Change some cells of a row",
    details:
      "Every other byte stays as it was. If-Match names the row as you saw it; another change since is refused with 412 and all versions. Changed key columns give the row another key.",
    access: .workspace(.editDocument),
    body: .json(.object([.must("cells", RowShape.cellsIn), reason])),
    successes: [.json(RowShape.shape.schema, "The row as it is now.")], precondition: .match,
    keepsAnswer: true,
    example: ["cells": ["quantity": 11_800_000], "reason": "Corrected bill of December"])

  static let remove = APIOperation(
    id: "deleteRow", method: .delete,
    path: "/api/v1/workspaces/{workspace}/tables/{table}/rows/{key}", tag: .tables,
    summary: "Remove a row", details: "The history keeps it.", access: .workspace(.removeRecord),
    query: [.reason], successes: [.json(HistoryShapes.commit.schema, "The commit.")],
    precondition: .match)

  /// The table as it is now, ready to be changed.
  private func edit(_ call: APICall) async throws -> (WorkspaceSnapshot, TableEdit) {
    let file = try call.part("table")
    let snapshot = try await call.site.cache.snapshot(try call.visit.workspace().id)
    return (
      snapshot,
      try TableEdit(file: file, documents: snapshot.documents.filter { $0.name.file == file })
    )
  }

  /// The cells that are sent, each in a column that the table has or the format knows.
  private func cells(_ call: APICall, _ edit: TableEdit) throws -> [String: String] {
    let cells = RowShape.texts(call.body["cells"])
    let known = Set(edit.table.columns).union(RowShape.declaration(edit.file)?.columns ?? [])
    let strangers = cells.keys.filter { !known.contains($0) || $0.isEmpty }.sorted()
    guard strangers.isEmpty else {
      throw APIProblem.notTaken(
        "\(edit.file) has no column “\(strangers[0])”, and the format knows none.",
        flaws: strangers.map {
          APIFlaw(place: .body("/cells/\($0)"), message: "\(edit.file) has no such column.")
        })
    }
    return cells
  }

  @Sendable private func create(_ call: APICall) async throws -> APIAnswer {
    var (snapshot, edit) = try await edit(call)
    let cells = try cells(call, edit)
    let declaration = RowShape.declaration(edit.file)
    let empty = (declaration?.key ?? []).filter {
      (cells[$0] ?? "").trimmingCharacters(in: .whitespaces).isEmpty
    }
    if declaration?.keysRepeat == false, let first = empty.first {
      throw APIProblem.notTaken(
        "Fill in “\(first)”: it names the row.",
        flaws: empty.map { APIFlaw(place: .body("/cells/\($0)"), message: "It names the row.") })
    }
    let place = call.body["after"]?.text.map { TableEdit.Place.after($0) } ?? .end
    let key = try edit.add(cells, at: place)
    if declaration?.keysRepeat == false, key.contains("~") {
      throw APIProblem(
        .conflict, .plain,
        "\(edit.file) has a row “\(key.split(separator: "~").first ?? "")” already. Change that one, or choose another key."
      )
    }
    let commit = try await call.commit(edit.changes, base: snapshot.revision)
    snapshot = try await call.site.cache.snapshot(snapshot.workspace, at: commit.revision)
    return try answer(key, edit.file, snapshot, status: .created)
  }

  private func answer(
    _ key: String, _ file: String, _ snapshot: WorkspaceSnapshot, status: HTTPResponse.Status = .ok
  ) throws -> APIAnswer {
    let row = try TableAPI.row(key, of: file, in: snapshot)
    let encoded = SitePath.encoded(key).replacing("/", with: "%2F")
    return .json(
      RowShape.shape.json(row), status: status,
      headers: [
        .eTag: APIAnswer.tag(row.document.revision),
        .location: "/api/v1/workspaces/\(snapshot.workspace)/tables/\(file)/rows/\(encoded)",
      ])
  }

  /// The row as it is now, if it is still what the caller saw.
  private func seen(
    _ call: APICall, _ snapshot: WorkspaceSnapshot, mine: [String: String]?
  ) async throws -> TableRow {
    let revision = try call.seenRevision()
    let (key, file) = (try call.part("key"), try call.part("table"))
    let row = try TableAPI.row(key, of: file, in: snapshot)
    guard row.document.revision != revision else { return row }
    let name = row.document.name
    let base = try? await call.site.store.document(
      name, in: snapshot.workspace, at: min(revision, snapshot.revision))
    let body = mine.map { row.fields.editing(base?.body ?? row.document.body, fields: $0) }
    let commit = try await call.site.store.commit(
      at: row.document.revision, of: snapshot.workspace)
    throw try await APIConflict.problem(
      [
        EditConflict(
          name: name, base: base,
          mine: DocumentChange(name: name, kind: .row, position: row.document.position, body: body),
          theirs: row.document, theirCommit: commit)
      ], call)
  }

  @Sendable private func change(_ call: APICall) async throws -> APIAnswer {
    var (snapshot, edit) = try await edit(call)
    let cells = try cells(call, edit)
    let row = try await seen(call, snapshot, mine: cells)
    let key = try edit.set(cells, row: row.key)
    if key != row.key, key.contains("~"), RowShape.declaration(edit.file)?.keysRepeat == false {
      throw APIProblem(
        .conflict, .plain, "\(edit.file) has another row with this key already.")
    }
    if !edit.changes.isEmpty {
      let commit = try await call.commit(edit.changes, base: snapshot.revision)
      snapshot = try await call.site.cache.snapshot(snapshot.workspace, at: commit.revision)
    }
    return try answer(key, edit.file, snapshot)
  }

  @Sendable private func remove(_ call: APICall) async throws -> APIAnswer {
    var (snapshot, edit) = try await edit(call)
    let row = try await seen(call, snapshot, mine: nil)
    edit.remove(row: row.key)
    let commit = try await call.commit(edit.changes, base: snapshot.revision)
    return .json(HistoryShapes.commit.json(commit))
  }
}
