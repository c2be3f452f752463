import Accounts
import Foundation
import Jobs
import Plan
import Publishing
import Store
import Tables
import Webhooks
import Workspace

/// Builds an edition of a plan from the store and keeps it: at its public address, or for the members.
struct PublishJob: SiteJob {
  static let kind = "publish-plan"
  static let title = Phrase("Publish the plan", "Publicar el plan")
  static let permission = Permission.publish
  static var beginning: (path: String, label: Phrase)? {
    ("plan/publish", Phrase("Publish again", "Publicar de nuevo"))
  }

  /// The revision that it is built from.
  let revision: Int
  let isPublic: Bool
  /// Its place among those who asked; nil of a job that an earlier version of Cairn put in.
  var turn: Int?
  /// Such as `html`, `pdf`.
  let formats: [String]
  /// The name of a milestone that is set on the published state; empty for none.
  let milestone: String

  func run(_ work: JobWork) async throws -> JobResult {
    let text = EveryLanguage<PublishText>()
    let workspace = try work.workspace()
    guard let setting = work.site.publishing else { throw JobFailure(text.cannot) }
    work.progress(0.02, text.reading)
    let open = try await work.site.cache.workspace(workspace, at: revision)
    let calculation = try await work.blocking {
      PlanCalculation(workspace: open.community, library: work.site.library)
    }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "cairn-publish-\(UUID().uuidString)")
    // An internal edition is for nobody else on the machine.
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try await work.blocking { [self] in
      try build(calculation, setting, folder, work, text)
    }
    guard !report.isStopped else {
      let errors = report.findings.count { $0.severity == .error }
      throw JobFailure(text { $0.stopped(errors) })
    }
    if !missingFormats(report).isEmpty {
      throw JobFailure(
        Phrase(missing(report, .english), missing(report, .spanish)))
    }
    try work.checkCancelled()
    work.progress(0.95, text.keeping)
    try await keep(try PlanFolder.files(in: folder), calculation, work, workspace)
    return JobResult(
      sentence: isPublic ? text.done : text.doneInternal, path: "plan/publish", label: text.title)
  }

  private func build(
    _ calculation: PlanCalculation, _ setting: PlanPublisher.Setting, _ folder: URL,
    _ work: JobWork, _ text: EveryLanguage<PublishText>
  ) throws -> PlanPublisher.Report {
    let wanted = Set(formats.compactMap { PlanPublisher.Format(rawValue: $0) })
    let parts: [String: (Double, Phrase)] = [
      "text": (0.05, text.partText), "charts": (0.15, text.partCharts), "pdf": (0.5, text.partPDF),
      "docx": (0.7, text.partDOCX), "html": (0.85, text.partHTML),
    ]
    return try PlanPublisher(setting).publish(
      calculation, edition: isPublic ? .public : .internal, formats: wanted, to: folder
    ) { phase in
      try work.checkCancelled()
      if let part = parts[phase] { work.progress(part.0, part.1) }
    }
  }

  private func missingFormats(_ report: PlanPublisher.Report) -> [String] {
    let made = Set(report.files.map(\.pathExtension))
    return formats.filter { !made.contains($0) }
  }

  /// Which formats were asked for and could not be made, each with why.
  private func missing(_ report: PlanPublisher.Report, _ language: Language) -> String {
    missingFormats(report).map { format in
      let why = report.findings.filter { $0.severity == .error }.prefix(2).map {
        language.said($0.message)
      }
      return PublishText.in(language).notMade(format.uppercased(), why.joined(separator: " "))
    }.joined(separator: " ")
  }

  private func keep(
    _ files: [String: [UInt8]], _ calculation: PlanCalculation, _ work: JobWork,
    _ workspace: String
  ) async throws {
    let community = calculation.workspace
    do {
      try await work.site.publications.keep(
        publication(of: community, work, workspace), turn: turn ?? 0, files: files,
        check: work.checkHeld)
    } catch PublicationProblem.overtaken {
      throw JobFailure(EveryLanguage<PublishText>().overtaken)
    }
    if isPublic {
      await work.site.publishedShelf.refresh(atOnce: true)
      try await announce(work, workspace)
    }
    try await nameMilestone(work, workspace)
  }

  private func publication(
    of community: CommunityWorkspace, _ work: JobWork, _ workspace: String
  ) -> Publication {
    Publication(
      id: work.job.id, workspace: workspace, revision: revision, isPublic: isPublic,
      formats: formats, title: community.book?.title ?? community.community.name,
      author: work.author, published: "")
  }

  private func announce(_ work: JobWork, _ workspace: String) async throws {
    try await work.site.webhooks.announce(
      .published, in: workspace,
      [
        "revision": .number(revision), "by": .text(work.author.name),
        "formats": .list(formats), "path": .text("/plans/\(workspace)/"),
      ])
  }

  /// Names the published state where that was wished; the plan is published in any case.
  private func nameMilestone(_ work: JobWork, _ workspace: String) async throws {
    guard !milestone.isEmpty else { return }
    let draft = CommitDraft(
      id: "\(work.job.id)-milestone", author: work.author, reason: milestone, base: revision,
      changes: [], milestone: Milestone(kind: .other, title: milestone))
    do {
      try await work.site.store.commit(
        draft, to: workspace,
        check: AccountDirectory.commitCheck(of: work.principal, in: workspace))
    } catch StoreError.nothingToChange {
    } catch StoreError.conflicts {}
  }
}
