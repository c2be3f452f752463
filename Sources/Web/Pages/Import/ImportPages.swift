import Accounts
import Archives
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Store
import Tables

/// A folder brought in from a ZIP archive, looked at before it is taken; and the way out.
struct ImportPages: PageGroup {
  static let uploadLimit = 64 * 1024 * 1024
  static let path = "import"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .workspace, path: Self.path, label: Phrase("Import", "Importar"),
        for: .importWorkspace, order: 60)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let access = Access.workspace(.importWorkspace)
    routes.get("/workspaces/:workspace/import", for: access, use: ask)
    routes.post(
      "/workspaces/:workspace/import", for: access, taking: .upload(limit: Self.uploadLimit),
      use: send)
    routes.get("/workspaces/:workspace/import/looks/:job", for: access, use: look)
    routes.post("/workspaces/:workspace/import/looks/:job/again", for: access, use: lookAgain)
    routes.post("/workspaces/:workspace/import/looks/:job/take", for: access, use: take)
    routes.get("/workspaces/:workspace/export", for: .workspace(.exportWorkspace), use: export)
  }

  @Sendable private func ask(_ visit: Visit) throws -> Response {
    try askPage(visit)
  }

  private func askPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(ImportText.self)
    let wrong = errors["archive"]
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(errors.summary)
      \(visit.form(place.path(Self.path), isUpload: true, """
        <div class="field\(wrong == nil ? HTML.empty : " field--wrong")">
        <label class="field__label" for="field-archive">\(text.file)</label>
        <p class="field__hint" id="hint-archive">\(text.fileHint)</p>
        \(wrong.map { "<p class=\"field__error\">\($0)</p>" as HTML })
        <input class="input" type="file" id="field-archive" name="archive" accept=".zip,application/zip" required aria-describedby="hint-archive">
        </div>
        <div class="actions"><button class="button">\(text.preview)</button></div>
        """))
      </div>
      """
    return visit.page(text.title, main, width: .text, at: Self.path, status: status)
  }

  @Sendable private func send(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    guard let archive = visit.form.files["archive"] else {
      let error = visit.words(ImportText.self).noFile
      return try askPage(visit, errors: .one("archive", error), status: .badRequest)
    }
    let upload = try await visit.site.uploads.keep(
      archive.contents, named: archive.name, kind: ImportLookJob.archiveKind, workspace: place.id,
      owner: visit.author.id)
    return try await visit.start(ImportLookJob(archive: upload.id), about: upload.id)
  }

  /// What was found, for whoever sent the archive; nil when it is not there any more.
  private func summary(_ visit: Visit) async throws -> ImportSummary? {
    try await visit.found(by: ImportLookJob.kind)
  }

  private func gone(_ visit: Visit) throws -> Response {
    try askPage(
      visit, errors: .one("archive", visit.words(ImportText.self).gone), status: .gone)
  }

  @Sendable private func look(_ visit: Visit) async throws -> Response {
    try await lookPage(visit)
  }

  private func lookPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(ImportText.self)
    guard let summary = try await summary(visit),
      let changes = try await changes(of: summary, visit)
    else { return try gone(visit) }
    let snapshot = try await visit.site.cache.snapshot(place.id, at: summary.base)
    let look = ImportLook(
      text: text, summary: summary, changes: changes, job: try visit.parameter("job"),
      place: place)
    return visit.page(
      text.previewTitle, look.html(visit, snapshot, errors), at: Self.path, status: status)
  }

  private func changes(
    of summary: ImportSummary, _ visit: Visit
  ) async throws -> [DocumentChange]? {
    try await visit.site.uploads.bytes(of: summary.changes).flatMap {
      StagedChanges.changes(in: $0)
    }
  }

  @Sendable private func lookAgain(_ visit: Visit) async throws -> Response {
    guard let summary = try await summary(visit),
      try await visit.site.uploads.upload(summary.archive) != nil
    else { return try gone(visit) }
    return try await visit.start(
      ImportLookJob(archive: summary.archive), about: summary.archive)
  }

  @Sendable private func take(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(ImportText.self)
    guard let summary = try await summary(visit),
      let changes = try await changes(of: summary, visit)
    else { return try gone(visit) }
    if summary.refusal != nil, visit.form["insists"] != "yes" {
      return try await lookPage(
        visit, errors: .one("insists", text.insistsFirst), status: .badRequest)
    }
    do {
      // What was looked at is what is taken: against the same state, and only if nothing
      // that it touches was changed since.
      let commit = try await visit.commit(changes, base: summary.base)
      try await visit.site.uploads.remove(summary.changes)
      try await visit.site.uploads.remove(summary.archive)
      try await visit.note(.imported, "as revision \(commit.revision)")
      return visit.seeOther(place.path("history/\(commit.revision)"))
    } catch StoreError.conflicts {
      return try await lookPage(visit, status: .conflict)
    }
  }

  @Sendable private func export(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let revision = visit.query("revision").flatMap { Int($0) }
    let snapshot = try await visit.site.cache.snapshot(place.id, at: revision)
    let archive = try ZIPWriter.archive(
      of: FolderDocuments.join(snapshot.documents), folder: place.id, time: visit.site.now())
    try await visit.note(.exported, "revision \(snapshot.revision) as an archive")
    return .download(archive, named: "\(place.id)-revision-\(snapshot.revision).zip")
  }
}
