public import Factors
internal import Quantities
internal import Tables

extension AbatementCurve {
  /// How it was made, in one sentence.
  public var method: String {
    let money =
      switch span {
      case .cumulative:
        "Net cost in today's worth over the tons of all years of the forecast"
      case .year(let year):
        "Net cost of \(year), with what comes once as equal yearly amounts, over the tons of \(year)"
      }
    return
      "\(money); \(view.title.lowercased()); money at \(rate.percentText) a year for every action alike. Tons are Shapley shares."
  }

  /// What such a curve cannot say, each as a full sentence.
  public static let flaws = [
    "A negative cost of a ton ranks wrongly: fewer tons make it look better. Actions that earn money are therefore ordered by what they earn, and their height must not be compared; the Pareto rank says which of them no other beats in both money and tons.",
    "Actions interact: without one of them the tons, and the money, of the others change.",
    "It has no time: a cheap action may have to wait, and a slow expensive one may have to start first.",
    "What is not money is not in it: health, fairness, risk, and who decides.",
  ]

  /// Explains the curve as a whole.
  public func explanation(of ledger: MoneyLedger, citation: @escaping (String) -> String)
    -> Explanation
  {
    let parts = steps.compactMap { ledger.result(of: $0.action.id, view: view, rate: rate) }
      .map { $0.perTonneExplanation(levelised: false, citation: citation) }
    return Explanation(
      title: "Abatement costs of all actions",
      value:
        "\(NumberText.grouped(tonnes)) t CO2e for \(NumberText.dollars(netCost)) of net cost",
      formula: "c = −NPV ÷ t",
      inputs: steps.map { step in
        Explanation.Input(
          symbol: "c", name: "\(step.action.title), \(NumberText.grouped(step.tonnes)) t CO2e",
          value: NumberText.dollars(step.costPerTonne), unit: "per t CO2e",
          source: "action \(step.action.id)", place: step.action.place)
      }, method: method,
      notes: Self.flaws + leftOut.map { "“\($0.action.title)” is not on it. \($0.reason)" }
    ).withParts { parts }
  }
}

extension EnergyBurden {
  /// Explains one band.
  public func explanation(of band: Band, citation: (String) -> String) -> Explanation {
    let source = citation(band.band.source)
    func input(_ symbol: String, _ name: String, _ value: Double, _ unit: String, _ column: String?)
      -> Explanation.Input
    {
      Explanation.Input(
        symbol: symbol, name: name, value: NumberText.significant(value), unit: unit,
        source: column == nil ? "calculated" : source,
        place: column.map { band.band.place.at(column: $0) })
    }
    return Explanation(
      title: "Energy burden of households with \(band.band.band), \(year)",
      value:
        "\(Self.percent(band.before)) of income before, \(Self.percent(band.after)) after",
      formula: "before = E ÷ I;  after = (E − s · S ÷ h) ÷ I",
      inputs: [
        input("E", "Energy at home", band.band.energyCost, "US dollars a year", "energy_cost_usd"),
        input("I", "Income", band.band.income, "US dollars a year", "income_usd"),
        input("h", "Households", band.band.households, "households", "households"),
        input(
          "S", "Saved by all households in \(year)", savings, "US dollars of \(dollarsOf)", nil),
        input(
          "s", "Part of it that this band gets", band.share, "share",
          band.band.savingShare == nil ? nil : "savings_percent"),
      ],
      method: band.band.savingShare == nil
        ? "Savings go to bands in proportion to what they spend on energy at home."
        : "Savings go to bands as stated.",
      notes: notes + [
        "Means of the band: all of its households count as over \(Self.percent(limit)) or none. Incomes and energy costs stay as stated."
      ])
  }

  /// Such as `6.0 %`.
  public static func percent(_ share: Double) -> String {
    NumberText.grouped(share * 100, decimals: 1) + " %"
  }
}
