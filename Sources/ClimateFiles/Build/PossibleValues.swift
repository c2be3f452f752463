internal import CLanes
public import Climate

/// What a variable can be on Earth; values beyond mean that a file's unit is wrong.
///
/// - Source: temperatures beyond those of the World Meteorological Organization's archive of extremes (−89.2 and 56.7 °C) by
///   a wide margin, and daily rain beyond its 1,825 mm. What downscaling leaves in published archives is no wrong unit:
///   NEX-GDDP-CMIP6 has humidities of −102 to 179 % and winds down to −5 m/s (Earth Engine Data Catalog, NASA/GDDP-CMIP6).
public struct PossibleValues: Sendable {
  public let variable: ClimateVariable
  public let unit: ClimateUnit
  /// In the canonical unit.
  private let range: ClosedRange<Double>

  /// - Parameter unit: Of the values to be checked.
  public init(of variable: ClimateVariable, in unit: ClimateUnit) {
    self.variable = variable
    self.unit = unit
    switch variable.kind {
    case .temperature: range = -120...80
    // Models round to somewhat less than nothing.
    case .precipitation: range = -0.1...5000
    case .humidity: range = -150...250
    case .wind: range = -10...150
    }
  }

  /// - Throws: `ClimateProblem` with the value that cannot be.
  public func check(_ values: UnsafeBufferPointer<Float>) throws(ClimateProblem) {
    guard let value = firstBeyond(values) else { return }
    throw ClimateProblem(
      "\(variable.rawValue) has values such as \(value) \(unit.symbol), which cannot be. Is the unit “\(unit.symbol)” right?"
    )
  }

  /// The first value that cannot be; nil when all can.
  func firstBeyond(_ values: UnsafeBufferPointer<Float>) -> Float? {
    let lowest = Float(unit.value(ofCanonical: range.lowerBound))
    let highest = Float(unit.value(ofCanonical: range.upperBound))
    guard let base = values.baseAddress,
      lanes_count_outside(base, values.count, lowest, highest) > 0
    else { return nil }
    return values.first { $0 < lowest || $0 > highest }
  }
}
