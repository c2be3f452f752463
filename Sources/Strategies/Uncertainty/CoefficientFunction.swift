internal import Glibc

/// How a number of an action's steps follows the action's parameters, found by trying.
///
/// Most numbers are products of functions of one parameter each, so these are tabulated as polynomials:
///
///     g(p) = g(p₀) · Π u_i(p_i),  u_i(p_i) = g(p₀ with p_i) ÷ g(p₀)
///
/// Where a whole number, such as a move in time, changes the others' functions, each value of it has a product of its own.
/// A form is only taken when it gives the number at points it was not made from, to 1 part in 10¹¹; otherwise
/// the number is worked out anew for every draw.
struct CoefficientFunction: Sendable {
  enum Form: Sendable {
    case constant
    /// By place among the action's drawn parameters.
    case product([Int: ChebyshevSeries])
    /// For each value of the whole number at a place, from the first on.
    case branches(place: Int, first: Int, [CoefficientFunction])
    case direct
  }

  let form: Form
  /// g(p₀).
  let center: Double
  /// Of a product: the factors of parameters that are whole numbers, by place.
  let tables: [Int: WholeTable]

  private init(_ form: Form, center: Double, tables: [Int: WholeTable] = [:]) {
    self.form = form
    self.center = center
    self.tables = tables
  }

  /// - Parameters:
  ///   - center: The stated parameters.
  ///   - limits: Between which each is drawn.
  ///   - wholes: Places of parameters that are whole numbers; these are tabulated one by one.
  ///   - value: g, for parameters within the limits.
  init(
    center: [Double], limits: [ClosedRange<Double>], wholes: Set<Int> = [],
    value: (_ parameters: [Double]) -> Double
  ) {
    self =
      Self.product(center, limits, wholes, value)
      ?? Self.branches(center, limits, wholes, value)
      ?? CoefficientFunction(.direct, center: value(center))
  }

  /// One product for all, or a constant; nil when neither gives the number.
  private static func product(
    _ center: [Double], _ limits: [ClosedRange<Double>], _ wholes: Set<Int>,
    _ value: (_ parameters: [Double]) -> Double
  ) -> CoefficientFunction? {
    let middle = value(center)
    let tried = probes(center, limits).map { probe in
      probe.indices.map { wholes.contains($0) ? probe[$0].rounded() : probe[$0] }
    }.map { ($0, value($0)) }
    if wholes.isEmpty, tried.allSatisfy({ $0.1 == middle }) {
      return CoefficientFunction(.constant, center: middle)
    }
    guard middle != 0, middle.isFinite else { return nil }
    var series: [Int: ChebyshevSeries] = [:]
    var tables: [Int: WholeTable] = [:]
    for place in center.indices {
      func alone(_ parameter: Double) -> Double {
        var parameters = center
        parameters[place] = parameter
        return value(parameters) / middle
      }
      guard !wholes.contains(place) else {
        tables[place] = WholeTable(over: limits[place], alone)
        continue
      }
      guard let found = ChebyshevSeries(over: limits[place], alone) else { return nil }
      if !found.isOne { series[place] = found }
    }
    let agrees = tried.allSatisfy { parameters, value in
      let smooth = series.reduce(middle) { $0 * $1.value.value(at: parameters[$1.key]) }
      let product = tables.reduce(smooth) { $0 * $1.value.value(at: parameters[$1.key]) }
      return (product - value).magnitude <= 1e-11 * max(middle.magnitude, value.magnitude)
    }
    return agrees ? CoefficientFunction(.product(series), center: middle, tables: tables) : nil
  }

  /// A function for each value of the first whole number; nil without one, and when a value has no form.
  private static func branches(
    _ center: [Double], _ limits: [ClosedRange<Double>], _ wholes: Set<Int>,
    _ value: (_ parameters: [Double]) -> Double
  ) -> CoefficientFunction? {
    guard let place = wholes.min() else { return nil }
    // With more leaves than this, working out every draw by itself is less work.
    let leaves = wholes.reduce(1.0) { $0 * (limits[$1].upperBound - limits[$1].lowerBound + 1) }
    guard leaves <= 500 else { return nil }
    let numbers = Int(limits[place].lowerBound)...Int(limits[place].upperBound)
    var functions: [CoefficientFunction] = []
    for number in numbers {
      var (center, limits) = (center, limits)
      center[place] = Double(number)
      limits[place] = Double(number)...Double(number)
      let function = CoefficientFunction(
        center: center, limits: limits, wholes: wholes.subtracting([place]), value: value)
      if case .direct = function.form { return nil }
      functions.append(function)
    }
    return CoefficientFunction(
      .branches(place: place, first: numbers.lowerBound, functions), center: value(center))
  }

