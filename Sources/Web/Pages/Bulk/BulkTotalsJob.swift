import Accounts
import Factors
import Foundation
import Inventory
import Jobs
import Store
import Tables
import Workspace

/// Totals a file of any number of activity records with what the workspace says; nothing of it is taken.
struct BulkTotalsJob: SiteJob {
  static let kind = "bulk-totals"
  static let title = Phrase("Total a file of records", "Totalizar un archivo de registros")
  static let permission = Permission.editDocument
  static var beginning: (path: String, label: Phrase)? {
    (BulkPages.path, Phrase("Send another file", "Enviar otro archivo"))
  }

  /// The id of the upload.
  let upload: String
  let account: Inventory.Account.RawValue
  /// The state of the workspace that the form was made from.
  let revision: Int

  func run(_ work: JobWork) async throws -> JobResult {
    let text = EveryLanguage<BulkText>()
    let workspace = try work.workspace()
    let site = work.site
    work.progress(0.02, text.reading)
    guard let file = try await StagedUploads(.bulkRecords, work).find(upload) else {
      throw JobFailure(text.gone)
    }
    let community: CommunityWorkspace
    do {
      community = try await site.cache.workspace(workspace, at: revision).community
    } catch is WorkspaceError {
      throw JobFailure(text.noSettings)
    }
    let (set, horizon) = (community.community.gwpSet, community.community.gwpHorizon)
    guard let potentials = site.library.warmingPotentials(set: set, horizon: horizon) else {
      throw JobFailure(text.noPotentials)
    }
    let totals = try await work.blocking {
      try total(file, community, potentials, work, text)
    }
    try work.checkCancelled()
    // Nothing reads it again; the shelf is everybody's.
    try await StagedUploads(.bulkRecords, work).remove(upload)
    return JobResult(
      sentence: text { $0.done(totals.rows) }, path: "\(BulkPages.path)/\(work.job.id)",
      label: text.seeTotals, detail: try JSONEncoder().encode(totals))
  }

  private func total(
    _ file: StagedUploads.File, _ community: CommunityWorkspace, _ potentials: WarmingPotentials,
    _ work: JobWork, _ text: EveryLanguage<BulkText>
  ) throws -> BulkTotals {
    let reading: RecordColumnsReader.Reading
    do {
      reading = try InventoryFile.columns(file.bytes, named: file.name, in: community) {
        done, total in
        guard let total, total > 0 else { return }
        work.progress(0.05 + 0.65 * Double(done) / Double(total), text.reading)
      }
    } catch let problem as CSVUnreadable {
      let first = Phrase(library: problem.findings.first?.message ?? "")
      throw JobFailure(
        Phrase(
          BulkText.english.unreadable(first.english), BulkText.spanish.unreadable(first.spanish)))
    }
    try work.checkCancelled()
    work.progress(0.75, text.calculating)
    let inventory = ColumnInventory(
      reading.columns, account: Inventory.Account(rawValue: account) ?? .community,
      context: community.inventoryContext(work.site.library))
    return BulkTotals(reading, inventory, potentials: potentials, revision: revision)
  }
}
