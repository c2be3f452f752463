internal import Inventory

/// Where a community buys grid electricity: what bounds the power that can take the place of it.
struct PowerPurchases: Sendable {
  private let positions: [Int]
  /// Energy bought for a canonical unit of activity, which differs from 1 for a part that emits more or less than its whole.
  private let weights: [Double]

  /// - Parameters:
  ///   - records: Of the streams and then of their parts.
  ///   - parts: Those that come after the streams.
  init(_ records: [ActivityRecord], parts: [StreamPart]) {
    let positions = records.indices.filter { records[$0].isGridElectricity }
    let streams = records.count - parts.count
    self.init(
      at: positions, weights: positions.map { $0 < streams ? 1 : parts[$0 - streams].activity })
  }

  /// - Parameter weights: Of each position; 1 unless given.
  init(at positions: [Int], weights: [Double]? = nil) {
    self.positions = positions
    self.weights = weights ?? [Double](repeating: 1, count: positions.count)
  }

  /// True where no grid electricity is bought, so that no power can be too much.
  var isEmpty: Bool { positions.isEmpty }

  /// What is bought, canonical units of energy.
  ///
  /// - Parameter activity: Canonical, by position.
  func bought(_ activity: [Double]) -> Double {
    zip(positions, weights).reduce(0) { $0 + activity[$1.0] * $1.1 }
  }

  /// By how much what is bought changes when some power is added, below 0 for what is made; what cannot be bought less is
  /// exported.
  static func change(of bought: Double, by added: Double) -> Double {
    // Where all of it counts it stays to the last digit what it is.
    bought >= 0 && bought + added >= 0 ? added : max(0, bought + added) - max(0, bought)
  }

  /// Energy bought for a canonical unit of activity, by position; 0 for what is no grid electricity.
  func weights(of count: Int) -> [Double] {
    var all = [Double](repeating: 0, count: count)
    for (position, weight) in zip(positions, weights) { all[position] = weight }
    return all
  }
}
