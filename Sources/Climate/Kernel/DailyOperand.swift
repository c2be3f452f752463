/// What an indicator looks at, day by day: a variable, or something made from several.
///
/// Derived operands are made in double precision, so that `(tasmax + tasmin) / 2` adds no rounding to the file's.
public enum DailyOperand: Hashable, Sendable {
  case variable(ClimateVariable)
  /// (tasmax + tasmin) / 2, the mean that degree days are counted from.
  case meanTemperature
  /// tasmax − tasmin.
  case diurnalRange
  /// A quantity of several variables with an equation of its own, in the canonical unit of its kind.
  case derived(DerivedQuantity)

  /// The variables that the operand needs.
  public var inputs: [ClimateVariable] {
    switch self {
    case .variable(let variable): [variable]
    case .meanTemperature, .diurnalRange: [.tasmax, .tasmin]
    case .derived(let quantity): quantity.inputs
    }
  }

  /// What the operand measures; a threshold for it must be of this kind.
  public var kind: Kind {
    switch self {
    case .variable(let variable): .absolute(variable.kind)
    case .meanTemperature: .absolute(.temperature)
    case .diurnalRange: .difference
    case .derived(let quantity): quantity.kind
    }
  }

  /// What a value of the operand is.
  public enum Kind: Hashable, Sendable {
    /// A value with a zero point of its own, such as a temperature or a depth of rain.
    case absolute(ClimateVariable.Kind)
    /// A difference of temperatures.
    case difference
    /// A number without unit, such as hours of a day.
    case number
  }
}

/// A daily quantity that follows from several variables; each is declared beside its equation.
public struct DerivedQuantity: Hashable, Sendable {
  public let id: String
  public let inputs: [ClimateVariable]
  public let kind: DailyOperand.Kind
  /// From the inputs' values in their canonical units (°C, mm/day, %, m/s) to the quantity's.
  let equation: @Sendable (UnsafePointer<Double>) -> Double

  /// - Parameter equation: takes one value for each of `inputs`, in canonical units; NaN when it does not hold.
  init(
    _ id: String, _ inputs: [ClimateVariable], _ kind: DailyOperand.Kind,
    equation: @escaping @Sendable (UnsafePointer<Double>) -> Double
  ) {
    self.id = id
    self.inputs = inputs
    self.kind = kind
    self.equation = equation
  }

  public static func == (left: DerivedQuantity, right: DerivedQuantity) -> Bool {
    left.id == right.id
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
