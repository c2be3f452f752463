/// Metric tons CO2e by what ceilings count, then by year of a task.
struct Tonnage: Equatable {
  /// How many years there are.
  let years: Int
  /// One reach after the other, each by year.
  private var values: [Double]

  /// - Parameter reaches: How many there are, the first of which is everything.
  init(reaches: Int, years: Int) {
    self.years = years
    values = [Double](repeating: 0, count: reaches * years)
  }

  /// Metric tons CO2e of everything, by year.
  var whole: [Double] { Array(values.prefix(years)) }

  /// Metric tons CO2e of the `reach`-th reach in the `index`-th year.
  subscript(reach: Int, index: Int) -> Double {
    get { values[reach * years + index] }
    set { values[reach * years + index] = newValue }
  }

  /// Metric tons CO2e of some years together.
  func sum(_ reach: Int, _ indices: Range<Int>) -> Double {
    indices.reduce(0) { $0 + self[reach, $1] }
  }

  mutating func add(_ other: Tonnage, sign: Double = 1) {
    for index in values.indices { values[index] += sign * other.values[index] }
  }

  /// The mean of two of the same shape.
  func mean(with other: Tonnage) -> Tonnage {
    var mean = self
    for index in values.indices { mean.values[index] = (values[index] + other.values[index]) / 2 }
    return mean
  }

  /// True when two differ by rounding alone.
  func isAlike(_ other: Tonnage) -> Bool {
    zip(values, other.values).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($0)) }
  }
}
