extension IndicatorCatalog {
  /// The indicators of a place's profile unless others are asked for: a few for each hazard, from temperature and
  /// precipitation alone, so that every archive has them.
  public static let profileNames: [String] = [
    "tx-days-above(threshold=90 degF)", "tx-days-above(threshold=95 degF)",
    "tx-days-above(threshold=100 degF)", "tn-days-above(threshold=70 degF)", "hottest-day",
    "heat-wave-days(threshold=95 degF, days=3)", "mean-temperature",
    "tn-days-below(threshold=32 degF)", "coldest-night", "freeze-thaw-days", "longest-dry-spell",
    "dry-days", "total-precipitation", "pr-days-above(threshold=1 in/day)",
    "pr-days-above(threshold=2 in/day)", "wettest-days(days=1)", "wettest-days(days=5)",
    "hot-dry-days", "frost-free-season", "heating-degree-days", "cooling-degree-days",
  ]

  /// The indicators of `profileNames`.
  ///
  /// - Throws: never for the names above; tests make all of them.
  public static func profile() throws(ClimateProblem) -> [Indicator] {
    var result: [Indicator] = []
    for name in profileNames { result.append(try indicator(named: name)) }
    return result
  }

  /// The declaration that an indicator was made from; nil for one that was not.
  public static func declaration(of indicator: Indicator) -> IndicatorDeclaration? {
    declaration(String(indicator.id.prefix { $0 != "(" }))
  }
}
