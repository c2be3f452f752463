import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workspace

/// The community's settings as a form: `community.yaml` keeps comments and what the form does not know.
struct SettingsPages: PageGroup {
  static let name = DocumentName(file: CommunityText.file)

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .workspace, path: "settings", label: Phrase("Settings", "Configuración"),
        for: .readWorkspace, order: 5)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/settings", for: .workspace(.readWorkspace), use: show)
    routes.post("/workspaces/:workspace/settings", for: .workspace(.editDocument), use: save)
  }

  private func document(_ visit: Visit, at revision: Int) async throws -> Document? {
    try await visit.site.store.document(
      Self.name, in: try visit.workspace().id, at: revision)
  }

  /// A file for a workspace that has none; its id is the workspace's.
  private func text(of document: Document?, _ place: WorkspacePlace) throws -> CommunityText {
    try CommunityText(document?.body ?? Array("format: 1\nid: \(place.id)\n".utf8))
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let document = try await document(visit, at: place.summary.head)
    do {
      let settings = try CommunitySettings(try text(of: document, place))
      return try page(visit, settings, document, base: place.summary.head)
    } catch let error as SettingsEditError {
      throw WebProblem(.conflict, error.phrase)
    }
  }

  private func page(
    _ visit: Visit, _ settings: CommunitySettings, _ document: Document?, base: Int,
    errors: FormErrors = FormErrors(), notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let place = try visit.workspace()
    let words = visit.words(SettingsText.self)
    let archive = visit.words(ArchiveText.self)
    let mayEdit =
      !place.summary.isArchived
      && place.access.mayChange(
        Self.name, before: [:], after: [:], creator: document?.creator, in: place.id)
    let view = SettingsView(
      visit: visit, text: words, settings: settings, base: base, mayEdit: mayEdit, errors: errors)
    let main: HTML = """
      <div class="stack">
      <h1>\(words.title)</h1><p class="lead">\(words.lead)</p>
      \(visit.doneNotice(["saved": words.saved, "unchanged": words.unchanged, "archived": archive.archived, "opened": archive.opened]))
      \(document == nil ? Notice(title: words.missing).html : .empty)
      \(notice)
      \(errors.summary)
      \(view.html)
      \(document != nil && mayEdit ? "<p class=\"small\"><a href=\"\(place.path(to: Self.name))\">\(words.asFile)</a></p>" as HTML : .empty)
      \(ArchivePages.section(place, visit.language))
      </div>
      """
    return visit.page(words.title, main, width: .text, at: "settings", status: status)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    do {
      return try await save(visit, base: base, over: try await document(visit, at: base))
    } catch let error as SettingsEditError {
      throw WebProblem(.conflict, error.phrase)
    }
  }

  private func save(_ visit: Visit, base: Int, over seen: Document?) async throws -> Response {
    let place = try visit.workspace()
    let before = try CommunitySettings(try text(of: seen, place))
    let wanted = CommunitySettings(visit.form, over: before)
    let changed = wanted.keys(differingFrom: before)
    var file = try text(of: seen, place)
    try wanted.write(changed, into: &file)
    let errors = CommunitySettings.problems(
      file.bytes, changed: changed, library: visit.site.library)
    guard errors.isEmpty else {
      return try page(visit, wanted, seen, base: base, errors: errors, status: .badRequest)
    }
    guard !changed.isEmpty else { return visit.seeOther(place.path("settings?done=unchanged")) }
    do {
      try await visit.commit([change(file)], base: base, reason: reason(visit))
    } catch StoreError.conflicts(let conflicts) {
      return try await merge(visit, wanted, changed, before, conflicts)
    }
    return visit.seeOther(place.path("settings?done=saved"))
  }

  private func reason(_ visit: Visit) -> String { visit.words(SettingsText.self).reason }

  private func change(_ file: CommunityText) -> DocumentChange {
    DocumentChange(name: Self.name, kind: .file, body: file.bytes)
  }

  /// Others changed the file meanwhile: where they changed other keys, both changes stand.
  private func merge(
    _ visit: Visit, _ wanted: CommunitySettings, _ changed: [String],
    _ before: CommunitySettings, _ conflicts: [EditConflict]
  ) async throws -> Response {
    let place = try visit.workspace()
    let words = visit.words(SettingsText.self)
    guard let conflict = conflicts.first, let theirs = conflict.theirs,
      let revision = conflict.theirCommit?.revision
    else { throw StoreError.conflicts(conflicts) }
    var file = try CommunityText(theirs.body)
    let now = try CommunitySettings(file)
    guard Set(changed).isDisjoint(with: now.keys(differingFrom: before)) else {
      return try page(
        visit, wanted, theirs, base: revision,
        notice: Notice(
          tone: .caution, title: words.staleTitle, detail: "<p>\(words.stale)</p>"
        ).html, status: .conflict)
    }
    try wanted.write(changed, into: &file)
    try await visit.commit(
      [change(file)], base: revision, id: visit.draftID + "-merged", reason: reason(visit))
    return visit.seeOther(place.path("settings?done=saved"))
  }
}
