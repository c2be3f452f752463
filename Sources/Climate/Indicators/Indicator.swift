/// One indicator ready to be computed: what is reduced, over which periods, in which unit.
///
/// `IndicatorDeclaration` makes one from its parameters.
public struct Indicator: Hashable, Sendable {
  /// The name in files, with the parameters that differ from the defaults, such as `tx-days-above-95f`.
  public var id: String
  /// The definition set: `temperate`, `etccdi` or `planner`.
  public var definitions: DefinitionSet
  public var name: String
  public var reduction: Reduction
  public var unit: IndicatorUnit
  public var period: PeriodRule

  public init(
    id: String, definitions: DefinitionSet, name: String, reduction: Reduction,
    unit: IndicatorUnit, period: PeriodRule = .yearly
  ) {
    self.id = id
    self.definitions = definitions
    self.name = name
    self.reduction = reduction
    self.unit = unit
    self.period = period
  }

  /// The variables that the indicator needs, each once.
  public var inputs: [ClimateVariable] { reduction.inputs }

  /// The same indicator over other periods.
  public func over(_ period: PeriodRule) -> Indicator {
    var copy = self
    copy.period = period
    return copy
  }
}

/// A family of definitions that is used as a whole, and named wherever its numbers are shown.
public enum DefinitionSet: String, Hashable, Sendable, Codable, CaseIterable {
  /// As the Climate API of the former Temperate tool computed them, with its peculiarities.
  case temperate
  /// The Expert Team on Climate Change Detection and Indices.
  case etccdi
  /// What planners ask for beside those, in US units.
  case planner
}
