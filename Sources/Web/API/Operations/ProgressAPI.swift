import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables

/// How far a workspace is on the way to a plan.
struct ProgressAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.show, show)] }

  private static let status = APIShape<PlanProgress.Status>(
    "StepStatus", "Where a step stands.",
    [
      .choice("step", PlanProgress.Step.allCases.map(\.rawValue), "The step.") {
        $0.step.rawValue
      },
      .choice("state", ["open", "begun", "done"], "How far it is.") { $0.state.rawValue },
      .whole("count", "How many there are of what it is about.") { $0.count },
      .whole("missing", "How many of them, or of what is expected, still lack something.") {
        $0.missing
      },
    ])

  static let shape = APIShape<HomeSummary>(
    "Progress", "How far a workspace is, as its first page says it.",
    [
      .parts("steps", status, "In the order in which most communities go them.") {
        $0.progress.statuses
      },
      .maybeText("next", "The first step that is not done.") { $0.progress.next?.rawValue },
      .whole("errors", "How many findings are errors.") { $0.errors },
      .whole("warnings", "How many findings are warnings.") { $0.warnings },
      .whole("notes", "How many findings are notes.") { $0.notes },
      .whole("openAudit", "How many findings of the auditor nobody has accepted.") {
        $0.openAudit
      },
      .whole("openComments", "How many comments are open.") { $0.review.openComments },
      .whole("chapters", "How many chapters the plan has.") { $0.review.chapters },
      .whole("approvedChapters", "How many are approved as they are now.") {
        $0.review.approved
      },
      .maybeWhole("inventoryYear", "The latest inventory year.") { $0.emissions?.year },
      .maybeNumber("tonnes", "Its emissions, metric tons CO2e.") { $0.emissions?.tonnes },
      .maybeNumber("residents", "Residents in that year; null where they are not known.") {
        $0.emissions?.people
      },
      .json(
        "sectors",
        .object(
          [], others: .number("Metric tons CO2e."), "Those emissions by sector; null without any."
        ).orNull
      ) { summary in
        summary.emissions.map { emissions in
          .object(
            emissions.sectors.sorted { $0.key < $1.key }.map {
              JSONValue.Member(name: $0.key, value: .number($0.value))
            })
        } ?? .null
      },
      .maybeText("potentials", "Their warming potentials and horizon, such as `ar5:100`.") {
        $0.emissions?.potentials
      },
      .json(
        "openSteps",
        .list(
          .whole(nil), "Years of the steps of actions that are not done: late once they are over.")
      ) { .list($0.due.steps.map(JSONValue.whole)) },
      .whole("lateDecisions", "Pathways whose next measure comes too late or is not decided.") {
        $0.due.decisions
      },
      .whole("goalsBehind", "Adaptation goals that are behind or were missed.") { $0.due.goals },
      .truth("isExample", "Whether it is a worked example and no community's plan.") {
        $0.isExample
      },
    ])

  static let show = APIOperation(
    id: "getProgress", method: .get, path: "/api/v1/workspaces/{workspace}/progress",
    tag: .workspaces, summary: "Read how far a workspace is on the way to a plan",
    details: "It counts what is there and what is missing; it does not say whether it is good.",
    access: .workspace(.readWorkspace), successes: [.json(shape.schema, "The steps.")],
    refusals: [.conflict])

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    guard let summary = try await call.visit.homeSummary() else {
      throw APIProblem.unreadableWorkspace
    }
    return .json(Self.shape.json(summary))
  }
}
