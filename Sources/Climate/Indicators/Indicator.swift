/// One indicator ready to be computed: what is reduced, over which periods, in which unit.
///
/// `IndicatorDeclaration` makes one from its parameters.
public struct Indicator: Hashable, Sendable {
  /// The name in files, with the parameters that differ from the defaults, such as `tx-days-above-95f`.
  public var id: String
  /// The definition set: `temperate`, `etccdi` or `planner`.
  public var definitions: DefinitionSet
  public var name: String
  /// How the days of a period become its value; of an index of months, how those of a month become its first input.
  public var reduction: Reduction
  public var unit: IndicatorUnit
  public var period: PeriodRule
  /// What is made of monthly values after the pass through the days; nil where the reduction gives the value itself.
  public let monthlyIndex: MonthlyIndex?

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
    monthlyIndex = nil
  }

  /// An indicator that is read off an index of months.
  public init(
    id: String, definitions: DefinitionSet, name: String, index: MonthlyIndex,
    unit: IndicatorUnit, period: PeriodRule = .yearly
  ) {
    self.id = id
    self.definitions = definitions
    self.name = name
    reduction = index.reductions[0].0
    self.unit = unit
    self.period = period
    monthlyIndex = index
  }

  /// The variables that the indicator needs, each once.
  public var inputs: [ClimateVariable] {
    guard let monthlyIndex else { return reduction.inputs }
    let all = monthlyIndex.reductions.flatMap(\.0.inputs)
    return ClimateVariable.allCases.filter(all.contains)
  }

  /// The base periods that its values depend on, as they are stated.
  public var basePeriods: [ClosedRange<Int>] {
    reduction.baselines.map(\.years) + (monthlyIndex.map { [$0.base] } ?? [])
  }

  /// What one pass through the days computes for it: itself, or the months that its index is made of.
  var passes: [Indicator] {
    guard let monthlyIndex else { return [self] }
    return monthlyIndex.reductions.map { reduction, unit in
      Indicator(
        id: id, definitions: definitions, name: name, reduction: reduction, unit: unit,
        period: .monthly)
    }
  }

  /// The same indicator reported in metric units; thresholds stay what they are.
  public var metric: Indicator {
    var copy = self
    copy.unit = unit.metric
    return copy
  }

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
