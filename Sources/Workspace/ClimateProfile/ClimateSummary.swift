public import Quantities
public import Tables

/// One row of `climate-summary.csv`: an indicator in one scenario and period, summarized over models.
///
/// The indicator was computed for each model first, on the model's own calendar; only then were models summarized.
public struct ClimateSummary: Hashable, Sendable {
  /// What the numbers of a row are.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The indicator itself.
    case absolute
    /// The difference from the baseline period, in the indicator's unit.
    case change
    /// The difference from the baseline period as a percentage of it.
    case percent
  }

  /// A statistic over models; the raw value is its column.
  public enum Statistic: String, Hashable, Sendable, CaseIterable {
    case median, mean, p10, p90, lowest, highest
    case lowestYear = "lowest_year"
    case highestYear = "highest_year"

    /// In a sentence, such as `10th percentile of models`.
    public var title: String {
      switch self {
      case .median: "median of models"
      case .mean: "mean of models"
      case .p10: "10th percentile of models"
      case .p90: "90th percentile of models"
      case .lowest: "lowest model"
      case .highest: "highest model"
      case .lowestYear: "lowest single year of any model"
      case .highestYear: "highest single year of any model"
      }
    }
  }

  /// The indicator's id, such as `days-above-95f`.
  public var indicator: String
  /// As printed, such as `Days above 95 °F`.
  public var name: String
  /// Of every number of the row.
  public var unit: MeasurementUnit
  public var scenario: ClimateScenario
  public var period: ProfilePeriod
  public var kind: Kind
  /// Statistics that are known; one that is not there is unknown, never 0.
  public var statistics: [Statistic: Double]
  /// How many models were summarized; nil when not stated, and for what was observed.
  public var models: Int?
  /// The share 0…1 of models whose change has the sign of the median change; nil when not stated.
  public var agreement: Double?
  /// Models that the row is made without, and why, as text; empty when none is known.
  public var missingModels: String
  /// What a change is measured from.
  public var baseline: ProfilePeriod?
  /// How the indicator is defined, in words.
  public var definition: String
  /// Ids of sources, separated by spaces.
  public var source: String
  /// Anything a reader should know.
  public var note: String
  public var place: Place

  public init(
    indicator: String, name: String, unit: MeasurementUnit, scenario: ClimateScenario,
    period: ProfilePeriod, kind: Kind, statistics: [Statistic: Double], models: Int? = nil,
    agreement: Double? = nil, missingModels: String = "", baseline: ProfilePeriod? = nil,
    definition: String = "", source: String = "", note: String = "",
    place: Place = Place(file: WorkspaceTables.climateSummary.file)
  ) {
    self.indicator = indicator
    self.name = name
    self.unit = unit
    self.scenario = scenario
    self.period = period
    self.kind = kind
    self.statistics = statistics
    self.models = models
    self.agreement = agreement
    self.missingModels = missingModels
    self.baseline = baseline
    self.definition = definition
    self.source = source
    self.note = note
    self.place = place
  }

  public subscript(statistic: Statistic) -> Double? { statistics[statistic] }
}

/// One row of `climate-series.csv`: an indicator in one scenario and year, in the unit of its summary.
public struct ClimateSeriesPoint: Hashable, Sendable {
  public var indicator: String
  public var scenario: ClimateScenario
  public var year: Int
  /// The median of models, or the value itself where the scenario is `observed`; nil when unknown.
  public var median: Double?
  public var p10: Double?
  public var p90: Double?
  public var models: Int?
  /// The window of the running mean that each model was smoothed with first; 1 for none.
  public var runningMeanYears: Int
  public var place: Place

  public init(
    indicator: String, scenario: ClimateScenario, year: Int, median: Double?, p10: Double? = nil,
    p90: Double? = nil, models: Int? = nil, runningMeanYears: Int = 1,
    place: Place = Place(file: WorkspaceTables.climateSeries.file)
  ) {
    self.indicator = indicator
    self.scenario = scenario
    self.year = year
    self.median = median
    self.p10 = p10
    self.p90 = p90
    self.models = models
    self.runningMeanYears = runningMeanYears
    self.place = place
  }
}

/// One row of `climate-models.csv`: an indicator of one model in one scenario and year, in the unit of its summary.
public struct ClimateModelPoint: Hashable, Sendable {
  public var indicator: String
  public var scenario: ClimateScenario
  /// As the model's makers write it, such as `CNRM-CM5`.
  public var model: String
  public var year: Int
  public var value: Double
  /// The window of the running mean that the model was smoothed with; 1 for none.
  public var runningMeanYears: Int

  public init(
    indicator: String, scenario: ClimateScenario, model: String, year: Int, value: Double,
    runningMeanYears: Int = 1
  ) {
    self.indicator = indicator
    self.scenario = scenario
    self.model = model
    self.year = year
    self.value = value
    self.runningMeanYears = runningMeanYears
  }
}
