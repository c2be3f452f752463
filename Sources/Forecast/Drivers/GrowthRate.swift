internal import Quantities

/// A yearly change in percent, from some years on another one.
///
///     r(y) = Π (1 + g(x)), x from the year after the base to y
///
/// - Source: Compound growth; methods of US forecasts state it as an average yearly rate.
/// - Limits: The rate of the latest stated year holds until the next; it never reaches back before the first.
public struct GrowthRate: Hashable, Sendable {
  /// Rates in percent by the year they start in; the key 0 is of every year before.
  public let steps: [Int: Double]

  /// Makes a rate that is the same in every year.
  public init(percent: Double) { steps = [0: percent] }

  /// Reads `1.2`, or `2022:1.2 2031:0.4`.
  ///
  /// - Returns: Nil when a word is neither, a year comes twice, or a rate takes away everything (−100 percent or less).
  public init?(_ text: String) {
    var steps: [Int: Double] = [:]
    for word in text.split(separator: " ") {
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      let year = parts.count == 1 ? 0 : Int(parts[0])
      guard (1...2).contains(parts.count), let year, let number = Double(parts[parts.count - 1]),
        number.isFinite, number > -100, number <= 1000, steps[year] == nil,
        parts.count == 1 || (1850...2150).contains(year)
      else { return nil }
      steps[year] = number
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  /// The percentage that holds in a year; 0 before the first that is stated.
  public func percent(in year: Int) -> Double {
    steps.filter { $0.key <= year }.max { $0.key < $1.key }?.value ?? 0
  }

  /// Growth since the first of the years, by year.
  public func multipliers(_ years: ClosedRange<Int>) -> [Double] {
    var product = 1.0
    return years.map { year in
      if year > years.lowerBound { product *= 1 + percent(in: year) / 100 }
      return product
    }
  }

  /// As written in a cell.
  public var text: String {
    steps.sorted { $0.key < $1.key }.map { year, percent in
      (year == 0 ? "" : "\(year):") + NumberText.significant(percent)
    }.joined(separator: " ")
  }
}
