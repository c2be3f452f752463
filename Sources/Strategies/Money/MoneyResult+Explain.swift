public import Factors
internal import Quantities
internal import Tables

extension MoneyResult {
  /// Net present value as printed, such as `−$1,200,000`, or why it cannot be told.
  public var netText: String { netPresentValue.map { NumberText.dollars($0) } ?? "cannot be told" }

  /// Payback as printed, such as `8.4 years` or `never`.
  public func paybackText(discounted: Bool = false) -> String {
    guard isKnown else { return "cannot be told" }
    guard let years = discounted ? discountedPayback : payback else {
      return "not by \(flows.years?.upperBound ?? 0)"
    }
    return years == 0 ? "nothing to pay back" : NumberText.grouped(years, decimals: 1) + " years"
  }

  /// The internal rate of return as printed, with several rates told as several.
  public var internalRateText: String {
    switch internalRate {
    case nil: "cannot be told"
    case .one(let rate): Self.percent(rate)
    case .several(let rates):
      "several: \(rates.map(Self.percent).joined(separator: ", ")); use the net present value"
    case .noChange: "none: all years are costs, or all are gains"
    case .outside: "none between −90 % and 1000 %"
    }
  }

  private static func percent(_ rate: Double) -> String {
    NumberText.grouped(rate * 100, decimals: 1) + " %"
  }

  /// Explains the net present value, and what else follows from the same money.
  ///
  /// - Parameter citation: The source of an id, as printed.
  public func explanation(citation: @escaping (String) -> String) -> Explanation {
    let side = view == .all ? "" : ", \(view.title.lowercased())"
    let parts = unitCostParts(citation) + energyParts(citation)
    return Explanation(
      title: "\(action.title): net present value\(side)",
      value: isKnown ? netText : "cannot be told", formula: "NPV = Σ (gains − costs) ÷ (1 + r)ⁿ",
      inputs: stated(citation) + sums + [rateInput(citation)],
      method:
        "Year 0 is \(baseYear); money of a year counts on one day. From the first year with money to \(flows.years?.upperBound ?? baseYear), the end of the forecast; what still stands then is worth nothing here. In US dollars of \(flows.dollarsOf), so rates are above inflation. Energy is what the action's own steps save of what the actions before it have left, at the prices of prices.csv.",
      notes: notes
    ).withParts { parts }
  }

  /// Explains the net cost of a ton.
  public func perTonneExplanation(
    levelised: Bool, citation: @escaping (String) -> String
  ) -> Explanation {
    let cost = levelised ? levelisedCostPerTonne : costPerTonne
    let tonnes = levelised ? discountedTonnes : tonnes
    let whole = explanation(citation: citation)
    return Explanation(
      title: "\(action.title): \(levelised ? "levelized" : "net") cost of a metric ton",
      value: cost.map { NumberText.dollars($0) + " per t CO2e" } ?? "cannot be told",
      formula: levelised ? "c = −NPV ÷ Σ tₙ ÷ (1 + r)ⁿ" : "c = −NPV ÷ Σ tₙ",
      inputs: [
        Explanation.Input(
          symbol: "NPV", name: "Net present value, \(view.title.lowercased())", value: netText,
          unit: "US dollars of \(flows.dollarsOf)", source: "calculated"),
        Explanation.Input(
          symbol: "Σ t", name: levelised ? "Tons, later ones counted less" : "Tons of all years",
          value: tonnes.map { NumberText.grouped($0) } ?? "left out", unit: "t CO2e",
          source: "Shapley shares of the reduction"),
      ],
      method: levelised
        ? "Tons discounted like money: the price of a ton at which the action would pay."
        : "Money discounted, tons not, so that later tons look as cheap as early ones; the levelized cost discounts both.",
      notes: isKnown ? [] : flows.gapSentences
    ).withParts { [whole] }
  }

  private var notes: [String] {
    var notes = flows.gapSentences + flows.notes
    guard isKnown else { return notes + ["Unknown is not zero, so nothing is told."] }
    notes.append(
      "Payback \(paybackText()), discounted \(paybackText(discounted: true)); internal rate of return \(internalRateText)."
    )
    if let ratio {
      notes.append("Gains over costs: \(NumberText.grouped(ratio, decimals: 2)).")
    }
    if let levelisedCostPerYear, let years = flows.years {
      notes.append(
        "As equal amounts over \(years.count) years: \(NumberText.dollars(levelisedCostPerYear)) of net cost a year."
      )
    }
    return notes
  }

