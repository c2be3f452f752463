/// One factor of a summand: what it is for every set of some actions, summed up by the size of the set.
///
/// Sampling each action with chance t, its mean and the mean gain of an action are
///
///     H(t) = Σ_s t^s (1 − t)^(m − s) · Σ_{|S| = s} h(S)
///     D(i, t) = Σ_s t^s (1 − t)^(m − 1 − s) · Σ_{|S| = s, i ∉ S} (h(S ∪ i) − h(S))
///
/// and the Shapley value of a product of factors is ∫₀¹ D(i, t) · Π of the other H(t) dt.
///
/// - Source: [OWEN-1972] for the integral along the diagonal.
struct CoalitionFactor: Sendable {
  let members: [Int]
  /// Σ h(S) by |S|.
  private let sums: [Double]
  /// Σ (h(S ∪ i) − h(S)) by member and |S|.
  private let gains: [[Double]]

  /// A factor that one action alone decides.
  init(member: Int, present: Double, absent: Double) {
    members = [member]
    sums = [absent, present]
    gains = [[present - absent]]
  }

  /// Each set counts once for its size among the first half of the members and once for its size among the second, so that
  /// the work does not grow with their number.
  ///
  /// - Parameter values: h(S) for every set; bit i of the index stands for the ith member.
  init(members: [Int], values: [Double]) {
    let low = members.count / 2
    let halves = CoalitionHalves(values, low: low, high: members.count - low)
    self.members = members
    sums = halves.sums
    gains = members.indices.map { halves.gains(of: $0) }
  }

  /// H(t).
  func value(at t: Double) -> Double { Self.mean(sums, at: t) }

  /// D(i, t) by member.
  func slopes(at t: Double) -> [Double] { gains.map { Self.mean($0, at: t) } }

  private static func mean(_ sums: [Double], at t: Double) -> Double {
    // Ascending powers of t times descending powers of 1 − t, without a division that 0 or 1 would spoil.
    var rest = [Double](repeating: 1, count: sums.count)
    for index in sums.indices.dropLast().reversed() { rest[index] = rest[index + 1] * (1 - t) }
    var power = 1.0
    var mean = 0.0
    for index in sums.indices {
      mean += sums[index] * power * rest[index]
      power *= t
    }
    return mean
  }
}

/// Sums over all sets of one half of the members, by their size, for each set of the other half.
private struct CoalitionHalves {
  private let low: Int
  private let high: Int
  /// By set of the second half and size in the first.
  private var bySize: [Double]
  /// By size in the second half and set of the first.
  private var bySet: [Double]

  init(_ values: [Double], low: Int, high: Int) {
    self.low = low
    self.high = high
    let (columns, rows) = (1 << low, 1 << high)
    var bySize = [Double](repeating: 0, count: rows * (low + 1))
    var bySet = [Double](repeating: 0, count: (high + 1) * columns)
    let sizes = (0..<columns).map(\.nonzeroBitCount)
    for row in 0..<rows {
      let (first, sizeFirst, setFirst) = (
        row * columns, row * (low + 1), row.nonzeroBitCount * columns
      )
      for column in 0..<columns {
        let value = values[first + column]
        bySize[sizeFirst + sizes[column]] += value
        bySet[setFirst + column] += value
      }
    }
    self.bySize = bySize
    self.bySet = bySet
  }

  /// Σ h(S) by |S|.
  var sums: [Double] {
    var sums = [Double](repeating: 0, count: low + high + 1)
    for row in 0..<(1 << high) {
      for size in 0...low { sums[row.nonzeroBitCount + size] += bySize[row * (low + 1) + size] }
    }
    return sums
  }

  /// Σ (h(S ∪ i) − h(S)) by |S|.
  func gains(of member: Int) -> [Double] {
    var gains = [Double](repeating: 0, count: low + high)
    if member < low {
      let flag = 1 << member
      for column in 0..<(1 << low) where column & flag == 0 {
        for size in 0...high {
          let row = size << low
          gains[size + column.nonzeroBitCount] += bySet[row | column | flag] - bySet[row | column]
        }
      }
    } else {
      let flag = 1 << (member - low)
      for row in 0..<(1 << high) where row & flag == 0 {
        for size in 0...low {
          gains[row.nonzeroBitCount + size] +=
            bySize[(row | flag) * (low + 1) + size] - bySize[row * (low + 1) + size]
        }
      }
    }
    return gains
  }
}
