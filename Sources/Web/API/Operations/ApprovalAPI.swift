import Accounts
import Foundation
import HTTPTypes
import Plan
import Store
import Tables
import Workspace

/// Who has said yes to which text of a chapter.
struct ApprovalAPI: APIGroup {
  var routes: [APIRoute] {
    [APIRoute(Self.list, list), APIRoute(Self.approve, approve), APIRoute(Self.withdraw, withdraw)]
  }

  private static let path = "/api/v1/workspaces/{workspace}/approvals"

  /// An approval beside the text that stands there now.
  struct Shown: Sendable {
    let approval: ChapterApproval
    let isValid: Bool
  }

  static let shape = APIShape<Shown>(
    "Approval", "Somebody's yes to a chapter or a step of the plan as it was then.",
    [
      .text("id", "Its id.") { $0.approval.id },
      .text("chapter", "The chapter's file, or a step, such as `step:inventory`.") {
        $0.approval.chapter
      },
      .text("digest", "SHA-256 of the text or the records that were approved.") {
        $0.approval.digest
      },
      .maybeWhole("revision", "The revision that was looked at.") { $0.approval.revision },
      .text("by", "Who, by name.") { $0.approval.by },
      .text("date", "The day, such as 2026-11-26.") { $0.approval.date },
      .text("note", "What was said with it.") { $0.approval.note },
      .truth("isValid", "Whether the chapter or the step still says what was approved.") {
        $0.isValid
      },
    ])
  private static let approvals = APIList(shape: shape)

  static let list = APIOperation(
    id: "listApprovals", method: .get, path: path, tag: .review, summary: "List the approvals",
    access: .workspace(.readWorkspace), query: APIParameter.paging(.offset),
    successes: [.json(approvals.schema, "In the order of the table.")], refusals: [.conflict])

  static let approve = APIOperation(
    id: "approveChapter", method: .post, path: path, tag: .review, summary: "Approve a chapter",
    details:
      "The yes is to the text whose SHA-256 you send; when another one stands there now, nothing is approved and the answer is 409.",
    access: .workspace(.approve),
    body: .json(
      .object([
        .must("chapter", .text("The chapter's file.", least: 1, most: 300)),
        .must(
          "digest",
          .text("SHA-256 of the text that was read, in hexadecimal.", pattern: "^[0-9a-f]{64}$")),
        .may("note", .text("What is said with it.", most: 1_000)),
      ])),
    successes: [.json(shape.schema, "The approval.", status: .created)], keepsAnswer: true,
    example: [
      "chapter": "plan/03-inventory.md",
      "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ])

  static let withdraw = APIOperation(
    id: "withdrawApproval", method: .delete, path: path + "/{approval}", tag: .review,
    summary: "Take an approval of your own back", details: "The history keeps it.",
    access: .workspace(.approve), successes: [.nothing])

  private static func digest(_ subject: String, _ desk: PlanDesk) -> String? {
    let step = PlanProgress.Step.allCases.first { $0.subject == subject }
    return step.map(desk.digest(of:)) ?? desk.chapter(subject)?.digest
  }

  /// Each chapter and step is read once, however often it was approved.
  private func shown(_ desk: PlanDesk) -> [Shown] {
    let approvals = desk.open.community.approvals
    let digests = Set(approvals.map(\.chapter)).reduce(into: [String: String]()) {
      $0[$1] = Self.digest($1, desk)
    }
    return approvals.map {
      Shown(approval: $0, isValid: digests[$0.chapter] == $0.digest)
    }
  }

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    Self.approvals.answer(of: shown(try await call.visit.planDesk()), to: call)
  }

  @Sendable private func approve(_ call: APICall) async throws -> APIAnswer {
    let desk = try await call.visit.planDesk()
    let name = call.body["chapter"]?.text ?? ""
    guard let chapter = desk.chapter(name) else {
      throw APIProblem.notTaken("There is no chapter “\(name)”.")
    }
    guard chapter.digest == call.body["digest"]?.text else {
      throw APIProblem(
        .conflict, .plain,
        "“\(name)” says something else now, so nothing was approved. Read it again.")
    }
    let approval = ChapterApproval(
      id: Visit.rowID("a", call.commitID ?? UUID().uuidString), chapter: chapter.path,
      digest: chapter.digest, revision: chapter.document.revision, by: call.visit.author.name,
      date: try call.visit.today(), note: call.body["note"]?.text ?? "")
    let reason = call.visit.words(ReviewText.self).approveReason
    try await call.visit.commitRows(id: call.commitID, reason: reason) { desk in
      var table = try desk.edit(WorkspaceTables.approvals)
      try table.add(approval.cells)
      return table.changes
    }
    return .json(Self.shape.json(Shown(approval: approval, isValid: true)), status: .created)
  }

  @Sendable private func withdraw(_ call: APICall) async throws -> APIAnswer {
    let id = try call.part("approval")
    let desk = try await call.visit.planDesk()
    guard desk.open.community.approvals.contains(where: { $0.id == id }) else {
      throw APIProblem(.notFound, .plain, "There is no approval “\(id)” here.")
    }
    let reason = call.visit.words(ReviewText.self).withdrawReason
    try await call.visit.commitRows(id: call.commitID, reason: reason) { desk in
      var table = try desk.edit(WorkspaceTables.approvals)
      table.remove(row: id)
      return table.changes
    }
    return .nothing
  }
}
