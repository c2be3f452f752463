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

  /// By indicator of a profile, how it is computed: the equation of its declaration and the set that this is of, as in
  /// `count of days with tx > threshold (planner)`; empty for an indicator that is not declared.
  public static func definitions(of profile: PlaceProfile) -> [String: String] {
    Dictionary(profile.entries.map { ($0.indicator, definition(of: $0.indicator)) }) { first, _ in
      first
    }
  }

  private static func definition(of indicator: String) -> String {
    let id = String(indicator.prefix { $0 != "(" && $0 != "@" })
    guard let declaration = declaration(id) else { return "" }
    return "\(declaration.equation) (\(declaration.definitions.rawValue))"
  }

  /// The declaration that a row of a climate table was computed by; nil where its words do not say so.
  ///
  /// - Parameters:
  ///   - indicator: The plain id of the row.
  ///   - definition: The row's definition, as `definitions(of:)` and the full name make it.
  public static func declaration(
    of indicator: String, definition: String
  ) -> IndicatorDeclaration? {
    let last = definition.split(separator: ";").last.map { String($0).drop { $0 == " " } } ?? ""
    if let named = declaration(String(last.prefix { $0 != "(" && $0 != "@" })) { return named }
    // Others may call another indicator by the same id: the equation must be there too.
    guard let found = declaration(indicator), definition.hasPrefix(found.equation) else {
      return nil
    }
    return found
  }
}
