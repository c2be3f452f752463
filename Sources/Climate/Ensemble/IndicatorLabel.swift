/// What people are told about an indicator beside its numbers.
public struct IndicatorLabel: Hashable, Sendable, Codable {
  public var id: String
  public var name: String
  public var unit: String
  /// The definitions that the indicator follows, such as `etccdi` or `temperate`.
  public var definitionSet: String
  /// How it is computed, in words or as a formula.
  public var equation: String
  public var scale: MeasurementScale

  public init(
    id: String, name: String, unit: String, definitionSet: String, equation: String,
    scale: MeasurementScale
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.definitionSet = definitionSet
    self.equation = equation
    self.scale = scale
  }
}

extension IndicatorLabel {
  /// The label of an indicator.
  ///
  /// - Parameter equation: as its declaration states it
  public init(_ indicator: Indicator, equation: String) {
    self.init(
      id: indicator.id, name: indicator.name, unit: indicator.unit.symbol,
      definitionSet: indicator.definitions.rawValue, equation: equation,
      scale: indicator.unit.isRatioScale ? .ratio : .interval)
  }
}
