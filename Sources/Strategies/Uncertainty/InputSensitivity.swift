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
  /// By goal of the year: how much less often the more likely call, met or missed, is wrong when the input is known; 0
  /// where it moves none of the variance of the gap to the target.
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
///   value of one input's information by slices of a sample. The call of a slice is made by one half of its draws and
///   judged by the other, so that chance alone gives no gain.
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
      let share = deviation > 0 ? share(plan, slices) : 0
      return Read(input: input, share: share, gains: gains(slices, year))
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
      let goal = goals.goals[number]
      let gaps = zip(goals.plans[number], goals.allowed[number]).map { $0 - $1 }
      guard share(gaps, slices) > 0 else { return (goal.level.target.id, 0) }
      let isMet = gaps.map { $0 <= 0 }
      let now = min(goal.probability, 1 - goal.probability)
      let known = Self.wrongCalls(isMet, slices, sliceCount: sliceCount)
      return (goal.level.target.id, max(0, now - known))
    }
  }

  /// The part of all draws in which the more likely call of their slice is wrong.
  ///
  /// A call that is judged by the draws that it was made from is right more often by chance alone. So the even draws of a
  /// slice make the call that its odd ones judge, and the odd ones that of the even ones.
  static func wrongCalls(_ isMet: [Bool], _ slices: [Int], sliceCount: Int) -> Double {
    var met = [[Int]](repeating: [Int](repeating: 0, count: sliceCount), count: 2)
    var missed = met
    for (draw, isMet) in isMet.enumerated() {
      if isMet { met[draw % 2][slices[draw]] += 1 } else { missed[draw % 2][slices[draw]] += 1 }
    }
    var wrong = 0
    for half in 0..<2 {
      for slice in 0..<sliceCount {
        let isCalledMet = met[1 - half][slice] >= missed[1 - half][slice]
        wrong += isCalledMet ? missed[half][slice] : met[half][slice]
      }
    }
    return Double(wrong) / Double(isMet.count)
  }
}
