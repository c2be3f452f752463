/// Amounts by year in today's worth.
public enum PresentWorth {
  /// What a dollar of a year is worth in the base year; above 1 for years before it.
  ///
  ///     1 ÷ (1 + r)ⁿ,  n = year − base
  public static func factor(_ rate: DiscountRate, from base: Int, to year: Int) -> Double {
    year >= base ? rate.factor(after: year - base) : 1 / rate.factor(after: base - year)
  }

  /// Net present value of amounts by year.
  ///
  ///     NPV = Σ Fₙ ÷ (1 + r)ⁿ
  ///
  /// - Source: docs/references.md, [OMB-A94].
  public static func sum(
    _ amounts: [Double], from first: Int, rate: DiscountRate, base: Int
  ) -> Double {
    amounts.enumerated().reduce(0) { sum, amount in
      sum + amount.element * factor(rate, from: base, to: first + amount.offset)
    }
  }

  /// What a dollar of today is as equal amounts over some years, the first of them today as all amounts of a year are.
  ///
  ///     a = 1 ÷ Σ (1 + r)⁻ᵏ,  k = 0 … n − 1
  public static func annuity(_ rate: DiscountRate, years: Int) -> Double? {
    guard years > 0 else { return nil }
    return 1 / (0..<years).reduce(0) { $0 + rate.factor(after: $1) }
  }

  /// Years after the first amount until the sum so far is above zero for good; nil when it never is.
  ///
  /// Within the year in which that happens the amount is taken to come evenly. Where money goes out again later, only the
  /// last time counts: what is paid back for a while is not paid back.
  ///
  /// - Returns: 0 when the sum is never below zero.
  public static func payback(_ amounts: [Double]) -> Double? {
    var sum = 0.0
    var payback: Double? = 0
    for (index, amount) in amounts.enumerated() {
      let before = sum
      sum += amount
      if sum < -rounding(amounts) {
        payback = nil
      } else if payback == nil {
        // Of the year that fills the hole, only the part up to zero is waited for.
        payback = Double(index - 1) + (amount > 0 ? min(1, -before / amount) : 1)
      }
    }
    return amounts.contains { $0 != 0 } ? payback : nil
  }

  private static func rounding(_ amounts: [Double]) -> Double {
    1e-12 * amounts.reduce(0) { $0 + $1.magnitude }
  }
}
