internal import Forecast
internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies

extension StrategiesResults {
  /// How sure the plan is; nothing without draws.
  var uncertaintySheets: [Workbook.Sheet] {
    guard let draws else { return [] }
    return [fan(draws), chances(draws), budgets(draws), toMeasure(draws)].compactMap(\.self)
  }

  private func fan(_ draws: PlanDraws) -> Workbook.Sheet {
    let names = DrawSpread.parts.map { "p\(Int(($0 * 100).rounded()))" }
    let spreads = zip(draws.plan, draws.businessAsUsual)
    let rows = zip(draws.years, spreads).map { year, spreads -> [Workbook.Cell] in
      let amounts: [Double] = [spreads.0, spreads.1].flatMap { spread -> [Double] in
        spread.percentiles + [spread.mean, spread.standardDeviation]
      }
      return [.number(Double(year))] + amounts.map { Workbook.Cell($0) }
    }
    let columns = ["plan", "business as usual"].flatMap { course -> [Workbook.Column] in
      (names + ["mean", "standard deviation"]).map { .amount("\(course) \($0), t CO2e") }
    }
    return sheet(
      "Fan", ["t CO2e by year: what 5, 10, 25, 50, 75, 90 and 95 % of draws lie below."],
      [.year()] + columns, rows)
  }

  private func chances(_ draws: PlanDraws) -> Workbook.Sheet {
    let usual = calculation.targetScenarios.first
    let plan = calculation.planCourse
    let rows = draws.goals.map { goal -> [Workbook.Cell] in
      let (year, reach) = (goal.level.target.year, goal.level.target.reach)
      return [
        .text(goal.level.target.id), .text(goal.level.target.name),
        .text(reach.isEverything ? "all" : reach.title), .number(Double(year)),
        .number(goal.level.allowed),
        Workbook.Cell(usual?.tonnes(year, reach)), Workbook.Cell(plan?.tonnes(year, reach)),
        .percent(goal.probability), .percent(goal.error), Workbook.Cell(goal.gap.p5),
        Workbook.Cell(goal.gap.p50), Workbook.Cell(goal.gap.p95),
      ]
    }
    return sheet(
      "Target chances",
      ["The part of draws in which the plan is at or below what the target allows."],
      [
        .words("target", 14), .words("name", 34), .words("sector", 18), .year(),
        .amount("allowed, t CO2e"),
        .amount("business as usual, t CO2e"), .amount("with the plan, t CO2e"),
        .number("chance, percent"), .number("standard error, percentage points"),
        .amount("gap p5, t CO2e", "Above 0 where the target is missed."),
        .amount("gap p50, t CO2e"), .amount("gap p95, t CO2e"),
      ], rows, frozen: 2)
  }

  private func budgets(_ draws: PlanDraws) -> Workbook.Sheet? {
    guard !draws.budgets.isEmpty else { return nil }
    let rows = draws.budgets.map { drawn -> [Workbook.Cell] in
      let budget = drawn.budget
      return [
        .text(budget.target.id), .text(budget.target.name),
        .text(budget.target.sector?.title ?? "all"), .number(Double(budget.years.lowerBound)),
        .number(Double(budget.years.upperBound)), .number(budget.tonnes),
        .percent(drawn.chance.probability), .percent(drawn.chance.error),
        Workbook.Cell(drawn.left.p5), Workbook.Cell(drawn.left.p50), Workbook.Cell(drawn.left.p95),
      ]
    }
    return sheet(
      "Budget chances",
      ["The part of draws in which the plan uses no more than the budget in all its years."],
      [
        .words("budget", 14), .words("name", 34), .words("sector", 18),
        .number("first year", width: 10), .number("last year", width: 10),
        .amount("budget, t CO2e"), .number("chance, percent"),
        .number("standard error, percentage points"),
        .amount("left p5, t CO2e", "Below 0 where the budget is exceeded."),
        .amount("left p50, t CO2e"), .amount("left p95, t CO2e"),
      ], rows, frozen: 2)
  }

  private func toMeasure(_ draws: PlanDraws) -> Workbook.Sheet {
    let year = draws.years.upperBound
    let rows = draws.sensitivities(in: year).map { found -> [Workbook.Cell] in
      [
        Workbook.Cell(words: found.input.title), Workbook.Cell(words: found.input.text),
        Workbook.Cell(found.ends?.low), Workbook.Cell(found.ends?.high),
        .percent(found.varianceShare), .number(found.deviationReduction),
        found.gapShare.map { .percent($0) } ?? .empty,
        Workbook.Cell(words: found.input.source),
      ]
    }
    return sheet(
      "What to measure", ["By the part of each input in the spread of \(year)."],
      [
        .words("input", 48), .words("range", 30), .amount("at its p5, t CO2e"),
        .amount("at its p95, t CO2e"), .number("part of the variance, percent"),
        .amount("narrower when known by, t CO2e"),
        .number(
          "part of the variance of a gap, percent",
          "Of how far the plan is from a target of the year, the largest where there are several."),
        .words("source", 26),
      ], rows)
  }
}
