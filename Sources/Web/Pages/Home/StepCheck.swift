import Accounts
import Cryptography
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Workspace

extension PlanProgress.Step {
  /// What an approval of the step names in place of a chapter.
  var subject: String { ChapterApproval.step + rawValue }

  /// Whether an adviser looks at it: what others approve or the server does is no homework.
  var isHomework: Bool { !files.isEmpty }
}

extension PlanDesk {
  /// SHA-256 of what a step is about, as it is now.
  func digest(of step: PlanProgress.Step) -> String {
    let files = step.files
    let documents = open.snapshot.documents.filter {
      files.contains($0.name.file) || (step == .narrative && $0.name.isChapter)
    }
    var bytes: [UInt8] = []
    for document in documents.sorted(by: { $0.name < $1.name }) {
      bytes += Array(document.name.description.utf8)
      bytes.append(0)
      bytes += document.body
      bytes.append(0)
    }
    return SHA256.hex(bytes)
  }

  /// Whether an adviser found a step right as it is.
  func approval(of step: PlanProgress.Step) -> ApprovalState {
    ApprovalState(
      open.community.approvals.filter { $0.chapter == step.subject }, now: digest(of: step))
  }
}

/// An adviser's word on a step, as the first page of a workspace tells it.
struct StepCheck: Codable, Hashable, Sendable {
  let id: String
  let by: String
  /// `YYYY-MM-DD`.
  let date: String
  /// What was looked at; nil where it is not known.
  let revision: Int?
  /// Whether the step is as it was then.
  let isCurrent: Bool
  /// The account of who checked, by the journal.
  let creator: String?

  /// Nil for a step that nobody has checked.
  init?(_ step: PlanProgress.Step, _ desk: PlanDesk) {
    let approval: ChapterApproval
    switch desk.approval(of: step) {
    case .none: return nil
    case .approved(let all):
      guard let last = all.last else { return nil }
      (approval, isCurrent) = (last, true)
    case .changedSince(let last): (approval, isCurrent) = (last, false)
    }
    id = approval.id
    by = approval.by
    date = approval.date
    revision = approval.revision
    creator = desk.creator(approval.id, in: WorkspaceTables.approvals)
  }

  /// All of a workspace, by the step's name.
  static func all(_ desk: PlanDesk) -> [String: StepCheck] {
    let checked = Set(desk.open.community.approvals.map(\.chapter))
    return PlanProgress.Step.allCases.filter { checked.contains($0.subject) }
      .reduce(into: [:]) { checks, step in checks[step.rawValue] = StepCheck(step, desk) }
  }
}

/// Advisers' words on the steps of a plan: each is one commit in its author's name.
struct StepCheckPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/steps/:step"
    routes.post("\(path)/check", for: .workspace(.approveHomework), use: check)
    routes.post("\(path)/check/withdraw", for: .workspace(.approveHomework), use: withdraw)
  }

  private func step(_ visit: Visit) throws -> PlanProgress.Step {
    guard let step = PlanProgress.Step(rawValue: try visit.parameter("step")), step.isHomework
    else { throw Visit.nothingHere }
    return step
  }

  private func back(_ visit: Visit, _ step: PlanProgress.Step) throws -> Response {
    visit.seeOther(try visit.workspace().path("") + "#step-\(step.rawValue)")
  }

  @Sendable private func check(_ visit: Visit) async throws -> Response {
    let step = try step(visit)
    let draft = visit.draftID
    if try await visit.commitBefore() == nil {
      _ = try await visit.check(step, at: try visit.base(), id: draft, note: "")
    }
    return try back(visit, step)
  }

  @Sendable private func withdraw(_ visit: Visit) async throws -> Response {
    let step = try step(visit)
    if try await visit.commitBefore() == nil {
      try await visit.withdrawCheck(visit.form.text("check"), of: step, id: nil)
    }
    return try back(visit, step)
  }
}

extension Visit {
  /// Keeps that the visitor found a step right.
  ///
  /// - Parameters:
  ///   - revision: The state that was looked at; the yes is to that one, whatever stands there now.
  ///   - id: As `CommitDraft.id`.
  func check(
    _ step: PlanProgress.Step, at revision: Int, id: String, note: String
  ) async throws -> ChapterApproval {
    let place = try workspace()
    let seen = PlanDesk(
      try await site.cache.workspace(place.id, at: revision, head: place.summary.head))
    let digest = try await onOwnThread { seen.digest(of: step) }
    let approval = ChapterApproval(
      id: Self.rowID("a", id), chapter: step.subject, digest: digest, revision: revision,
      by: author.name, date: try today(), note: note)
    try await commitRows(id: id, reason: reason(\.checkReason, step)) { desk in
      var table = try desk.edit(WorkspaceTables.approvals)
      try table.add(approval.cells)
      return table.changes
    }
    return approval
  }

  private func reason(
    _ say: KeyPath<StepCheckText, @Sendable (String) -> String>, _ step: PlanProgress.Step
  ) -> String {
    words(StepCheckText.self)[keyPath: say](words(HomeText.self).step(step).title)
  }

  func withdrawCheck(_ check: String, of step: PlanProgress.Step, id: String?) async throws {
    let desk = try await planDesk()
    guard
      desk.open.community.approvals.contains(where: {
        $0.id == check && $0.chapter == step.subject
      })
    else { throw Self.nothingHere }
    try await commitRows(id: id, reason: reason(\.withdrawReason, step)) { desk in
      var table = try desk.edit(WorkspaceTables.approvals)
      table.remove(row: check)
      return table.changes
    }
  }
}

/// The texts of advisers' words on steps.
struct StepCheckText: Words {
  let check: String
  let withdraw: String
  let checkedBy: String
  let changed: String
  let checkReason: @Sendable (_ step: String) -> String
  let withdrawReason: @Sendable (_ step: String) -> String

  static let english = StepCheckText(
    check: "Mark as checked", withdraw: "Take it back", checkedBy: "Checked by",
    changed: "changed since", checkReason: { "Checks “\($0)”" },
    withdrawReason: { "Takes the check of “\($0)” back" })

  static let spanish = StepCheckText(
    check: "Marcar como revisado", withdraw: "Retirarlo", checkedBy: "Revisado por",
    changed: "cambió desde entonces", checkReason: { "Revisa «\($0)»" },
    withdrawReason: { "Retira la revisión de «\($0)»" })
}
