public import Quantities
internal import Tables

/// What the climate of a place was and may become: summaries over models, and yearly series.
public struct ClimateProfile: Hashable, Sendable {
  /// In the order of the table.
  public var summaries: [ClimateSummary]
  /// In the order of the table.
  public var series: [ClimateSeriesPoint]
  /// Single models year by year, in the order of the table, for what follows a whole run instead of a summary.
  public var models: [ClimateModelPoint]

  public init(
    summaries: [ClimateSummary] = [], series: [ClimateSeriesPoint] = [],
    models: [ClimateModelPoint] = []
  ) {
    self.summaries = summaries
    self.series = series
    self.models = models
  }

  public var isEmpty: Bool { summaries.isEmpty }

  /// Ids of indicators in order of first appearance.
  public var indicators: [String] {
    summaries.map(\.indicator).withoutRepeats()
  }

  /// The first row of an indicator, for its name, definition and source.
  public func first(_ indicator: String) -> ClimateSummary? {
    summaries.first { $0.indicator == indicator }
  }

  /// The unit of an indicator's values, changes and series; nil when only percentages are known.
  public func unit(of indicator: String) -> MeasurementUnit? {
    summaries.first { $0.indicator == indicator && $0.kind != .percent }?.unit
  }

  /// The rows of an indicator, in the order of the table.
  public func summaries(of indicator: String) -> [ClimateSummary] {
    summaries.filter { $0.indicator == indicator }
  }

  /// The one row of an indicator, scenario, period and kind; nil when there is none.
  public func summary(
    _ indicator: String, _ scenario: ClimateScenario, _ period: ProfilePeriod,
    _ kind: ClimateSummary.Kind = .absolute
  ) -> ClimateSummary? {
    summaries.first {
      $0.indicator == indicator && $0.kind == kind && $0.scenario == scenario
        && $0.period == period
    }
  }

  /// Scenarios of an indicator, or of all: observed, historical, then from low to high forcing.
  public func scenarios(of indicator: String? = nil) -> [ClimateScenario] {
    ClimateScenario.ordered(
      summaries.filter { indicator == nil || $0.indicator == indicator }.map(\.scenario))
  }

  /// Scenarios of an indicator's yearly series, in the same order.
  public func seriesScenarios(of indicator: String) -> [ClimateScenario] {
    ClimateScenario.ordered(series.filter { $0.indicator == indicator }.map(\.scenario))
  }

  /// The years of one series, in order of year.
  public func points(_ indicator: String, _ scenario: ClimateScenario) -> [ClimateSeriesPoint] {
    series.filter { $0.indicator == indicator && $0.scenario == scenario }
      .sorted { $0.year < $1.year }
  }

  /// The years of every model of an indicator and scenario, by the model's name.
  public func modelPoints(
    _ indicator: String, _ scenario: ClimateScenario
  ) -> [String: [ClimateModelPoint]] {
    Dictionary(
      grouping: models.filter { $0.indicator == indicator && $0.scenario == scenario },
      by: \.model)
  }

  /// The value of a baseline period as models give it: of the scenario itself, else of `historical`.
  ///
  /// What was observed is not comparable with a model and never stands in.
  public func modeledBaseline(
    _ indicator: String, _ scenario: ClimateScenario, _ period: ProfilePeriod
  ) -> ClimateSummary? {
    summary(indicator, scenario, period) ?? summary(indicator, .historical, period)
  }
}
