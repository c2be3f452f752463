import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Jobs
import Store
import Workspace

/// Assets, hazard zones and tracts from a file of shapes: sent, looked at by a job, and taken as one change.
struct ShapeImportPages: PageGroup {
  /// The most bytes of a file.
  static let limit = 30 * 1024 * 1024
  static let path = "hazards/exposure/import"

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.editDocument)) { try askPage($0) }
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: Self.limit), use: receive)
    routes.get("\(base)/looks/:job", for: .workspace(.editDocument)) { try await show($0) }
    routes.post("\(base)/looks/:job", for: .workspace(.editDocument), use: decide)
  }

  private func askPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let text = visit.words(ShapeImportText.self)
    let form = ShapeImportForm(visit: visit, text: text, errors: errors)
    return visit.page(
      text.title, try form.html, width: .text, at: ExposurePages.path, status: status)
  }

  @Sendable private func receive(_ visit: Visit) async throws -> Response {
    let text = visit.words(ShapeImportText.self)
    func refused(_ error: String) throws -> Response {
      try askPage(visit, errors: .one("file", error), status: .badRequest)
    }
    guard let file = visit.form.files["file"], !file.name.isEmpty else {
      return try refused(text.noFile)
    }
    let ending = file.name.lowercased()
    guard ExposureFile.endings.contains(where: { ending.hasSuffix($0) }) else {
      return try refused(text.wrongFile)
    }
    let choice = ShapeImportChoice(visit.form)
    let errors = choice.errors(of: file.name, text)
    guard errors.isEmpty else { return try askPage(visit, errors: errors, status: .badRequest) }
    let id = try await uploads(visit).keep(file.contents, named: file.name)
    return try await visit.start(ShapeLookJob(upload: id, choice: choice), about: id)
  }

  private func uploads(_ visit: Visit) throws -> StagedUploads {
    try StagedUploads(.shapes, visit)
  }

  // What was found

  /// For whoever sent the file; nil when it is not there any more.
  private func summary(_ visit: Visit) async throws -> ShapeLookSummary? {
    guard let job = try await visit.site.jobs.job(try visit.parameter("job")),
      job.kind == ShapeLookJob.kind, job.workspace == visit.place?.id,
      job.asker.id == visit.author.id
    else { return nil }
    let detail = job.outcome?.detail
    return detail.flatMap { try? JSONDecoder().decode(ShapeLookSummary.self, from: $0) }
  }

  /// What would change; nil when it was taken, or another look has taken its place.
  private func changes(
    of summary: ShapeLookSummary, _ visit: Visit
  ) async throws -> [DocumentChange]? {
    guard let id = summary.changes else { return [] }
    return try await visit.site.uploads.bytes(of: id).flatMap { StagedChanges.changes(in: $0) }
  }

  private func gone(_ visit: Visit) async throws -> Response {
    if let taken = try await StagedUploads.takenBefore(visit) { return taken }
    let text = visit.words(ShapeImportText.self)
    return try askPage(visit, errors: .one("file", text.gone), status: .gone)
  }

  private func show(
    _ visit: Visit, errors: FormErrors = FormErrors(), isStale: Bool = false,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard let summary = try await summary(visit),
      let changes = try await changes(of: summary, visit)
    else { return try await gone(visit) }
    let place = try visit.workspace()
    let snapshot = try await visit.site.cache.snapshot(place.id, at: summary.base)
    let view = ShapeImportView(
      visit: visit, summary: summary,
      staged: StagedDifferences(changes: changes, snapshot: snapshot),
      taxonomy: try await visit.opened().community.taxonomy(), errors: errors, isStale: isStale)
    let title = visit.words(ShapeImportText.self).previewTitle
    return visit.page(title, view.html, at: ExposurePages.path, status: status)
  }

  @Sendable private func decide(_ visit: Visit) async throws -> Response {
    guard let summary = try await summary(visit) else { return try await gone(visit) }
    switch visit.form.text("act") {
    case "drop":
      try await remove(summary, visit)
      return visit.seeOther(try visit.workspace().path(Self.path))
    case "take": return try await take(summary, visit)
    default: return try await lookAgain(summary, visit)
    }
  }

  private func remove(_ summary: ShapeLookSummary, _ visit: Visit) async throws {
    try await uploads(visit).remove(summary.upload)
    if let changes = summary.changes { try await visit.site.uploads.remove(changes) }
  }

  private func lookAgain(_ summary: ShapeLookSummary, _ visit: Visit) async throws -> Response {
    guard try await uploads(visit).known(summary.upload) != nil else {
      return try await gone(visit)
    }
    let choice = ShapeImportChoice(visit.form)
    let errors = choice.errors(of: summary.name, visit.words(ShapeImportText.self))
    guard errors.isEmpty else {
      return try await show(visit, errors: errors, status: .badRequest)
    }
    return try await visit.start(
      ShapeLookJob(upload: summary.upload, choice: choice), about: summary.upload)
  }

  private func take(_ summary: ShapeLookSummary, _ visit: Visit) async throws -> Response {
    guard let changes = try await changes(of: summary, visit) else {
      return try await gone(visit)
    }
    guard !changes.isEmpty else { return try await show(visit) }
    // What was looked at is what is taken: against the same state, and only if nothing
    // that it touches was changed since.
    let taking = try await uploads(visit).take(
      summary.upload, named: summary.name, changes, base: summary.base, visit)
    switch taking {
    case .taken(let response):
      try await remove(summary, visit)
      return response
    case .nothingNew: return try await show(visit)
    case .stale: return try await show(visit, isStale: true, status: .conflict)
    }
  }
}
