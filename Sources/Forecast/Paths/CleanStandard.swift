internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Emissions of power under a law that sets shares of clean power by year.
///
///     I(y) = (1 − s(y)) ÷ (1 − s(base)), s(y) ≥ s(base)
///
/// - Source: Own; the shares are the law's.
/// - Limits: Takes the part of power that is not clean to stay as dirty as in the base year.
public enum CleanStandard: PathMaker {
  public static let declaration = PathMakerDeclaration(
    id: "clean-standard", name: "Power under a clean electricity standard",
    equation: "I(y) = (1 − s(y)) ÷ (1 − s(base)), s(y) no lower than s(base)",
    parameters: [
      .init(
        "clean-share", "Share of clean power that the law asks for", .share, isYearly: true,
        isRequired: true),
      .init("base-share", "Share of clean power in the base year", .share),
    ],
    unit: "ratio",
    validity:
      "On a straight line from the base year's share to each year of the law; the last share stays. Power that is not clean is taken to stay as dirty as it was; a law binds sales of utilities, and the grid's average may differ.",
    source: "Own equation; shares as stated")

  public static func make(_ inputs: PathInputs) throws(PathProblem) -> MadePath {
    let shares = try inputs.series("clean-share", declaration)
    let stated = try inputs.number("base-share", declaration)
    guard let base = stated ?? inputs.cleanShare?.share else {
      throw PathProblem(
        "The share of clean power in \(inputs.base) is not known. Add a row with “base-share”, or a grid subregion in community.yaml.",
        at: inputs.request.place)
    }
    guard base < 1 else {
      throw PathProblem(
        "All power is clean in \(inputs.base) already, so nothing can be scaled by it.",
        at: inputs.request.place)
    }
    var rows = inputs.inputs("clean-share", "s", "Clean power under the law")
    rows +=
      stated == nil
      ? [
        Explanation.Input(
          symbol: "s(base)", name: "Clean power in \(inputs.base)",
          value: NumberText.significant(base * 100), unit: "percent",
          source: inputs.cleanShare?.source ?? "")
      ] : inputs.inputs("base-share", "s(base)", "Clean power in \(inputs.base)")
    return inputs.path(
      declaration, multipliers(shares, baseShare: base, inputs.years), inputs: rows)
  }

  /// Emissions per unit of power against the base year, by year.
  ///
  /// - Parameter baseShare: Below 1.
  static func multipliers(
    _ shares: YearSeries, baseShare: Double, _ years: ClosedRange<Int>
  ) -> [Double] {
    var points = Dictionary(shares.points.map { ($0.year, $0.value) }) { first, _ in first }
      .filter { $0.key > years.lowerBound }
    points[years.lowerBound] = baseShare
    let line = YearSeries(points)
    let last = line.span?.upperBound ?? years.lowerBound
    return years.map { year in
      let share = line.value(in: min(year, last)) ?? baseShare
      return (1 - max(share, baseShare)) / (1 - baseShare)
    }
  }
}
