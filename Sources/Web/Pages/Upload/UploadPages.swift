import Accounts
import HTTPTypes
import Hummingbird
import Interchange
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
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(error.map { Notice(tone: .danger, title: $0).html })
      \(visit.form(place.path(Self.path), isUpload: true, """
        <div class="field">
        <label class="field__label" for="field-file">\(text.file)</label>
        <p class="field__hint" id="hint-file">\(text.fileHint)</p>
        <input class="input" type="file" id="field-file" name="file" accept=".xlsx,.xlsm,.csv,.txt" required aria-describedby="hint-file">
        </div>
        <div class="actions"><button class="button">\(text.look)</button></div>
        """))
      <div class="panel panel--quiet stack stack--tight">
      <p>\(text.templateHint)</p>
      <p><a class="button button--plain" href="\(place.path("inventory/template"))">\(text.template)</a></p>
      </div>
      </div>
      """
    return visit.page(text.title, main, width: .text, at: Self.path, status: status)
  }

  @Sendable private func receive(_ visit: Visit) async throws -> Response {
    let text = visit.words(UploadText.self)
    guard let file = visit.form.files["file"], !file.name.isEmpty else {
      return try askPage(visit, error: text.noFile, status: .badRequest)
    }
    if UploadReadJob.isLong(file.contents) {
      let id = try await UploadStaging(visit).keep(file.contents, named: file.name)
      return try await visit.start(UploadReadJob(upload: id), about: id)
    }
    let cells: WorkbookCells?
    do {
      // What cannot be read is refused before it is kept.
      let tools = visit.site.publishing?.tools
      cells = try await visit.site.unpacking.pass {
        try UploadFile.cells(of: file.contents, tools: tools, text: text)
      }
      _ = try await read(cells.map { .cells($0) } ?? .bytes(file.contents), named: file.name, visit)
    } catch let problem as UploadFile.Problem {
      return try askPage(visit, error: problem.message, status: .badRequest)
    }
    let staging = try UploadStaging(visit)
    let id = try await staging.keep(file.contents, named: file.name)
    if let cells { try await staging.keep(cells, of: id) }
    return visit.seeOther(try visit.workspace().path("\(Self.path)/\(id)"))
  }

  private func read(
    _ source: UploadFile.Source, named name: String, _ visit: Visit
  ) async throws -> UploadFile {
    let text = visit.words(UploadText.self)
    let (library, tools) = (visit.site.library, visit.site.publishing?.tools)
    return try await visit.site.unpacking.pass {
      try UploadFile.read(
        source, named: name, tools: tools, inventoryImport: InventoryImport(library: library),
        text: text)
    }
  }

  /// The file of the address, read; nil when it is not there any more.
  private func file(_ visit: Visit) async throws -> UploadFile? {
    guard let kept = try await UploadStaging(visit).find(try visit.parameter("upload")) else {
      return nil
    }
    return try await read(kept.source, named: kept.name, visit)
  }

  @Sendable private func look(_ visit: Visit) async throws -> Response {
    try await answer(visit) { try await show($0, $1) }
  }

  @Sendable private func decide(_ visit: Visit) async throws -> Response {
    try await answer(visit) { visit, file in
      switch visit.form.text("act") {
      case "drop":
        try await UploadStaging(visit).remove(try visit.parameter("upload"))
        return visit.seeOther(try visit.workspace().path(Self.path))
      case "take": return try await take(visit, file)
      default: return try await show(visit, file)
      }
    }
  }

  private func answer(
    _ visit: Visit, _ body: (Visit, UploadFile) async throws -> Response
  ) async throws -> Response {
    let text = visit.words(UploadText.self)
    do {
      guard let file = try await file(visit) else {
        if let taken = try await StagedUploads.takenBefore(visit) { return taken }
        return try askPage(visit, error: text.gone, status: .gone)
      }
      return try await body(visit, file)
    } catch let problem as UploadFile.Problem {
      return try askPage(visit, error: problem.message, status: .badRequest)
    }
  }

  /// The columns to choose, or what the file would change.
  private func show(
    _ visit: Visit, _ file: UploadFile, notice: String? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(UploadText.self)
    let open = try await visit.opened()
    let mapping = Self.mapping(file, visit.form)
    if case .tables(let tables) = file.contents {
      let isAsked = visit.form.text("act") == "again" || visit.form["mapped"] == nil
      let isPlain = tables.count == 1 && mapping.isPlain(tables[mapping.table].header)
      if !mapping.missing.isEmpty || isAsked && (!isPlain || visit.form.text("act") == "again") {
        return try mappingPage(visit, file, tables, mapping)
      }
    }
    let plan = try await plan(file, mapping, open, visit)
    let page = UploadPreview(
      plan: plan, mapping: mapping, file: file, before: try await visit.calculation(),
      base: open.revision, path: place.path("\(Self.path)/\(try visit.parameter("upload"))"),
      text: text, notice: notice)
    return visit.page(text.previewTitle, page.html(visit), at: Self.path, status: status)
  }

  private static func mapping(_ file: UploadFile, _ form: FormData) -> UploadMapping {
    guard case .tables(let tables) = file.contents else { return UploadMapping(guessing: []) }
    return UploadMapping(form, tables: tables) ?? UploadMapping(guessing: tables)
  }

  private func mappingPage(
    _ visit: Visit, _ file: UploadFile, _ tables: [UploadTable], _ mapping: UploadMapping
  ) throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(UploadText.self)
    let page = UploadMappingForm(
      tables: tables, mapping: mapping, text: text, words: visit.columnWords, name: file.name,
      path: place.path("\(Self.path)/\(try visit.parameter("upload"))"),
      hasAsked: visit.form["mapped"] != nil)
    return visit.page(text.mapTitle, page.html(visit), at: Self.path)
  }

  private func plan(
    _ file: UploadFile, _ mapping: UploadMapping, _ open: OpenWorkspace, _ visit: Visit
  ) async throws -> UploadPlan {
    let library = visit.site.library
    return try await visit.site.unpacking.pass {
      switch file.contents {
      case .template(let reading):
        UploadPlan(template: reading, named: file.name, into: open, library: library)
      case .tables(let tables):
        try UploadPlan(
          table: tables[mapping.table], mapping: mapping, reading: file.findings, into: open,
          library: library)
      }
    }
  }

  @Sendable private func take(_ visit: Visit, _ file: UploadFile) async throws -> Response {
    let text = visit.words(UploadText.self)
    // What was looked at is what is taken: against the same state, and only if the rows are still as they were.
    let base = try visit.base()
    let open = try await visit.site.cache.workspace(try visit.workspace().id, at: base)
    let plan = try await plan(file, Self.mapping(file, visit.form), open, visit)
    let isRight = visit.form.text("which") != "all" && plan.right != nil
    let taking = try await UploadStaging(visit).take(
      try visit.parameter("upload"), named: file.name, isRight ? plan.right ?? [] : plan.all,
      base: base, visit)
    switch taking {
    case .taken(let response): return response
    case .nothingNew: return try await show(visit, file)
    case .stale: return try await show(visit, file, notice: text.stale, status: .conflict)
    }
  }
}
