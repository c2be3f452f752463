import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// One document for programs: its bytes with an ETag, and saving it only over what was seen.
struct DocumentAPI: PageGroup {
  func add(to routes: inout SiteRoutes) {
    let path: RouterPath = "/api/v1/workspaces/:workspace/document"
    routes.get(path, for: .workspace(.readWorkspace), use: show)
    routes.put(
      path, for: .workspace(.editDocument), taking: .bytes(limit: 4 * 1024 * 1024), use: save)
    routes.delete(path, for: .workspace(.editDocument), use: remove)
  }

  private func name(_ visit: Visit) throws -> DocumentName {
    guard let name = visit.query("name"), !name.isEmpty else {
      throw WebProblem(.badRequest, "Say which document: ?name=inventory.csv%23el-res-2005")
    }
    return DocumentName(name)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let name = try name(visit)
    let revision = try visit.wholeNumber("revision")
    guard
      let document = try await visit.site.store.document(name, in: place.id, at: revision)
    else { throw WebProblem(.notFound, "There is no document “\(name)” here.") }
    let tag = Self.tag(document.revision)
    if visit.request.headers[values: .ifNoneMatch].contains(tag) {
      return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: "no-cache"])
    }
    return Self.download(document, [.eTag: tag, .cacheControl: "private, no-cache"])
  }

  /// What a member has written, in a form that no browser runs or draws in this site's name.
  private static func download(_ document: Document, _ headers: HTTPFields) -> Response {
    let isText = String(validating: document.body, as: UTF8.self) != nil
    let name = document.name.file.split(separator: "/").last.map(String.init) ?? "document"
    var headers = headers
    headers[.contentType] = isText ? "text/plain; charset=utf-8" : "application/octet-stream"
    headers[.contentDisposition] = "attachment; filename*=UTF-8''\(SitePath.encoded(name))"
    headers[.contentSecurityPolicy] = "sandbox; default-src 'none'"
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.body)))
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let name = try name(visit)
    let base = try await base(visit, name, place)
    let old = try await visit.site.store.document(name, in: place.id, at: base)
    let body =
      name.row == nil || visit.bytes.last == 0x0A || visit.bytes.last == 0x0D
      ? visit.bytes : visit.bytes + [0x0A]
    let position: Int64
    if let old {
      position = old.position
    } else if name.row != nil {
      let rows = try await visit.site.cache.snapshot(place.id, at: base).documents
      position =
        (rows.filter { $0.name.file == name.file }.map(\.position).max() ?? 0) + FolderDocuments.gap
    } else {
      position = 0
    }
    let change = DocumentChange(
      name: name, kind: old?.kind ?? (name.row == nil ? .file : .row), position: position,
      body: body)
    return try await commit(visit, change, base: base, status: old == nil ? .created : .ok)
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let name = try name(visit)
    let base = try await base(visit, name, place)
    let kind = try await visit.site.store.document(name, in: place.id, at: base)?.kind ?? .file
    return try await commit(
      visit, DocumentChange(name: name, kind: kind, body: nil), base: base, status: .ok)
  }

  private func commit(
    _ visit: Visit, _ change: DocumentChange, base: Int, status: HTTPResponse.Status
  ) async throws -> Response {
    do {
      let commit = try await visit.commit(
        [change], base: base, id: visit.request.headers[Self.idempotencyKey],
        reason: visit.query("reason") ?? "")
      return .json(
        CommitForm(commit), status: status,
        headers: change.body == nil ? [:] : [.eTag: Self.tag(commit.revision)])
    } catch StoreError.nothingToChange {
      return Response(status: .noContent, headers: [.eTag: Self.tag(base)])
    } catch StoreError.conflicts(let conflicts) {
      return Self.stale(conflicts)
    }
  }

  /// The revision that the program saw.
  ///
  /// - Throws: `WebProblem` with 428 when it does not say, with 412 when what it says cannot be.
  private func base(
    _ visit: Visit, _ name: DocumentName, _ place: WorkspacePlace
  ) async throws -> Int {
    if let sent = visit.request.headers[.ifMatch] {
      guard sent.hasPrefix("\"r"), sent.hasSuffix("\""),
        let revision = Int(sent.dropFirst(2).dropLast()),
        (0...place.summary.head).contains(revision)
      else {
        throw WebProblem(
          .preconditionFailed, "If-Match must be the ETag that came with the document.")
      }
      return revision
    }
    guard visit.request.headers[.ifNoneMatch] == "*" else {
      throw WebProblem(
        .preconditionRequired,
        "Say what you saw: If-Match with the document's ETag, or “If-None-Match: *” for a new document."
      )
    }
    let head = place.summary.head
    if try await visit.site.store.document(name, in: place.id, at: head) != nil {
      throw WebProblem(.preconditionFailed, "There is a document “\(name)” already.")
    }
    return head
  }

  /// Both versions, so that the program can choose.
  private static func stale(_ conflicts: [EditConflict]) -> Response {
    struct Version: Encodable {
      let name: String
      let yours: String?
      let theirs: DocumentForm?
      let base: DocumentForm?
      let theirCommit: CommitForm?
    }
    struct Answer: Encodable {
      let type = "about:blank"
      let title = "Precondition Failed"
      let status = 412
      let detail: String
      let conflicts: [Version]
    }
    let versions = conflicts.map { conflict in
      Version(
        name: conflict.name.description,
        yours: conflict.mine.body.map { String(decoding: $0, as: UTF8.self) },
        theirs: conflict.theirs.map { DocumentForm($0, withText: true) },
        base: conflict.base.map { DocumentForm($0, withText: true) },
        theirCommit: conflict.theirCommit.map(CommitForm.init))
    }
    let current = conflicts.first?.theirs.map { tag($0.revision) }
    return .json(
      Answer(detail: StoreError.conflicts(conflicts).description, conflicts: versions),
      status: .preconditionFailed, type: "application/problem+json",
      headers: current.map { [.eTag: $0] } ?? [:])
  }

  private static func tag(_ revision: Int) -> String { "\"r\(revision)\"" }

  private static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .origin
}
