public import Climate

/// What the five dimensions of an indicator atlas stand for.
public struct AtlasAxes: Hashable, Sendable {
  public var places: [PlaceProfile.Place]
  public var indicators: [IndicatorLabel]
  /// May have `historical` and `observed` beside scenarios.
  public var scenarios: [String]
  /// May have `observed` beside models.
  public var models: [String]
  public var years: ClosedRange<Int>

  public init(
    places: [PlaceProfile.Place], indicators: [IndicatorLabel], scenarios: [String],
    models: [String], years: ClosedRange<Int>
  ) {
    self.places = places
    self.indicators = indicators
    self.scenarios = scenarios
    self.models = models
    self.years = years
  }

  /// How many values one place has of one indicator: scenarios × models × years.
  public var valuesPerSeries: Int { scenarios.count * models.count * years.count }

  /// Where a value stands among those of one place and indicator.
  public func position(scenario: Int, model: Int, year: Int) -> Int {
    (scenario * models.count + model) * years.count + year - years.lowerBound
  }

  /// Checks that every axis has members, each once, and that a place's values fit into one chunk.
  func check() throws(ClimateProblem) {
    try Self.checkNames(places.map(\.id), of: "place")
    try Self.checkNames(indicators.map(\.id), of: "indicator")
    try Self.checkNames(scenarios, of: "scenario")
    try Self.checkNames(models, of: "model")
    guard valuesPerSeries <= 1 << 26 else {
      throw ClimateProblem(
        "An atlas has at most 67 million values for one place and indicator; this one would have \(valuesPerSeries)."
      )
    }
  }

  private static func checkNames(_ names: [String], of axis: String) throws(ClimateProblem) {
    guard !names.isEmpty else {
      throw ClimateProblem("An atlas needs at least one \(axis).")
    }
    var seen: Set<String> = []
    for name in names {
      guard !name.isEmpty, !name.contains("\0") else {
        throw ClimateProblem("An atlas has a \(axis) whose name is empty or has a zero byte.")
      }
      guard seen.insert(name).inserted else {
        throw ClimateProblem("An atlas names the \(axis) “\(name)” twice.")
      }
    }
  }
}

/// What an atlas says of itself in its global attributes.
public struct AtlasDescription: Hashable, Sendable {
  public var title: String
  /// Empty when there is none.
  public var institution: String
  /// The daily data that the atlas is made from.
  public var source: String
  /// When and by which command it was made; a line for each step.
  public var history: String
  public var license: String
  public var cairnVersion: String
  /// The settings that it was made with, as text.
  public var parameters: String
  /// Why models lack values; empty when it is not known or none does.
  public var gaps: [AtlasGap]

  public init(
    title: String, institution: String = "", source: String, history: String, license: String,
    cairnVersion: String, parameters: String, gaps: [AtlasGap] = []
  ) {
    self.title = title
    self.institution = institution
    self.source = source
    self.history = history
    self.license = license
    self.cairnVersion = cairnVersion
    self.parameters = parameters
    self.gaps = gaps
  }
}
