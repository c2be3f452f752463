internal import Quantities

/// Shapley values of some summands by random orders, for what hangs on too many actions at once.
///
/// Every order comes with its reverse, so that an action that is early in one is late in the other; the error is
/// the standard deviation of the means of such pairs over the root of their number.
///
/// - Source: [CASTRO-2009] for the estimate; [MITCHELL-2022] for orders with their reverse.
struct SampledShares {
  /// Pairs of orders.
  static let pairs = 256

  /// What each action adds, metric tons CO2e.
  let shares: [Double]
  /// One standard error of each share, metric tons CO2e.
  let errors: [Double]

  /// - Parameter tonnes: What the summands come to when some actions are chosen.
  init(
    players: Int, seed: UInt64, pairs: Int = SampledShares.pairs,
    tonnes: (_ chosen: [Bool]) -> Double
  ) {
    var generator = Xoshiro256StarStar(seed: seed)
    var sums = [Double](repeating: 0, count: players)
    var squares = sums
    var order = Array(0..<players)
    for _ in 0..<pairs {
      order.shuffle(using: &generator)
      var gains = [Double](repeating: 0, count: players)
      for order in [order, order.reversed()] {
        var chosen = [Bool](repeating: false, count: players)
        var before = tonnes(chosen)
        for player in order {
          chosen[player] = true
          let after = tonnes(chosen)
          gains[player] += (after - before) / 2
          before = after
        }
      }
      for player in gains.indices {
        sums[player] += gains[player]
        squares[player] += gains[player] * gains[player]
      }
    }
    let count = Double(pairs)
    shares = sums.map { $0 / count }
    errors = zip(sums, squares).map { sum, square in
      let variance = max(0, square - sum * sum / count) / max(1, count - 1)
      return (variance / count).squareRoot()
    }
  }
}
