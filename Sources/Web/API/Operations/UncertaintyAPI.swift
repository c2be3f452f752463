import Accounts
import Forecast
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Workspace

/// How sure the plan is: chances of targets, the fan of emissions, and what moves them most.
struct UncertaintyAPI: APIGroup {
  var routes: [APIRoute] {
    [APIRoute(Self.show, show), APIRoute(Self.proposals, proposals)]
  }

  private static let base = "/api/v1/workspaces/{workspace}/forecast"

  static let spread = APIShape<DrawSpread>(
    "Spread", "What a number comes to over all draws.",
    [
      .number("p5", "5 % of the draws lie below.") { $0.p5 },
      .number("p10", "10 % of the draws lie below.") { $0.p10 },
      .number("p25", "25 % of the draws lie below.") { $0.p25 },
      .number("p50", "Half of the draws lie below.") { $0.p50 },
      .number("p75", "75 % of the draws lie below.") { $0.p75 },
      .number("p90", "90 % of the draws lie below.") { $0.p90 },
      .number("p95", "95 % of the draws lie below.") { $0.p95 },
      .number("mean", "The mean.") { $0.mean },
      .number("standardDeviation", "Of the sample.") { $0.standardDeviation },
    ])

  private static let chance = APIShape<DrawnGoal>(
    "TargetChance", "How likely the plan is to meet a target.",
    [
      .text("target", "The id of the target.") { $0.level.target.id },
      .whole("year", "Its year.") { $0.level.target.year },
      .number("probability", "The part of draws in which it is met, 0 to 1.") { $0.probability },
      .number("error", "One standard error of it for want of draws.") { $0.error },
      .part("gap", spread) { $0.gap },
    ])

  private static let budget = APIShape<DrawnBudget>(
    "BudgetChance", "How likely the plan is to keep a carbon budget.",
    [
      .text("target", "The id of the budget.") { $0.budget.target.id },
      .whole("first", "The first of its years.") { $0.budget.years.lowerBound },
      .whole("last", "The last of its years.") { $0.budget.years.upperBound },
      .number("probability", "The part of draws in which it is kept, 0 to 1.") {
        $0.chance.probability
      },
      .number("error", "One standard error of it for want of draws.") { $0.chance.error },
      .part("left", spread) { $0.left },
    ])

  private struct Money: Sendable {
    /// Nil for all actions together.
    let action: String?
    let result: MoneyDraws.Result
  }
  private static let money = APIShape<Money>(
    "MoneyChance", "What an action is worth over all draws, of all payers together.",
    [
      .maybeText("action", "The id of the action; null for all of these together.") { $0.action },
      .number("paysBack", "The part of draws in which its net present value is 0 or more.") {
        $0.result.paysBack.probability
      },
      .number("error", "One standard error of that for want of draws.") {
        $0.result.paysBack.error
      },
      .part("netPresentValue", spread) { $0.result.netPresentValue },
      .maybePart("costPerTonne", spread) { $0.result.costPerTonne },
    ])

  private struct Year: Sendable {
    let year: Int
    let businessAsUsual: DrawSpread
    let plan: DrawSpread
  }
  private static let fan = APIShape<Year>(
    "FanYear", "Emissions of a year over all draws, metric tons CO2e.",
    [
      .whole("year", "The year.") { $0.year },
      .part("businessAsUsual", spread) { $0.businessAsUsual }, .part("plan", spread) { $0.plan },
    ])

  private static let goal = APIShape<InputSensitivity.Goal>(
    "InputGoal", "What one input is to a target of the year.",
    [
      .text("target", "The id of the target.") { $0.target },
      .number(
        "varianceShare",
        "The part of the variance of the gap to it that goes when the input is known, 0 to 1."
      ) { $0.varianceShare },
      .number(
        "callGain", "How much less often the call met or missed is wrong then, 0 to 1."
      ) { $0.callGain },
    ])
  private static let sensitivity = APIShape<InputSensitivity>(
    "InputSensitivity", "How much one input moves the plan's emissions of a year.",
    [
      .text("input", "The id of its range, or what it is of.") { $0.input.id },
      .text("title", "In words.") { $0.input.title },
      .text("range", "Its range.") { $0.input.text },
      .text("source", "Where the range is from.") { $0.input.source },
      .maybeNumber("atLow", "Emissions with it at its 5th percentile, metric tons CO2e.") {
        $0.ends?.low
      },
      .maybeNumber("atHigh", "Emissions with it at its 95th percentile.") { $0.ends?.high },
      .number("varianceShare", "The part of the variance that goes when it is known, 0 to 1.") {
        $0.varianceShare
      },
      .number("deviationReduction", "How far the standard deviation falls when it is known.") {
        $0.deviationReduction
      },
      .truth(
        "isOfAllowance",
        "Whether it is of a past year that targets count from, so that it moves what they allow and no emissions of the plan."
      ) { $0.isOfAllowance },
      .parts("goals", goal, "What it is to each target of the year.") { $0.goals },
    ])

