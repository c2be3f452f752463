internal import Glibc

/// Splits a change into the contributions of the factors of a product, without a residual.
///
///     Δ(k) = L(E1, E0) · ln(x1(k) ÷ x0(k)),   L(a, b) = (a − b) ÷ ln(a ÷ b),   L(a, a) = a
///     Σ Δ(k) = E1 − E0
///
/// This is additive LMDI-I. A factor that becomes or stops being zero takes the analytical limit: it
/// carries the whole change, and several such factors share it equally.
///
/// - Source: [ANG-2005], equation 5; zero values by the limits of [ANG-LIU-2007].
/// - Limits: Factors from 0 up; the logarithm of a negative flow, such as a removal, does not exist.
public enum LogMeanDivisia {
  /// The logarithmic mean of two amounts from 0 up, between their geometric and arithmetic means.
  ///
  /// - Returns: 0 when either is 0, the limit; nil when either is negative or not a number.
  public static func logarithmicMean(_ first: Double, _ second: Double) -> Double? {
    guard first >= 0, second >= 0, first.isFinite, second.isFinite else { return nil }
    guard first != second else { return first }
    guard first > 0, second > 0 else { return 0 }
    return (first - second) / logarithm(of: first, over: second)
  }

  /// The contribution of each factor of a chain to its change, metric tons CO2e, in the order of the factors.
  ///
  /// - Throws: `ContributionRefusal` when a factor is negative or not a number, when there is no factor, or
  ///   when the chain states an obstacle.
  public static func contributions(of chain: DriverChain) throws(ContributionRefusal) -> [Double] {
    try check(chain)
    let start = chain.startTonnes
    let end = chain.endTonnes
    if start > 0, end > 0 {
      guard let mean = logarithmicMean(end, start) else { return [] }
      return chain.factors.map { mean * logarithm(of: $0.end, over: $0.start) }
    }
    let change = end - start
    let carries = chain.factors.map { end > 0 ? $0.start == 0 : $0.end == 0 }
    let carriers = carries.count { $0 }
    return carries.map { $0 && change != 0 ? change / Double(carriers) : 0 }
  }

  private static func check(_ chain: DriverChain) throws(ContributionRefusal) {
    if let obstacle = chain.obstacle { throw ContributionRefusal(reason: obstacle) }
    guard !chain.factors.isEmpty else {
      throw ContributionRefusal(reason: "It has no drivers.")
    }
    for factor in chain.factors {
      guard factor.start.isFinite, factor.end.isFinite else {
        throw ContributionRefusal(
          reason: "“\(factor.driver.title)” has no number in one of the years.")
      }
      guard factor.start >= 0, factor.end >= 0 else {
        throw ContributionRefusal(
          reason:
            "“\(factor.driver.title)” is negative, as with a removal of carbon; drivers can only be told apart for emissions above zero."
        )
      }
    }
    for (product, isZero) in [
      (chain.startTonnes, chain.factors.contains { $0.start == 0 }),
      (chain.endTonnes, chain.factors.contains { $0.end == 0 }),
    ] {
      guard product.isFinite, product > 0 || isZero else {
        throw ContributionRefusal(reason: "The product of its drivers is not a usable number.")
      }
    }
  }

  /// ln(a ÷ b), accurate also where the two are nearly equal.
  private static func logarithm(of first: Double, over second: Double) -> Double {
    let relative = (first - second) / second
    return relative.magnitude < 0.5 ? log1p(relative) : log(first / second)
  }
}
