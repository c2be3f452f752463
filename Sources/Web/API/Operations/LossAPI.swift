import Accounts
import HTTPTypes
import Plan
import Store
import Strategies
import Vulnerability
import Workspace

/// What hazards cost in an average year, and what actions avoid of it for what they cost.
struct LossAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.losses, losses), APIRoute(Self.weighed, weighed)] }

  private static let base = "/api/v1/workspaces/{workspace}"

  // Expected losses

  private struct Loss: Sendable {
    let expected: ExpectedLoss
    let least: (year: Int, dollarsAYear: Double)?
    let left: Double?
    let year: Int
  }

  private static let loss = APIShape<Loss>(
    "ExpectedLoss", "What a risk's hazard costs in an average year.",
    [
      .text("risk", "The id of the risk.") { $0.expected.risk },
      .maybeNumber("dollarsAYear", "US dollars a year now; null where it cannot be told.") {
        $0.expected.dollarsAYear
      },
      .maybeWhole("dollarsOf", "The year of the dollars.") { $0.expected.priceYear },
      .maybeNumber("least", "The least that actions leave of it in any year of the plan.") {
        $0.least?.dollarsAYear
      },
      .maybeWhole("leastYear", "The first year in which it is that.") { $0.least?.year },
      .maybeNumber("left", "What is left in the plan's last year.") { $0.left },
      .whole("year", "That year.") { $0.year },
      .text("text", "The same as a sentence, or why it cannot be told.") { $0.expected.text },
    ])
  private static let lossList = APIList(shape: loss, hasRevision: true)

  static let losses = APIOperation(
    id: "listExpectedLosses", method: .get, path: base + "/expected-losses", tag: .hazards,
    summary: "List what hazards cost in an average year",
    details: "Of the events that rows of `losses.csv` state; what is not stated is not known.",
    access: .workspace(.readWorkspace), query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(lossList.schema, "One for each risk with losses, in the register's order.")],
    refusals: [.conflict])

  @Sendable private func losses(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let adaptation = calculated.calculation.adaptation
    let end = adaptation.years.upperBound
    let found = calculated.calculation.workspace.risks
      .filter { adaptation.ledger.expected[$0.id] != nil }.map { risk in
        Loss(
          expected: adaptation.expectedLoss(of: risk.id), least: adaptation.leastLoss(of: risk.id),
          left: adaptation.ledger.remaining(of: risk.id, in: end), year: end)
      }
    return Self.lossList.answer(of: found, at: calculated.revision, to: call)
  }

  // Avoided losses against costs

  private static let benefit = APIShape<BenefitCost>(
    "AvoidedLoss", "What an action avoids of losses over its life, for what it costs.",
    [
      .text("action", "The id of the action.") { $0.action },
      .text("rate", "The id of the discount rate.") { $0.rate.id },
      .number("percent", "The discount rate, percent a year.") { $0.rate.rate * 100 },
      .maybeWhole("dollarsOf", "The year of the dollars.") { $0.priceYear },
      .maybeNumber("avoided", "Avoided losses in today's worth, US dollars.") {
        $0.presentBenefit
      },
      .maybeNumber("costs", "Costs in today's worth, US dollars.") { $0.presentCost },
      .maybeNumber("net", "Avoided losses less costs.") { $0.netPresentValue },
      .maybeNumber("ratio", "Avoided losses over costs; null where nothing is paid.") { $0.ratio },
      .maybeText("gap", "Why it cannot be told; null when it can.") {
        $0.gap == nil ? nil : $0.gapText
      },
      .texts("notCounted", "Risks that it lowers and whose losses are not in the sums.") {
        $0.notCounted
      },
    ])
  private static let benefits = APIList(shape: benefit, hasRevision: true)

  static let weighed = APIOperation(
    id: "listAvoidedLosses", method: .get, path: base + "/avoided-losses", tag: .hazards,
    summary: "Weigh what actions avoid of losses against what they cost",
    details:
      "At the plan's first discount rate, or the action's own. Losses stay as they are today: neither the climate nor growth raises them.",
    access: .workspace(.readWorkspace), query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(benefits.schema, "Actions that say what they do to losses, by the table.")],
    refusals: [.conflict])

  @Sendable private func weighed(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    return Self.benefits.answer(
      of: calculated.calculation.adaptation.benefitCosts, at: calculated.revision, to: call)
  }
}
