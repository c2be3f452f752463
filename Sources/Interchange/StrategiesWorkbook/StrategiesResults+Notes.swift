internal import Factors
internal import Forecast
internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension StrategiesResults {
  /// What was calculated from what, by which methods, and what is left out.
  var notes: Workbook.Sheet {
    let rows = facts + methods + gaps
    return sheet(
      "Notes", ["Read this first: what the sheets hold and how their numbers came to be."],
      [.words("subject", 26), .words("note", 110)],
      rows.map { [.text($0.0), Workbook.Cell(words: $0.1)] })
  }

  private var facts: [(String, String)] {
    let settings = calculation.workspace.community
    var facts = [
      ("Community", settings.name), ("Calculated from", origin), ("Made on", date),
      ("Warming potentials", calculation.inventory.potentials.title),
    ]
    if let projection = calculation.projection {
      facts += [
        ("Scenario", "\(projection.scenario.name) (\(projection.scenario.id))"),
        ("Base year of the forecast", String(projection.years.lowerBound)),
        ("Last year", String(projection.years.upperBound)),
      ]
    }
    let rate = DiscountRate.usual
    facts.append(
      (
        "Discount rate",
        "\(NumberText.significant(rate.rate * 100)) percent a year (\(rate.name)), unless an action states its own; present values are of \(calculation.money.baseYear)"
      ))
    facts.append(("Dollars", "US dollars of \(calculation.money.dollarsOf)"))
    if let draws { facts.append(("Draws", draws.howDrawn)) }
    return facts
  }

  private var methods: [(String, String)] {
    var rows = [
      (
        "Shares of the reduction",
        "Each action's share is its Shapley value, the mean over all orders in which the actions could have come; the shares of a year sum to the whole to the last digit. Alone: without any other action. Last: on top of all others."
      ),
      (
        "Money",
        "Money is above 0 as a gain and below 0 as a cost; columns named cost are above 0 as a cost. Grants and incentives move money from one to another and cancel for all together. A cost that is not known leaves the action without a value, not with 0."
      ),
      (
        "Ranking",
        "Weighted sum of values from 0 (worst) to 1 (best) over the criteria that are known of an action; outranking is PROMETHEE II."
      ),
    ]
    let curve = calculation.money.curve(.cumulative, rate: .usual)
    rows.append(("Abatement costs", curve.method))
    rows += AbatementCurve.flaws.map { ("What the order cannot say", $0) }
    rows.append(
      (
        "How sure",
        draws == nil
          ? "No input has a range, so nothing is known of how sure the plan is; there are no sheets of it. Add rows to ranges.csv."
          : "Monte Carlo simulation through inventory, drivers, actions and costs; inputs are independent but for records that share a factor. What has no range is held, which is not to say that it is sure."
      ))
    return rows
  }

  private var gaps: [(String, String)] {
    calculation.forecastOmissions.map { ("Left out", $0) }
      + (calculation.portfolio?.limits ?? []).map { ("Counts with less than is stated", $0) }
      + (draws?.held.map { ("Held in the draws", $0) } ?? [])
      + (draws?.findings.filter { $0.severity == .error }.map {
        ("Left out of the draws", "\($0.place): \($0.message)")
      } ?? [])
  }
}
