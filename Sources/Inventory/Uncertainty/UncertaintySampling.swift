internal import Quantities

/// The distribution of a total by repeated random draws, the second approach of the IPCC.
///
///     total(n) = Σ x(i) · a(i, n) · f(key(i), n),  n = 1 … draws
///
/// with a and f factors around 1, drawn from the range of the activity and of the factor. Terms with the
/// same factor key take the same draw, each through its own range. The same terms, draws and seed give
/// the same result, in whatever order the terms come.
///
/// - Source: [IPCC-2006], volume 1, chapter 3, section 3.2.3.2; percentiles are linear between sorted draws.
/// - Limits: Activities are independent of each other and of factors. Random error only.
public struct UncertaintySampling: Sendable {
  /// Values that a part of all draws lies below, metric tons.
  public struct Percentiles: Hashable, Sendable {
    public let p2_5: Double
    public let p5: Double
    public let p50: Double
    public let p95: Double
    public let p97_5: Double
  }

  public let draws: Int
  /// What the generator was started with; nil when a generator was handed in.
  public let seed: UInt64?
  /// Metric tons of every term, also of those without a range.
  public let total: Double
  /// Metric tons of the terms that have both ranges: what was sampled.
  public let coveredTotal: Double
  public let mean: Double
  /// Of the sample, with draws − 1.
  public let standardDeviation: Double
  public let percentiles: Percentiles
  public let coverage: UncertaintyCoverage
  /// What a reader has to know of the result, in full sentences.
  public let notes: [String]

  /// Samples with Cairn's own generator from a seed.
  ///
  /// - Throws: `UncertaintyProblem` with fewer than 2 draws.
  public init(
    _ terms: [UncertainTerm], draws: Int, seed: UInt64
  ) throws(UncertaintyProblem) {
    var generator = Xoshiro256StarStar(seed: seed)
    try self.init(terms, draws: draws, seed: seed, generator: &generator)
  }

  /// Samples with a generator handed in, two numbers per term at most and draw.
  ///
  /// - Throws: `UncertaintyProblem` with fewer than 2 draws.
  public init<Generator: RandomNumberGenerator>(
    _ terms: [UncertainTerm], draws: Int, generator: inout Generator
  ) throws(UncertaintyProblem) {
    try self.init(terms, draws: draws, seed: nil, generator: &generator)
  }

  private init<Generator: RandomNumberGenerator>(
    _ terms: [UncertainTerm], draws: Int, seed: UInt64?, generator: inout Generator
  ) throws(UncertaintyProblem) {
    guard draws >= 2 else {
      throw UncertaintyProblem(
        message: "A spread needs at least 2 draws, and \(draws) were asked for. Use 10,000 or more."
      )
    }
    let inputs = UncertaintyInputs(terms)
    let plan = SamplingPlan(inputs.covered)
    let sample = plan.draws(draws, &generator)
    self.draws = draws
    self.seed = seed
    total = inputs.total
    coveredTotal = inputs.covered.reduce(0) { $0 + $1.term.tonnes }
    coverage = inputs.coverage
    let mean = sample.reduce(0, +) / Double(draws)
    self.mean = mean
    let squares = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardDeviation = (squares / Double(draws - 1)).squareRoot()
    percentiles = Percentiles(sorted: sample.sorted())
    notes =
      UncertaintyNotes.coverage(inputs.coverage) + UncertaintyNotes.unlikeFactors(inputs.covered)
      + UncertaintyNotes.belowZero(inputs.covered)
  }

  /// How far the mean itself may be off for want of draws: one standard deviation of it, metric tons.
  public var errorOfMean: Double { standardDeviation / Double(draws).squareRoot() }
}

/// Why no sample could be drawn.
public struct UncertaintyProblem: Error, Hashable, Sendable {
  public let message: String
}

extension UncertaintySampling.Percentiles {
  /// Reads the five values off draws in ascending order, at least one.
  fileprivate init(sorted: [Double]) {
    func value(_ part: Double) -> Double {
      let position = part * Double(sorted.count - 1)
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
    }
    p2_5 = value(0.025)
    p5 = value(0.05)
    p50 = value(0.5)
    p95 = value(0.95)
    p97_5 = value(0.975)
  }
}

/// Which numbers are drawn and which terms take them, fixed before the first draw.
private struct SamplingPlan {
  private struct Step {
    let tonnes: Double
    let activity: UncertaintySpread
    let activityDraw: Int
    let factor: UncertaintySpread
    let factorDraw: Int
  }

  private let steps: [Step]
  private let numbers: Int
  /// Which numbers any term takes as a normal quantile; for the others it is not worked out.
  private let takesNormal: [Bool]

  init(_ covered: [UncertaintyInputs.Covered]) {
    // Factors first, in the order of their keys, then activities in the order of ids.
    let groups = Set(covered.map(\.factorGroup)).sorted()
    let drawOfGroup = Dictionary(uniqueKeysWithValues: zip(groups, groups.indices))
    let steps = covered.enumerated().map { index, covered in
      Step(
        tonnes: covered.term.tonnes, activity: UncertaintySpread(of: covered.activity),
        activityDraw: groups.count + index, factor: UncertaintySpread(of: covered.factor),
        factorDraw: drawOfGroup[covered.factorGroup, default: 0])
    }
    self.steps = steps
    numbers = groups.count + covered.count
    takesNormal = steps.reduce(into: [Bool](repeating: false, count: numbers)) { takes, step in
      if step.activity.takesNormal { takes[step.activityDraw] = true }
      if step.factor.takesNormal { takes[step.factorDraw] = true }
    }
  }

  /// The totals of a number of draws, in the order drawn.
  func draws<Generator: RandomNumberGenerator>(
    _ count: Int, _ generator: inout Generator
  ) -> [Double] {
    var units = [Double](repeating: 0, count: numbers)
    var normals = units
    return (0..<count).map { _ in
      for number in 0..<numbers {
        let unit = generator.nextUnit()
        units[number] = unit
        if takesNormal[number] { normals[number] = NormalDistribution.quantile(unit) }
      }
      var sum = 0.0
      for step in steps {
        let activity = step.activity.factor(
          u: units[step.activityDraw], z: normals[step.activityDraw])
        let factor = step.factor.factor(u: units[step.factorDraw], z: normals[step.factorDraw])
        sum += step.tonnes * activity * factor
      }
      return sum
    }
  }
}
