internal import Forecast
internal import Plan
internal import Quantities
internal import Strategies

/// The side that a row of money is seen from.
private typealias Seen = (view: MoneyView, result: MoneyResult)

extension StrategiesResults {
  /// What actions cost and gain by who pays, year by year, and in the order of what a metric ton costs.
  var moneySheets: [Workbook.Sheet] {
    all.isEmpty ? [] : [money(.usual), moneyByYear, curve(.usual)]
  }

  private var dollars: String { "US$ of \(calculation.money.dollarsOf)" }

  private func money(_ rate: DiscountRate) -> Workbook.Sheet {
    let ledger = calculation.money
    let rows = all.flatMap { action -> [[Workbook.Cell]] in
      let flows = ledger.flows(of: action.id)
      let own = ledger.ownRate(of: action, else: rate)
      let views = MoneyView.allCases.filter { $0 == .all || flows?.views.contains($0) == true }
      return views.compactMap { view in
        ledger.result(of: action.id, view: view, rate: own).map { row(action, ($0.view, $0)) }
      }
    }
    return sheet(
      "Money by payer",
      [
        "\(dollars). Money is above 0 as a gain and below 0 as a cost; columns named cost are above 0 as a cost. Empty where it cannot be told."
      ],
      Self.actionColumns + [
        .words("side", 16), .number("discount rate, percent a year"),
        .amount("net present value, \(dollars)", width: 20), .number("payback, years"),
        .number("discounted payback, years"), .number("internal rate of return, percent a year"),
        .words("about the rate", 24), .number("gains over costs"),
        .amount("all years, t CO2e", width: 17), .amount("net cost, US$ per t CO2e"),
        .amount("levelized cost, US$ per discounted t CO2e", width: 18),
        .amount("levelized cost, US$ a year", width: 18), .words("why it cannot be told", 50),
      ], rows, frozen: 3)
  }

  private func row(_ action: Action, _ seen: Seen) -> [Workbook.Cell] {
    let result = seen.result
    let (percent, words) = returnRate(result.internalRate)
    let cells: [Workbook.Cell] = [
      .text(seen.view.title), .number((result.rate.rate * 1e8).rounded() / 1e6),
      Workbook.Cell(result.netPresentValue), Workbook.Cell(result.payback),
      Workbook.Cell(result.discountedPayback), Workbook.Cell(percent),
      Workbook.Cell(words: words), Workbook.Cell(result.ratio), Workbook.Cell(result.tonnes),
      Workbook.Cell(result.costPerTonne), Workbook.Cell(result.levelisedCostPerTonne),
      Workbook.Cell(result.levelisedCostPerYear),
      Workbook.Cell(words: result.flows.gapSentences.joined(separator: " ")),
    ]
    return name(action) + cells
  }

  private func returnRate(_ rate: InternalRate?) -> (percent: Double?, words: String) {
    switch rate {
    case nil: (nil, "")
    case .one(let rate): (Workbook.Cell.points(rate), "")
    case .several(let rates):
      (
        nil,
        "several: \(rates.map { "\(($0 * 1000).rounded() / 10)" }.joined(separator: ", ")) percent"
      )
    case .noChange: (nil, "only costs, or only gains")
    case .outside: (nil, "none within the limits")
    }
  }

  private var moneyByYear: Workbook.Sheet {
    let rows = all.flatMap { action -> [[Workbook.Cell]] in
      (calculation.money.flows(of: action.id)?.lines ?? []).map { line in
        name(action) + [
          .number(Double(line.year)), .text(line.kind.title),
          Workbook.Cell(words: line.payer?.title ?? "not said"), Workbook.Cell(words: line.subject),
          Workbook.Cell(line.flow),
        ]
      }
    }
    return sheet(
      "Money by year", ["\(dollars), undiscounted. Above 0 is a gain, below 0 a cost."],
      Self.actionColumns + [
        .year(), .words("what", 20), .words("who", 16), .words("energy", 28),
        .amount("money, \(dollars)", width: 20),
      ], rows, frozen: 2)
  }

  private func curve(_ rate: DiscountRate) -> Workbook.Sheet {
    let ledger = calculation.money
    let curve = ledger.curve(.cumulative, rate: rate)
    let steps = curve.steps.enumerated().map { index, step -> [Workbook.Cell] in
      let result = ledger.result(of: step.action.id, view: curve.view, rate: rate)
      return [.number(Double(index + 1))] + name(step.action) + [
        Workbook.Cell(step.tonnes), Workbook.Cell(step.start), Workbook.Cell(step.netCost),
        Workbook.Cell(step.costPerTonne), Workbook.Cell(result?.levelisedCostPerTonne),
        Workbook.Cell(step.paretoRank), .empty,
      ]
    }
    let blank = [Workbook.Cell](repeating: .empty, count: 6)
    let left = curve.leftOut.map { entry in
      [.empty] + name(entry.action) + blank + [Workbook.Cell(words: entry.reason)]
    }
    return sheet(
      "Abatement costs",
      [
        "Money is above 0 as a gain and below 0 as a cost; columns named cost are above 0 as a cost. All years, all together, at \(NumberText.significant(rate.rate * 100)) percent a year. \(dollars)."
      ],
      [.number("order", width: 8)] + Self.actionColumns + [
        .amount("all years, t CO2e", width: 17), .amount("of those before it, t CO2e", width: 17),
        .amount("net cost, \(dollars)", width: 20), .amount("net cost, US$ per t CO2e"),
        .amount("levelized cost, US$ per discounted t CO2e", width: 18),
        .number("Pareto rank", "Among actions that earn money; 1 is the best."),
        .words("why it is not in the order", 50),
      ], steps + left, frozen: 3)
  }
}
