import Climate
import TestSupport
import Testing

@Suite struct EnsembleSummaryTests {
  /// numpy 2.3: `np.percentile([3, 1, 4, 1.5, 9, 2.6], [10, 50, 90])` = 1.25, 2.8, 6.5; mean 3.516666…, std 2.639707…
  @Test func quantilesAreThoseOfNumpy() throws {
    let summary = try EnsembleSummary(
      ModelValues(["a": 3, "b": 1, "c": 4, "d": 1.5, "e": 9, "f": 2.6]))
    #expect(isClose(summary.p10, 1.25))
    #expect(isClose(summary.median, 2.8))
    #expect(isClose(summary.p90, 6.5))
    #expect(isClose(summary.mean, 21.1 / 6))
    #expect(isClose(summary.standardDeviation, 2.639707475375928))
    #expect(summary.minimum == 1)
    #expect(summary.maximum == 9)
    #expect(summary.models == ["a", "b", "c", "d", "e", "f"])
    #expect(summary.agreement == nil)
  }

  @Test func equalWeightsChangeNothing() throws {
    var seed = Seed(7)
    for count in [1, 2, 3, 17, 32] {
      var values = ModelValues()
      var weights: [String: Double] = [:]
      for index in 0..<count {
        values.append(Double.random(in: -5...5, using: &seed), model: "m\(index)")
        weights["m\(index)"] = 2.5
      }
      let plain = try EnsembleSummary(values)
      let weighted = try EnsembleSummary(values, weights: weights)
      #expect(isClose(plain.median, weighted.median))
      #expect(isClose(plain.p10, weighted.p10))
      #expect(isClose(plain.p90, weighted.p90))
      #expect(isClose(plain.mean, weighted.mean))
      #expect(abs(plain.standardDeviation - weighted.standardDeviation) < 1e-12)
    }
  }

  /// Three values at weights 1, 2, 1: midpoints 0.5, 2, 3.5, brought to 0, 0.5, 1.
  @Test func weightsMoveTheValues() throws {
    let values = ModelValues(["a": 0, "b": 10, "c": 40])
    let summary = try EnsembleSummary(values, weights: ["a": 1, "b": 2, "c": 1])
    #expect(isClose(summary.median, 10))
    #expect(isClose(summary.mean, 15))
    #expect(isClose(summary.p10, 2))
    #expect(isClose(summary.p90, 34))
    let heavy = try EnsembleSummary(values, weights: ["a": 1, "b": 1, "c": 8])
    #expect(heavy.median > 20)
  }

  @Test func aModelOfWeightZeroIsNamedAsMissing() throws {
    let summary = try EnsembleSummary(
      ModelValues(["a": 1, "b": 100]), weights: ["a": 1, "b": 0])
    #expect(summary.maximum == 1)
    #expect(summary.missing == [ModelGap(model: "b", reason: "has weight 0")])
  }

  @Test func aModelWithoutAWeightIsRefused() {
    #expect(throws: ClimateProblem.self) {
      try EnsembleSummary(ModelValues(["a": 1, "b": 2]), weights: ["a": 1])
    }
    #expect(throws: ClimateProblem.self) {
      try EnsembleSummary(ModelValues(["a": 1, "b": 2]), weights: ["a": 1, "b": -1])
    }
  }

  @Test func aChangeOfZeroAgreesWithNeitherSign() throws {
    let summary = try EnsembleSummary(
      ModelValues(["a": 2, "b": 0, "c": 3, "d": -1, "e": 4]), isChange: true)
    #expect(summary.median == 2)
    #expect(summary.agreement == 0.6)
    let none = try EnsembleSummary(ModelValues(["a": -1, "b": 0, "c": 1]), isChange: true)
    #expect(none.agreement == nil)
  }

  @Test func aModelWithoutAValueIsListedAndNotCounted() throws {
    let summary = try EnsembleSummary(ModelValues(["a": 1, "b": .nan, "c": 3]))
    #expect(summary.models == ["a", "c"])
    #expect(summary.missing.map(\.model) == ["b"])
    #expect(summary.median == 2)
    #expect(throws: ClimateProblem.self) { try EnsembleSummary(ModelValues(["b": .nan])) }
  }
}
