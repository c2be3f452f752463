/// The rates at which a row of yearly amounts is worth nothing today.
///
///     Σ Fₙ ÷ (1 + r)ⁿ = 0
///
/// With x = 1 ÷ (1 + r) this is a polynomial. Between two neighboring zeros of its derivative it rises or falls only, so
/// that one bisection finds the zero there, if any; the zeros of the derivative are found the same way. No start value is
/// guessed and none is missed, several rates are told as several, and none is made up where there is none.
///
/// - Limits: Rates from −90 % to 1000 % a year; amounts of one year are taken to fall on one day.
/// - Source: Textbook; Descartes' rule says why one change of sign has one rate at most.
public enum InternalRate: Hashable, Sendable {
  /// The one rate, 0.07 for 7 % a year.
  case one(Double)
  /// Several rates, smallest first: none of them alone says whether it pays.
  case several([Double])
  /// All amounts are costs, or all are gains.
  case noChange
  /// Costs and gains alternate and no rate within the limits makes them equal.
  case outside

  /// Finds the rates of amounts by year, the first one today.
  public init(of amounts: [Double]) {
    let kept = amounts.drop { $0 == 0 }
    guard kept.contains(where: { $0 > 0 }), kept.contains(where: { $0 < 0 }) else {
      self = .noChange
      return
    }
    let largest = kept.reduce(0) { max($0, $1.magnitude) }
    let roots = Polynomial(kept.map { $0 / largest }).roots(in: Self.range)
    let rates = roots.map { 1 / $0 - 1 }.sorted()
    switch rates.count {
    case 0: self = .outside
    case 1: self = .one(rates[0])
    default: self = .several(rates)
    }
  }

  /// 1 ÷ (1 + r) at 1000 % and at −90 %.
  private static let range = (1.0 / 11)...10.0

  /// How many times amounts turn from costs to gains or back; zeros do not count.
  public static func signChanges(of amounts: [Double]) -> Int {
    let signs = amounts.filter { $0 != 0 }.map { $0 > 0 }
    return zip(signs, signs.dropFirst()).count { $0 != $1 }
  }
}

/// Σ cₖ xᵏ.
private struct Polynomial {
  let coefficients: [Double]

  init(_ coefficients: [Double]) { self.coefficients = coefficients }

  func callAsFunction(_ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  private var derivative: Polynomial {
    let raised = coefficients.enumerated().dropFirst().map { Double($0.offset) * $0.element }
    let largest = raised.reduce(0) { max($0, $1.magnitude) }
    return Polynomial(largest > 0 ? raised.map { $0 / largest } : raised)
  }

  /// Zeros in a range, in order.
  func roots(in range: ClosedRange<Double>) -> [Double] {
    guard coefficients.count > 1 else { return [] }
    let turns = derivative.roots(in: range)
    let ends = [range.lowerBound] + turns + [range.upperBound]
    var roots: [Double] = []
    for (low, high) in zip(ends, ends.dropFirst()) {
      guard let root = root(low, high) else { continue }
      let isNew = roots.last.map { root - $0 > 1e-9 * root } ?? true
      if isNew { roots.append(root) }
    }
    return roots
  }

  /// The zero between two points where it does not turn; nil for none.
  private func root(_ low: Double, _ high: Double) -> Double? {
    let (first, last) = (self(low), self(high))
    // A zero where it turns without crossing is met only up to rounding.
    if first.magnitude <= tolerance(low) { return low }
    if last.magnitude <= tolerance(high) { return high }
    guard (first < 0) != (last < 0) else { return nil }
    var (left, right) = (low, high)
    for _ in 0..<200 where right - left > 1e-15 * right {
      let middle = (left + right) / 2
      if (self(middle) < 0) == (first < 0) { left = middle } else { right = middle }
    }
    return (left + right) / 2
  }

  /// How far rounding alone may be from zero.
  private func tolerance(_ x: Double) -> Double {
    4e-16 * coefficients.reversed().reduce(0) { $0 * x + $1.magnitude }
  }
}
