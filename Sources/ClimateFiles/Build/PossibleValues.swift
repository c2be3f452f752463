internal import CLanes
public import Climate

/// What a variable can be on Earth; values beyond mean that a file's unit is wrong.
///
/// - Source: temperatures beyond those of the World Meteorological Organization's archive of extremes (−89.2 and 56.7 °C) by
///   a wide margin, and daily rain beyond its 1,825 mm.
public struct PossibleValues: Sendable {
  public let variable: ClimateVariable
  public let unit: ClimateUnit
  /// In the canonical unit.
  private let range: ClosedRange<Double>

  init(of dataset: DailyDataset) { self.init(of: dataset.variable, in: dataset.unit) }

  /// - Parameter unit: Of the values to be checked.
  public init(of variable: ClimateVariable, in unit: ClimateUnit) {
    self.variable = variable
    self.unit = unit
    switch variable.kind {
    case .temperature: range = -120...80
    // Models round to somewhat less than nothing.
    case .precipitation: range = -0.1...5000
    case .humidity: range = -1...200
    case .wind: range = -1...150
    }
  }

  /// - Throws: `ClimateProblem` with the value that cannot be.
  public func check(_ values: UnsafeBufferPointer<Float>) throws(ClimateProblem) {
    let lowest = Float(unit.value(ofCanonical: range.lowerBound))
    let highest = Float(unit.value(ofCanonical: range.upperBound))
    guard let base = values.baseAddress else { return }
    guard lanes_count_outside(base, values.count, lowest, highest) > 0,
      let worst = values.first(where: { $0 < lowest || $0 > highest })
    else { return }
    throw ClimateProblem(
      "\(variable.rawValue) has values such as \(worst) \(unit.symbol), which cannot be. Is the unit “\(unit.symbol)” right?"
    )
  }
}
