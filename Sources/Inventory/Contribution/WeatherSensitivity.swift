public import Factors

/// The part of a building energy that heats and cools space, and so follows degree days.
///
///     W = 1 + h · (HDD ÷ HDD(start) − 1) + c · (CDD ÷ CDD(start) − 1)
///
/// - Source: The form is Cairn's; that weather is told apart by heating and cooling degree days is
///   [ICLEI-CONTRIBUTION-2018], which fits the parts to monthly bills.
/// - Limits: Proportional to degree days; shares of the first year.
public struct WeatherSensitivity: Hashable, Sendable {
  /// Such as `residential`.
  public let subsector: String
  /// Such as `natural-gas`.
  public let activity: String
  /// Part of the first year's energy that follows heating degree days, 0…1.
  public let heating: Double
  /// Part of the first year's energy that follows cooling degree days, 0…1.
  public let cooling: Double
  /// Citation, with a label where it is unverified.
  public let source: String

  public init(
    subsector: String, activity: String, heating: Double, cooling: Double, source: String
  ) {
    self.subsector = subsector
    self.activity = activity
    self.heating = heating
    self.cooling = cooling
    self.source = source
  }

  /// The national averages of the library; nil when it has none for this energy.
  ///
  /// - Source: `constants-analysis.csv`, parameter `weather-share`; most rows are unverified.
  public init?(subsector: String, activity: String, year: Int, library: FactorLibrary) {
    func share(_ index: String) -> Parameter? {
      library.constant(
        "weather-share", variant: "\(subsector):\(activity):\(index)", year: year)
    }
    let rows = (heating: share("hdd"), cooling: share("cdd"))
    let known = [rows.heating, rows.cooling].compactMap { $0 }
    guard !known.isEmpty else { return nil }
    let sources = known.map {
      $0.source.citation + ($0.status == .unverified ? " (unverified)" : "")
    }
    self.init(
      subsector: subsector, activity: activity, heating: rows.heating?.value ?? 0,
      cooling: rows.cooling?.value ?? 0, source: Set(sources).sorted().joined(separator: "; "))
  }
}
