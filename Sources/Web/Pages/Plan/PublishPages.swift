import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Publishing
import Store
import Tables

/// Publishing: what stands in the way, building an edition, what is public now, and what was before.
struct PublishPages: PageGroup {
  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .plan, path: "plan/publish", label: Phrase("Publish", "Publicar"),
        for: .readWorkspace, order: 30)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let publish = "/workspaces/:workspace/plan/publish"
    routes.get("\(publish)", for: .workspace(.readWorkspace), use: show)
    routes.post("\(publish)", for: .workspace(.publish), use: start)
    routes.post("\(publish)/withdraw", for: .workspace(.publish), use: withdraw)
    routes.get("\(publish)/internal/:file", for: .workspace(.readWorkspace), use: download)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    try await Self.page(visit, errors: FormErrors())
  }

  static func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), notice: HTML = .empty
  ) async throws -> Response {
    let place = try visit.workspace()
    let desk = try await visit.planDesk()
    let findings = try await visit.site.planShelf.findings(
      of: place.id, at: desk.open.revision, try await visit.calculation())
    let text = visit.words(PublishText.self)
    let publications = visit.site.publications
    let shown = try await publications.current(of: place.id, isPublic: true)
    let period = try await visit.site.residents.period(of: place.id)
    let view = PublishView(
      visit: visit, place: place, text: text, desk: desk, findings: findings,
      dataErrors: try await visit.homeSummary()?.errors ?? 0, shown: shown,
      shownInternally: try await publications.current(of: place.id, isPublic: false),
      history: try await publications.history(of: place.id),
      changesSince: try await visit.site.store.changeCount(
        of: place.id, after: shown?.revision ?? desk.open.revision),
      period: period,
      residentComments: period == nil ? 0 : try await visit.site.residents.count(on: place.id),
      errors: errors, notice: notice)
    return visit.page(
      text.title, view.html, at: "plan/publish",
      status: !errors.isEmpty ? .badRequest : notice.isEmpty ? .ok : .conflict)
  }

  @Sendable private func start(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(PublishText.self)
    guard !place.summary.isArchived else { throw StoreError.archived(place.id) }
    guard try visit.base() == place.summary.head else {
      return try await Self.page(visit, notice: Notice(tone: .caution, title: text.stale).html)
    }
    let edition = visit.form.text("edition")
    guard ["public", "internal"].contains(edition) else {
      return try await Self.page(visit, errors: .one("edition", text.chooseEdition))
    }
    guard visit.site.publishing != nil else {
      throw WebProblem(.serviceUnavailable, Phrase(\PublishText.cannot))
    }
    let isPublic = edition == "public"
    let known = PlanPublisher.Format.allCases.map(\.rawValue)
    var formats = known.filter(visit.form.all("format").contains)
    // The public address is made of pages.
    if isPublic, !formats.contains("html") { formats.append("html") }
    guard !formats.isEmpty else {
      return try await Self.page(visit, errors: .one("format", text.formats))
    }
    return try await visit.start(
      PublishJob(
        revision: place.summary.head, isPublic: isPublic,
        turn: try await visit.site.publications.turn(in: place.id, isPublic: isPublic),
        formats: formats,
        milestone: String(visit.form.text("milestone").prefix(200))))
  }

  @Sendable private func withdraw(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    try await visit.site.publications.withdraw(place.id, isPublic: true, by: visit.author)
    await visit.site.publishedShelf.refresh(atOnce: true)
    return visit.seeOther(place.path("plan/publish?done=withdrawn"))
  }

  @Sendable private func download(_ visit: Visit) async throws -> Response {
    let name = try visit.parameter("file")
    guard let shown = try await PublishedEdition(isPublic: false, of: visit),
      let bytes = try await shown.file(name)
    else { throw Visit.nothingHere }
    return .download(bytes, named: shown.fileName(name))
  }
}
