import Accounts
import Foundation
import HTTPTypes
import Jobs
import Store
import Tables

/// A whole folder as a ZIP archive: looked at by a job, then taken as one change.
struct FolderImportAPI: APIGroup {
  var routes: [APIRoute] {
    [APIRoute(Self.send, send), APIRoute(Self.show, show), APIRoute(Self.take, take)]
  }

  private static let path = "/api/v1/workspaces/{workspace}/imports"

  private static let file = APIShape<ImportSummary.File>(
    "ImportFile", "What an import changes in one file, in documents.",
    [
      .text("file", "The file.") { $0.file }, .whole("added", "New ones.") { $0.added },
      .whole("changed", "Those that say something else.") { $0.changed },
      .whole("removed", "Those that are gone.") { $0.removed },
      .whole("moved", "Rows at another place.") { $0.moved },
      .whole("unchanged", "Those that stay.") { $0.unchanged },
    ])

  static let shape = APIShape<ImportSummary>(
    "FolderImport", "What taking an archive would change.",
    [
      .whole("base", "The revision that it was compared with.") { $0.base },
      .whole("changeCount", "How many documents change.") { $0.changeCount },
      .parts("files", file, "Files that change.") { $0.files },
      .parts("newFindings", FindingShapes.finding, "What would be found; the first 20.") {
        $0.newFindings.first
      },
      .whole("newFindingCount", "How many findings would be new.") { $0.newFindings.count },
      .parts("notes", FindingShapes.finding, "What is not taken, and why; the first 20.") {
        $0.notes.first
      },
      .maybeText("refusal", "Why it is taken only with `insists`.") { $0.refusal?.english },
    ])

  static let send = APIOperation(
    id: "importFolder", method: .post, path: path, tag: .documents,
    summary: "Send a folder as a ZIP archive to be looked at",
    details:
      "A job unpacks and compares it, and takes nothing. When it is done, read what it has found under its id, and take it.",
    access: .workspace(.importWorkspace),
    body: .content(
      [APIOperation.Body.Content(type: "application/zip", schema: .anything)],
      limit: ImportPages.uploadLimit),
    successes: [.json(JobAPI.shape.schema, "The job that looks at it.", status: .accepted)],
    keepsAnswer: true)

  static let show = APIOperation(
    id: "getImport", method: .get, path: path + "/{job}", tag: .documents,
    summary: "Read what an archive would change", details: "Of archives that you have sent.",
    access: .workspace(.importWorkspace), successes: [.json(shape.schema, "What was found.")])

  static let take = APIOperation(
    id: "takeImport", method: .post, path: path + "/{job}/take", tag: .documents,
    summary: "Take an archive that was looked at",
    details:
      "As one change, against the state that it was compared with: when a document was changed since, nothing is taken.",
    access: .workspace(.importWorkspace),
    body: .json(
      .object([
        .may("insists", .truth("Whether to take what `refusal` speaks of.")),
        .may("reason", .text("Why, in a sentence for the history.", most: 500)),
      ])),
    successes: [.json(HistoryShapes.commit.schema, "The commit.")], keepsAnswer: true,
    example: ["reason": "The folder of March"])

  @Sendable private func send(_ call: APICall) async throws -> APIAnswer {
    // Sent again under its key, it must not take the place of the archive that the first job is about to read.
    if let id = call.commitID, try await call.site.jobs.job(id) != nil {
      return try await call.answer(ofJob: id)
    }
    let id = try await call.keep(named: "archive.zip", kind: ImportLookJob.archiveKind)
    return try await call.start(ImportLookJob(archive: id), about: id)
  }

  private func summary(_ call: APICall) async throws -> ImportSummary {
    guard let job = try await call.site.jobs.job(try call.part("job")),
      job.kind == ImportLookJob.kind, job.workspace == (try call.visit.workspace().id),
      job.asker.id == call.visit.author.id
    else { throw Visit.nothingHere }
    guard let detail = job.outcome?.detail,
      let summary = try? JSONDecoder().decode(ImportSummary.self, from: detail)
    else {
      throw APIProblem(
        .notFound, .plain,
        job.saidFailure.map { $0(job.language) }
          ?? "The archive has not been looked at yet; read the job until it is done.")
    }
    return summary
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await summary(call)))
  }

  @Sendable private func take(_ call: APICall) async throws -> APIAnswer {
    let summary = try await summary(call)
    let uploads = call.site.uploads
    guard
      let changes = try await uploads.bytes(of: summary.changes).flatMap({
        StagedChanges.changes(in: $0)
      })
    else {
      throw APIProblem(.conflict, .plain, "The archive is no longer kept. Send it again.")
    }
    if let refusal = summary.refusal, call.body["insists"]?.truth != true {
      throw APIProblem.notTaken("\(refusal.english) Send “insists” to take it all the same.")
    }
    let commit = try await call.commit(changes, base: summary.base)
    try await uploads.remove(summary.changes)
    try await uploads.remove(summary.archive)
    try await call.visit.note(.imported, "as revision \(commit.revision)")
    return .json(HistoryShapes.commit.json(commit))
  }
}
