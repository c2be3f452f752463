internal import Forecast
internal import Plan
internal import Strategies

extension StrategiesResults {
  /// What each action takes away: one row for each action with years side by side, and one for each action and year.
  var tonnesSheets: [Workbook.Sheet] {
    guard let portfolio = calculation.portfolio, !portfolio.effective.isEmpty else { return [] }
    return [wedges(portfolio), shares(portfolio)]
  }

  private func wedges(_ portfolio: Portfolio) -> Workbook.Sheet {
    let years = portfolio.projection.years
    func row(_ head: [Workbook.Cell], _ value: (Int) -> Double?, sum: Double?) -> [Workbook.Cell] {
      head + [Workbook.Cell(sum)] + years.map { Workbook.Cell(value($0)) }
    }
    func together(_ value: (Int) -> Double?) -> Double? {
      let found = years.compactMap(value)
      return found.count == years.count ? found.reduce(0, +) : nil
    }
    let actions = portfolio.effective.map { action in
      row(
        name(action), { portfolio.reduction(of: action.id, in: $0) },
        sum: portfolio.cumulativeReduction(of: action.id))
    }
    let sums: [(String, (Int) -> Double?)] = [
      ("All actions", { portfolio.reduction(in: $0) }),
      ("Business as usual", { portfolio.projection.total($0) }),
      ("With the plan", { portfolio.total($0) }),
    ]
    return sheet(
      "Wedges", ["t CO2e that each action takes away in each year, as its share of the reduction."],
      Self.actionColumns + [.amount("all years, t CO2e", width: 17)]
        + years.map { Workbook.Column("\($0), t CO2e", kind: .amount, width: 12) },
      actions
        + sums.map { title, value in
          row([.empty, .text(title)], value, sum: together(value))
        }, frozen: 2)
  }

  private func shares(_ portfolio: Portfolio) -> Workbook.Sheet {
    let rows = portfolio.projection.years.flatMap { year -> [[Workbook.Cell]] in
      portfolio.effective.compactMap { action in
        portfolio.wedge(of: action.id, in: year).map { cells($0, action) }
      }
    }
    return sheet(
      "Shares, alone and last", ["t CO2e by action and year, three ways."],
      [.year()] + Self.actionColumns + [
        .amount("share, t CO2e", "Shapley value; the shares of a year sum to the whole."),
        .amount("standard error of the share, t CO2e", "0 for an exact share."),
        .amount("alone, t CO2e", "Without any other action."),
        .amount("last, t CO2e", "On top of all other actions."),
      ], rows, frozen: 3)
  }

  private func cells(_ wedge: WedgeShare, _ action: Action) -> [Workbook.Cell] {
    let tonnes = [wedge.share, wedge.error, wedge.alone, wedge.last]
    return [.number(Double(wedge.year))] + name(action) + tonnes.map { Workbook.Cell($0) }
  }
}
