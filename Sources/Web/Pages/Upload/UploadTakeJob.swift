import Accounts
import Foundation
import Interchange
import Jobs
import Store

/// Takes a large file of activity data into the workspace as one change, as it was looked at.
struct UploadTakeJob: SiteJob {
  static let kind = "upload-take"
  static let title = Phrase(
    "Take activity data from a file", "Tomar datos de actividad de un archivo")
  static let permission = Permission.editDocument

  static func beginning(of job: Job) -> (path: String, label: Phrase)? {
    job.subject.map {
      (
        "\(UploadPages.path)/\($0)",
        Phrase("Look at the file again", "Ver el archivo de nuevo")
      )
    }
  }

  /// The id of the upload.
  let upload: String
  let mapping: UploadMapping
  /// The revision that was looked at.
  let base: Int
  /// Whether rows with an error are taken, too.
  let takesAll: Bool
  let reason: String
  /// Where it was asked for, for the access log.
  let address: String
  let browser: String

  func run(_ work: JobWork) async throws -> JobResult {
    let workspace = try work.workspace()
    // Begun again after a fault, it may have done its work already.
    let id = work.job.id
    if let commit = try await work.site.store.commit(withID: id, of: workspace) {
      guard commit.author.id == work.author.id else {
        throw JobFailure(EveryLanguage<UploadText>().gone)
      }
      try await UploadStaging(work).remove(upload)
      work.site.uploadLooks.remove(upload: upload)
      return result(commit)
    }
    let file = try await UploadReading(work).read(upload)
    let changes = try await changes(file, workspace, work)
    try work.checkCancelled()
    work.progress(0.8, EveryLanguage<UploadText>().taking)
    let commit = try await take(changes, workspace, work)
    try await UploadStaging(work).remove(upload)
    work.site.uploadLooks.remove(upload: upload)
    try await work.site.accounts.record(
      .imported, by: work.principal, from: RequestOrigin(address: address, browser: browser),
      workspace: workspace, detail: "\(file.name), as revision \(commit.revision)")
    return result(commit)
  }

  private func result(_ commit: Commit) -> JobResult {
    let text = EveryLanguage<UploadText>()
    return JobResult(
      sentence: text.taken, path: "history/\(commit.revision)?done=uploaded",
      label: text.seeTaken)
  }

  /// What was looked at is what is taken: against the same state, with the same rows left out.
  private func changes(
    _ file: UploadFile, _ workspace: String, _ work: JobWork
  ) async throws -> [DocumentChange] {
    let site = work.site
    let open = try await site.cache.workspace(workspace, at: base)
    work.progress(0.3, EveryLanguage<UploadText>().checking)
    let left = try await leftOut(work)
    return try await work.blocking {
      if let left, case .tables(let tables) = file.contents {
        return try UploadPlan.changes(
          of: tables[mapping.table], mapping, into: open, leaving: left,
          library: site.library, check: work.checkCancelled)
      }
      let plan = try UploadPlan(of: file, mapping, into: open, library: site.library) { _ in
        try work.checkCancelled()
      }
      return takesAll ? plan.all : plan.right ?? plan.all
    }
  }

  /// What the edits call the rows that stay out; nil when what was looked at is kept no more.
  private func leftOut(_ work: JobWork) async throws -> Set<String>? {
    if takesAll { return [] }
    let key = UploadLookKey(upload, mapping, base: base)
    if let look = work.site.uploadLooks.look(key) { return look.wrong }
    return try await UploadStaging(work).look(key)?.wrong
  }

  private func take(
    _ changes: [DocumentChange], _ workspace: String, _ work: JobWork
  ) async throws -> Commit {
    let text = EveryLanguage<UploadText>()
    let draft = CommitDraft(
      id: work.job.id, author: work.author, reason: reason, base: base, changes: changes)
    do {
      return try await work.site.store.commit(
        draft, to: workspace,
        check: AccountDirectory.commitCheck(of: work.principal, in: workspace))
    } catch StoreError.nothingToChange {
      throw JobFailure(text.nothingDetail)
    } catch StoreError.conflicts {
      throw JobFailure(text.staleThen)
    }
  }
}
