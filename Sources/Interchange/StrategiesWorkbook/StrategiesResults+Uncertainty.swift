internal import Forecast
internal import Plan
internal import Quantities
internal import Strategies

extension StrategiesResults {
  /// How sure the plan is; nothing without draws.
  var uncertaintySheets: [Workbook.Sheet] {
    guard let draws else { return [] }
    return [fan(draws), chances(draws), toMeasure(draws)]
  }

  private func fan(_ draws: PlanDraws) -> Workbook.Sheet {
    let names = DrawSpread.parts.map { "p\(Int(($0 * 100).rounded()))" }
    let rows = zip(draws.years, zip(draws.plan, draws.businessAsUsual)).map { year, spreads in
      [.number(Double(year))]
        + [spreads.0, spreads.1].flatMap { spread in
          (spread.percentiles + [spread.mean, spread.standardDeviation]).map { Workbook.Cell($0) }
        }
    }
    return sheet(
      "Fan", ["t CO2e by year: what 5, 10, 25, 50, 75, 90 and 95 % of draws lie below."],
      [.year()]
        + ["plan", "business as usual"].flatMap { course in
          (names + ["mean", "standard deviation"]).map {
            Workbook.Column.amount("\(course) \($0), t CO2e")
          }
        }, rows)
  }

  private func chances(_ draws: PlanDraws) -> Workbook.Sheet {
    let rows = draws.goals.map { goal -> [Workbook.Cell] in
      let year = goal.level.target.year
      return [
        .text(goal.level.target.id), .text(goal.level.target.name), .number(Double(year)),
        .number(goal.level.allowed), Workbook.Cell(calculation.projection?.total(year)),
        Workbook.Cell(calculation.portfolio?.total(year)), .number(goal.probability * 100),
        .number(goal.error * 100), Workbook.Cell(goal.gap.p5), Workbook.Cell(goal.gap.p50),
        Workbook.Cell(goal.gap.p95),
      ]
    }
    return sheet(
      "Target chances",
      ["The part of draws in which the plan is at or below what the target allows."],
      [
        .words("target", 14), .words("name", 34), .year(), .amount("allowed, t CO2e"),
        .amount("business as usual, t CO2e"), .amount("with the plan, t CO2e"),
        .number("chance, percent"), .number("standard error, percentage points"),
        .amount("gap p5, t CO2e", "Above 0 where the target is missed."),
        .amount("gap p50, t CO2e"), .amount("gap p95, t CO2e"),
      ], rows, frozen: 2)
  }

  private func toMeasure(_ draws: PlanDraws) -> Workbook.Sheet {
    let year = draws.years.upperBound
    let rows = draws.sensitivities(in: year).map { found -> [Workbook.Cell] in
      [
        Workbook.Cell(words: found.input.title), Workbook.Cell(words: found.input.text),
        Workbook.Cell(found.ends?.low), Workbook.Cell(found.ends?.high),
        .number(found.varianceShare * 100), .number(found.deviationReduction),
        Workbook.Cell(words: found.input.source),
      ]
    }
    return sheet(
      "What to measure", ["By the part of each input in the spread of \(year)."],
      [
        .words("input", 48), .words("range", 30), .amount("at its p5, t CO2e"),
        .amount("at its p95, t CO2e"), .number("part of the variance, percent"),
        .amount("narrower when known by, t CO2e"), .words("source", 26),
      ], rows)
  }
}
