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
  var notTaken = "Not taken in"
  var refused = "This archive cannot be taken in"
  var sendAnother = "Send another archive"
  var otherTown = "This folder is of another community"
  var insists = "Replace this plan by the one of the archive"
  var insistsHint = "Everything that is here now is removed; only the history still has it."
  var insistsFirst = "Tick the box if the archive shall replace this plan."
  var files = "Files"
  var newFindings = "Findings that would be new"
  var solvedFindings = "Findings that would be solved"
  var moreFindings = " more findings"
  var changes = "Changes"
  var take = "Take these changes"
  var cancel = "Take nothing"
  var gone = "The archive is not here any more. Send it again."
  var stale =
    "Somebody has changed this workspace since you looked at the preview. Nothing was taken; send the archive again to see what would change now."
  var reason = "Why"
}

/// A folder brought in from a ZIP archive, looked at before it is taken; and the way out.
struct ImportPages: PageGroup {
  let text = ImportText()
  static let uploadLimit = 64 * 1024 * 1024

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .workspace, path: "import", label: Phrase("Import", "Importar"),
        for: .importWorkspace, order: 60)
    ]
  }

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
    return visit.page(text.title, main, width: .text, at: "import", status: status)
  }

  @Sendable private func preview(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    guard let archive = visit.form.files["archive"] else {
      return try askPage(visit, errors: .one("archive", text.noFile), status: .badRequest)
    }
    let snapshot = try await visit.site.cache.snapshot(place.id, at: place.summary.head)
    let files: [String: [UInt8]]
    let preview: ImportPreview
    do {
      (files, preview) = try await visit.site.unpacking.pass {
        let files = try ZIPReader.files(in: archive.contents)
        return (files, ImportPreview(of: files, into: snapshot, library: visit.site.library))
      }
    } catch let problem as ZIPReader.Problem {
      return try askPage(visit, errors: .one("archive", problem.description), status: .badRequest)
    }
    if case .noCommunity(let message) = preview.refusal {
      return try askPage(visit, errors: .one("archive", message), status: .badRequest)
    }
    let id = visit.site.imports.keep(
      StagedImports.Import(
        workspace: place.id, author: visit.author.id, files: files, time: visit.site.now()))
    return lookPage(visit, ImportLook(text: text, preview: preview, id: id, place: place), snapshot)
  }

  private func lookPage(
    _ visit: Visit, _ look: ImportLook, _ snapshot: WorkspaceSnapshot,
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    visit.page(
      text.previewTitle, look.html(visit, snapshot, errors), at: "import", status: status)
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
    let preview = try await visit.site.unpacking.pass {
      ImportPreview(of: staged.files, into: snapshot, library: visit.site.library)
    }
    let insists = visit.form["insists"] == "yes"
    if case .anotherCommunity = preview.refusal, !insists {
      return lookPage(
        visit, ImportLook(text: text, preview: preview, id: id, place: place), snapshot,
        errors: .one("insists", text.insistsFirst), status: .badRequest)
    }
    do {
      let commit = try await visit.commit(try preview.accepted(insists: insists), base: base)
      visit.site.imports.remove(id)
      try await visit.note(.imported, "as revision \(commit.revision)")
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
    try await visit.note(.exported, "revision \(snapshot.revision) as an archive")
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/zip", .cacheControl: "no-store",
        .contentDisposition:
          "attachment; filename=\"\(place.id)-revision-\(snapshot.revision).zip\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: archive)))
  }
}
