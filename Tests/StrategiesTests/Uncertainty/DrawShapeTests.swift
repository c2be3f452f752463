import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

@Suite struct DrawShapeTests {
  private func range(
    _ distribution: InputRange.Distribution, _ low: Double, _ best: Double?, _ high: Double
  ) -> InputRange {
    InputRange(
      id: "r", what: .parameter, subject: "a", parameter: "p", distribution: distribution,
      low: low, best: best, high: high, source: "", note: "", place: Place(file: "ranges.csv"))
  }

  private func moments(_ shape: DrawShape) -> (mean: Double, deviation: Double) {
    let count = 200_000
    let values = (0..<count).map { shape.value(at: (Double($0) + 0.5) / Double(count)) }
    let mean = values.reduce(0, +) / Double(count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(count)).squareRoot())
  }

  @Test func `a uniform range has the mean and the deviation of its definition`() {
    let found = moments(DrawShape(range(.uniform, 2, nil, 8), best: 5))
    #expect(isClose(found.mean, 5, within: 1e-6))
    #expect(isClose(found.deviation, 6 / 12.0.squareRoot(), within: 1e-6))
  }

  @Test func `a triangular range has the mean and the deviation of its definition`() {
    let found = moments(DrawShape(range(.triangular, 1, 2, 6), best: 2))
    #expect(isClose(found.mean, 3, within: 1e-5))
    // (a² + b² + c² − ab − ac − bc) ÷ 18
    #expect(isClose(found.deviation, (21.0 / 18).squareRoot(), within: 1e-4))
  }

  @Test(arguments: [InputRange.Distribution.normal, .lognormal])
  func `low, best and high are the 5th, 50th and 95th percentile`(
    distribution: InputRange.Distribution
  ) {
    let shape = DrawShape(range(distribution, 2, 3, 7), best: 3)
    #expect(isClose(shape.value(at: 0.05), 2))
    #expect(isClose(shape.value(at: 0.5), 3))
    #expect(isClose(shape.value(at: 0.95), 7))
  }

  @Test func `a normal range with like sides is the normal distribution`() {
    let found = moments(DrawShape(range(.normal, 8, 10, 12), best: 10))
    #expect(isClose(found.mean, 10, within: 1e-6))
    #expect(isClose(found.deviation, 2 / 1.644_853_626_951_472_7, within: 1e-4))
  }

  @Test func `a range without width is its value, in whatever distribution`() {
    for distribution in InputRange.Distribution.allCases {
      let shape = DrawShape(range(distribution, 4, 4, 4), best: 4)
      #expect(shape.isFixed)
      #expect(shape.value(at: 0.3) == 4)
      #expect(shape.limits == 4...4)
    }
  }

  @Test func `draws stay within the limits of the input`() {
    let shape = DrawShape(range(.normal, 0.1, 0.5, 0.9), best: 0.5).within(0...1)
    #expect(shape.value(at: 0.9999) == 1)
    #expect(shape.value(at: 0.0001) == 0)
  }

  @Test func `ends that are exchanged, a best outside and a lognormal below 0 are refused`() {
    #expect(range(.uniform, 3, nil, 2).problem?.column == "low")
    #expect(range(.triangular, 1, 5, 2).problem?.column == "best")
    #expect(range(.lognormal, -1, 1, 2).problem?.column == "low")
    #expect(range(.lognormal, 0, 1, 2).problem?.column == "low")
    #expect(range(.normal, -1, 0, 1).problem == nil)
  }
}

@Suite struct DrawStreamTests {
  @Test func `numbers spread evenly and hang on seed and input alone`() {
    let stream = DrawStream(seed: 7, input: "a")
    let numbers = (0..<20_000).map { stream.unit($0) }
    let mean: Double = numbers.reduce(0, +) / 20_000
    #expect((mean - 0.5).magnitude < 0.01)
    #expect(numbers.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(Set(numbers).count == 20_000)
    #expect(stream.unit(123) == DrawStream(seed: 7, input: "a").unit(123))
    #expect(stream.unit(123) != DrawStream(seed: 8, input: "a").unit(123))
    #expect(stream.unit(123) != DrawStream(seed: 7, input: "b").unit(123))
  }

  @Test func `two inputs are not correlated`() {
    let one = DrawStream(seed: 1, input: "a")
    let other = DrawStream(seed: 1, input: "b")
    let sum = (0..<20_000).reduce(0) { $0 + (one.unit($1) - 0.5) * (other.unit($1) - 0.5) }
    // 12 · the mean is the correlation, whose standard error is 1 ÷ √20,000 = 0.007.
    #expect((12 * sum / 20_000).magnitude < 0.03)
  }