  /// Points within the limits, away from the center and from each other in every parameter.
  static func probes(_ center: [Double], _ limits: [ClosedRange<Double>]) -> [[Double]] {
    [0.07, 0.31, 0.58, 0.93].map { part in
      limits.indices.map { place in
        let shifted = (part + 0.37 * Double(place)).truncatingRemainder(dividingBy: 1)
        return limits[place].lowerBound
          + (limits[place].upperBound - limits[place].lowerBound) * shifted
      }
    }
  }
}

/// A function of a whole number, value by value.
struct WholeTable: Sendable {
  private let first: Int
  private let values: [Double]

  init(over limits: ClosedRange<Double>, _ value: (Double) -> Double) {
    let numbers = Int(limits.lowerBound)...Int(limits.upperBound)
    self.init(first: numbers.lowerBound, values: numbers.map { value(Double($0)) })
  }

  /// - Parameter first: The number that the first value is of.
  init(first: Int, values: [Double]) {
    self.first = first
    self.values = values
  }

  /// - Parameter number: Between the ends of the table.
  func value(at number: Double) -> Double { values[Int(number) - first] }

  /// Puts the value at each of a column into another.
  func fill(
    _ target: UnsafeMutablePointer<Double>, at numbers: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    for draw in 0..<count { target[draw] = value(at: numbers[draw]) }
  }

  /// Multiplies each of a column by the value at its partner.
  func multiply(
    _ target: UnsafeMutablePointer<Double>, at numbers: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    for draw in 0..<count { target[draw] *= value(at: numbers[draw]) }
  }
}

/// A function of one number as a polynomial through points that leave no wide gap at the ends.
///
///     u(x) ≈ Σ c_k · T_k(t),  t from −1 to 1 over the limits
///
/// - Source: [TREFETHEN-2013], chapters 2 to 4; summed by Clenshaw's rule.
struct ChebyshevSeries: Sendable {
  let coefficients: [Double]
  private let middle: Double
  private let half: Double

  /// Nil when no polynomial of the degrees tried gives the function between its points.
  init?(over limits: ClosedRange<Double>, _ value: (Double) -> Double) {
    let middle = (limits.lowerBound + limits.upperBound) / 2
    let half = (limits.upperBound - limits.lowerBound) / 2
    (self.middle, self.half) = (middle, half)
    guard half > 0 else {
      coefficients = [value(middle)]
      return
    }
    for degree in [1, 2, 8, 16, 32] {
      let series = Self.coefficients(degree: degree, middle: middle, half: half, value)
      let checks = [-0.97, -0.61, -0.13, 0.29, 0.77, 0.99]
      let agrees = checks.allSatisfy { t in
        let exact = value(middle + half * t)
        return (Self.sum(series, t) - exact).magnitude <= 1e-12 * max(1, exact.magnitude)
      }
      if agrees {
        coefficients = series
        return
      }
    }
    return nil
  }

  /// True for the function that is 1 everywhere.
  var isOne: Bool {
    coefficients.first.map { ($0 - 1).magnitude < 1e-14 } ?? false
      && coefficients.dropFirst().allSatisfy { $0.magnitude < 1e-14 }
  }

  func value(at x: Double) -> Double {
    half > 0 ? Self.sum(coefficients, (x - middle) / half) : coefficients[0]
  }

  /// Multiplies each of a column by the function of its partner; the columns have room up to a multiple of 8.
  func multiply(
    _ target: UnsafeMutablePointer<Double>, at x: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    guard half > 0 else { return ColumnArithmetic.multiply(target, coefficients[0], count) }
    // Clenshaw's rule waits for each step, so eight draws go side by side.
    let first = coefficients.first ?? 0
    for start in stride(from: 0, to: count, by: 8) {
      var t = SIMD8<Double>()
      for lane in 0..<8 { t[lane] = (x[start + lane] - middle) / half }
      let twice = t + t
      var (one, two) = (SIMD8<Double>(), SIMD8<Double>())
      for order in stride(from: coefficients.count - 1, to: 0, by: -1) {
        (one, two) = (twice * one - two + coefficients[order], one)
      }
      let value = t * one - two + first
      for lane in 0..<8 { target[start + lane] *= value[lane] }
    }
  }

  private static func coefficients(
    degree: Int, middle: Double, half: Double, _ value: (Double) -> Double
  ) -> [Double] {
    let count = degree + 1
    let angles = (0..<count).map { (Double($0) + 0.5) / Double(count) * Double.pi }
    let values = angles.map { value(middle + half * cos($0)) }
    return (0..<count).map { order in
      let sum = zip(angles, values).reduce(0) { $0 + $1.1 * cos(Double(order) * $1.0) }
      return sum * (order == 0 ? 1 : 2) / Double(count)
    }
  }

  private static func sum(_ coefficients: [Double], _ t: Double) -> Double {
    var (one, two) = (0.0, 0.0)
    for coefficient in coefficients.dropFirst().reversed() {
      (one, two) = (2 * t * one - two + coefficient, one)
    }
    return t * one - two + (coefficients.first ?? 0)
  }
}
