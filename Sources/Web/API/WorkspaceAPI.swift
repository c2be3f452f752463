import Accounts
import HTTPTypes
import Hummingbird
import Store

/// Workspaces for programs, under `/api/v1`.
struct WorkspaceAPI: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/api/v1/workspaces", for: .signedIn, use: list)
    routes.get("/api/v1/workspaces/:workspace", for: .workspace(.readWorkspace), use: show)
    routes.get(
      "/api/v1/workspaces/:workspace/documents", for: .workspace(.readWorkspace), use: documents)
    routes.get(
      "/api/v1/workspaces/:workspace/commits", for: .workspace(.readHistory), use: commits)
    routes.get(
      "/api/v1/workspaces/:workspace/commits/:revision", for: .workspace(.readHistory), use: commit)
  }

  struct WorkspaceForm: Encodable {
    let id: String
    let name: String
    let revision: Int
    let changed: String
    let isArchived: Bool

    init(_ summary: WorkspaceStore.Summary) {
      id = summary.id
      name = summary.name
      revision = summary.head
      changed = summary.headTime
      isArchived = summary.isArchived
    }
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    struct Answer: Encodable { let workspaces: [WorkspaceForm] }
    // A token without the right to read sees none.
    let rights = try await visit.site.accounts.accessEverywhere(of: visit.principal)
    let readable = Set(rights.readableWorkspaces)
    let isLocal = if case .local = visit.visitor { true } else { false }
    let all = try await visit.site.store.workspaces().filter { isLocal || readable.contains($0.id) }
    return .json(Answer(workspaces: all.map(WorkspaceForm.init)))
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    .json(WorkspaceForm(try visit.workspace().summary))
  }

  @Sendable private func documents(_ visit: Visit) async throws -> Response {
    struct Answer: Encodable {
      let workspace: String
      let revision: Int
      let documents: [DocumentForm]
    }
    let place = try visit.workspace()
    let revision = try visit.wholeNumber("revision")
    let file = visit.query("file")
    let snapshot = try await visit.site.cache.snapshot(place.id, at: revision)
    let withText = visit.query("text") == "yes"
    let documents = snapshot.documents.filter { file == nil || $0.name.file == file }
    if withText { try await visit.note(.exported, "revision \(snapshot.revision) by the API") }
    return .json(
      Answer(
        workspace: place.id, revision: snapshot.revision,
        documents: documents.map { DocumentForm($0, withText: withText) }))
  }

  @Sendable private func commits(_ visit: Visit) async throws -> Response {
    struct Answer: Encodable {
      let commits: [CommitForm]
      /// The `before` of the next page; nil at the end.
      let next: Int?
    }
    let place = try visit.workspace()
    let limit = min(max(try visit.wholeNumber("limit") ?? 50, 1), 200)
    let found = try await visit.site.store.history(
      of: place.id, document: visit.query("document").map { DocumentName($0) },
      before: try visit.wholeNumber("before"), limit: limit)
    let next = found.count == limit ? found.last?.revision : nil
    return .json(Answer(commits: found.map(CommitForm.init), next: next))
  }

  @Sendable private func commit(_ visit: Visit) async throws -> Response {
    struct Change: Encodable {
      let name: String
      let before: DocumentForm?
      let after: DocumentForm?
    }
    struct Answer: Encodable {
      let commit: CommitForm
      let changes: [Change]
    }
    let place = try visit.workspace()
    guard let revision = Int(try visit.parameter("revision")) else { throw Visit.nothingHere }
    let commit = try await visit.site.store.commit(at: revision, of: place.id)
    let changes = try await visit.site.store.changes(at: revision, of: place.id)
    return .json(
      Answer(
        commit: CommitForm(commit),
        changes: changes.map { change in
          Change(
            name: change.name.description,
            before: change.before.map { DocumentForm($0, withText: true) },
            after: change.after.map { DocumentForm($0, withText: true) })
        }))
  }
}

extension Visit {
  /// A whole number of the address; nil when it is not there.
  ///
  /// - Throws: `WebProblem` with 400 when it is something else.
  func wholeNumber(_ name: String) throws -> Int? {
    guard let text = query(name) else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw WebProblem(.badRequest, "“\(name)” must be a whole number.")
    }
    return number
  }
}
