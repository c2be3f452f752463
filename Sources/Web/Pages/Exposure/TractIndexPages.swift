import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Interchange
import Jobs
import Store
import Tables
import Vulnerability
import Workspace

/// A published index of census tracts from its own file: sent, looked at, and taken as one change.
struct TractIndexPages: PageGroup {
  static let limit = 30 * 1024 * 1024
  static let path = "hazards/exposure/index"

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.editDocument)) { try await askPage($0) }
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: Self.limit), use: receive)
    routes.get("\(base)/:upload", for: .workspace(.editDocument)) { try await show($0) }
    routes.post("\(base)/:upload", for: .workspace(.editDocument), use: decide)
  }

  private func askPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(TractIndexText.self)
    let community = try await visit.opened().community
    let view = TractIndexForm(
      visit: visit, text: text, needsPrefix: community.tracts.isEmpty,
      county: TractMeasureImport.prefix(of: community.community), errors: errors)
    return visit.page(
      text.title, try view.html, width: .text, at: ExposurePages.path, status: status)
  }

  @Sendable private func receive(_ visit: Visit) async throws -> Response {
    if let shipped = visit.form["shipped"].flatMap(ShippedIndex.init(rawValue:)) {
      return try await take(shipped, visit)
    }
    let text = visit.words(TractIndexText.self)
    var errors = FormErrors()
    let choice = TractIndexChoice(visit)
    if choice.overlay.isEmpty { errors.add("own", text.noOverlay) }
    if choice.measures == nil { errors.add("take", text.wrongTake) }
    guard let file = visit.form.files["file"], !file.name.isEmpty,
      file.name.lowercased().hasSuffix(".csv"), errors.isEmpty
    else {
      if errors.isEmpty { errors.add("file", text.noFile) }
      return try await askPage(visit, errors: errors, status: .badRequest)
    }
    let id = try await uploads(visit).keep(file.contents, named: file.name)
    return visit.seeOther(try visit.workspace().path("\(Self.path)/\(id)?\(choice.query)"))
  }

  /// What comes with Cairn is looked at like a file that was sent.
  private func take(_ shipped: ShippedIndex, _ visit: Visit) async throws -> Response {
    let community = try await visit.opened().community
    let asked = TractIndexChoice(visit).asked(of: community)
    let counties = ShippedIndex.counties(of: community.tracts.map(\.geoid), orPrefix: asked.prefix)
    let table = try await onOwnThread { shipped.table(of: counties) }
    let id = try await uploads(visit).keep(Array(table.text.utf8), named: table.file)
    let choice = [
      ("overlay", shipped.rawValue), ("source", shipped.source), ("prefix", asked.prefix),
    ]
    let query = choice.map { "\($0)=\(SitePath.encoded($1))" }.joined(separator: "&")
    return visit.seeOther(try visit.workspace().path("\(Self.path)/\(id)?\(query)"))
  }

  private func uploads(_ visit: Visit) throws -> StagedUploads {
    try StagedUploads(.tractIndex, visit)
  }

  /// The file of the address; nil when it is not there any more, or another's.
  private func file(_ visit: Visit) async throws -> StagedUploads.File? {
    try await uploads(visit).find(try visit.parameter("upload"))
  }

  private func gone(_ visit: Visit) async throws -> Response {
    let text = visit.words(TractIndexText.self)
    return try await askPage(visit, errors: .one("file", text.gone), status: .gone)
  }

  private func look(
    _ choice: TractIndexChoice, _ file: StagedUploads.File, _ open: OpenWorkspace,
    _ visit: Visit
  ) async throws -> TractIndexLook {
    let asked = choice.asked(of: open.community)
    return try await visit.site.unpacking.pass {
      TractIndexLook(asked, file.bytes, named: file.name, open, visit.site.library)
    }
  }

  private func show(
    _ visit: Visit, notice: String? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard let file = try await file(visit) else { return try await gone(visit) }
    let open = try await visit.opened()
    let choice = TractIndexChoice(visit)
    let view = TractIndexView(
      visit: visit, text: visit.words(TractIndexText.self), name: file.name, choice: choice,
      look: try await look(choice, file, open, visit), base: open.revision, notice: notice)
    return visit.page(
      visit.words(TractIndexText.self).title, view.html, at: ExposurePages.path, status: status)
  }

  @Sendable private func decide(_ visit: Visit) async throws -> Response {
    guard let file = try await file(visit) else {
      if let taken = try await StagedUploads.takenBefore(visit) { return taken }
      return try await gone(visit)
    }
    guard visit.form.text("act") == "take" else {
      try await uploads(visit).remove(file.id)
      return visit.seeOther(try visit.workspace().path(Self.path))
    }
    // What was looked at is what is taken: against the same state, and only if nothing
    // that it touches was changed since.
    let base = try visit.base()
    let open = try await visit.site.cache.workspace(try visit.workspace().id, at: base)
    let look = try await look(TractIndexChoice(visit), file, open, visit)
    guard let preview = look.preview else { return try await show(visit) }
    let taking = try await uploads(visit).take(
      file.id, named: file.name, try preview.accepted(), base: base, visit)
    switch taking {
    case .taken(let response): return response
    case .nothingNew: return try await show(visit)
    case .stale:
      let text = visit.words(TractIndexText.self)
      return try await show(visit, notice: text.stale, status: .conflict)
    }
  }
}

/// What a file of an index would do.
struct TractIndexLook: Sendable {
  let plan: TractMeasurePlan
  let faults: [Finding]
  /// Nil when nothing would change, or nothing can.
  let preview: ImportPreview?

  init(
    _ asked: TractMeasureImport, _ bytes: [UInt8], named name: String, _ open: OpenWorkspace,
    _ library: FactorLibrary
  ) {
    let table: CSVTable
    (table, faults) = CSVTable.read(bytes, file: name)
    plan = asked.plan(table, into: open.community.tables)
    guard !plan.hasErrors, plan.changesAnything else {
      preview = nil
      return
    }
    var files = [plan.measures.file: Array(plan.measures.text.utf8)]
    if plan.addedTracts > 0 { files[plan.tracts.file] = Array(plan.tracts.text.utf8) }
    preview = ImportPreview(of: files, into: open.snapshot, library: library, keepsOthers: true)
  }
}

/// Which index a file is of, and how its columns are read.
struct TractIndexChoice {
  let overlay: String
  let source: String
  let prefix: String
  /// One line for each column, as the command line takes them.
  let take: String

  init(_ visit: Visit) {
    func text(_ name: String) -> String {
      let sent = visit.form[name] ?? visit.query(name) ?? ""
      return String(sent.prefix(2_000)).trimmed
    }
    overlay = text("own").isEmpty ? text("overlay") : text("own")
    source = text("source")
    prefix = text("prefix").filter { ("0"..."9").contains($0) }
    take = text("take").replacing("\r\n", with: "\n")
  }

  /// The columns that are named; nil when a line cannot be read.
  var measures: [TractMeasureImport.Measure]? {
    let lines = take.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    let read = lines.map { TractMeasureImport.Measure($0) }
    return read.contains(nil) ? nil : read.compactMap(\.self)
  }

  var query: String {
    [("overlay", overlay), ("source", source), ("prefix", prefix), ("take", take)]
      .map { "\($0)=\(SitePath.encoded($1))" }.joined(separator: "&")
  }

  func asked(of workspace: CommunityWorkspace) -> TractMeasureImport {
    TractMeasureImport(
      overlay: overlay, source: source, measures: measures ?? [],
      prefix: prefix.isEmpty ? TractMeasureImport.prefix(of: workspace.community) : prefix)
  }
}
