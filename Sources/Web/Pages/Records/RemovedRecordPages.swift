import Accounts
import HTTPTypes
import Hummingbird
import Store
import Workspace

/// What a form or an address leads to whose record somebody has removed: who did it, what was typed, and the ways on.
struct RemovedRecordPages: PageGroup {
  static let path = "bring-back"

  func add(to routes: inout SiteRoutes) {
    routes.post(
      "/workspaces/:workspace/\(Self.path)", for: .workspace(.editDocument),
      taking: .form(limit: RecordPages.bodyLimit), use: bringBack)
  }

  /// The answer to a request for a record that is not there.
  ///
  /// - Throws: `Visit.nothingHere` where it never was, or where the visitor may not know.
  static func page(_ visit: Visit, _ missing: MissingRecord) async throws -> Response {
    guard !visit.arrival.isAPI, let place = visit.place,
      place.may(.readHistory) || visit.request.method == .post,
      let loss = try await RecordLoss.find(missing.name, visit)
    else { throw Visit.nothingHere }
    let view = RemovedRecordView(visit: visit, place: place, loss: loss, missing: missing)
    return visit.page(
      view.title, view.html, width: .text, at: "records",
      status: visit.request.method == .post ? .conflict : .notFound)
  }

  /// Brings the record back, and sends what was typed to where it was sent before.
  @Sendable private func bringBack(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    guard let file = visit.query("file") else { throw Visit.nothingHere }
    let name = DocumentName(file: file, row: visit.query("row"))
    let way = SitePath.safeReturn(visit.query("to"))
      .flatMap { $0.hasPrefix(place.path("")) ? $0 : nil }
    // Somebody else may have brought it back meanwhile.
    if let loss = try await RecordLoss.find(name, visit) {
      let now = try await visit.site.cache.snapshot(place.id)
      let reason = visit.words(RemovedRecordText.self).reason(name.row ?? name.file)
      do {
        try await visit.commit(
          loss.changes(into: now), base: now.revision, id: "\(visit.draftID)-back",
          reason: reason)
      } catch StoreError.nothingToChange {}
    }
    guard let way else { return visit.seeOther(place.path(to: name)) }
    guard visit.query("again") == "yes" else { return visit.seeOther(way) }
    // The browser sends the same form once more, to the page that it was for.
    return Response(
      status: .temporaryRedirect, headers: [.location: way, .cacheControl: "no-store"])
  }
}
