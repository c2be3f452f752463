import Accounts
import Factors
import Foundation
import Interchange
import Jobs
import Store
import Tables
import Workspace

/// Reads a file of shapes and compares it with the workspace; nothing is taken by it.
struct ShapeLookJob: SiteJob {
  static let kind = "shape-look"
  static let title = Phrase("Look at a file of shapes", "Mirar un archivo de formas")
  static let permission = Permission.editDocument
  static var beginning: (path: String, label: Phrase)? {
    (ShapeImportPages.path, Phrase("Send another file", "Enviar otro archivo"))
  }
  static let changesKind = "shape-changes"

  /// The id of the upload.
  let upload: String
  let choice: ShapeImportChoice

  func run(_ work: JobWork) async throws -> JobResult {
    let text = EveryLanguage<ShapeImportText>()
    let words = work.words(ShapeImportText.self)
    let site = work.site
    let workspace = try work.workspace()
    work.progress(0.05, text.reading)
    guard let sent = try await StagedUploads(.shapes, work).find(upload) else {
      throw JobFailure(text.gone)
    }
    let open = try await site.cache.workspace(workspace)
    let community = open.community
    let file = try await read(sent, of: community.community, words, work)
    work.progress(0.4, text { $0.checking(file.count) })
    let asked = choice.exposureImport(words, ColumnWords(language: work.language))
      .lookingUp(community.taxonomy())
    let name = asked.declaration.file
    let table = community.tables[name]
    let plan = try await work.blocking { file.plan(asked, into: table) }
    work.progress(0.6, text.comparing)
    let (snapshot, library) = (open.snapshot, site.library)
    let preview = try await work.blocking {
      Self.preview(plan, name, into: snapshot, library)
    }
    try work.checkCancelled()
    work.progress(0.9, text.keeping)
    let changes = try await keep(preview, workspace, work)
    let summary = ShapeLookSummary(
      upload: upload, choice: choice, file: file, plan: plan, base: open.revision,
      newFindings: preview?.newFindings ?? [], changes: changes)
    return JobResult(
      sentence: text { $0.looked(plan.added + plan.changed) },
      path: "\(ShapeImportPages.path)/looks/\(work.job.id)", label: text.seeChanges,
      detail: try JSONEncoder().encode(summary))
  }

  private func read(
    _ sent: StagedUploads.File, of community: Community, _ words: ShapeImportText, _ work: JobWork
  ) async throws -> ExposureFile {
    let reading = choice.reading(words)
    do {
      return try await work.blocking {
        try ExposureFile(sent.bytes, named: sent.name, of: community, reading)
      }
    } catch let problem as ExposureFile.Problem {
      throw JobFailure(
        Phrase(ShapeImportText.self) { $0.unreadable(sent.name, problem.message) })
    }
  }

  /// What taking the shapes would do to the workspace; nil when nothing would change.
  static func preview(
    _ plan: ExposureImportPlan, _ name: String, into snapshot: WorkspaceSnapshot,
    _ library: FactorLibrary
  ) -> ImportPreview? {
    guard plan.added + plan.changed > 0 else { return nil }
    return ImportPreview(
      of: [name: Array(plan.table.text.utf8)], into: snapshot, library: library,
      keepsOthers: true)
  }

  /// Keeps what would change, so that what was looked at is what is taken.
  private func keep(
    _ preview: ImportPreview?, _ workspace: String, _ work: JobWork
  ) async throws -> String? {
    guard let preview, !preview.differences.isEmpty else { return nil }
    do {
      return try await work.site.uploads.keep(
        StagedChanges.bytes(of: try preview.accepted()), named: "", kind: Self.changesKind,
        workspace: workspace, owner: work.job.asker.id
      ).id
    } catch let problem as JobProblem {
      throw JobFailure(problem.phrase)
    }
  }
}

/// What a look at a file of shapes has found, as the job keeps it; the changes themselves are on the shelf.
struct ShapeLookSummary: Codable, Sendable {
  struct Field: Codable, Sendable {
    let name: String
    /// Its first value.
    let sample: String
  }

  /// The upload that was looked at.
  let upload: String
  let name: String
  let choice: ShapeImportChoice
  /// How many shapes the file has.
  let count: Int
  /// What the coordinates were read as; nil when nobody can say.
  let system: String?
  let fields: [Field]
  /// Which field fills which column.
  let mapped: [String: String]
  let added: Int
  let changed: Int
  let unchanged: Int
  let leftOut: Int
  let findings: KeptFindings
  let newFindings: KeptFindings
  /// The revision that was compared with.
  let base: Int
  /// The upload that holds the changes; nil when nothing would change.
  let changes: String?

  private static let sampleLength = 30

  init(
    upload: String, choice: ShapeImportChoice, file: ExposureFile, plan: ExposureImportPlan,
    base: Int, newFindings: [Finding], changes: String?
  ) {
    self.upload = upload
    self.choice = choice
    name = file.name
    count = file.count
    system = file.system
    fields = file.fieldNames.filter { !$0.isEmpty }.map {
      Field(name: $0, sample: String(file.sample(of: $0).prefix(Self.sampleLength)))
    }
    mapped = plan.mapped
    (added, changed, unchanged, leftOut) =
      (plan.added, plan.changed, plan.unchanged, plan.leftOut)
    findings = KeptFindings(plan.findings)
    self.newFindings = KeptFindings(newFindings)
    self.base = base
    self.changes = changes
  }
}
