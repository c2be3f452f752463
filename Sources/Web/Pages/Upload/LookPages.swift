import Accounts
import HTTPTypes
import Hummingbird
import Jobs
import Store

/// What a job found in a file that somebody sent.
protocol LookSummary: Codable, Sendable {
  /// The files that it looked at, the main one first.
  var uploads: [(kind: StagedUploads.Kind, id: String)] { get }
  /// What the sender called the main one.
  var name: String { get }
  /// The revision that was compared with.
  var base: Int { get }
  /// The upload that holds the changes; nil when nothing would change.
  var changes: String? { get }
}

/// Pages of a file that is sent, looked at by a job, and then taken as one change, dropped, or looked at in another way.
protocol LookPages: PageGroup {
  associatedtype Summary: LookSummary
  static var path: String { get }
  static var jobKind: String { get }

  /// The form that a file is sent with.
  func askPage(_ visit: Visit, errors: FormErrors, status: HTTPResponse.Status) throws -> Response
  /// Says that a file is not there any more.
  func gone(_ visit: Visit) -> String
  /// What was found, and what would change.
  func page(
    _ visit: Visit, _ summary: Summary, _ changes: [DocumentChange], errors: FormErrors,
    isStale: Bool, status: HTTPResponse.Status
  ) async throws -> Response
  /// Looks at a file that is there as the form says.
  func lookAgain(_ visit: Visit, _ summary: Summary) async throws -> Response
}

extension LookPages {
  /// For whoever sent the file; nil when it is not there any more.
  private func summary(_ visit: Visit) async throws -> Summary? {
    try await visit.found(by: Self.jobKind)
  }

  /// What would change; nil when it was taken, or another look has taken its place.
  private func changes(of summary: Summary, _ visit: Visit) async throws -> [DocumentChange]? {
    guard let id = summary.changes else { return [] }
    return try await visit.site.uploads.bytes(of: id).flatMap { StagedChanges.changes(in: $0) }
  }

  private func gonePage(_ visit: Visit) async throws -> Response {
    if let taken = try await StagedUploads.takenBefore(visit) { return taken }
    return try askPage(visit, errors: .one("file", gone(visit)), status: .gone)
  }

  func show(
    _ visit: Visit, errors: FormErrors = FormErrors(), isStale: Bool = false,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard let summary = try await summary(visit),
      let changes = try await changes(of: summary, visit)
    else { return try await gonePage(visit) }
    return try await page(
      visit, summary, changes, errors: errors, isStale: isStale, status: status)
  }

  func decide(_ visit: Visit) async throws -> Response {
    guard let summary = try await summary(visit) else { return try await gonePage(visit) }
    switch visit.form.text("act") {
    case "drop":
      try await remove(summary, visit)
      return visit.seeOther(try visit.workspace().path(Self.path))
    case "take": return try await take(summary, visit)
    default:
      guard let main = summary.uploads.first,
        try await StagedUploads(main.kind, visit).known(main.id) != nil
      else { return try await gonePage(visit) }
      return try await lookAgain(visit, summary)
    }
  }

  private func remove(_ summary: Summary, _ visit: Visit) async throws {
    for (kind, id) in summary.uploads { try await StagedUploads(kind, visit).remove(id) }
    if let changes = summary.changes { try await visit.site.uploads.remove(changes) }
  }

  private func take(_ summary: Summary, _ visit: Visit) async throws -> Response {
    guard let main = summary.uploads.first, let changes = try await changes(of: summary, visit)
    else { return try await gonePage(visit) }
    guard !changes.isEmpty else { return try await show(visit) }
    // What was looked at is what is taken: against the same state, and only if nothing that it touches was changed since.
    let taking = try await StagedUploads(main.kind, visit).take(
      main.id, named: summary.name, changes, base: summary.base, visit)
    switch taking {
    case .taken(let response):
      try await remove(summary, visit)
      return response
    case .nothingNew: return try await show(visit)
    case .stale: return try await show(visit, isStale: true, status: .conflict)
    }
  }
}
