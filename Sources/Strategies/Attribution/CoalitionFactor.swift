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

  /// - Parameter values: h(S) for every set; bit i of the index stands for the ith member.
  init(members: [Int], values: [Double]) {
    var sums = [Double](repeating: 0, count: members.count + 1)
    var gains = [[Double]](
      repeating: [Double](repeating: 0, count: members.count), count: members.count)
    for set in values.indices { sums[set.nonzeroBitCount] += values[set] }
    for bit in members.indices {
      let flag = 1 << bit
      for set in values.indices where set & flag == 0 {
        gains[bit][set.nonzeroBitCount] += values[set | flag] - values[set]
      }
    }
    self.members = members
    self.sums = sums
    self.gains = gains
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
