import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Store
import Workspace

/// A climate profile from an atlas of one's own: sent, made by a job, looked at, and taken as one change.
struct ClimateFilePages: LookPages {
  /// The most bytes of an atlas and a weather station's file together.
  static let limit = 50 * 1024 * 1024
  static let path = "hazards/climate-file"
  static let jobKind = ClimateFileJob.kind

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.editDocument)) { try askPage($0) }
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: Self.limit), use: receive)
    routes.get("\(base)/looks/:job", for: .workspace(.editDocument)) { try await show($0) }
    // Every indicator of an atlas may be ticked.
    routes.post(
      "\(base)/looks/:job", for: .workspace(.editDocument), taking: .form(limit: 512 * 1024)
    ) { try await decide($0) }
  }

  func askPage(
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

  func gone(_ visit: Visit) -> String { visit.words(ClimateFileText.self).gone }

  func page(
    _ visit: Visit, _ summary: ClimateFileSummary, _ changes: [DocumentChange], errors: FormErrors,
    isStale: Bool, status: HTTPResponse.Status
  ) async throws -> Response {
    let view = ClimateFileView(
      visit: visit, summary: summary, hasChanges: !changes.isEmpty, errors: errors,
      isStale: isStale)
    return visit.page(
      visit.words(ClimateFileText.self).previewTitle, view.html, at: HazardProfilePages.path,
      status: status)
  }

  func lookAgain(_ visit: Visit, _ summary: ClimateFileSummary) async throws -> Response {
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
}

extension ClimateFileSummary: LookSummary {
  var uploads: [(kind: StagedUploads.Kind, id: String)] {
    [(.climateAtlas, atlas)] + (station.map { [(.climateStation, $0)] } ?? [])
  }
}
