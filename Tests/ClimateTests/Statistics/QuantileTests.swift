import Climate
import TestSupport
import Testing

@Suite struct QuantileTests {
  /// numpy 2: `numpy.quantile(x, p, method=…)` of 3, 1, 4, 1, 5, 9, 2, 6, 5, 3.
  private let sample: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]

  @Test(arguments: [
    (10.0, QuantileDefinition.linear, 1.0), (25, .linear, 2.25), (50, .linear, 3.5),
    (90, .linear, 6.3), (100, .linear, 9), (0, .linear, 1),
    (10, .medianUnbiased, 1), (25, .medianUnbiased, 1.9166666666666667),
    (90, .medianUnbiased, 7.9), (99, .medianUnbiased, 9),
  ])
  func agreesWithNumpy(percentile: Double, definition: QuantileDefinition, expected: Double) throws
  {
    let rule = try QuantileRule(percentile: percentile, definition: definition)
    #expect(isClose(rule.value(of: sample), expected, within: 1e-12))
  }

  @Test func missingValuesAreLeftOut() throws {
    let rule = try QuantileRule(percentile: 50)
    #expect(rule.value(of: [Float.nan, 2, .nan, 4, 3]) == 3)
    #expect(rule.value(of: [Float.nan, .nan]).isNaN)
    #expect(rule.value(of: [Float]()).isNaN)
    #expect(rule.value(of: [7.5]) == 7.5)
  }

  @Test func aQuantileOfEqualValuesIsThatValue() throws {
    let rule = try QuantileRule(percentile: 90)
    #expect(rule.value(of: [Float](repeating: 0.1, count: 151)) == 0.1)
  }

  /// 0.07 · 100 is 7.000000000000001 in binary; the quantile is the sample's eighth value all the same.
  @Test func aPositionARoundingErrorBesideAWholeOneIsWhole() throws {
    let place = try #require(QuantileRule(percentile: 7, definition: .linear).place(count: 101))
    #expect(place.lower == 7)
    #expect(place.fraction == 0)
  }

  @Test func theQuantileOfNegatedValuesIsTheNegative() throws {
    var seed = Seed(3)
    for count in [2, 7, 40, 151] {
      let values = (0..<count).map { _ in Float.random(in: 250...310, using: &seed) }
      for percentile in [2.5, 10.0, 37, 90] {
        let low = try QuantileRule(percentile: percentile).value(of: values)
        let high = try QuantileRule(percentile: 100 - percentile).value(of: values.map { -$0 })
        #expect((low + high).magnitude <= 310 * Float.ulpOfOne)
      }
    }
  }

  @Test func selectionFindsWhatSortingFinds() throws {
    var seed = Seed(11)
    for count in 1...60 {
      let values = (0..<count).map { _ in Double(Int.random(in: 0...9, using: &seed)) }
      let sorted = values.sorted()
      let rule = try QuantileRule(percentile: 73)
      let place = try #require(rule.place(count: count))
      let expected =
        sorted[place.lower] + (sorted[place.upper] - sorted[place.lower]) * place.fraction
      #expect(isClose(rule.value(of: values), expected, within: 1e-12))
    }
  }

  @Test func aPercentileOutsideItsRangeIsRefused() {
    #expect(throws: ClimateProblem.self) { try QuantileRule(percentile: 101) }
    #expect(throws: ClimateProblem.self) { try QuantileRule(percentile: .nan) }
  }
}
