internal import Glibc

/// What amounts by year are worth today, draw after draw.
///
///     Σ amount(y) · (1 + r(n))^(base − y)
struct DrawnWorth {
  private let result: MoneyResult
  private let rates: [Double]?
  private let draws: Int

  /// - Parameter rates: Draw after draw; nil for the rate of the result in all of them.
  init(_ result: MoneyResult, rates: [Double]?, draws: Int) {
    self.result = result
    self.rates = rates
    self.draws = draws
  }

  func of(_ lines: [CashLine]) -> [Double] {
    guard let rates else {
      let worth = lines.reduce(0) {
        $0 + $1.flow * PresentWorth.factor(result.rate, from: result.baseYear, to: $1.year)
      }
      return [Double](repeating: worth, count: draws)
    }
    var amounts: [Int: Double] = [:]
    for line in lines { amounts[result.baseYear - line.year, default: 0] += line.flow }
    // In order, so that the sums are the same wherever they are made.
    let ordered = amounts.sorted { $0.key < $1.key }
    return rates.map { rate in
      ordered.reduce(0) { $0 + $1.value * pow(1 + rate, Double($1.key)) }
    }
  }
}
