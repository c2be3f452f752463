import Accounts
import Archives
import Factors
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workspace

/// Making a workspace: for a real place, empty, from an archive, or the worked example.
struct NewWorkspacePages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/new", for: .instance(.createWorkspace), use: ask)
    routes.post("/workspaces", for: .instance(.createWorkspace), use: make)
    routes.post(
      "/workspaces/new/archive", for: .instance(.createWorkspace),
      taking: .upload(limit: ImportPages.uploadLimit), use: makeFromArchive)
    routes.post("/workspaces/new/example", for: .instance(.createWorkspace), use: makeExample)
  }

  @Sendable private func ask(_ visit: Visit) throws -> Response {
    if let code = visit.query("place") {
      guard let settings = PlaceSettings(geoid: code) else {
        return try searchPage(
          visit, errors: .one("q", visit.words(NewWorkspaceText.self).wrongPlace))
      }
      return placePage(visit, settings)
    }
    return visit.query("start") == "empty" ? emptyPage(visit) : try searchPage(visit)
  }

  private func searchPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let view = PlaceChoiceView(visit: visit, errors: errors, example: WorkedExample.folder != nil)
    return visit.page(
      view.text.title, view.html(), width: .text, scripts: [PlaceSearchField.script],
      status: status)
  }

  private func placePage(
    _ visit: Visit, _ settings: PlaceSettings, errors: FormErrors = FormErrors(),
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let view = NewWorkspaceForm(visit: visit, settings: settings, errors: errors)
    return visit.page(view.title, view.html, width: .text, status: status)
  }

  private func emptyPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let view = NewWorkspaceForm(visit: visit, settings: nil, errors: errors)
    return visit.page(view.title, view.html, width: .text, status: status)
  }

  @Sendable private func make(_ visit: Visit) async throws -> Response {
    let text = visit.words(NewWorkspaceText.self)
    let code = visit.form.text("geoid")
    let settings = code.isEmpty ? nil : PlaceSettings(geoid: code)
    guard code.isEmpty || settings != nil else {
      return try searchPage(visit, errors: .one("q", text.wrongPlace), status: .badRequest)
    }
    func again(_ errors: FormErrors) -> Response {
      settings.map { placePage(visit, $0, errors: errors, status: .badRequest) }
        ?? emptyPage(visit, errors: errors, status: .badRequest)
    }
    let wish = NewWorkspaceWish(
      visit.form, settings: settings, text: text, language: visit.language)
    guard wish.errors.isEmpty else { return again(wish.errors) }
    do {
      try await visit.makeWorkspace(
        wish.id, name: wish.name, files: wish.files,
        reason: settings.map { text.reasonPlace($0.place.title) } ?? text.reasonEmpty)
    } catch let error as StoreError {
      return again(.one("id", error.phrase(visit.language)))
    }
    return visit.seeOther(SitePath.workspace(wish.id))
  }

  @Sendable private func makeFromArchive(_ visit: Visit) async throws -> Response {
    let text = visit.words(NewWorkspaceText.self)
    guard let archive = visit.form.files["archive"], !archive.contents.isEmpty else {
      return try searchPage(visit, errors: .one("archive", text.noArchive), status: .badRequest)
    }
    do {
      let files = try await visit.site.unpacking.pass {
        try PackedFolder.files(in: archive.contents)
      }
      let id = try await visit.makeWorkspace(from: files, reason: text.reasonArchive)
      return visit.seeOther(SitePath.workspace(id))
    } catch let problem as ZIPArchive.Problem {
      return try searchPage(
        visit, errors: .one("archive", problem.phrase(visit.language)), status: .badRequest)
    } catch let refusal as ImportRefusal {
      return try searchPage(
        visit, errors: .one("archive", refusal.phrase(visit.language)), status: .badRequest)
    } catch let error as StoreError {
      return try searchPage(
        visit, errors: .one("archive", error.phrase(visit.language)), status: .badRequest)
    }
  }

  @Sendable private func makeExample(_ visit: Visit) async throws -> Response {
    guard let files = WorkedExample.files else { throw Visit.nothingHere }
    let text = visit.words(NewWorkspaceText.self)
    do {
      let id = try await visit.makeWorkspace(from: files, reason: text.reasonExample)
      return visit.seeOther(SitePath.workspace(id))
    } catch let error as StoreError {
      return try searchPage(
        visit, errors: .one("example", error.phrase(visit.language)), status: .badRequest)
    }
  }
}
