import Accounts
import HTTPTypes
import Hummingbird
import Store
import Tables

struct ImportText: Sendable {
  var title = "Import a folder"
  var lead =
    "Send the folder of a plan as a ZIP archive. You see what would change before anything is taken."
  var file = "ZIP archive"
  var fileHint = "At most 64 MB: the folder with community.yaml, its tables and the plan."
  var preview = "Look at the changes"
  var noFile = "Choose a ZIP archive."
  var previewTitle = "What this import would change"
  var nothing = "Nothing would change: what you sent is what is there."
  var added = "added"
  var changed = "changed"
  var removed = "removed"
  var notTaken = "Not taken in"
  var otherTown = "This folder is of another community"
  var otherTownDetail =
    "Its community.yaml has another id than the one here. Taking it replaces this plan by that one."
  var take = "Take these changes"
  var cancel = "Take nothing"
  var gone = "The archive is not here any more. Send it again."
  var stale =
    "Somebody has changed this workspace since you looked at the preview. Nothing was taken; send the archive again to see what would change now."
  var taken = "The import was taken. Undo it in the history if it was a mistake."
  var reason = "Why"
}

/// A folder brought in from a ZIP archive, looked at before it is taken; and the way out.
struct ImportPages: PageGroup {
  let text = ImportText()
  static let uploadLimit = 64 * 1024 * 1024

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/import", for: .workspace(.importWorkspace), use: ask)
    routes.post(
      "/workspaces/:workspace/import", for: .workspace(.importWorkspace),
      taking: .upload(limit: Self.uploadLimit), use: preview)
    routes.post("/workspaces/:workspace/import/take", for: .workspace(.importWorkspace), use: take)
    routes.get("/workspaces/:workspace/export", for: .workspace(.exportWorkspace), use: export)
  }

  @Sendable private func ask(_ visit: Visit) throws -> Response {
    try askPage(visit)
  }

  private func askPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let place = try visit.workspace()
    let wrong = errors["archive"]
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(errors.summary)
      \(visit.form(place.path("import"), isUpload: true, """
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
    return visit.page(text.title, main, width: .text, tab: .bringIn, status: status)
  }

  @Sendable private func preview(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    guard let archive = visit.form.files["archive"] else {
      return try askPage(visit, errors: .one("archive", text.noFile), status: .badRequest)
    }
    let files: [String: [UInt8]]
    do {
      files = try ZIPReader.files(in: archive.contents)
    } catch {
      return try askPage(visit, errors: .one("archive", error.description), status: .badRequest)
    }
    let snapshot = try await visit.site.cache.snapshot(place.id, at: place.summary.head)
    let found = FolderDocuments.changes(from: snapshot, to: files)
    let id = visit.site.imports.keep(
      StagedImports.Import(
        workspace: place.id, author: visit.author.id, files: files, time: visit.site.now()))
    let differences = ImportDifference.list(found.changes, snapshot)
    let list = DifferenceList(
      differences: differences, heads: ImportDifference.heads(found.changes, snapshot))
    let isOther = ImportDifference.isOtherCommunity(files, snapshot)
    let main: HTML = """
      <div class="stack">
      <h1>\(text.previewTitle)</h1>
      \(isOther ? Notice(tone: .danger, title: text.otherTown, detail: "<p>\(text.otherTownDetail)</p>").html : .empty)
      \(notes(found))
      \(differences.isEmpty ? "<p>\(text.nothing)</p>" : counts(differences))
      \(differences.isEmpty ? .empty : takeForm(visit, place, id))
      \(list.html)
      </div>
      """
    return visit.page(text.previewTitle, main, tab: .bringIn)
  }

  private func takeForm(_ visit: Visit, _ place: WorkspacePlace, _ id: String) -> HTML {
    visit.form(
      place.path("import/take"),
      """
      \(visit.draftFields(base: place.summary.head))
      <input type="hidden" name="import" value="\(id)">
      \(Field(name: "reason", label: text.reason, isRequired: false, maxLength: 500).html())
      <div class="actions"><button class="button">\(text.take)</button>
      <a class="button button--plain" href="\(place.path("import"))">\(text.cancel)</a></div>
      """)
  }

  private func notes(_ found: FolderChanges) -> HTML {
    guard !found.notes.isEmpty else { return .empty }
    let items = found.notes.prefix(50).map {
      "<li>\($0.place.description): \($0.message)</li>" as HTML
    }
    return Notice(tone: .caution, title: text.notTaken, detail: "<ul>\(items)</ul>").html
  }

  private func counts(_ differences: [DocumentDifference]) -> HTML {
    let facts = [
      (differences.filter { $0.before == nil }.count, text.added),
      (differences.filter { $0.before != nil && $0.after != nil }.count, text.changed),
      (differences.filter { $0.after == nil }.count, text.removed),
    ]
    return """
      <ul class="facts">
      \(facts.map { "<li class=\"fact\"><span class=\"fact__value\">\($0.0)</span> <span class=\"fact__label\">\($0.1)</span></li>" as HTML })
      </ul>
      """
  }

  @Sendable private func take(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let base = try visit.base()
    let id = visit.form.text("import")
    guard
      let staged = visit.site.imports.find(
        id, workspace: place.id, author: visit.author.id, at: visit.site.now())
    else {
      return try askPage(visit, errors: .one("archive", text.gone), status: .conflict)
    }
    // What was looked at is what is taken: against the same state, and only if it is still the last one.
    let snapshot = try await visit.site.cache.snapshot(place.id, at: base)
    let found = FolderDocuments.changes(from: snapshot, to: staged.files)
    do {
      let commit = try await visit.commit(found.changes, base: base)
      visit.site.imports.remove(id)
      return visit.seeOther(place.path("history/\(commit.revision)"))
    } catch StoreError.conflicts {
      return try askPage(visit, errors: .one("archive", text.stale), status: .conflict)
    }
  }

  @Sendable private func export(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let revision = visit.query("revision").flatMap { Int($0) }
    let snapshot = try await visit.site.cache.snapshot(place.id, at: revision)
    let archive = try ZIPWriter.archive(
      of: FolderDocuments.join(snapshot.documents), folder: place.id, time: visit.site.now())
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/zip", .cacheControl: "no-store",
        .contentDisposition:
          "attachment; filename=\"\(place.id)-revision-\(snapshot.revision).zip\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: archive)))
  }
}

/// What an import would change, as differences that can be shown.
enum ImportDifference {
  static func list(_ changes: [DocumentChange], _ snapshot: WorkspaceSnapshot)
    -> [DocumentDifference]
  {
    let names = Set(changes.map(\.name))
    let before = Dictionary(
      snapshot.documents.filter { names.contains($0.name) }.map { ($0.name, $0) }
    ) { first, _ in first }
    return changes.map { change in
      DocumentDifference(
        name: change.name, before: before[change.name],
        after: change.body.map {
          Document(
            name: change.name, kind: change.kind, position: change.position,
            revision: snapshot.revision + 1, creator: "", body: $0)
        })
    }
  }

  /// The heads of tables as they would be, or as they are.
  static func heads(
    _ changes: [DocumentChange], _ snapshot: WorkspaceSnapshot
  ) -> [String: [UInt8]] {
    var heads: [String: [UInt8]] = [:]
    for document in snapshot.documents where document.kind == .table {
      heads[document.name.file] = document.body
    }
    for change in changes where change.kind == .table {
      if let body = change.body { heads[change.name.file] = body }
    }
    return heads
  }

  /// Whether both sides say who they are, and it is not the same.
  static func isOtherCommunity(_ files: [String: [UInt8]], _ snapshot: WorkspaceSnapshot) -> Bool {
    let here = snapshot.documents.first { $0.name.file == "community.yaml" }
    guard let here = here.flatMap({ setting("id", of: $0.body) }),
      let there = files["community.yaml"].flatMap({ setting("id", of: $0) })
    else { return false }
    return here != there
  }

  private static func setting(_ name: String, of bytes: [UInt8]) -> String? {
    SettingsLine.value(name, in: bytes)
  }
}
