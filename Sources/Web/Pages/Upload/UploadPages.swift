import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Jobs
import Plan
import Publishing
import Store
import Tables
import Workspace

/// Activity data from a workbook or CSV file: sent, looked at, and taken as one change.
struct UploadPages: PageGroup {
  /// The most bytes of a file.
  static let limit = 30 * 1024 * 1024
  static let path = "inventory/upload"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path, label: Phrase("Upload", "Subir"),
        for: .editDocument, order: 25)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.editDocument)) { try askPage($0) }
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: Self.limit), use: receive)
    routes.get("\(base)/:upload", for: .workspace(.editDocument), use: look)
    routes.post("\(base)/:upload", for: .workspace(.editDocument), use: decide)
  }

  private func askPage(
    _ visit: Visit, error: String? = nil, status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let text = visit.words(UploadText.self)
    let place = try visit.workspace()
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(error.map { Notice(tone: .danger, title: $0).html })
      \(visit.form(place.path(Self.path), isUpload: true, """
        <div class="field">
        <label class="field__label" for="field-file">\(text.file)</label>
        <p class="field__hint" id="hint-file">\(text.fileHint)</p>
        <input class="input" type="file" id="field-file" name="file" accept=".xlsx,.xlsm,.csv,.tsv,.txt" required aria-describedby="hint-file">
        </div>
        <div class="actions"><button class="button">\(text.look)</button></div>
        """))
      </div>
      <div class="panel panel--quiet stack">
      <p>\(text.templateHint)</p>
      <p><a class="button button--plain" href="\(place.path("inventory/template"))">\(text.template)</a></p>
      <p><a href="\(place.path(BulkPages.path))">\(visit.words(BulkText.self).link)</a></p>
      </div>
      </div>
      """
    return visit.page(text.title, main, width: .text, at: Self.path, status: status)
  }

  /// The address of an upload after the workspace's, with the columns that were chosen and the page of its rows.
  static func address(of upload: String, _ mapping: UploadMapping?, page: Int = 1) -> String {
    let paged = page > 1 ? [(name: "page", value: "\(page)")] : []
    return Visit.address("\(path)/\(upload)", (mapping?.fields ?? []) + paged)
  }

  @Sendable private func receive(_ visit: Visit) async throws -> Response {
    let text = visit.words(UploadText.self)
    guard let file = visit.form.files["file"], !file.name.isEmpty else {
      return try askPage(visit, error: text.noFile, status: .badRequest)
    }
    let staging = try UploadStaging(visit)
    if UploadReadJob.isLong(file.contents.count) {
      let id = try await staging.keep(file.contents, named: file.name)
      return try await visit.start(UploadReadJob(upload: id), about: id)
    }
    let cells: WorkbookCells?
    let read: UploadFile
    do {
      // What cannot be read is refused before it is kept.
      let tools = visit.site.publishing?.tools
      cells = try await visit.site.unpacking.pass {
        try UploadFile.cells(of: file.contents, tools: tools)
      }
      read = try await Self.read(
        cells.map { .cells($0) } ?? .bytes(file.contents), named: file.name, visit)
    } catch let problem as UploadFile.Problem {
      return try askPage(visit, error: problem.phrase(visit.language), status: .badRequest)
    }
    let id = try await staging.keep(file.contents, named: file.name)
    if let cells { try await staging.keep(cells, of: id) }
    try await staging.keep(UploadOutline(read), of: id)
    return visit.seeOther(try visit.workspace().path(Self.address(of: id, nil)))
  }

  /// Reads a file of activity data.
  ///
  /// - Throws: `UploadFile.Problem` for what cannot be read.
  static func read(
    _ source: UploadFile.Source, named name: String, _ visit: Visit
  ) async throws -> UploadFile {
    let (library, tools) = (visit.site.library, visit.site.publishing?.tools)
    return try await visit.site.unpacking.pass {
      try UploadFile.read(
        source, named: name, tools: tools, inventoryImport: InventoryImport(library: library)
      ).unfolded(library)
    }
  }

  @Sendable private func look(_ visit: Visit) async throws -> Response {
    try await answer(visit) { try await show($0, $1) }
  }

  @Sendable private func decide(_ visit: Visit) async throws -> Response {
    if visit.form.text("act") == "drop" { return try await drop(visit) }
    return try await answer(visit) { visit, outline in
      guard visit.form.text("act") == "take" else { return try await show(visit, outline) }
      return try await take(visit, outline)
    }
  }

  private func drop(_ visit: Visit) async throws -> Response {
    let id = try visit.parameter("upload")
    try await UploadStaging(visit).remove(id)
    visit.site.uploadLooks.remove(upload: id)
    return visit.seeOther(try visit.workspace().path(Self.path))
  }

  /// Answers with what is known of the file of the address; a large one that nobody has read is read by a job first.
  private func answer(
    _ visit: Visit, _ body: (Visit, UploadOutline) async throws -> Response
  ) async throws -> Response {
    let text = visit.words(UploadText.self)
    let (staging, id) = (try UploadStaging(visit), try visit.parameter("upload"))
    do {
      guard let size = try await staging.size(of: id) else {
        if let taken = try await StagedUploads.takenBefore(visit) { return taken }
        return try askPage(visit, error: text.gone, status: .gone)
      }
      if let outline = try await staging.outline(of: id) { return try await body(visit, outline) }
      if UploadReadJob.isLong(size) {
        return try await lookLater(UploadReadJob(upload: id), about: id, visit)
      }
      guard let file = try await file(visit) else {
        return try askPage(visit, error: text.gone, status: .gone)
      }
      let outline = UploadOutline(file)
      // Short enough to be read again where there is no room.
      try? await staging.keep(outline, of: id)
      return try await body(visit, outline)
    } catch let problem as UploadFile.Problem {
      return try askPage(visit, error: problem.phrase(visit.language), status: .badRequest)
    }
  }

  /// The file of the address, read; nil when it is not there any more.
  private func file(_ visit: Visit) async throws -> UploadFile? {
    guard let kept = try await UploadStaging(visit).find(try visit.parameter("upload")) else {
      return nil
    }
    return try await Self.read(kept.source, named: kept.name, visit)
  }

  /// The columns to choose, or what the file would change.
  private func show(
    _ visit: Visit, _ outline: UploadOutline, notice: String? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let mapping = Self.mapping(outline, visit)
    if Self.asksColumns(outline, mapping, visit) {
      return try mappingPage(visit, outline, mapping)
    }
    // Whoever has answered is asked again on demand only.
    let isAnswered = Self.query(visit)["named"] != nil && visit.form.text("act") != "names"
    let questions = isAnswered ? nil : try await questions(outline, mapping, visit)
    if let questions, Self.asksNames(questions, outline, visit) {
      return try namesPage(visit, questions, outline, mapping)
    }
    let place = try visit.workspace()
    let id = try visit.parameter("upload")
    let key = UploadLookKey(id, mapping, base: place.summary.head)
    guard let look = try await self.look(key, outline, mapping, visit) else {
      return try await lookLater(
        UploadReadJob(upload: id, mapping: outline.isTemplate ? nil : mapping), about: key.text,
        visit)
    }
    let text = visit.words(UploadText.self)
    let page = UploadPreview(
      look: look, mapping: outline.isTemplate ? nil : mapping, name: outline.name, upload: id,
      page: Self.query(visit)["page"].flatMap { Int($0) } ?? 1, text: text,
      names: visit.words(UploadNamesText.self),
      hasNames: isAnswered || questions?.sections.isEmpty == false,
      notice: notice)
    return visit.page(text.previewTitle, try page.html(visit), at: Self.path, status: status)
  }

  /// What the file would change: as it is kept, or found out at once where that takes no time.
  ///
  /// - Returns: Nil of a long file that nobody has looked at with these columns in this state.
  private func look(
    _ key: UploadLookKey, _ outline: UploadOutline, _ mapping: UploadMapping, _ visit: Visit
  ) async throws -> UploadLook? {
    let looks = visit.site.uploadLooks
    if let known = looks.look(key) { return known }
    if outline.isLong {
      guard let kept = try await UploadStaging(visit).look(key) else { return nil }
      looks.keep(kept, key)
      return kept
    }
    guard let file = try await file(visit) else {
      throw UploadFile.Problem(EveryLanguage<UploadText>().gone)
    }
    let (open, before) = (try await visit.opened(), try await visit.calculation())
    let library = visit.site.library
    let look = try await visit.site.unpacking.pass {
      UploadLook(
        try UploadPlan(of: file, mapping, into: open, library: library), before: before,
        base: open.revision, columns: outline.columns(mapping))
    }
    looks.keep(look, key)
    return look
  }

  /// Leads to the job that finds out what a file would change; one that is at it already is not started again.
  private func lookLater(
    _ job: UploadReadJob, about subject: String, _ visit: Visit
  ) async throws -> Response {
    let place = try visit.workspace()
    let open = try await visit.site.jobs.jobs(of: place.id, kinds: [UploadReadJob.kind]).first {
      $0.subject == subject && $0.asker.id == visit.author.id && !$0.state.isOver
    }
    if let open { return visit.seeOther(place.path("jobs/\(open.id)?follow=yes")) }
    // The form's own draft is that of taking the rows.
    return try await visit.start(job, about: subject, id: UUID().uuidString.lowercased())
  }

  /// What taking a file would do.
  static func plan(
    _ file: UploadFile, _ mapping: UploadMapping, _ open: OpenWorkspace, _ visit: Visit
  ) async throws -> UploadPlan {
    let library = visit.site.library
    return try await visit.site.unpacking.pass {
      try UploadPlan(of: file, mapping, into: open, library: library)
    }
  }

  /// What was looked at is what is taken: against the same state, and only if the rows are still as they were.
  private func take(_ visit: Visit, _ outline: UploadOutline) async throws -> Response {
    let text = visit.words(UploadText.self)
    let (base, id) = (try visit.base(), try visit.parameter("upload"))
    let mapping = Self.mapping(outline, visit)
    let takesAll = visit.form.text("which") == "all"
    guard !outline.isLong else {
      let job = UploadTakeJob(
        upload: id, mapping: mapping, base: base, takesAll: takesAll,
        reason: String(visit.form.text("reason").prefix(500)), address: visit.origin.address,
        browser: visit.origin.browser)
      return try await visit.start(job, about: id)
    }
    guard let file = try await file(visit) else {
      return try askPage(visit, error: text.gone, status: .gone)
    }
    let open = try await visit.site.cache.workspace(try visit.workspace().id, at: base)
    let plan = try await Self.plan(file, mapping, open, visit)
    let taking = try await UploadStaging(visit).take(
      id, named: file.name, takesAll ? plan.all : plan.right ?? plan.all, base: base, visit)
    switch taking {
    case .taken(let response):
      visit.site.uploadLooks.remove(upload: id)
      return response
    case .nothingNew: return try await show(visit, outline)
    case .stale: return try await show(visit, outline, notice: text.stale, status: .conflict)
    }
  }
}
