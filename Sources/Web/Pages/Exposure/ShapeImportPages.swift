import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Jobs
import Store
import Workspace

/// Assets, hazard zones and tracts from a file of shapes: sent, looked at by a job, and taken as one change.
struct ShapeImportPages: LookPages {
  /// The most bytes of a file.
  static let limit = 30 * 1024 * 1024
  static let path = "hazards/exposure/import"
  static let jobKind = ShapeLookJob.kind

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.editDocument)) { try askPage($0) }
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: Self.limit), use: receive)
    routes.get("\(base)/looks/:job", for: .workspace(.editDocument)) { try await show($0) }
    routes.post("\(base)/looks/:job", for: .workspace(.editDocument)) { try await decide($0) }
  }

  func askPage(
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
    let id = try await StagedUploads(.shapes, visit).keep(file.contents, named: file.name)
    return try await visit.start(ShapeLookJob(upload: id, choice: choice), about: id)
  }

  // What was found

  func gone(_ visit: Visit) -> String { visit.words(ShapeImportText.self).gone }

  func page(
    _ visit: Visit, _ summary: ShapeLookSummary, _ changes: [DocumentChange], errors: FormErrors,
    isStale: Bool, status: HTTPResponse.Status
  ) async throws -> Response {
    let place = try visit.workspace()
    let snapshot = try await visit.site.cache.snapshot(place.id, at: summary.base)
    let view = ShapeImportView(
      visit: visit, summary: summary,
      staged: StagedDifferences(changes: changes, snapshot: snapshot),
      taxonomy: try await visit.opened().community.taxonomy(), errors: errors, isStale: isStale)
    let title = visit.words(ShapeImportText.self).previewTitle
    return visit.page(title, view.html, at: ExposurePages.path, status: status)
  }

  func lookAgain(_ visit: Visit, _ summary: ShapeLookSummary) async throws -> Response {
    let choice = ShapeImportChoice(visit.form)
    let errors = choice.errors(of: summary.name, visit.words(ShapeImportText.self))
    guard errors.isEmpty else {
      return try await show(visit, errors: errors, status: .badRequest)
    }
    return try await visit.start(
      ShapeLookJob(upload: summary.upload, choice: choice), about: summary.upload)
  }
}

extension ShapeLookSummary: LookSummary {
  var uploads: [(kind: StagedUploads.Kind, id: String)] { [(.shapes, upload)] }
}
