public import Climate
internal import Tables

/// Years of every model of an atlas at one place, for what follows each model by itself: degree days for a forecast,
/// and yearly extremes for the return levels of rare events.
public struct AtlasModelYears: Sendable {
  /// One year of one model.
  public struct Value: Hashable, Sendable {
    /// The plain id, as `PlainIndicatorNames` makes it of the profile's indicators.
    public let indicator: String
    public let scenario: String
    public let model: String
    public let year: Int
    /// In the indicator's unit.
    public let value: Double
  }

  private static let degreeDays = ["heating-degree-days", "cooling-degree-days"]

  /// By indicator, scenario, model and year; what a model says of the past stands once, under `historical`, where the
  /// atlas keeps it apart.
  public private(set) var values: [Value] = []
  /// The models with a value, in the order of the atlas.
  public private(set) var models: [String] = []
  /// The plain ids of the degree days that have values.
  public private(set) var degreeDays: [String] = []
  /// The plain ids of the yearly extremes that have values.
  public private(set) var extremes: [String] = []
  /// The plain ids of the yearly extremes that there was no room for.
  public private(set) var dropped: [String] = []

  /// An extreme that is computed in the same way as one already taken, such as `hottest-day` beside `txx`, is passed over.
  /// - Parameters:
  ///   - profile: Of the atlas; only the indicators and scenarios that it shows are taken.
  ///   - most: How many values there may be; extremes are left out for it from the last on, degree days never.
  /// - Throws: `ClimateProblem` when the atlas cannot be read.
  public init(
    of profile: PlaceProfile, in atlas: IndicatorAtlas, most: Int = .max
  ) throws(ClimateProblem) {
    let shown = profile.entries.map(\.indicator).withoutRepeats()
    let names = PlainIndicatorNames(shown)
    for indicator in Self.degreeDays where shown.contains(indicator) {
      if try add(indicator, as: names[indicator], of: profile, atlas) {
        degreeDays.append(names[indicator])
      }
    }
    try addExtremes(shown, names, of: profile, atlas, most: most)
  }

  private mutating func addExtremes(
    _ shown: [String], _ names: PlainIndicatorNames, of profile: PlaceProfile,
    _ atlas: IndicatorAtlas, most: Int
  ) throws(ClimateProblem) {
    var taken: Set<Reduction> = []
    for indicator in shown {
      guard let reduction = Self.yearlyExtreme(indicator), !taken.contains(reduction) else {
        continue
      }
      guard dropped.isEmpty else {
        dropped.append(names[indicator])
        continue
      }
      let before = (values.count, models.count)
      guard try add(indicator, as: names[indicator], of: profile, atlas) else { continue }
      if values.count <= most {
        taken.insert(reduction)
        extremes.append(names[indicator])
      } else {
        values.removeSubrange(before.0...)
        models.removeSubrange(before.1...)
        dropped.append(names[indicator])
      }
    }
  }

  /// What an extreme of the year is made of; nil for any other indicator.
  ///
  /// Parts of the year, as in `…@JJA`, are no extremes of a year.
  private static func yearlyExtreme(_ indicator: String) -> Reduction? {
    guard let found = try? IndicatorCatalog.indicator(named: indicator), found.extreme != nil,
      found.period == .yearly
    else { return nil }
    return found.reduction
  }

  /// Adds the models of an indicator; false where none has a value.
  private mutating func add(
    _ indicator: String, as name: String, of profile: PlaceProfile, _ atlas: IndicatorAtlas
  ) throws(ClimateProblem) -> Bool {
    let count = values.count
    let shown = Set(profile.entries.filter { $0.indicator == indicator }.map(\.scenario))
    let ensemble = try atlas.ensemble(place: profile.place.id, indicator: indicator)
    for scenario in [IndicatorEnsemble.historical] + ensemble.scenarios
    where scenario == IndicatorEnsemble.historical || shown.contains(scenario) {
      for model in ensemble.models { add(ensemble, name, scenario, model) }
    }
    return values.count > count
  }

  private mutating func add(
    _ ensemble: IndicatorEnsemble, _ indicator: String, _ scenario: String, _ model: String
  ) {
    guard let run = ensemble.values(model: model, scenario: scenario), let years = run.years
    else { return }
    let isPast = scenario == IndicatorEnsemble.historical
    let past =
      isPast ? nil : ensemble.values(model: model, scenario: IndicatorEnsemble.historical)
    for year in years where run[year].isFinite && past?[year].isFinite != true {
      values.append(
        Value(
          indicator: indicator, scenario: scenario, model: model, year: year, value: run[year]))
    }
    if !models.contains(model) { models.append(model) }
  }
}
