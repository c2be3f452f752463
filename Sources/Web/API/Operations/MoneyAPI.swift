import Accounts
import Forecast
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Workspace

/// What actions cost and gain, what a metric ton costs, and who pays.
struct MoneyAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.curve, curve), APIRoute(Self.list, list)] }

  private static let base = "/api/v1/workspaces/{workspace}/actions"
  private static let sides = MoneyView.allCases.map(\.word)

  private static let query: [APIParameter] = [
    .moneySide, .moneyRate,
    .query(
      "dollars",
      .whole(
        1_900...2_200,
        "The year of whose dollars everything is; the newest one that is stated unless given.")
    ), .scenario, .revision,
  ]

  // The curve

  private static let step = APIShape<AbatementCurve.Step>(
    "AbatementStep", "One action on the curve.",
    [
      .text("action", "The id of the action.") { $0.action.id },
      .text("title", "Its name.") { $0.action.title },
      .number("tonnes", "What it cuts, metric tons CO2e.") { $0.tonnes },
      .number("netCost", "Costs less gains, US dollars; below 0 where it earns money.") {
        $0.netCost
      },
      .number("costPerTonne", "US dollars for a metric ton.") { $0.costPerTonne },
      .maybeNumber(
        "marginalTonnes",
        "The same with electricity at the margin of the grid, metric tons CO2e; null where no rate is known."
      ) { $0.marginalTonnes },
      .maybeNumber("costPerMarginalTonne", "US dollars for one of those.") {
        $0.costPerMarginalTonne
      },
      .number("start", "Tons of all before it on the curve.") { $0.start },
      .maybeWhole("paretoRank", "1 where no other both cuts more and costs less.") {
        $0.paretoRank
      },
    ])
  private static let omissions = APISchema.Property.must(
    "omissions",
    .list(
      .text(),
      "What no sum counts because of an error, a sentence each: actions, and rows of costs and prices."
    ))
  private static let leftOut = APISchema.object([
    .must("action", .text("The id of the action.")),
    .must("reason", .text("Why it is not on the curve.")),
  ])
  private static let curveSchema = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("scenario", .text("The id of the scenario that the actions are on top of.").orNull),
      .must("side", .choice(sides)),
      .must("rate", .text("The id of the discount rate.")),
      .must("percent", .number("The discount rate, percent a year.")),
      .must("year", .whole(nil, "The year that it is of; null for all years together.").orNull),
      .must("dollarsOf", .whole(nil, "The year of the dollars.")),
      .must("steps", .list(step.schema, "The cheapest first.")),
      .must("leftOut", .list(leftOut)), .must("tonnes", .number("Of all together.")),
      .must("netCost", .number("Of all together.")), omissions,
    ], name: "AbatementCurve", "Marginal abatement costs of the plan's actions.")

  static let curve = APIOperation(
    id: "getAbatementCurve", method: .get, path: base + "/abatement", tag: .actions,
    summary: "Read the marginal abatement costs of the actions",
    details:
      "A curve adds up what does not add up exactly: actions help and hinder each other, and tons of different years stand side by side.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "year", .whole(1_990...2_200, "Of one year of the forecast; of all together unless given."))
    ] + query, successes: [.json(curveSchema, "The curve.")],
    refusals: [.conflict, .unprocessableContent])

  private struct Asked {
    let calculated: APICall.Calculated
    let ledger: MoneyLedger
    let view: MoneyView
    let rate: DiscountRate
  }

  private static func asked(_ call: APICall) async throws -> Asked {
    let calculated = try await call.followed()
    let calculation = calculated.calculation
    let ledger =
      call.whole("dollars").map { calculation.money(inDollarsOf: $0) } ?? calculation.money
    return Asked(
      calculated: calculated, ledger: ledger, view: call.moneyView,
      rate: try call.moneyRate(calculation) ?? .usual)
  }

  @Sendable private func curve(_ call: APICall) async throws -> APIAnswer {
    let asked = try await Self.asked(call)
    let calculation = asked.calculated.calculation
    let year = call.whole("year")
    if let year, calculation.projection?.years.contains(year) != true {
      throw APIProblem.notTaken("The forecast does not have the year \(year).")
    }
    let curve = asked.ledger.curve(
      year.map(AbatementCurve.Span.year) ?? .cumulative, view: asked.view, rate: asked.rate,
      withMarginal: true)
    return .json([
      "revision": .whole(asked.calculated.revision),
      "scenario": .maybe(calculation.basis?.scenario.id), "side": .text(asked.view.word),
      "rate": .text(asked.rate.id), "percent": .number(asked.rate.rate * 100), "year": .maybe(year),
      "dollarsOf": .whole(asked.ledger.dollarsOf),
      "steps": .list(curve.steps.map(Self.step.json)),
      "leftOut": .list(
        curve.leftOut.map { ["action": .text($0.action.id), "reason": .text($0.reason)] }),
      "tonnes": .number(curve.tonnes), "netCost": .number(curve.netCost),
      "omissions": .texts(calculation.moneyOmissions),
    ])
  }

  // Every action's money

  private static let result = APIShape<MoneyResult>(
    "ActionMoney", "What an action's money comes to from one side.",
    [
      .text("action", "The id of the action.") { $0.action.id },
      .truth("isKnown", "Whether it can be told.") { $0.isKnown },
      .maybeNumber("netPresentValue", "Gains less costs in today's worth, US dollars.") {
        $0.netPresentValue
      },
      .maybeNumber("costPerTonne", "Net cost of a metric ton, US dollars.") { $0.costPerTonne },
      .maybeNumber("levelisedCostPerTonne", "With later tons counted less.") {
        $0.levelisedCostPerTonne
      },
      .maybeNumber("ratio", "Gains over costs.") { $0.ratio },
      .maybeNumber("payback", "Years until the money has come back; null when it never does.") {
        $0.payback
      },
      .maybeNumber("tonnes", "What it cuts over all years, metric tons CO2e.") { $0.tonnes },
      .truth("isPayerStated", "Whether it is said of every amount who pays or gains it.") {
        !$0.flows.hasUnstatedPayer
      },
      .texts("gaps", "Why it cannot be told, a sentence each; empty when it can.") {
        $0.flows.gapSentences
      },
      .texts(
        "notes",
        "What was assumed or is not counted, a sentence each, such as the year of dollars that are stated without one."
      ) { $0.flows.notes },
    ])
  private static let results = APIList(
    shape: result, hasRevision: true,
    besides: [omissions, .must("dollarsOf", .whole(nil, "The year of the dollars."))])

  static let list = APIOperation(
    id: "listActionMoney", method: .get, path: base + "/money", tag: .actions,
    summary: "List what the money of every action comes to", access: .workspace(.readWorkspace),
    query: query + APIParameter.paging(.pinned),
    successes: [.json(results.schema, "In the order of the table.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let asked = try await Self.asked(call)
    let calculation = asked.calculated.calculation
    let found = asked.ledger.results(view: asked.view, rate: asked.rate)
    return Self.results.answer(
      of: found, at: asked.calculated.revision, to: call,
      besides: [
        ("omissions", .texts(calculation.moneyOmissions)),
        ("dollarsOf", .whole(asked.ledger.dollarsOf)),
      ])
  }
}

extension APIParameter {
  static let moneySide = query(
    "side", .choice(MoneyView.allCases.map(\.word), "Whose money.").falling(backTo: "all"))
  static let moneyRate = query(
    "rate",
    .text(
      "The id of a discount rate that the library or the plan has; the plan's own unless given.",
      most: 100))
}

extension APICall {
  /// Whose money is asked for.
  var moneyView: MoneyView { text("side").flatMap { MoneyView($0) } ?? .all }

  /// The discount rate that is asked for; nil for that of the plan.
  ///
  /// - Throws: `APIProblem` with 422 for one that there is not.
  func moneyRate(_ calculation: PlanCalculation) throws -> DiscountRate? {
    guard let id = text("rate") else { return nil }
    let rates = CostChoice.rates(calculation)
    guard let rate = rates.first(where: { $0.id == id }) else {
      throw APIProblem.notTaken(
        "There is no discount rate “\(id)”. There are \(rates.map(\.id).joined(separator: ", ")).")
    }
    return rate
  }
}
