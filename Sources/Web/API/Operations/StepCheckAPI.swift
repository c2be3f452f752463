import Accounts
import Foundation
import HTTPTypes
import Plan
import Store
import Tables
import Workspace

/// What the advisers of a programme say of the steps of a plan.
struct StepCheckAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.check, check), APIRoute(Self.withdraw, withdraw)] }

  private static let path = "/api/v1/workspaces/{workspace}/steps/{step}/checks"

  static let check = APIOperation(
    id: "checkStep", method: .post, path: path, tag: .review,
    summary: "Say that a step of the plan is right",
    details:
      "For the advisers of a programme. The yes is to the records of the step at the revision that you name; `listApprovals` says whether they are still the same.",
    access: .workspace(.approveHomework),
    body: .json(
      .object([
        .must("revision", .whole(APIParameter.revisionRange, "The state that was looked at.")),
        .may("note", .text("What is said with it.", most: 1_000)),
      ])),
    successes: [.json(ApprovalAPI.shape.schema, "The check.", status: .created)],
    keepsAnswer: true, example: ["revision": 1])

  static let withdraw = APIOperation(
    id: "withdrawStepCheck", method: .delete, path: path + "/{approval}", tag: .review,
    summary: "Take a check of your own back", details: "The history keeps it.",
    access: .workspace(.approveHomework), successes: [.nothing])

  private func step(_ call: APICall) throws -> PlanProgress.Step {
    guard let step = PlanProgress.Step(rawValue: try call.part("step")), step.isHomework else {
      throw Visit.nothingHere
    }
    return step
  }

  @Sendable private func check(_ call: APICall) async throws -> APIAnswer {
    let step = try step(call)
    let head = try call.visit.workspace().summary.head
    let revision = call.body["revision"]?.whole ?? head
    guard revision <= head else {
      throw APIProblem.notTaken("There is no revision \(revision) yet; the last one is \(head).")
    }
    let approval = try await call.visit.check(
      step, at: revision, id: call.commitID ?? UUID().uuidString.lowercased(),
      note: call.body["note"]?.text ?? "")
    let desk = try await call.visit.planDesk()
    let shown = ApprovalAPI.Shown(
      approval: approval, isValid: desk.digest(of: step) == approval.digest)
    return .json(ApprovalAPI.shape.json(shown), status: .created)
  }

  @Sendable private func withdraw(_ call: APICall) async throws -> APIAnswer {
    try await call.visit.withdrawCheck(
      try call.part("approval"), of: try step(call), id: call.commitID)
    return .nothing
  }
}