  private static let answer = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("scenario", .text("The id of the scenario that the actions are on top of.")),
      .must("draws", .whole(nil, "How many draws.")),
      .must("seed", .whole(nil, "The same seed gives the same draws.")),
      .must("year", .whole(nil, "The year whose inputs are ranked.")),
      .must("hasRanges", .truth("False while no input has a range; then all lists are empty.")),
      .must("chances", .list(chance.schema)), .must("budgets", .list(budget.schema)),
      .must("fan", .list(fan.schema)),
      .must(
        "money",
        .list(
          money.schema,
          "Actions whose money can be told, then all of them together; empty unless `money` is asked for."
        )),
      .must(
        "dollarsOf", .whole(nil, "The year of those dollars; null unless asked for.").orNull),
      .must("inputs", .list(sensitivity.schema, "The most moving first.")),
      .must("held", .list(.text(), "What is held as stated though nobody says that it is sure.")),
      .must("omissions", .list(.text(), "What is left out because of an error, a sentence each.")),
    ], name: "Uncertainty", "How sure a plan is.")

  private static let query: [APIParameter] = [
    .query(
      "year", .whole(1_990...2_200, "The year whose inputs are ranked; the last unless given.")),
    .query(
      "draws",
      .whole(DrawQuery.draws, "How many draws.").falling(backTo: 10_000)),
    .query(
      "seed", .whole(0...2_147_483_647, "The same seed gives the same draws.").falling(backTo: 1)),
    .query("latin", .truth("Whether draws are spread evenly.").falling(backTo: false)),
    .scenario,
  ]

  static let show = APIOperation(
    id: "getUncertainty", method: .get, path: base + "/uncertainty", tag: .forecast,
    summary: "Read how sure the plan is, and what moves it most",
    details:
      "Of the last revision. Draws take some seconds the first time: until they are made the answer is 503 with `Retry-After`.",
    access: .workspace(.readWorkspace),
    query: query + [
      .query(
        "money",
        .truth("Whether the money of every action is drawn, too.").falling(backTo: false))
    ],
    successes: [.json(answer, "Chances, fan and inputs.")],
    refusals: [.conflict, .unprocessableContent])

  private static let proposal = APIShape<RangeProposal>(
    "RangeProposal", "A range for a number that nobody has judged yet.",
    [
      .text("kind", "What it is of, as `ranges.csv` has it.") { $0.range.what.rawValue },
      .text("subject", "The id of what it is of.") { $0.range.subject },
      .text("title", "In words.") { $0.subject.title },
      .text("basis", "Why such a range.") { $0.basis },
      .number("swing", "How far it moves the emissions of the year, metric tons CO2e.") {
        $0.swing
      },
    ])
  private static let proposalList = APIList(shape: proposal)

  static let proposals = APIOperation(
    id: "listRangeProposals", method: .get, path: base + "/range-proposals", tag: .forecast,
    summary: "List numbers that should have a range, the most moving first",
    details: "Ranges are rows of `ranges.csv`. As long as it is calculated the answer is 503.",
    access: .workspace(.readWorkspace), query: query + APIParameter.paging(.offset),
    successes: [.json(proposalList.schema, "At most ten.")],
    refusals: [.conflict, .unprocessableContent])

  private func drawn(_ call: APICall) async throws -> (DrawnPlan, DrawQuery, APICall.Calculated) {
    let calculated = try await call.followed()
    guard let years = calculated.calculation.projection?.years else { throw APIProblem.noForecast }
    if let year = call.whole("year"), !years.contains(year) {
      throw APIProblem.notTaken(
        "The forecast goes from \(years.lowerBound) to \(years.upperBound), so \(year) has no inputs."
      )
    }
    let fields = ["year", "draws", "seed"].compactMap { name in
      call.whole(name).map { (name: name, value: String($0)) }
    }
    let query = DrawQuery(
      FormData(fields: fields + (call.truth("latin") ? [(name: "latin", value: "yes")] : [])),
      years: years, .program)
    guard let drawn = try await call.visit.drawn(calculated.calculation, query, within: 10) else {
      throw APIProblem.stillBeingMade("The draws are being made.")
    }
    return (drawn, query, calculated)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let (drawn, query, calculated) = try await drawn(call)
    let draws = drawn.draws
    let years = draws.map { draws in
      zip(draws.years, zip(draws.businessAsUsual, draws.plan)).map {
        Year(year: $0, businessAsUsual: $1.0, plan: $1.1)
      }
    }
    let money = try await call.visit.money(
      of: call.truth("money") ? draws : nil, calculated.calculation, query, within: 10)
    guard let money else { throw APIProblem.stillBeingMade("The money is being drawn.") }
    return .json([
      "revision": .whole(calculated.revision),
      "scenario": .maybe(calculated.calculation.basis?.scenario.id),
      "draws": .whole(query.options.draws),
      "seed": .whole(Int(query.options.seed)), "year": .whole(query.year),
      "hasRanges": .truth(draws != nil),
      "chances": .list((draws?.goals ?? []).map(Self.chance.json)),
      "budgets": .list((draws?.budgets ?? []).map(Self.budget.json)),
      "fan": .list((years ?? []).map(Self.fan.json)),
      "money": .list(Self.rows(of: money.draws).map(Self.money.json)),
      "dollarsOf": .maybe(money.draws?.dollarsOf),
      "inputs": .list((draws?.sensitivities(in: query.year) ?? []).map(Self.sensitivity.json)),
      "held": .texts(drawn.catalog.inputs.held),
      "omissions": .texts(calculated.calculation.forecastOmissions),
    ])
  }

  private static func rows(of drawn: MoneyDraws?) -> [Money] {
    guard let drawn else { return [] }
    return drawn.order.compactMap { id in
      drawn.actions[id].map { Money(action: id, result: $0) }
    } + [drawn.plan.map { Money(action: nil, result: $0) }].compactMap(\.self)
  }

  @Sendable private func proposals(_ call: APICall) async throws -> APIAnswer {
    Self.proposalList.answer(of: try await drawn(call).0.proposals, to: call)
  }
}
