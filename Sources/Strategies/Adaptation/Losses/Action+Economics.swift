public import Tables

/// Parameters of an action that its money asks for.
extension Action {
  /// Names of parameters that any action may have for its money, with what they mean.
  public static let economicParameters = [
    "life_years": "years that the action works after it is complete",
    "discount_rate": "how much less a dollar counts each year, above inflation",
    "cost_price_year": "the year of whose dollars the costs are",
    "energy_savings": "stated, where rows of costs.csv state the energy that is saved",
    "savings_payer": "who gains the energy that is saved, where it is not the usual one",
  ]

  /// What of them is stated and cannot be used, so that the money is told as if it were not there.
  public var economicFindings: [Finding] {
    [
      unusable("life_years", life) {
        "“\($0)” is not a life in years. Use a whole number from 1 to 150."
      },
      unusable("discount_rate", ownRate) {
        "“\($0)” is not a discount rate from 0 to 20 %. Write 3 with the unit percent, or 0.03 with the unit share."
      },
      unusable("cost_price_year", costPriceYear) {
        "“\($0)” is not a year. Write four digits, such as 2021."
      },
    ].compactMap(\.self)
  }

  private func unusable<Value>(
    _ name: String, _ value: Value?, _ message: (String) -> String
  ) -> Finding? {
    guard value == nil, let parameter = parameters[name] else { return nil }
    return Finding(.error, message(parameter.text), at: parameter.place.at(column: "value"))
  }

  /// The whole years that it works after it is complete; nil when not stated or not usable.
  var life: Int? { whole("life_years", in: 1...150) }

  /// True once its stated life is over; an action without one works on.
  func isWorn(in year: Int) -> Bool { life.map { year > fullYear + $0 - 1 } ?? false }

  /// The rate that the community states for this action; nil when it states none or one that is not usable.
  var ownRate: DiscountRate? {
    guard let parameter = parameters["discount_rate"], let rate = parameter.number,
      (0...0.2).contains(rate)
    else { return nil }
    return DiscountRate(
      id: "own", name: "The community's own rate", spanishName: "Tasa propia de la comunidad",
      rate: rate, source: parameter.source, note: parameter.note)
  }

  /// The year of whose dollars the costs are; nil when not stated or not usable.
  var costPriceYear: Int? { whole("cost_price_year", in: 1850...2150) }

  private func whole(_ name: String, in range: ClosedRange<Int>) -> Int? {
    parameters[name]?.number.flatMap { Int(exactly: $0) }
      .flatMap { range.contains($0) ? $0 : nil }
  }
}
