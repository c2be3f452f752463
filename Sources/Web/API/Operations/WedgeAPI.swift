import Accounts
import Forecast
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Workspace

/// What actions take away from the forecast, and trying out other ones with and without keeping them.
struct WedgeAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.show, show), APIRoute(Self.levers, levers), APIRoute(Self.attempt, attempt),
      APIRoute(Self.keep, keep),
    ]
  }

  private static let base = "/api/v1/workspaces/{workspace}/forecast"

  /// The plan with its actions as they are, or as they are tried out.
  struct Outcome: Sendable {
    let calculation: PlanCalculation
    let changed: Set<String>
    let off: Set<String>
    let revision: Int

    var years: ClosedRange<Int> { calculation.projection?.years ?? 0...0 }
  }

  private struct Wedge: Sendable {
    let action: Action
    let portfolio: Portfolio
    let isChanged: Bool
    let years: ClosedRange<Int>
  }

  private static let wedge = APIShape<Wedge>(
    "Wedge", "What one action takes away, by year.",
    [
      .text("action", "The id of the action.") { $0.action.id },
      .text("title", "Its name.") { $0.action.title },
      .whole("startYear", "When it starts.") { $0.action.startYear },
      .whole("fullYear", "When its full effect is reached.") { $0.action.fullYear },
      .truth("isChanged", "Whether it is not as the table has it.") { $0.isChanged },
      .json("tonnes", .list(.number().orNull, "Metric tons CO2e, one for each year.")) { wedge in
        .list(
          wedge.years.map { .maybe(wedge.portfolio.reduction(of: wedge.action.id, in: $0)) })
      },
      .json(
        "marginal",
        .list(
          .number().orNull,
          "The same with electricity at the margin of the grid; null where no rate is known.")
      ) { wedge in
        .list(
          wedge.years.map {
            .maybe(wedge.portfolio.marginalReduction(of: wedge.action.id, in: $0))
          })
      },
      .json("alone", .list(.number().orNull, "What it would save without any other action.")) {
        wedge in
        .list(wedge.years.map { .maybe(wedge.portfolio.wedge(of: wedge.action.id, in: $0)?.alone) })
      },
      .texts("needs", "Ids of the actions without which it does nothing: alone it saves 0 then.") {
        $0.action.needs
      },
      .json("last", .list(.number().orNull, "What it saves on top of all others.")) { wedge in
        .list(wedge.years.map { .maybe(wedge.portfolio.wedge(of: wedge.action.id, in: $0)?.last) })
      },
      .maybeNumber("cumulative", "Over all years, metric tons CO2e.") {
        $0.portfolio.cumulativeReduction(of: $0.action.id)
      },
    ])

  private static let total = APISchema.object([
    .must("year", .whole(nil)),
    .must(
      "businessAsUsual",
      .number("Of the scenario without the actions, metric tons CO2e.").orNull),
    .must("plan", .number("With the actions, metric tons CO2e.").orNull),
    .must("reduction", .number("What the actions take away.").orNull),
  ])
  private static let exported = APISchema.object([
    .must("year", .whole(nil)),
    .must("megawattHours", .number("Made or contracted beyond what is bought.")),
    .must("avoided", .number("What it avoids elsewhere at the grid's average, metric tons CO2e.")),
    .must("avoidedAtMargin", .number("The same at the margin of the grid.").orNull),
  ])
  private static let outcome = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("scenario", .text("The id of the scenario that the actions are on top of.")),
      .must("firstYear", .whole(nil)), .must("lastYear", .whole(nil)),
      .must("totals", .list(total)), .must("wedges", .list(wedge.schema)),
      .must(
        "exported",
        .list(exported, "Power that counts as exported and in no total, by year with any.")),
      .must("off", .list(.text(), "Ids of actions that are switched off.")),
      .must("omissions", .list(.text(), "What is left out and why.")),
      .must(
        "capped", .list(.text(), "Effects that were cut off, since more was saved than there is.")),
    ], name: "Wedges", "The plan's emissions with what each action takes away.")

  private static func json(_ outcome: Outcome) -> JSONValue {
    let calculation = outcome.calculation
    let portfolio = calculation.portfolio
    let wedges = portfolio.map { portfolio in
      portfolio.effective.map {
        Wedge(
          action: $0, portfolio: portfolio, isChanged: outcome.changed.contains($0.id),
          years: outcome.years)
      }
    }
    return [
      "revision": .whole(outcome.revision),
      "scenario": .maybe(calculation.basis?.scenario.id),
      "firstYear": .whole(outcome.years.lowerBound),
      "lastYear": .whole(outcome.years.upperBound),
      "totals": .list(
        outcome.years.map { year in
          [
            "year": .whole(year),
            "businessAsUsual": .maybe(calculation.projection?.total(year)),
            "plan": .maybe(portfolio?.total(year)),
            "reduction": .maybe(portfolio?.reduction(in: year)),
          ]
        }), "wedges": .list((wedges ?? []).map(wedge.json)),
      "exported": .list(
        (portfolio?.exportedPower ?? []).map { power in
          [
            "year": .whole(power.year), "megawattHours": .number(power.megawattHours),
            "avoided": .number(power.avoided), "avoidedAtMargin": .maybe(power.avoidedAtMargin),
          ]
        }), "off": .texts(outcome.off.sorted()),
      "omissions": .texts(calculation.forecastOmissions),
      "capped": .texts(portfolio?.capped ?? []),
    ]
  }

  static let show = APIOperation(
    id: "getWedges", method: .get, path: base + "/wedges", tag: .forecast,
    summary: "Read what each action takes away by year", access: .workspace(.readWorkspace),
    query: [.scenario, .revision], successes: [.json(outcome, "The wedges.")],
    refusals: [.conflict, .unprocessableContent])

  // What can be tried out

  struct Lever: Sendable {
    let action: String
    let lever: WhatIfLever
  }

  private static let lever = APIShape<Lever>(
    "Lever", "A number of an action that can be tried out.",
    [
      .text("action", "The id of the action.") { $0.action },
      .text("name", "What `changes` calls it; a parameter after its slash.") {
        $0.lever.name
      },
      .number("stated", "As the tables have it, in the unit of their row.") { $0.lever.stated },
      .number("least", "The least that can be tried.") { $0.lever.range.lowerBound },
      .number("most", "The most that can be tried.") { $0.lever.range.upperBound },
    ])
  private static let leverList = APIList(shape: lever, hasRevision: true)

  static let levers = APIOperation(
    id: "listLevers", method: .get, path: base + "/levers", tag: .forecast,
    summary: "List the numbers of the actions that can be tried out",
    access: .workspace(.readWorkspace),
    query: [.scenario, .revision] + APIParameter.paging(.pinned),
    successes: [.json(leverList.schema, "By action.")],
    refusals: [.conflict, .unprocessableContent])

  private static let changes = APISchema.Property.must(
    "changes",
    .list(
      .object([
        .must("action", .text("The id of the action.", most: 100)),
        .may("isOff", .truth("Whether it is switched off.")),
        .may("startYear", .whole(1990...2200)), .may("fullYear", .whole(1990...2200)),
        .may("endYear", .whole(1990...2200, "The last year with an effect.")),
        .may(
          "finalShare",
          .number("Percent of the full effect that is reached in the end.", in: 0...100)),
        .may(
          "parameters",
          .object([], others: .number(), "By name, in the unit of the row that states it.")),
      ]), most: 200,
      "What differs from the tables, each action once. A number outside of the bounds that `listLevers` tells is brought within."
    ))

  static let attempt = APIOperation(
    id: "tryActions", method: .post, path: base + "/what-if", tag: .forecast,
    summary: "Try out other actions without saving them",
    details:
      "On top of another scenario, too; what is tried out there is not kept, since the tables have the actions of the plan.",
    access: .workspace(.readWorkspace), query: [.scenario],
    body: .json(.object([changes])), successes: [.json(outcome, "What would come of it.")],
    refusals: [.conflict], example: ["changes": [["action": "b1", "startYear": 2028]]])

  static let keep = APIOperation(
    id: "keepTriedActions", method: .post, path: base + "/what-if/keep", tag: .forecast,
    summary: "Keep what was tried out, as one change",
    access: .workspace(.editDocument),
    body: .json(
      .object([
        changes,
        .may(
          "off",
          .choice(
            SwitchedOffActions.Fate.allCases.map(\.rawValue),
            "What becomes of actions that are switched off: a new `scenario` leaves them out, `remove` takes them out of the plan with what belongs to them, `stay` leaves them as they are. Must be given where any is."
          )),
        .may("offName", .text("The name of that scenario.", most: 200)), .base, .reason,
      ])), successes: APIOperation.Success.edited,
    keepsAnswer: true, example: ["changes": [["action": "b1", "startYear": 2028]], "base": 1])

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.followed()
    guard calculated.calculation.projection != nil else { throw APIProblem.noForecast }
    return .json(
      Self.json(
        Outcome(
          calculation: calculated.calculation, changed: [], off: [], revision: calculated.revision))
    )
  }

  @Sendable private func levers(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.followed()
    let years = calculated.calculation.projection?.years
    let all = calculated.calculation.workspace.actions.flatMap { action in
      WhatIfLever.all(of: action, years: years).map { Lever(action: action.id, lever: $0) }
    }
    return Self.leverList.answer(of: all, at: calculated.revision, to: call)
  }

  /// The trial that the body describes, by the fields that the form of the page sends.
  private static func trial(_ call: APICall, _ calculation: PlanCalculation) throws -> WhatIf {
    let actions = calculation.workspace.actions
    let years = calculation.projection?.years
    let tried = TriedChanges(call.body["changes"]?.items ?? [], of: actions, years: years)
    guard tried.flaws.isEmpty else {
      throw APIProblem.notTaken(tried.flaws[0].message, flaws: Array(tried.flaws.prefix(100)))
    }
    guard let trial = WhatIf(FormData(fields: tried.fields), actions, years: years) else {
      throw APIProblem.noForecast
    }
    return trial
  }

  @Sendable private func attempt(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.followed()
    let calculation = calculated.calculation
    guard calculation.projection != nil else { throw APIProblem.noForecast }
    let trial = try Self.trial(call, calculation)
    let tried = try await call.site.trying.pass { calculation.with(actions: trial.actions) }
    return .json(
      Self.json(
        Outcome(
          calculation: tried, changed: trial.changed,
          off: trial.off, revision: calculated.revision)))
  }

  @Sendable private func keep(_ call: APICall) async throws -> APIAnswer {
    let calculation = try await call.calculated().calculation
    guard calculation.projection != nil else { throw APIProblem.noForecast }
    let trial = try Self.trial(call, calculation)
    let kept = KeptTrial(
      trial, of: calculation, fate: try Self.fate(call, trial), name: call.words("offName"),
      call.visit)
    guard kept.problems.isEmpty else {
      throw APIProblem.notTaken(kept.problems.joined(separator: " "))
    }
    return .edited(
      try await call.edit(base: call.base, usual: kept.usualReason) { kept.apply(to: &$0) })
  }

  /// What becomes of the actions that are switched off.
  private static func fate(_ call: APICall, _ trial: WhatIf) throws -> SwitchedOffActions.Fate {
    guard let fate = call.body["off"]?.text.flatMap(SwitchedOffActions.Fate.init) else {
      guard trial.off.isEmpty else {
        throw APIProblem.notTaken(
          "Say with “off” what becomes of the actions that are switched off.",
          flaws: [APIFlaw(place: .body("/off"), message: "Say what becomes of them.")])
      }
      return .stay
    }
    if fate == .remove, !trial.off.isEmpty, try !call.visit.workspace().may(.removeRecord) {
      throw AccountProblem.notAllowed(.removeRecord)
    }
    return fate
  }
}
