/// Prices of years in proportion to one another, such as a consumer price index.
public struct PriceIndex: Hashable, Sendable {
  /// What it is called, such as `price-index of indicators.csv`.
  public var name: String
  /// By year, in any base.
  public var values: [Int: Double]
  /// Ids of sources, separated by spaces.
  public var source: String

  public init(name: String, values: [Int: Double], source: String) {
    self.name = name
    self.values = values
    self.source = source
  }

  /// What a dollar of one year is in dollars of another.
  ///
  ///     f = P(to) ÷ P(from)
  ///
  /// - Returns: Nil when a year is not in the index or its value is not above 0; nothing is interpolated.
  public func factor(from: Int, to: Int) -> Double? {
    guard from != to else { return 1 }
    guard let before = values[from], let after = values[to], before > 0, after > 0 else {
      return nil
    }
    return after / before
  }
}
