import Accounts
import Archives
import Foundation
import Jobs
import Store

/// Unpacks an archive that was sent and compares it with the workspace; nothing is taken by it.
struct ImportLookJob: SiteJob {
  static let kind = "import-look"
  static let title = Phrase("Look at an archive", "Revisar un archivo ZIP")
  static let permission = Permission.importWorkspace
  static var beginning: (path: String, label: Phrase)? {
    ("import", Phrase("Send another archive", "Enviar otro archivo"))
  }
  static let archiveKind = "import-archive"
  private static let changesKind = "import-changes"

  /// The id of the upload.
  let archive: String

  func run(_ work: JobWork) async throws -> JobResult {
    let text = EveryLanguage<ImportText>()
    let workspace = try work.workspace()
    let site = work.site
    work.progress(0.05, text.reading)
    guard let bytes = try await site.uploads.bytes(of: archive) else {
      throw JobFailure(text.gone)
    }
    work.progress(0.15, text.unpacking)
    let files = try await unpacked(bytes, work)
    work.progress(0.35, text.comparing)
    let snapshot = try await site.cache.snapshot(workspace)
    let preview = try await work.blocking {
      ImportPreview(of: files, into: snapshot, library: site.library)
    }
    if case .noCommunity = preview.refusal, let refusal = preview.refusal {
      throw JobFailure(refusal.phrase)
    }
    try work.checkCancelled()
    work.progress(0.9, text.keeping)
    // Whether somebody insists is asked when it is taken.
    let changes = preview.differences.isEmpty ? [] : try preview.accepted(insists: true)
    let kept = try await site.uploads.keep(
      StagedChanges.bytes(of: changes), named: "", kind: Self.changesKind, workspace: workspace,
      owner: work.job.asker.id)
    let summary = ImportSummary(preview, archive: archive, changes: kept.id)
    return JobResult(
      sentence: text { $0.looked(changes.count) }, path: "import/looks/\(work.job.id)",
      label: text.preview, detail: try JSONEncoder().encode(summary))
  }

  private func unpacked(_ bytes: [UInt8], _ work: JobWork) async throws -> [String: [UInt8]] {
    do {
      return try await work.blocking { try PackedFolder.files(in: bytes) }
    } catch let problem as ZIPArchive.Problem {
      throw JobFailure(problem.phrase)
    }
  }
}
