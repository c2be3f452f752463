/// Years along an axis.
enum YearTicks {
  /// Pixels of years.
  struct Scale {
    var years: ClosedRange<Int>
    var width: Double

    func callAsFunction(_ year: Int) -> Double {
      let span = max(1, years.upperBound - years.lowerBound)
      return Double(year - years.lowerBound) / Double(span) * width
    }
  }

  static func scale(_ years: ClosedRange<Int>, width: Double) -> Scale {
    Scale(years: years, width: width)
  }

  /// The first and last year, and round years between that are not too near to them.
  static func ticks(in years: ClosedRange<Int>) -> [Int] {
    let span = years.upperBound - years.lowerBound
    let step = span > 60 ? 20 : span > 24 ? 10 : span > 11 ? 5 : span > 6 ? 2 : 1
    guard step > 1 else { return Array(years) }
    let least = max(1, span / 14)
    let round = years.filter {
      $0 % step == 0 && $0 - years.lowerBound > least && years.upperBound - $0 > least
    }
    return [years.lowerBound] + round + [years.upperBound]
  }
}
