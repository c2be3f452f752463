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
    let positions = parts.map { $0 * Double(values.count - 1) }
    let ranks = Set(positions.flatMap { [Int($0), min(Int($0) + 1, values.count - 1)] })
    let found = ordered(values, at: ranks)
    let percentiles = positions.map { position in
      let below = Int(position)
      let (low, high) = (
        found[below] ?? .nan, found[min(below + 1, values.count - 1)] ?? .nan
      )
      return low + (high - low) * (position - Double(below))
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return percentiles + [mean, (squares / Double(values.count - 1)).squareRoot()]
  }

  /// The values that stand at some places of the sorted list, without sorting all of it.
  ///
  /// Values go into slots of equal width between the least and the largest; only slots that hold a wanted place
  /// are sorted.
  static func ordered(_ values: [Double], at ranks: Set<Int>) -> [Int: Double] {
    let slots = 1024
    let low = values.min() ?? 0
    let scale = Double(slots - 1) / ((values.max() ?? 0) - low)
    guard scale.isFinite, values.allSatisfy(\.isFinite) else {
      let sorted = values.sorted()
      return Dictionary(uniqueKeysWithValues: ranks.map { ($0, sorted[$0]) })
    }
    var counts = [Int](repeating: 0, count: slots + 1)
    let slotOf = values.map { value in
      let slot = Int((value - low) * scale)
      counts[slot + 1] += 1
      return slot
    }
    for slot in 1...slots { counts[slot] += counts[slot - 1] }
    let sorted = ranks.sorted()
    var wanted = [Bool](repeating: false, count: slots)
    var slot = 0
    let slotsOfRanks = sorted.map { rank in
      while counts[slot + 1] <= rank { slot += 1 }
      wanted[slot] = true
      return slot
    }
    var members: [Int: [Double]] = [:]
    for (value, slot) in zip(values, slotOf) where wanted[slot] {
      members[slot, default: []].append(value)
    }
    for slot in members.keys { members[slot]?.sort() }
    return Dictionary(
      uniqueKeysWithValues: zip(sorted, slotsOfRanks).map { rank, slot in
        (rank, members[slot]?[rank - counts[slot]] ?? .nan)
      })
  }
}
