import Quantities
import TestSupport
import Testing

@testable import Strategies

@Suite struct WeightSensitivityTests {
  @Test func `the range of two actions by two criteria is worked out by hand`() {
    let criteria = [PrioritySamples.scored("x"), PrioritySamples.scored("y")]
    // a1: t · 1 + (1 − t) · 0.25, a2: t · 0.5 + (1 − t) · 1; equal at t = 0.6
    let matrix = PrioritySamples.matrix([[5, 2], [3, 5]], criteria)
    let ranking = Ranking(matrix, weights: [0.8, 0.2], method: .weighted)
    let range = WeightSensitivity(ranking, count: 1).ranges[0]
    #expect(isClose(range.first.lowerBound, 0.6) && range.first.upperBound == 1)
    #expect(range.below == "a2" && range.above == nil)
    #expect(isClose(range.order.lowerBound, 0.6))
  }

  @Test(arguments: Ranking.Method.allCases, 1...8)
  func `ranges are those that trying every weight finds`(_ method: Ranking.Method, _ seed: Int) {
    var random = Seed(UInt64(seed))
    let criteria = (0..<4).map { PrioritySamples.scored("c\($0)") }
    let rows = (0..<6).map { _ in
      (0..<4).map { _ in
        Double.random(in: 0..<1, using: &random) < 0.15
          ? nil : Double.random(in: 1...5, using: &random)
      }
    }
    let matrix = PrioritySamples.matrix(rows, criteria)
    let weights = WeightSensitivity.randomWeights(4, &random)
    let ranking = Ranking(matrix, weights: weights, method: method)
    let ranges = WeightSensitivity(ranking, count: 1).ranges
    for column in criteria.indices {
      let tried = Tried(ranking, column)
      #expect(tried.isSame(ranges[column].first, as: tried.first), "criterion \(column), first")
      #expect(tried.isSame(ranges[column].order, as: tried.order), "criterion \(column), order")
    }
  }

  /// Ranges by trying a thousand weights.
  private struct Tried {
    var first: ClosedRange<Double>
    var order: ClosedRange<Double>
    static let step = 0.001

    init(_ ranking: Ranking, _ column: Int) {
      let own = ranking.weights[column]
      func order(_ weight: Double) -> [String] {
        let weights = ranking.weights.indices.map { index in
          index == column ? weight : ranking.weights[index] / (1 - own) * (1 - weight)
        }
        return Ranking(ranking.matrix, weights: weights, method: ranking.method).entries
          .map(\.action.id)
      }
      let now = ranking.entries.map(\.action.id)
      func end(_ step: Double, _ isKept: ([String]) -> Bool) -> Double {
        var weight = own
        while weight + step > 0, weight + step < 1, isKept(order(weight + step)) { weight += step }
        return weight
      }
      first = end(-Self.step) { $0.first == now.first }...end(Self.step) { $0.first == now.first }
      self.order = end(-Self.step) { $0 == now }...end(Self.step) { $0 == now }
    }

    /// Within a step and a half, since trying stops at the step before a change or an end.
    func isSame(_ range: ClosedRange<Double>, as tried: ClosedRange<Double>) -> Bool {
      abs(range.lowerBound - tried.lowerBound) < 1.5 * Self.step
        && abs(range.upperBound - tried.upperBound) < 1.5 * Self.step
    }
  }

  @Test func `random weights sum to 1 and favor no criterion`() {
    var random = Xoshiro256StarStar(seed: 3)
    var sums = [0.0, 0.0, 0.0]
    for _ in 0..<4000 {
      let weights = WeightSensitivity.randomWeights(3, &random)
      #expect(isClose(weights.reduce(0, +), 1) && weights.allSatisfy { $0 >= 0 })
      for index in 0..<3 { sums[index] += weights[index] / 4000 }
    }
    // The standard deviation of a weight is √(1/18); of the mean of 4000 it is 0.0037.
    #expect(sums.allSatisfy { abs($0 - 1.0 / 3) < 0.015 })
  }

  @Test func `parts of random weights are those of the geometry`() {
    let criteria = [PrioritySamples.scored("x"), PrioritySamples.scored("y")]
    // a1 is in front where the first weight is above 0.6: in two fifths of all cases.
    let matrix = PrioritySamples.matrix([[5, 2], [3, 5]], criteria)
    let ranking = Ranking(matrix, weights: [0.8, 0.2], method: .weighted)
    let found = WeightSensitivity(ranking, top: 1, count: 4000, seed: 7)
    let first = found.draws.first { $0.action == "a1" }
    #expect(abs((first?.first ?? 0) - 0.4) < 0.03)
    #expect(first?.inTop == first?.first)
    #expect(found.draws.map(\.meanPlace).reduce(0, +) == 3)
    #expect(WeightSensitivity(ranking, top: 1, count: 4000, seed: 7).draws == found.draws)
    #expect(WeightSensitivity(ranking, top: 1, count: 4000, seed: 8).draws != found.draws)
  }
}