  @Test(arguments: [2, 7, 100, 1000, 1024])
  func `every slice of a Latin hypercube has one draw`(count: Int) {
    let stream = DrawStream(seed: 3, input: "x", slices: count)
    let slices = (0..<count).map { Int(stream.unit($0) * Double(count)) }
    #expect(Set(slices).count == count)
    if count > 100 { #expect(slices != slices.sorted()) }
  }
}

@Suite struct DrawSpreadTests {
  @Test func `places of the sorted list are found without sorting, whatever the sign or the ties`()
  {
    var generator = SeededDraws(seed: 4)
    let many = (0..<3000).map { _ in Double.random(in: -1e6...1e6, using: &generator) }
    let few = [3.5, -2, 0, -0.0, 1e-300, -1e300, 1e300, 7, -7]
    let same = [Double](repeating: 2, count: 50)
    for values in [many, few, same, many.map { ($0 / 2e5).rounded() }] {
      let sorted = values.sorted()
      let found = DrawSpread.ordered(values, at: Set(values.indices))
      #expect(values.indices.allSatisfy { found[$0] == sorted[$0] })
    }
  }

  @Test func `percentiles are linear between sorted values`() {
    let spread = DrawSpread((0...100).map(Double.init).reversed())
    #expect(spread.percentiles == [5, 10, 25, 50, 75, 90, 95])
    #expect(spread.mean == 50)
    #expect(isClose(spread.standardDeviation, 858.5.squareRoot()))
  }
}

@Suite struct CoefficientFunctionTests {
  private let limits = [0.1...0.6, 0.2...0.9, 2.0...4.0]

  private func agrees(_ function: CoefficientFunction, _ value: ([Double]) -> Double) -> Bool {
    guard case .product(let series) = function.form else { return false }
    return [[0.15, 0.3, 2.2], [0.44, 0.81, 3.7], [0.1, 0.9, 4]].allSatisfy { parameters in
      let found = series.reduce(function.center) {
        $0 * $1.value.value(at: parameters[$1.key])
      }
      return (found - value(parameters)).magnitude < 1e-11
    }
  }

  @Test func `products and quotients are tabulated`() {
    let value: ([Double]) -> Double = { -$0[0] * $0[1] * 0.7 / $0[2] }
    let function = CoefficientFunction(center: [0.3, 0.5, 3], limits: limits, value: value)
    #expect(agrees(function, value))
  }

  @Test func `sums of products and kinks are worked out anew`() {
    for value: ([Double]) -> Double in [{ $0[0] * $0[1] + $0[2] }, { min($0[0], 0.35) }] {
      let function = CoefficientFunction(center: [0.3, 0.5, 3], limits: limits, value: value)
      guard case .direct = function.form else {
        Issue.record("A form was taken that does not hold.")
        continue
      }
    }
  }

  @Test func `where a whole number changes the others' functions each value has its own`() {
    // What is left of an effect in a year that a move brings nearer to or farther from the full year.
    let value: ([Double]) -> Double = { numbers in
      let years = 4 - Int(numbers[1])
      return years < 0
        ? 0 : numbers[2] * (0..<years).reduce(1) { left, _ in left * (1 - numbers[0]) }
    }
    let limits = [0.0...0.05, -1.0...6.0, 0.2...0.9]
    let function = CoefficientFunction(
      center: [0, 0, 0.5], limits: limits, wholes: [1], value: value)
    guard case .branches(let place, let first, let functions) = function.form else {
      Issue.record("There are no branches.")
      return
    }
    #expect(place == 1 && first == -1 && functions.count == 8)
    let count = 21
    let draws = (0..<count).map { draw -> [Double] in
      let (decay, uptake) = (Double(draw) / 400, 0.2 + Double(draw * 13 % 21) / 30)
      return [decay, Double(draw % 8 - 1), uptake]
    }
    var bench = [Double](repeating: 0, count: 4 * 24)
    bench.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let columns = (0..<4).map { base + $0 * 24 }
      for (draw, numbers) in draws.enumerated() {
        for place in 0..<3 { columns[place + 1][draw] = numbers[place] }
      }
      function.fill(columns[0], at: Array(columns.dropFirst()), count)
    }
    for (found, numbers) in zip(bench, draws) {
      #expect((found - value(numbers)).magnitude < 1e-11, "\(numbers)")
    }
  }

  @Test func `what no parameter changes is constant`() {
    let function = CoefficientFunction(center: [0.3, 0.5, 3], limits: limits) { _ in 4 }
    guard case .constant = function.form else {
      Issue.record("A constant was taken for a function.")
      return
    }
  }
}
