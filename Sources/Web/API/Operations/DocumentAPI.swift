import Accounts
import Archives
import Foundation
import HTTPTypes
import Store
import Tables

/// A workspace as documents, byte for byte.
struct DocumentAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.save, save),
      APIRoute(Self.remove, remove), APIRoute(Self.export, export),
    ]
  }

  private static let heads = APIList(shape: DocumentShapes.head, hasRevision: true)
  private static let wholes = APIList(shape: DocumentShapes.whole, hasRevision: true)

  static let name = APIParameter.query(
    "name",
    .text(
      "The document: a file, or a table and the key of a row after “#” (percent-encoded as %23).",
      least: 1, most: 350), isRequired: true, example: "plan/03-inventory.md")

  static let list = APIOperation(
    id: "listDocuments", method: .get, path: "/api/v1/workspaces/{workspace}/documents",
    tag: .documents, summary: "List the documents of a workspace",
    details:
      "With `text=true` each comes with what it says: that needs the right to take the workspace away, and the access log notes that the workspace was taken away.",
    access: .workspace(.readWorkspace),
    query: [
      .query("file", .text("Only the documents of this file.", most: 300)),
      .query("text", .truth("Whether each comes with what it says.").falling(backTo: false)),
      .revision,
    ] + APIParameter.paging(.pinned),
    successes: [
      .json(
        APISchema(.either([heads.schema, wholes.schema])),
        "By file; the head of a table before its rows.")
    ])

  static let show = APIOperation(
    id: "getDocument", method: .get, path: "/api/v1/workspaces/{workspace}/document",
    tag: .documents, summary: "Read one document as it is",
    details: "Its ETag is what a later save must name.", access: .workspace(.readWorkspace),
    query: [name, .revision],
    successes: [
      .bytes(
        ["text/plain; charset=utf-8", "application/octet-stream"],
        "Its bytes: a chapter, the head of a table, or one row.")
    ], refusals: [.notFound])

  static let save = APIOperation(
    id: "putDocument", method: .put, path: "/api/v1/workspaces/{workspace}/document",
    tag: .documents, summary: "Save a document over what you saw",
    details:
      "Send If-Match with the ETag of the document that you read, or `If-None-Match: *` for a new one. Saving what is there already changes nothing and answers 204. For rows the operations on tables are easier.",
    access: .workspace(.editDocument), query: [name, .reason],
    body: .content(
      [
        "text/plain", "text/markdown", "text/csv", "application/yaml", "application/octet-stream",
      ].map { APIOperation.Body.Content(type: $0, schema: .anything) }, limit: 4 * 1024 * 1024),
    successes: [
      .json(HistoryShapes.commit.schema, "The commit."),
      .json(HistoryShapes.commit.schema, "The commit that made it.", status: .created), .nothing,
    ], precondition: .matchOrNew, keepsAnswer: true)

  static let remove = APIOperation(
    id: "deleteDocument", method: .delete, path: "/api/v1/workspaces/{workspace}/document",
    tag: .documents, summary: "Remove a document that you saw",
    details: "The history keeps it.", access: .workspace(.editDocument), query: [name, .reason],
    successes: [.json(HistoryShapes.commit.schema, "The commit."), .nothing],
    precondition: .match)

  static let export = APIOperation(
    id: "exportWorkspace", method: .get, path: "/api/v1/workspaces/{workspace}/export",
    tag: .documents, summary: "Take the whole workspace away as a ZIP archive",
    details: "The folder as `cairn` reads it; the access log notes it.",
    access: .workspace(.exportWorkspace), query: [.revision],
    successes: [.bytes(["application/zip"], "The folder.")])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let snapshot = try await call.snapshot()
    let file = call.text("file")
    let documents = snapshot.documents.filter { file == nil || $0.name.file == file }
    guard call.truth("text") else {
      return Self.heads.answer(of: documents, at: snapshot.revision, to: call)
    }
    let place = try call.visit.workspace()
    guard place.may(.exportWorkspace) else { throw AccountProblem.notAllowed(.exportWorkspace) }
    try await call.visit.note(.exported, "revision \(snapshot.revision) by the API")
    return Self.wholes.answer(of: documents, at: snapshot.revision, to: call)
  }

  private func documentName(_ call: APICall) throws -> DocumentName {
    DocumentName(try call.part("name"))
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    let name = try documentName(call)
    let found = try await call.site.store.document(
      name, in: place.id, at: call.whole("revision"))
    guard let found else {
      throw APIProblem(.notFound, .plain, "There is no document “\(name)” here.")
    }
    return Self.download(found)
  }

  /// What a member has written, in a form that no browser runs or draws in this site's name.
  private static func download(_ document: Document) -> APIAnswer {
    let isText = String(validating: document.body, as: UTF8.self) != nil
    let name = document.name.file.split(separator: "/").last.map(String.init) ?? "document"
    return .bytes(
      document.body, type: isText ? "text/plain; charset=utf-8" : "application/octet-stream",
      headers: [
        .eTag: APIAnswer.tag(document.revision),
        .contentDisposition: "attachment; filename*=UTF-8''\(SitePath.encoded(name))",
        .contentSecurityPolicy: "sandbox; default-src 'none'",
      ])
  }

  @Sendable private func save(_ call: APICall) async throws -> APIAnswer {
    let name = try documentName(call)
    let base = try await base(call, name)
    let place = try call.visit.workspace()
    let old = try await call.site.store.document(name, in: place.id, at: base)
    let position: Int64
    if let old {
      position = old.position
    } else if name.row != nil {
      let rows = try await call.site.cache.snapshot(place.id, at: base).documents
      position =
        (rows.filter { $0.name.file == name.file }.map(\.position).max() ?? 0) + FolderDocuments.gap
    } else {
      position = 0
    }
    let change = DocumentChange(
      name: name, kind: old?.kind ?? (name.row == nil ? .file : .row), position: position,
      body: Self.body(call.visit.bytes, of: name))
    return try await commit(call, change, base: base, status: old == nil ? .created : .ok)
  }

  /// A row ends its line, so that the next one begins on a line of its own.
  private static func body(_ bytes: [UInt8], of name: DocumentName) -> [UInt8] {
    name.row == nil || bytes.last == 0x0A || bytes.last == 0x0D ? bytes : bytes + [0x0A]
  }

  @Sendable private func remove(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    let name = try documentName(call)
    let base = try await base(call, name)
    let kind = try await call.site.store.document(name, in: place.id, at: base)?.kind ?? .file
    return try await commit(
      call, DocumentChange(name: name, kind: kind, body: nil), base: base, status: .ok)
  }

  private func commit(
    _ call: APICall, _ change: DocumentChange, base: Int, status: HTTPResponse.Status
  ) async throws -> APIAnswer {
    do {
      let commit = try await call.commit([change], base: base)
      return .json(
        HistoryShapes.commit.json(commit), status: status,
        headers: change.body == nil ? [:] : [.eTag: APIAnswer.tag(commit.revision)])
    } catch StoreError.nothingToChange {
      var nothing = APIAnswer.nothing
      nothing.headers[.eTag] = APIAnswer.tag(base)
      return nothing
    }
  }

  /// The revision that the program saw.
  private func base(_ call: APICall, _ name: DocumentName) async throws -> Int {
    let place = try call.visit.workspace()
    let head = place.summary.head
    guard call.isForNew, case .matchOrNew = call.operation.precondition else {
      let revision = try call.seenRevision()
      guard revision <= head else {
        throw APIProblem(
          .preconditionFailed, .plain, "If-Match must be the ETag that came with the document.")
      }
      return revision
    }
    if let there = try await call.site.store.document(name, in: place.id, at: head) {
      throw APIProblem(
        .preconditionFailed, .editConflict, "There is a document “\(name)” already.",
        headers: [.eTag: APIAnswer.tag(there.revision)])
    }
    return head
  }

  @Sendable private func export(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    let snapshot = try await call.snapshot()
    let archive = try ZIPWriter.archive(
      of: FolderDocuments.join(snapshot.documents), folder: place.id, time: call.site.now())
    try await call.visit.note(.exported, "revision \(snapshot.revision) as an archive")
    return .bytes(
      archive, type: "application/zip",
      headers: [
        .eTag: "\"zip-r\(snapshot.revision)\"",
        .contentDisposition:
          "attachment; filename=\"\(place.id)-revision-\(snapshot.revision).zip\"",
      ])
  }
}
