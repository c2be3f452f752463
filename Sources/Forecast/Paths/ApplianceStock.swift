internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Energy use of a stock of appliances as old ones are replaced by better ones.
///
///     u(y) = (1 − 1 ÷ L) · u(y − 1) + (1 ÷ L) · (e(y) · n + 1 − e(y)), u(base) = 1
///     I(y) = 1 − part + part · u(y)
///
/// with part what of the record's energy they use, L the lifetime in years, n the use of a new efficient one against today's average and e the share of
/// replacements that are efficient; the others use as much as today's average.
///
/// - Source: Own; a stock from which the same part retires every year.
/// - Limits: Growth of the stock is the driver's; early retirement is an action.
public enum ApplianceStock: PathMaker {
  public static let declaration = PathMakerDeclaration(
    id: "appliance-stock", name: "Use of a stock of appliances as it is replaced",
    equation:
      "I(y) = 1 − part + part · u(y);  u(y) = (1 − 1 ÷ L) · u(y − 1) + (1 ÷ L) · (e(y) · n + 1 − e(y)), u(base) = 1",
    parameters: [
      .init("lifetime", "Lifetime in years", .positive, isRequired: true),
      .init(
        "new-use", "Use of a new efficient one against today's average, such as 0.84", .positive,
        isRequired: true),
      .init(
        "efficient-share", "Share of replacements that are efficient; all of them unless given",
        .share, isYearly: true),
      .init(
        "part", "Part of the record's energy that the appliances use; all of it unless given",
        .share),
    ],
    unit: "ratio",
    validity:
      "The same part of the stock is replaced every year. Before the first year of efficient-share no replacement is efficient, after its last the share stays. The rest of the record's energy, beside “part”, stays as it is.",
    source: "Own equation")

  public static func make(_ inputs: PathInputs) throws(PathProblem) -> MadePath {
    guard let lifetime = try inputs.number("lifetime", declaration),
      let newUse = try inputs.number("new-use", declaration)
    else {
      throw PathProblem(
        "The lifetime and the use of a new one are needed.", at: inputs.request.place)
    }
    guard lifetime >= 1 else {
      throw PathProblem(
        "A lifetime of less than a year cannot be followed year by year.",
        at: inputs.rows("lifetime").first?.place ?? inputs.request.place)
    }
    let shares = try inputs.series("efficient-share", declaration)
    let part = try inputs.number("part", declaration) ?? 1
    let remaining = use(lifetime: lifetime, newUse: newUse, shares: shares, inputs.years)
    return inputs.path(
      declaration, remaining.map { 1 - part + part * $0 },
      inputs: inputs.inputs("lifetime", "L", "Lifetime, years")
        + inputs.inputs("new-use", "n", "Use of a new one")
        + inputs.inputs("efficient-share", "e", "Efficient replacements")
        + inputs.inputs("part", "part", "Part of the record's energy"))
  }

  /// Use against the base year, by year.
  static func use(
    lifetime: Double, newUse: Double, shares: YearSeries, _ years: ClosedRange<Int>
  ) -> [Double] {
    var use = 1.0
    return years.map { year in
      guard year > years.lowerBound else { return use }
      let efficient = share(shares, year)
      use = (1 - 1 / lifetime) * use + (efficient * newUse + 1 - efficient) / lifetime
      return use
    }
  }

  private static func share(_ shares: YearSeries, _ year: Int) -> Double {
    guard let span = shares.span else { return 1 }
    return year < span.lowerBound ? 0 : shares.value(in: min(year, span.upperBound)) ?? 0
  }
}
