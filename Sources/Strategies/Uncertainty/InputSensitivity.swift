internal import Forecast

/// How much one input moves the plan's emissions of a year.
public struct InputSensitivity: Sendable {
  public let input: UncertainInput
  /// Metric tons with this input at its 5th and 95th percentile and all others as the plan states; nil when it was not tried.
  public let ends: (low: Double, high: Double)?
  /// The part of the variance of the emissions that goes when the input is known: first-order, 0…1.
  public let varianceShare: Double
  /// How far the standard deviation falls, in expectation, when the input is known, metric tons.
  public let deviationReduction: Double
  /// By goal of the year: how much less often the more likely call, met or missed, is wrong when the input is known.
  public let callGains: [(target: String, gain: Double)]

  /// How far apart the two ends are, metric tons.
  public var swing: Double { ends.map { ($0.high - $0.low).magnitude } ?? 0 }
}

/// Reads sensitivities off a sample.
///
///     S(i) = Var(E(Y | X_i)) ÷ Var(Y)
///
/// with the conditional mean taken in equally likely slices of the input, less what chance alone gives:
///
///     S = (SSB − (k − 1) · SSW ÷ (n − k)) ÷ SST
///
/// - Source: [SOBOL-1993] for the first-order share; [KELLEY-1935] for the correction, ε²; [STRONG-2013] for the
///   value of one input's information by slices of a sample.
struct SensitivityAnalysis: Sendable {
  let program: DrawProgram
  let sample: DrawSample
  let goals: GoalDraws
  let years: ClosedRange<Int>
  let work: DrawWork

  /// The most inputs that are tried one at a time.
  static let mostTried = 60

  private struct Read {
    let input: Int
    let share: Double
    let gains: [(target: String, gain: Double)]
  }

  func sensitivities(_ year: Int) -> [InputSensitivity] {
    let plan = sample.plan[year - years.lowerBound]
    let deviation = DrawSpread(plan).standardDeviation
    let moving = sample.inputs.indices.filter { !sample.inputs[$0].isAsStated }
    let reads = moving.map { input -> Read in
      let slices = sample.slices(of: input, count: sliceCount)
      return Read(
        input: input, share: deviation > 0 ? share(plan, slices) : 0, gains: gains(slices, year))
    }.sorted { ($1.share, $0.input) < ($0.share, $1.input) }
    let tried = reads.prefix(Self.mostTried).map(\.input)
    let ends = Dictionary(
      uniqueKeysWithValues: zip(
        tried, program.ends(of: tried, in: year - years.lowerBound, work: work)))
    return reads.map { read in
      InputSensitivity(
        input: sample.inputs[read.input], ends: ends[read.input], varianceShare: read.share,
        deviationReduction: deviation * (1 - max(0, 1 - read.share).squareRoot()),
        callGains: read.gains)
    }
  }

  /// Few enough slices that each has draws to average over.
  private var sliceCount: Int { max(2, min(20, sample.options.draws / 25)) }

  private func share(_ values: [Double], _ slices: [Int]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    var sums = [Double](repeating: 0, count: sliceCount)
    var counts = sums
    var total = 0.0
    for (value, slice) in zip(values, slices) {
      sums[slice] += value - mean
      counts[slice] += 1
      total += (value - mean) * (value - mean)
    }
    let between = zip(sums, counts).reduce(0) { $0 + ($1.1 > 0 ? $1.0 * $1.0 / $1.1 : 0) }
    let used = Double(counts.count { $0 > 0 })
    let within = (total - between) / max(1, Double(values.count) - used)
    guard total > 0 else { return 0 }
    let share = (between - (used - 1) * within) / total
    // What chance alone gives in 99 of 100 cases is no part of the variance.
    let chance = 2.5 * (2 * (used - 1)).squareRoot() / Double(values.count)
    return share < chance ? 0 : min(1, share)
  }

  /// With chance p of meeting a target the more likely call is wrong in min(p, 1 − p) of all cases.
  private func gains(_ slices: [Int], _ year: Int) -> [(target: String, gain: Double)] {
    goals.goals.indices.filter { goals.goals[$0].level.target.year == year }.map { number in
      let (goal, allowed) = (goals.goals[number], goals.allowed[number])
      var met = [Double](repeating: 0, count: sliceCount)
      var counts = met
      let plan = goals.plans[number]
      for draw in plan.indices {
        counts[slices[draw]] += 1
        if plan[draw] <= allowed[draw] { met[slices[draw]] += 1 }
      }
      let wrong = zip(met, counts).reduce(0) { $0 + min($1.0, $1.1 - $1.0) } / Double(plan.count)
      let now = min(goal.probability, 1 - goal.probability)
      return (goal.level.target.id, max(0, now - wrong))
    }
  }
}
