import Accounts
import HTTPTypes
import Hummingbird
import Interchange
import Jobs
import Store
import Tables
import Workspace

/// Assets, hazard zones and tracts from a file of shapes: sent, looked at, and taken as one change.
struct ShapeImportPages: PageGroup {
  /// The most bytes of a file.
  static let limit = 30 * 1024 * 1024
  static let path = "hazards/exposure/import"
  private static let kind = "shapes"

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.editDocument)) { try askPage($0) }
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: Self.limit), use: receive)
    routes.get("\(base)/:upload", for: .workspace(.editDocument)) { try await show($0) }
    routes.post("\(base)/:upload", for: .workspace(.editDocument), use: decide)
  }

  private func askPage(
    _ visit: Visit, error: String? = nil, status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let text = visit.words(ShapeImportText.self)
    let place = try visit.workspace()
    let targets = ExposureImport.Target.allCases.map { ($0.rawValue, text.targets[$0] ?? "") }
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(visit.words(ExposureText.self).title, place.path(ExposurePages.path))]).html)
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(error.map { Notice(tone: .danger, title: $0).html })
      \(visit.form(place.path(Self.path), isUpload: true, """
        <div class="field">
        <label class="field__label" for="field-file">\(text.file)</label>
        <p class="field__hint" id="hint-file">\(text.fileHint)</p>
        <input class="input" type="file" id="field-file" name="file" accept="\(ExposureFile.endings.joined(separator: ","))" required aria-describedby="hint-file">
        </div>
        \(Choice(name: "as", label: text.target, options: targets, value: "zones").html())
        <div class="actions"><button class="button">\(text.look)</button></div>
        """))
      </div>
      """
    return visit.page(text.title, main, width: .text, at: ExposurePages.path, status: status)
  }

  @Sendable private func receive(_ visit: Visit) async throws -> Response {
    let text = visit.words(ShapeImportText.self)
    guard let file = visit.form.files["file"], !file.name.isEmpty else {
      return try askPage(visit, error: text.noFile, status: .badRequest)
    }
    let ending = file.name.lowercased()
    guard ExposureFile.endings.contains(where: { ending.hasSuffix($0) }) else {
      return try askPage(visit, error: text.wrongFile, status: .badRequest)
    }
    let place = try visit.workspace()
    let target = ExposureImport.Target(rawValue: visit.form.text("as")) ?? .zones
    do {
      let upload = try await visit.site.uploads.keep(
        file.contents, named: file.name, kind: Self.kind, workspace: place.id,
        owner: visit.author.id)
      return visit.seeOther(place.path("\(Self.path)/\(upload.id)?as=\(target.rawValue)"))
    } catch let problem as JobProblem {
      throw WebProblem(problem.status, problem.phrase)
    }
  }

  /// The file of the address; nil when it is not there any more, or another's.
  private func file(_ visit: Visit, of community: Community) async throws -> ExposureFile? {
    guard let upload = try await visit.site.uploads.upload(try visit.parameter("upload")),
      upload.kind == Self.kind, upload.workspace == visit.place?.id,
      upload.owner == visit.author.id, let bytes = try await visit.site.uploads.bytes(of: upload.id)
    else { return nil }
    return try await visit.site.unpacking.pass {
      try ExposureFile(bytes, named: upload.name, of: community)
    }
  }

  private func gone(_ visit: Visit) throws -> Response {
    try askPage(visit, error: visit.words(ShapeImportText.self).gone, status: .gone)
  }

  /// What the file would change, with the columns to choose.
  private func show(
    _ visit: Visit, notice: String? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let open = try await visit.opened()
    guard let file = try await file(visit, of: open.community.community) else {
      return try gone(visit)
    }
    let choice = ShapeImportChoice(visit)
    let look = try await look(choice, file, open, visit)
    let text = visit.words(ShapeImportText.self)
    let view = ShapeImportView(
      visit: visit, file: file, choice: choice, look: look, base: open.revision,
      taxonomy: try open.community.taxonomy(), notice: notice)
    return visit.page(text.previewTitle, view.html, at: ExposurePages.path, status: status)
  }

  private func look(
    _ choice: ShapeImportChoice, _ file: ExposureFile, _ open: OpenWorkspace, _ visit: Visit
  ) async throws -> ShapeImportLook {
    let asked = choice.exposureImport
    let (tables, snapshot, library) = (open.community.tables, open.snapshot, visit.site.library)
    return try await visit.site.unpacking.pass {
      let name = asked.declaration.file
      let plan = file.plan(asked, into: tables[name])
      let preview =
        plan.added + plan.changed == 0
        ? nil
        : ImportPreview(
          of: [name: Array(plan.table.text.utf8)], into: snapshot, library: library,
          keepsOthers: true)
      return ShapeImportLook(plan: plan, preview: preview)
    }
  }

  @Sendable private func decide(_ visit: Visit) async throws -> Response {
    switch visit.form.text("act") {
    case "drop":
      let open = try await visit.opened()
      // Only whoever sent a file may remove it.
      if try await file(visit, of: open.community.community) != nil {
        try await visit.site.uploads.remove(try visit.parameter("upload"))
      }
      return visit.seeOther(try visit.workspace().path(Self.path))
    case "take": return try await take(visit)
    default: return try await show(visit)
    }
  }

  private func take(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(ShapeImportText.self)
    // What was looked at is what is taken: against the same state, and only if nothing
    // that it touches was changed since.
    let base = try visit.base()
    let open = try await visit.site.cache.workspace(place.id, at: base)
    guard let file = try await file(visit, of: open.community.community) else {
      return try gone(visit)
    }
    let look = try await look(ShapeImportChoice(visit), file, open, visit)
    guard let preview = look.preview else { return try await show(visit) }
    do {
      let commit = try await visit.commit(try preview.accepted(), base: base)
      try await visit.site.uploads.remove(try visit.parameter("upload"))
      try await visit.note(.imported, "\(file.name), as revision \(commit.revision)")
      return visit.seeOther(place.path("history/\(commit.revision)?done=uploaded"))
    } catch StoreError.nothingToChange {
      return try await show(visit)
    } catch StoreError.conflicts {
      return try await show(visit, notice: text.stale, status: .conflict)
    }
  }
}

/// What a file of shapes would do.
struct ShapeImportLook: Sendable {
  let plan: ExposureImportPlan
  /// Nil when nothing would change.
  let preview: ImportPreview?
}

/// Which table, which fields fill its columns, and what every row gets.
struct ShapeImportChoice {
  let exposureImport: ExposureImport
  /// True when the columns were chosen already.
  let isChosen: Bool

  /// Columns that people choose; places come from the shapes.
  static func columns(of target: ExposureImport.Target) -> [String] {
    ExposureImport(target: target).declaration.columns.filter {
      !["latitude", "longitude", "shape"].contains($0)
    }
  }

  init(_ visit: Visit) {
    let form = visit.form
    let named = form["as"] ?? visit.query("as") ?? ""
    let target = ExposureImport.Target(rawValue: named) ?? .zones
    isChosen = form["mapped"] != nil
    var fields: [String: String] = [:]
    var constants: [String: String] = [:]
    for column in Self.columns(of: target) where isChosen {
      let fixed = String(form.text("fixed.\(column)").prefix(500))
      // A value for all rows wins over a field.
      if fixed.isEmpty {
        fields[column] = form.text("field.\(column)")
      } else {
        constants[column] = fixed
      }
    }
    exposureImport = ExposureImport(target: target, constants: constants, fields: fields)
  }
}
