import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Store
import Workspace

/// A climate profile from an atlas of one's own: sent, made by a job, looked at, and taken as one change.
struct ClimateFilePages: PageGroup {
  /// The most bytes of an atlas and a weather station's file together.
  static let limit = 50 * 1024 * 1024
  static let path = "hazards/climate-file"

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.editDocument)) { try askPage($0) }
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: Self.limit), use: receive)
    routes.get("\(base)/looks/:job", for: .workspace(.editDocument)) { try await show($0) }
    // Every indicator of an atlas may be ticked.
    routes.post(
      "\(base)/looks/:job", for: .workspace(.editDocument), taking: .form(limit: 512 * 1024),
      use: decide)
  }

  private func askPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let form = ClimateFileForm(visit: visit, errors: errors)
    return visit.page(
      visit.words(ClimateFileText.self).title, try form.html, width: .text,
      at: HazardProfilePages.path, status: status)
  }

  @Sendable private func receive(_ visit: Visit) async throws -> Response {
    let text = visit.words(ClimateFileText.self)
    guard let atlas = visit.form.files["file"], !atlas.name.isEmpty, !atlas.contents.isEmpty else {
      return try askPage(visit, errors: .one("file", text.noFile), status: .badRequest)
    }
    let choice = ClimateFileChoice(visit.form)
    let errors = choice.errors(text)
    guard errors.isEmpty else { return try askPage(visit, errors: errors, status: .badRequest) }
    let id = try await StagedUploads(.climateAtlas, visit).keep(
      atlas.contents, named: atlas.name)
    var station: String?
    if let file = visit.form.files["station"], !file.name.isEmpty, !file.contents.isEmpty {
      station = try await StagedUploads(.climateStation, visit).keep(
        file.contents, named: file.name)
    }
    return try await visit.start(
      ClimateFileJob(atlas: id, station: station, choice: choice, day: visit.day), about: id)
  }

  // What was found

  /// For whoever sent the file; nil when it is not there any more.
  private func summary(_ visit: Visit) async throws -> ClimateFileSummary? {
    guard let job = try await visit.site.jobs.job(try visit.parameter("job")),
      job.kind == ClimateFileJob.kind, job.workspace == visit.place?.id,
      job.asker.id == visit.author.id
    else { return nil }
    let detail = job.outcome?.detail
    return detail.flatMap { try? JSONDecoder().decode(ClimateFileSummary.self, from: $0) }
  }

  /// What would change; nil when it was taken, or another look has taken its place.
  private func changes(
    of summary: ClimateFileSummary, _ visit: Visit
  ) async throws -> [DocumentChange]? {
    guard let id = summary.changes else { return [] }
    return try await visit.site.uploads.bytes(of: id).flatMap { StagedChanges.changes(in: $0) }
  }

  private func gone(_ visit: Visit) async throws -> Response {
    if let taken = try await StagedUploads.takenBefore(visit) { return taken }
    let text = visit.words(ClimateFileText.self)
    return try askPage(visit, errors: .one("file", text.gone), status: .gone)
  }

  private func show(
    _ visit: Visit, errors: FormErrors = FormErrors(), isStale: Bool = false,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard let summary = try await summary(visit),
      let changes = try await changes(of: summary, visit)
    else { return try await gone(visit) }
    let view = ClimateFileView(
      visit: visit, summary: summary, hasChanges: !changes.isEmpty, errors: errors,
      isStale: isStale)
    return visit.page(
      visit.words(ClimateFileText.self).previewTitle, view.html, at: HazardProfilePages.path,
      status: status)
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

  private func remove(_ summary: ClimateFileSummary, _ visit: Visit) async throws {
    try await StagedUploads(.climateAtlas, visit).remove(summary.atlas)
    if let station = summary.station {
      try await StagedUploads(.climateStation, visit).remove(station)
    }
    if let changes = summary.changes { try await visit.site.uploads.remove(changes) }
  }

  private func lookAgain(_ summary: ClimateFileSummary, _ visit: Visit) async throws -> Response {
    guard try await StagedUploads(.climateAtlas, visit).known(summary.atlas) != nil else {
      return try await gone(visit)
    }
    let choice = ClimateFileChoice(visit.form)
    let errors = choice.errors(
      visit.words(ClimateFileText.self), hasScenarios: !summary.scenarios.isEmpty)
    guard errors.isEmpty else {
      return try await show(visit, errors: errors, status: .badRequest)
    }
    return try await visit.start(
      ClimateFileJob(
        atlas: summary.atlas, station: summary.station, choice: choice, day: visit.day),
      about: summary.atlas)
  }

  private func take(_ summary: ClimateFileSummary, _ visit: Visit) async throws -> Response {
    guard let changes = try await changes(of: summary, visit) else {
      return try await gone(visit)
    }
    guard !changes.isEmpty else { return try await show(visit) }
    // What was looked at is what is taken: against the same state, and only if nothing that it touches was changed since.
    let taking = try await StagedUploads(.climateAtlas, visit).take(
      summary.atlas, named: summary.name, changes, base: summary.base, visit)
    switch taking {
    case .taken(let response):
      try await remove(summary, visit)
      return response
    case .nothingNew: return try await show(visit)
    case .stale: return try await show(visit, isStale: true, status: .conflict)
    }
  }
}
