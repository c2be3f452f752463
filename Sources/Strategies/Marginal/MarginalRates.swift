public import Factors
public import Forecast
internal import Quantities
public import Tables

/// What a unit of electricity more or less emits at the margin of the grid, by year.
///
/// An inventory counts power at the average of the grid. What is saved or added is not made by the average plant: in the
/// short run another plant runs less, in the long run another one is built or not. Such rates are offered beside those of
/// the inventory and never count in it.
///
/// - Source: [CAMBIUM-2024] for why lasting changes ask for long-run rates; [EPA-HUB-2021], table 6, for the rates of
///   plants that follow demand.
/// - Limits: By year, not by hour: solar power and evening demand count alike. At the place that the rates are stated for;
///   rates of Cambium at the end use hold losses of the grid, rates of eGRID do not.
public struct MarginalRates: Sendable {
  /// The path of `paths.csv` that holds the community's own rates, in kg CO2e per MWh.
  public static let path = "marginal-electricity"

  /// Such as `Marginal rates of paths.csv`.
  public let title: String
  /// What has to be known beside every number, in full sentences; empty for nothing.
  public let note: String
  /// Where the rates are from, as printed.
  public let source: String
  /// Kilograms CO2e per MWh.
  private let series: YearSeries
  /// True when the first value also counts for all years.
  private let isHeld: Bool

  /// A community's own path; nil when its unit is not that of a rate.
  public init?(path: ReferencePath) {
    guard MeasurementUnit.named(path.unit)?.symbol == "kg-co2e/MWh" else { return nil }
    title = "Marginal rates of paths.csv"
    note = ""
    source = path.source.citation
    series = path.series
    isHeld = false
  }

  /// Rates of plants that follow demand, of one year: no more than a first look.
  public init(_ fact: MarginalFact, potentials: WarmingPotentials) {
    title = "Non-baseload rate of \(fact.subregion), eGRID \(fact.year)"
    note =
      "It is the rate of the plants that followed demand in \(fact.year), held for all years: a short-run rate, which overstates what lasting changes save as the grid becomes cleaner. State a path of long-run rates, such as NREL Cambium's, as “\(Self.path)” in paths.csv."
    source =
      (fact.source?.citation ?? "eGRID") + (fact.status == .unverified ? " (unverified)" : "")
    series = YearSeries([fact.year: potentials.tonnes(fact.emissions) * 1000])
    isHeld = true
  }

  /// Kilograms CO2e per MWh; nil for a year that the path does not reach.
  public func kilogramsPerMegawattHour(_ year: Int) -> Double? {
    isHeld ? series.points.first?.value : series.value(in: year)
  }

  /// True when it has a rate for a year.
  public func reaches(_ year: Int) -> Bool { kilogramsPerMegawattHour(year) != nil }

  /// Metric tons CO2e per canonical unit of energy.
  func rate(_ year: Int) -> Double? {
    kilogramsPerMegawattHour(year).map { $0 / 1000 / Energy.megawattHours(1).canonical }
  }

  /// The rates of a community: its own, else the library's for its grid; nil without either.
  ///
  /// - Parameter findings: Told when its own path cannot be used.
  public static func of(
    path: ReferencePath?, subregion: String, potentials: WarmingPotentials,
    findings: inout [Finding]
  ) -> MarginalRates? {
    if let path {
      if let own = MarginalRates(path: path) { return own }
      findings.append(
        Finding(
          .error,
          "“\(Self.path)” holds rates in kg-co2e/MWh, and its unit is \(path.unit). It was left out.",
          at: Place(file: "paths.csv", column: "unit")))
      return nil
    }
    let fact = ForecastLibrary.standard.marginals[subregion]
    return fact.map { MarginalRates($0, potentials: potentials) }
  }
}