  private func rateInput(_ citation: (String) -> String) -> Explanation.Input {
    Explanation.Input(
      symbol: "r", name: rate.name, value: rate.percentText, unit: "a year",
      source: citation(rate.source) + (rate.status == .unverified ? " (unverified)" : ""))
  }

  /// One input for each row that states an amount.
  private func stated(_ citation: (String) -> String) -> [Explanation.Input] {
    var seen: Set<Place> = []
    return flows.lines.compactMap { line in
      guard line.counts(for: view), let place = line.place, seen.insert(place).inserted else {
        return nil
      }
      let rows = flows.lines.filter { $0.place == place && $0.kind == line.kind }
      let years = rows.map(\.year)
      let sum = rows.reduce(0) { $0 + $1.dollars }
      let who = line.payer?.title.lowercased() ?? "not said who"
      return Explanation.Input(
        symbol: line.kind.isGain ? "+" : "−",
        name: "\(line.kind.title), \(who), \(YearList.text(years))",
        value: NumberText.grouped(sum), unit: "US dollars of \(flows.dollarsOf)",
        source: source(of: place, citation), place: place)
    }
  }

  private func source(of place: Place, _ citation: (String) -> String) -> String {
    flows.isFromActions ? citation(action.costSource) : "\(place)"
  }

  /// The kinds in today's worth.
  private var sums: [Explanation.Input] {
    flows.kinds(view).map { kind in
      Explanation.Input(
        symbol: kind.isGain ? "Σ+" : "Σ−", name: "\(kind.title), in worth of \(baseYear)",
        value: NumberText.grouped(present(kind)), unit: "US dollars of \(flows.dollarsOf)",
        source: "calculated")
    }
  }

  /// One part for each cost that is stated per a quantity of the action.
  private func unitCostParts(_ citation: (String) -> String) -> [Explanation] {
    flows.unitCosts.filter { place, _ in
      flows.lines.contains { $0.place == place && $0.counts(for: view) }
    }.sorted { $0.key.row ?? 0 < $1.key.row ?? 0 }.map { place, cost in
      cost.explanation(at: place, citation)
    }
  }

  /// One part for each energy, with its prices.
  private func energyParts(_ citation: (String) -> String) -> [Explanation] {
    let lines = flows.lines.filter { $0.counts(for: view) && !$0.subject.isEmpty }
    var order: [String] = []
    for line in lines where !order.contains(line.subject) { order.append(line.subject) }
    return order.map { subject in
      let own = lines.filter { $0.subject == subject }
      let prices = flows.prices.filter { subject.hasPrefix($0.activityName + ",") }
      return Explanation(
        title: "\(subject.prefix(1).uppercased())\(subject.dropFirst()): saved or added",
        value: NumberText.dollars(own.reduce(0) { $0 + $1.flow }) + " over all years, undiscounted",
        formula: "Σ amount · price",
        inputs: shownYears(own)
          + prices.map { price in
            Explanation.Input(
              symbol: "p", name: "Price in \(price.year)",
              value: NumberText.significant(price.price),
              unit: "US dollars of \(price.priceYear) per \(price.unit.symbol)",
              source: citation(price.source), place: price.place.at(column: "price"))
          },
        method: "Linear between the years of the prices.")
    }
  }

  /// The first, the last and every fifth year.
  private func shownYears(_ lines: [CashLine]) -> [Explanation.Input] {
    let years = Dictionary(grouping: lines, by: \.year).sorted { $0.key < $1.key }
    return years.enumerated().filter { index, entry in
      index == 0 || index == years.count - 1 || entry.key % 5 == 0
    }.map { _, entry in
      Explanation.Input(
        symbol: "s", name: "Saved less added in \(entry.key)",
        value: NumberText.dollars(entry.value.reduce(0) { $0 + $1.flow }),
        unit: "US dollars of \(flows.dollarsOf)", source: "calculated")
    }
  }
}

extension EnergyPrice {
  /// The activity in words, such as `natural gas`.
  fileprivate var activityName: String { activity.split(separator: "-").joined(separator: " ") }
}
