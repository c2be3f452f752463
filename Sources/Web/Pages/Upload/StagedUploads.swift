import Accounts
import Hummingbird
import Jobs
import Store

/// Files of one kind that were sent and are looked at before they are taken; any node has them, for a while.
///
/// Only whoever sent a file finds it again, and only in the workspace that it was sent to.
struct StagedUploads: Sendable {
  /// What a file is looked at as; of each kind a person has one file in a workspace, the last.
  enum Kind: String, Sendable {
    case activityData = "activity-data"
    case shapes
    case tractIndex = "tract-index"
    case riskRegister = "risk-register"
    case climateAtlas = "climate-atlas"
    case climateStation = "climate-station"
    case earlierState = "earlier-state"
    case bulkRecords = "bulk-records"
  }

  struct File: Sendable {
    let id: String
    /// As its sender called it.
    let name: String
    let bytes: [UInt8]
  }

  /// What became of a file that somebody wants taken.
  enum Taking {
    /// It is a commit now; the answer leads there.
    case taken(Response)
    /// Somebody has changed the same rows since it was looked at; nothing was taken.
    case stale
    /// The workspace says all of it already.
    case nothingNew
  }

  let kind: Kind
  let shelf: UploadShelf
  let workspace: String
  /// The account.
  let owner: String

  init(_ kind: Kind, _ visit: Visit) throws {
    self.kind = kind
    shelf = visit.site.uploads
    workspace = try visit.workspace().id
    owner = visit.author.id
  }

  init(_ kind: Kind, _ work: JobWork) throws {
    self.kind = kind
    shelf = work.site.uploads
    workspace = try work.workspace()
    owner = work.job.asker.id
  }

  /// Keeps a file for whoever sent it; gives the name to ask for it by.
  ///
  /// - Throws: `WebProblem` when there is no room for it.
  func keep(_ bytes: [UInt8], named name: String) async throws -> String {
    do {
      return try await shelf.keep(
        bytes, named: name, kind: kind.rawValue, workspace: workspace, owner: owner
      ).id
    } catch let problem as JobProblem {
      throw WebProblem(problem.status, problem.phrase)
    }
  }

  /// What is known of a file; nil when it is not there any more, or another's.
  func known(_ id: String) async throws -> Upload? {
    guard let upload = try await shelf.upload(id), upload.kind == kind.rawValue,
      upload.workspace == workspace, upload.owner == owner
    else { return nil }
    return upload
  }

  /// A file with its bytes; nil when it is not there any more, or another's.
  func find(_ id: String) async throws -> File? {
    guard let upload = try await known(id), let bytes = try await shelf.bytes(of: id) else {
      return nil
    }
    return File(id: id, name: upload.name, bytes: bytes)
  }

  /// Removes a file; another's stays.
  func remove(_ id: String) async throws {
    if try await known(id) != nil { try await shelf.remove(id) }
  }

  /// Takes what a file changes into the journal, says so in the access log, and removes the file.
  ///
  /// - Parameters:
  ///   - changes: What was shown.
  ///   - base: The revision that it was compared with.
  func take(
    _ id: String, named name: String, _ changes: [DocumentChange], base: Int, _ visit: Visit
  ) async throws -> Taking {
    do {
      let commit = try await visit.commit(changes, base: base)
      try await remove(id)
      try await visit.note(.imported, "\(name), as revision \(commit.revision)")
      return .taken(try Self.way(to: commit, visit))
    } catch StoreError.nothingToChange {
      return .nothingNew
    } catch StoreError.conflicts {
      return .stale
    }
  }

  /// The way to what the same form has taken already, after a second click; nil when it has taken nothing.
  static func takenBefore(_ visit: Visit) async throws -> Response? {
    guard visit.form.text("act") == "take", let commit = try await visit.commitBefore() else {
      return nil
    }
    return try way(to: commit, visit)
  }

  private static func way(to commit: Commit, _ visit: Visit) throws -> Response {
    visit.seeOther(try visit.workspace().path("history/\(commit.revision)?done=uploaded"))
  }
}
