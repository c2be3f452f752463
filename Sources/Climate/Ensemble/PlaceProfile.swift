/// What is known of a place's climate: every indicator, scenario and period, with the spread across models.
///
/// It is what commands print and plans show, whether it was read from an indicator atlas, computed from daily
/// files or taken from the county summaries. A number that the source does not have is nil, never 0.
public struct PlaceProfile: Hashable, Sendable, Codable {
  public var place: Place
  /// One for each indicator, scenario, period and kind; in the order to show.
  public var entries: [Entry]
  /// Year by year across models; empty when the source has none.
  public var yearly: [YearlySeries]
  /// Observed values year by year; empty when the source has none.
  public var observed: [ObservedSeries]
  /// Models that are not in some entry, and why.
  public var missing: [MissingModel]
  /// What a reader must know before using or comparing the numbers, in full sentences.
  public var notes: [String]
  public var source: Source

  public init(
    place: Place, entries: [Entry] = [], yearly: [YearlySeries] = [],
    observed: [ObservedSeries] = [], missing: [MissingModel] = [], notes: [String] = [],
    source: Source
  ) {
    self.place = place
    self.entries = entries
    self.yearly = yearly
    self.observed = observed
    self.missing = missing
    self.notes = notes
    self.source = source
  }

  /// The name that observed values stand under, as a scenario and as a model.
  public static let observedName = "observed"

  /// A place of an atlas.
  public struct Place: Hashable, Sendable, Codable {
    /// Such as a county's five-digit FIPS code.
    public var id: String
    public var name: String
    /// Degrees north.
    public var latitude: Double?
    /// Degrees east, −180…180.
    public var longitude: Double?
    /// What is known of the data that stand for the place, in sentences, such as how far away their cell is; nil for
    /// nothing that a reader should know.
    public var note: String?

    public init(
      id: String, name: String, latitude: Double? = nil, longitude: Double? = nil,
      note: String? = nil
    ) {
      self.id = id
      self.name = name
      self.latitude = latitude
      self.longitude = longitude
      self.note = note
    }
  }

  /// Whether an entry is a value of a period or its difference from a baseline.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// In the indicator's unit.
    case absolute
    /// Future minus baseline, in the indicator's unit.
    case change
    /// Future minus baseline, in percent of the baseline.
    case percent
  }

  /// One row of a profile.
  public struct Entry: Hashable, Sendable, Codable {
    public var indicator: String
    public var name: String
    /// The unit of the statistics; `%` for the kind `percent`.
    public var unit: String
    /// Such as `rcp85`; `observed` for observations; a sentence where the source states none.
    public var scenario: String
    public var period: ClimatePeriod
    public var kind: Kind
    /// What a change is counted from; nil for the kind `absolute`.
    public var baseline: ClimatePeriod?
    public var statistics: Statistics

    public init(
      indicator: String, name: String, unit: String, scenario: String, period: ClimatePeriod,
      kind: Kind, baseline: ClimatePeriod? = nil, statistics: Statistics
    ) {
      self.indicator = indicator
      self.name = name
      self.unit = unit
      self.scenario = scenario
      self.period = period
      self.kind = kind
      self.baseline = baseline
      self.statistics = statistics
    }
  }

  /// The spread of one entry; nil is what the source does not have.
  public struct Statistics: Hashable, Sendable, Codable {
    public var median: Double?
    public var mean: Double?
    public var p10: Double?
    public var p90: Double?
    /// The lowest model's value.
    public var minimum: Double?
    /// The highest model's value.
    public var maximum: Double?
    /// How many models were used; nil where the source does not say, and for observations.
    public var models: Int?
    /// The share of models that agree on the sign of the median change, 0…1.
    public var agreement: Double?
    /// The lowest single year of any model.
    public var lowestYear: Double?
    /// The highest single year of any model.
    public var highestYear: Double?

    public init(
      median: Double? = nil, mean: Double? = nil, p10: Double? = nil, p90: Double? = nil,
      minimum: Double? = nil, maximum: Double? = nil, models: Int? = nil,
      agreement: Double? = nil, lowestYear: Double? = nil, highestYear: Double? = nil
    ) {
      self.median = median
      self.mean = mean
      self.p10 = p10
      self.p90 = p90
      self.minimum = minimum
      self.maximum = maximum
      self.models = models
      self.agreement = agreement
      self.lowestYear = lowestYear
      self.highestYear = highestYear
    }

    /// The value to show alone: the median, else the mean.
    public var central: Double? { median ?? mean }
  }

  /// A line with its band, as a chart draws it.
  public struct YearlySeries: Hashable, Sendable, Codable {
    public var indicator: String
    public var name: String
    public var unit: String
    public var scenario: String
    /// The window of the running mean that each model was smoothed with first; 1 where it was not.
    public var runningMeanYears: Int
    /// In order of years; a year that no model has is left out.
    public var points: [Point]

    public init(
      indicator: String, name: String, unit: String, scenario: String, runningMeanYears: Int = 1,
      points: [Point]
    ) {
      self.indicator = indicator
      self.name = name
      self.unit = unit
      self.scenario = scenario
      self.runningMeanYears = runningMeanYears
      self.points = points
    }

    /// The models of one year.
    public struct Point: Hashable, Sendable, Codable {
      public var year: Int
      public var median: Double
      public var p10: Double
      public var p90: Double
      /// How many models the year has.
      public var models: Int

      public init(year: Int, median: Double, p10: Double, p90: Double, models: Int) {
        self.year = year
        self.median = median
        self.p10 = p10
        self.p90 = p90
        self.models = models
      }
    }
  }

  /// Observed values of an indicator.
  public struct ObservedSeries: Hashable, Sendable, Codable {
    public var indicator: String
    public var name: String
    public var unit: String
    /// In order of years; a missing year is left out.
    public var points: [Point]

    public init(indicator: String, name: String, unit: String, points: [Point]) {
      self.indicator = indicator
      self.name = name
      self.unit = unit
      self.points = points
    }

    /// The observation of one year.
    public struct Point: Hashable, Sendable, Codable {
      public var year: Int
      public var value: Double

      public init(year: Int, value: Double) {
        self.year = year
        self.value = value
      }
    }
  }

  /// A model that some entry is made without.
  public struct MissingModel: Hashable, Sendable, Codable {
    public var indicator: String
    public var scenario: String
    /// Of the entry that it is missing from.
    public var period: ClimatePeriod
    public var kind: Kind
    public var model: String
    /// A clause such as `has 12 of the 30 years 2035–2064`.
    public var reason: String

    public init(
      indicator: String, scenario: String, period: ClimatePeriod, kind: Kind, model: String,
      reason: String
    ) {
      self.indicator = indicator
      self.scenario = scenario
      self.period = period
      self.kind = kind
      self.model = model
      self.reason = reason
    }
  }

  /// Where the numbers come from.
  public struct Source: Hashable, Sendable, Codable {
    public var title: String
    /// Data set, method and date, as the source states them.
    public var detail: String
    public var license: String

    public init(title: String, detail: String, license: String) {
      self.title = title
      self.detail = detail
      self.license = license
    }
  }
}
