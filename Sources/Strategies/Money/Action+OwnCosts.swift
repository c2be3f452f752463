internal import Factors
internal import Quantities
internal import Tables

extension Action {
  /// The years in which the capital of `actions.csv` falls due: from the start to the year of the full effect.
  ///
  /// With own shares to the first year of the greatest of them. An action that ends before has all of it due by its end.
  var capitalYears: ClosedRange<Int> {
    let last = yearOfGreatestShare
    return startYear...max(startYear, min(last, uptake.endYear ?? last))
  }

  private var yearOfGreatestShare: Int {
    guard uptake.curve == .own, let greatest = uptake.shares.values.max() else { return fullYear }
    return uptake.shares.filter { $0.value == greatest }.keys.min() ?? fullYear
  }

  /// What the costs of `actions.csv` come to in a year, US dollars as stated; nil when neither is stated.
  ///
  /// Capital over `capitalYears` as the action spreads, in equal parts where it does so in even steps, the annual cost from the start to the end of the action. Pages of costs,
  /// the curve of abatement costs, tables and figures of plans, rankings and portfolios all take it from here.
  func ownCosts(in year: Int) -> (capital: Double, annual: Double)? {
    guard capitalCost != nil || annualCost != nil else { return nil }
    guard year >= startYear, year <= uptake.endYear ?? .max else { return (0, 0) }
    let capital = due(capitalCost?.dollars ?? 0, in: year, of: capitalYears)
    return (capital, annualCost?.dollars ?? 0)
  }

  /// The same from the start to a year together; nil when neither is stated.
  func ownCosts(through last: Int) -> OwnCosts? {
    OwnCosts(self, through: last)
  }

  /// That all of its cost counts beside a part of its effect; nil where the inventory holds none of the effect.
  var costBesideInventoryNote: String? {
    guard let base = inventoryYear, shareInInventory > 0 else { return nil }
    let percent = NumberText.significant(shareInInventory * 100, digits: 3)
    return
      "All of its cost counts, but \(percent) percent of its full effect is in the inventory of \(base) already and does not: a ton looks that much dearer. State the cost of what is still to be done, and let it start later."
  }
}

/// What the costs of `actions.csv` come to from the start of an action to a year, US dollars as stated.
struct OwnCosts {
  private let action: Action
  private let last: Int
  /// What of the capital falls due by the year.
  let capital: Double
  /// How often the annual cost is due.
  let years: Int
  var annual: Double { (action.annualCost?.dollars ?? 0) * Double(years) }
  var dollars: Double { capital + annual }

  /// - Returns: Nil when neither a capital nor an annual cost is stated.
  fileprivate init?(_ action: Action, through last: Int) {
    guard action.capitalCost != nil || action.annualCost != nil else { return nil }
    self.action = action
    self.last = last
    let end = min(last, action.uptake.endYear ?? last)
    let all = action.startYear...max(action.startYear, end)
    let due = action.startYear <= end ? all.compactMap { action.ownCosts(in: $0) } : []
    capital = due.reduce(0) { $0 + $1.capital }
    years = due.count
  }

  /// What `C + a · n` is made of.
  func inputs(source: String) -> [Explanation.Input] {
    let unit = action.costPriceYear.map { "US dollars of \($0)" } ?? "US dollars"
    let (start, end) = (action.startYear, action.startYear + max(0, years - 1))
    var inputs: [Explanation.Input] = []
    if let whole = action.capitalCost {
      let isWhole = action.capitalYears.upperBound <= last
      inputs.append(
        Explanation.Input(
          symbol: "C",
          name: isWhole
            ? "Capital cost"
            : "Capital cost due by \(last), of \(NumberText.grouped(whole.dollars))",
          value: NumberText.grouped(capital), unit: unit, source: source,
          place: action.place.at(column: "capital_cost_usd")))
    }
    if let annual = action.annualCost {
      inputs.append(
        Explanation.Input(
          symbol: "a", name: "Annual cost", value: NumberText.grouped(annual.dollars),
          unit: "\(unit) a year", source: source, place: action.place.at(column: "annual_cost_usd"))
      )
      inputs.append(
        Explanation.Input(
          symbol: "n", name: years > 0 ? "Years from \(start) to \(end)" : "Years by \(last)",
          value: "\(years)", unit: "years", source: "counted"))
    }
    return inputs
  }
}
