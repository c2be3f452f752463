import Accounts
import Factors
import Forecast
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Quantities
import Store
import Strategies
import Tables
import Workspace

/// Forecasts: scenarios side by side with their parts and gaps, targets, and targets that would fit the place.
struct ForecastAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.scenarios, scenarios), APIRoute(Self.targets, targets),
      APIRoute(Self.suggestions, suggestions),
    ]
  }

  private static let base = "/api/v1/workspaces/{workspace}/forecast"

  // Scenarios

  /// A number of a year; nil where it is not known.
  struct YearValue: Sendable {
    let year: Int
    let tonnes: Double?
    let perPerson: Double?
    let range: ClosedRange<Double>?
  }

  private static let yearValue = APIShape<YearValue>(
    "ForecastYear", "The emissions of a year, metric tons CO2e.",
    [
      .whole("year", "The year.") { $0.year },
      .maybeNumber("tonnes", "With the actions of the scenario.") { $0.tonnes },
      .maybeNumber("perPerson", "By resident; null where the population is not known.") {
        $0.perPerson
      },
      .maybeNumber("low", "The lowest under the models of its climate.") { $0.range?.lowerBound },
      .maybeNumber("high", "The highest under the models of its climate.") { $0.range?.upperBound },
    ])

  static let gap = APIShape<TargetGap>(
    "TargetGap", "How far a course is from a target in its year.",
    [
      .number("tonnes", "Metric tons CO2e above what is allowed; below 0 when it is met with room.")
      {
        $0.tonnes
      },
      .choice("standing", ["met", "late", "never"], "When the course comes down to it.") {
        switch $0.arrival {
        case .met: "met"
        case .late: "late"
        case .never: "never"
        }
      },
      .whole("arrival", "Met since, late in, or never until this year.") {
        switch $0.arrival {
        case .met(let since, _): since
        case .late(let year, _): year
        case .never(let until): until
        }
      },
      .maybeWhole("exceeded", "The year after that in which it is above again.") {
        switch $0.arrival {
        case .met(_, let year), .late(_, let year): year
        case .never: nil
        }
      },
    ])

  private static let limitsMeaning =
    "Which actions state more than there is to save, so that only what there is counts, and how much that is; a sentence each."

  private struct Gap: Sendable {
    let level: TargetLevel
    let gap: TargetGap?
    let unknown: String?
    let limits: [String]

    init(_ level: TargetLevel, under course: TargetScenario) {
      self.level = level
      limits = course.limits(for: level.target)
      gap = TargetGap(of: level, under: course)
      unknown = course.unknown(for: level.target)?.text
    }
  }

  private static let gapOf = APIShape<Gap>(
    "ScenarioGap", "A scenario against a target.",
    [
      .text("target", "The id of the target.") { $0.level.target.id },
      .number("allowed", "What the target allows, metric tons CO2e.") { $0.level.allowed },
      .maybePart("gap", gap) { $0.gap },
      .maybeText("unknown", "Why the gap cannot be told; null where it can.") { $0.unknown },
      .texts("limits", Self.limitsMeaning) { $0.limits },
    ])

  private struct Shown: Sendable {
    let scenario: ShownScenario
    let years: [YearValue]
    let parts: [ForecastSeries]
    let gaps: [Gap]
  }

  private static let part = APIShape<ForecastSeries>(
    "ForecastPart", "One part of a scenario with its actions, by year.",
    [
      .text("key", "Such as `buildings` or `CH4`.") { $0.key },
      .text("title", "As it is printed.") { $0.title },
      .truth("isInTotal", "False for what stands beside every total, as biogenic CO2 does.") {
        $0.isInTotal
      },
      .json("tonnes", .list(.number(), "Metric tons CO2e, one for each year, from the first on.")) {
        .list($0.tonnes.map(JSONValue.number))
      },
    ])

  private static let scenario = APIShape<Shown>(
    "Scenario", "A scenario of the plan over the years of the forecast.",
    [
      .text("id", "Its id.") { $0.scenario.entry.scenario.id },
      .text("name", "Its name.") { $0.scenario.name },
      .parts("years", yearValue) { $0.years },
      .parts(
        "parts", part,
        "By what `by` names, with the actions; those in the total add up to it. Empty without `by`."
      ) {
        $0.parts
      },
      .parts("gaps", gapOf, "Against every target.") { $0.gaps },
      .texts("omissions", "What it leaves out and why, a sentence each.") {
        $0.scenario.entry.omissions
      },
      .texts("limits", Self.limitsMeaning) { $0.scenario.entry.limits },
    ])
  private static let scenarioAnswer = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("firstYear", .whole(nil)), .must("lastYear", .whole(nil)),
      .must("scenarios", .list(scenario.schema, "The first is what the others are held against.")),
    ], name: "Scenarios", "The scenarios of a plan side by side.")

  static let scenarios = APIOperation(
    id: "getScenarios", method: .get, path: base + "/scenarios", tag: .forecast,
    summary: "Compare the scenarios by year, part and target",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "actions",
        .choice(
          ScenarioChoice.Acting.allCases.map(\.rawValue),
          "Which actions stand in them: as each states, none, or all."
        ).falling(backTo: "stated")),
      .query(
        "by", .choice(ScenarioChoice.parts.map(\.rawValue), "Parts to tell, beside totals.")),
      .revision,
    ], successes: [.json(scenarioAnswer, "The scenarios.")], refusals: [.conflict])

  @Sendable private func scenarios(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    guard let years = calculation.scenarios?.years else { throw APIProblem.noForecast }
    let choice = ScenarioChoice(
      acting: call.text("actions").flatMap { ScenarioChoice.Acting(rawValue: $0) } ?? .stated,
      part: call.text("by").flatMap { ForecastPart(rawValue: $0) })
    let shown = ShownScenario.all(calculation, choice, .english)
      .map { Self.shown($0, choice.part, calculation) }
    return .json([
      "revision": .whole(calculated.revision), "firstYear": .whole(years.lowerBound),
      "lastYear": .whole(years.upperBound),
      "scenarios": .list(shown.map(Self.scenario.json)),
    ])
  }

  private static func shown(
    _ scenario: ShownScenario, _ part: ForecastPart?, _ calculation: PlanCalculation
  ) -> Shown {
    let entry = scenario.entry
    let population = calculation.workspace.indicators["population"]?.series
    let course = entry.course
    return Shown(
      scenario: scenario,
      years: entry.years.map { year in
        let people = population?.value(in: year)
        let tonnes = entry.total(year)
        return YearValue(
          year: year, tonnes: tonnes,
          perPerson: tonnes.flatMap { tonnes in
            people.flatMap { $0 > 0 ? tonnes / $0 : nil }
          }, range: entry.range(year))
      }, parts: part.map { entry.breakdown(by: $0) } ?? [],
      gaps: calculation.levels.map { Gap($0, under: course) })
  }

  // Targets

  private struct Standing: Sendable {
    let level: TargetLevel
    let gap: Gap?
    let planGap: Gap?
    let pace: TargetPace?
  }

  private static let target = APIShape<Standing>(
    "TargetStanding", "A target with what it allows and how far the plan is from it.",
    [
      .text("id", "Its id.") { $0.level.target.id },
      .text("name", "Its name.") { $0.level.target.name },
      .choice("kind", Target.Kind.allCases.map(\.rawValue), "How it was set.") {
        $0.level.target.kind.rawValue
      },
      .texts("covers", "The scopes and sectors that it counts; empty for everything.") {
        $0.level.target.reach.words
      },
      .whole("year", "Its year.") { $0.level.target.year },
      .whole("baseYear", "What it counts from.") { $0.level.target.baseYear },
      .number("base", "Emissions of the base year, metric tons CO2e.") { $0.level.base },
      .number("allowed", "What it allows in its year, metric tons CO2e.") { $0.level.allowed },
      .number("reduction", "Of the base year's emissions, as a fraction.") { $0.level.reduction },
      .maybePart("businessAsUsual", gapOf) { $0.gap }, .maybePart("plan", gapOf) { $0.planGap },
      .maybeNumber("yearly", "What has to be cut every year from the last inventory on.") {
        $0.pace?.yearly
      },
      .truth("isVerified", "Whether the method behind it was read in its source.") {
        $0.level.status == .verified
      },
    ])
  private static let targetList = APIList(shape: target, hasRevision: true)

  static let targets = APIOperation(
    id: "listTargets", method: .get, path: base + "/targets", tag: .forecast,
    summary: "List the targets with how far the plan is from each",
    details: "The rows themselves are those of `targets.csv`.", access: .workspace(.readWorkspace),
    query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(targetList.schema, "In the order of the table.")], refusals: [.conflict])

  @Sendable private func targets(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let courses = calculation.targetScenarios
    let all = calculation.levels.map { level in
      Standing(
        level: level, gap: courses.first.map { Gap(level, under: $0) },
        planGap: calculation.planCourse.map { Gap(level, under: $0) },
        pace: calculation.pace(to: level))
    }
    return Self.targetList.answer(of: all, at: calculated.revision, to: call)
  }

  private struct Offer: Sendable {
    let suggestion: TargetSuggestion
    let reasons: [String]
  }

  private static let offer = APIShape<Offer>(
    "TargetSuggestion", "A target that would fit the place.",
    [
      .choice("kind", Target.Kind.allCases.map(\.rawValue), "How it is set.") {
        $0.suggestion.target.kind.rawValue
      },
      .text("name", "Its name.") { $0.suggestion.target.name },
      .number("tonnes", "What it allows in its year, or in all years for a budget.") {
        $0.suggestion.tonnes
      },
      .texts("reasons", "Why it is offered.") { $0.reasons },
      .json(
        "cells",
        .object(
          [], others: .text(), "The row of `targets.csv` that would hold it, for `createRow`.")
      ) { offer in
        .members(
          offer.suggestion.cells.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
      },
    ])
  private static let offers = APIList(shape: offer, hasRevision: true)

  static let suggestions = APIOperation(
    id: "listTargetSuggestions", method: .get, path: base + "/target-suggestions", tag: .forecast,
    summary: "List targets that would fit the place, with the reasons",
    access: .workspace(.readWorkspace), query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(offers.schema, "Those that the plan does not have yet.")],
    refusals: [.conflict])

  @Sendable private func suggestions(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let taken = Set(calculation.workspace.targets.map(\.id))
    let text = TargetText.english
    let all = calculation.targetSuggestions.offered.filter { !taken.contains($0.target.id) }
      .map { suggestion in
        Offer(
          suggestion: suggestion,
          reasons: suggestion.reasons.map {
            text.reason($0) { value, decimals in call.visit.number(value, decimals: decimals) }
          })
      }
    return Self.offers.answer(of: all, at: calculated.revision, to: call)
  }
}
