internal import Tables

/// Parameters of an action that benefit–cost asks for.
extension Action {
  /// Names of parameters that any action may have for its money, with what they mean.
  public static let economicParameters = [
    "life_years": "years that the action works after it is complete",
    "discount_rate": "how much less a dollar counts each year, above inflation",
    "cost_price_year": "the year of whose dollars the costs are",
    "energy_savings": "stated, where rows of costs.csv state the energy that is saved",
    "savings_payer": "who gains the energy that is saved, where it is not the usual one",
  ]

  /// The whole years that it works after it is complete; nil when not stated or not usable.
  func life(_ findings: inout [Finding]) -> Int? {
    guard let parameter = parameters["life_years"] else { return nil }
    guard let number = parameter.number, let years = Int(exactly: number.rounded()),
      (1...150).contains(years)
    else {
      findings.append(
        Finding(
          .error, "“\(parameter.text)” is not a life in years. Use a whole number from 1 to 150.",
          at: parameter.place.at(column: "value")))
      return nil
    }
    return years
  }

  /// True once its stated life is over; an action without one works on.
  func isWorn(in year: Int) -> Bool {
    var unusable: [Finding] = []
    return life(&unusable).map { year > fullYear + $0 - 1 } ?? false
  }

  /// The rate that the community states for this action; nil when it states none or one that is not usable.
  func ownRate(_ findings: inout [Finding]) -> DiscountRate? {
    guard let parameter = parameters["discount_rate"] else { return nil }
    guard let rate = parameter.number, (0...0.2).contains(rate) else {
      findings.append(
        Finding(
          .error,
          "“\(parameter.text)” is not a discount rate from 0 to 20 %. Write 3 with the unit percent, or 0.03 with the unit share.",
          at: parameter.place.at(column: "value")))
      return nil
    }
    return DiscountRate(
      id: "own", name: "The community's own rate", spanishName: "Tasa propia de la comunidad",
      rate: rate, source: parameter.source, note: parameter.note)
  }

  /// The year of whose dollars the costs are; nil when not stated.
  var costPriceYear: Int? {
    parameters["cost_price_year"]?.number.flatMap { Int(exactly: $0) }
  }
}
