public import Quantities
public import Tables

/// What is to be better by when: a row of `goals.csv`.
public struct AdaptationGoal: Hashable, Sendable {
  public var id: String
  public var title: String
  public var description: String
  /// Ids of risks.
  public var risks: [String]
  /// Ids of the actions that serve it; empty for every action of its risks.
  public var actions: [String] = []
  /// The id of a row of `indicators.csv` that follows it; empty when none does.
  public var indicator: String
  public var baselineYear: Int?
  /// In `unit`.
  public var baseline: Double?
  public var targetYear: Int?
  /// In `unit`.
  public var target: Double?
  public var unit: MeasurementUnit?
  public var lead: String
  public var status: Action.Status
  /// Ids of sources, separated by spaces.
  public var source: String
  public var note: String
  public var place: Place

  public init(
    id: String, title: String, description: String, risks: [String], indicator: String,
    baselineYear: Int?, baseline: Double?, targetYear: Int?, target: Double?,
    unit: MeasurementUnit?, lead: String, status: Action.Status, source: String, note: String,
    place: Place
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.risks = risks
    self.indicator = indicator
    self.baselineYear = baselineYear
    self.baseline = baseline
    self.targetYear = targetYear
    self.target = target
    self.unit = unit
    self.lead = lead
    self.status = status
    self.source = source
    self.note = note
    self.place = place
  }

  /// True when an action serves the goal for a risk: any action of its risks unless the goal names some.
  ///
  /// - Parameter action: The id of an action that is for the risk.
  public func isServed(by action: String, for risk: String) -> Bool {
    risks.contains(risk) && (actions.isEmpty || actions.contains(action))
  }
}
