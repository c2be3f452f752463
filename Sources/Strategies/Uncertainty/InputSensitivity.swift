internal import Forecast

/// How much one input moves the plan's emissions of a year, and how far they are from its targets.
public struct InputSensitivity: Sendable {
  /// What it is to one target of the year.
  public struct Goal: Sendable {
    /// The target's id.
    public let target: String
    /// The part of the variance of the gap to the target that goes when the input is known: first-order, 0…1.
    public let varianceShare: Double
    /// How much less often the more likely call, met or missed, is wrong when the input is known; 0 where it moves none of
    /// the variance of the gap.
    public let callGain: Double
  }

  public let input: UncertainInput
  /// Metric tons with this input at its 5th and 95th percentile and all others as the plan states; nil when it was not tried.
  public let ends: (low: Double, high: Double)?
  /// The part of the variance of the emissions that goes when the input is known: first-order, 0…1.
  public let varianceShare: Double
  /// How far the standard deviation falls, in expectation, when the input is known, metric tons.
  public let deviationReduction: Double
  /// Every target of the year whose chance is told, in their order.
  public let goals: [Goal]
  /// True for an input of a past year that targets count from: it moves what they allow and no emissions of the plan.
  public let isOfAllowance: Bool

  /// The largest part of the variance of a gap to a target of the year, 0…1; nil without such a target.
  public var gapShare: Double? { goals.map(\.varianceShare).max() }

  /// The part of the variance of the emissions, or of a gap to a target where that is larger, 0…1.
  public var weight: Double { max(varianceShare, gapShare ?? 0) }

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
  /// Inputs of past years that targets count from.
  let past: [UncertainInput]
  let goals: GoalDraws
  let years: ClosedRange<Int>
  let work: DrawWork

  /// The most inputs that are tried one at a time.
  static let mostTried = 60

  private struct Read {
    let input: UncertainInput
    /// Among the inputs of the sample; nil for one of a past year.
    let place: Int?
    let share: Double
    let goals: [InputSensitivity.Goal]

    var weight: Double { goals.reduce(share) { max($0, $1.varianceShare) } }
  }

  func sensitivities(_ year: Int) -> [InputSensitivity] {
    let plan = sample.plan[year - years.lowerBound]
    let deviation = DrawSpread(plan).standardDeviation
    let reads = (moving(plan, deviation, year) + pastOnes(year)).enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    let tried = Array(reads.compactMap(\.place).prefix(Self.mostTried))
    let ends = Dictionary(
      uniqueKeysWithValues: zip(
        tried, program.ends(of: tried, in: year - years.lowerBound, work: work)))
    return reads.map { read in
      InputSensitivity(
        input: read.input, ends: read.place.flatMap { ends[$0] }, varianceShare: read.share,
        deviationReduction: deviation * (1 - max(0, 1 - read.share).squareRoot()),
        goals: read.goals, isOfAllowance: read.place == nil)
    }
  }

  /// Inputs of the forecast.
  private func moving(_ plan: [Double], _ deviation: Double, _ year: Int) -> [Read] {
    sample.inputs.indices.filter { !sample.inputs[$0].isAsStated }.map { place in
      let slices = sample.slices(of: sample.inputs[place], count: sliceCount)
      return Read(
        input: sample.inputs[place], place: place, share: deviation > 0 ? share(plan, slices) : 0,
        goals: parts(slices, year))
    }
  }

  /// Inputs of past years that move what a target of the year allows.
  private func pastOnes(_ year: Int) -> [Read] {
    guard goals.goals.contains(where: { $0.level.target.year == year }) else { return [] }
    return past.filter { !$0.isAsStated }.map { input in
      let slices = sample.slices(of: input, count: sliceCount)
      return Read(input: input, place: nil, share: 0, goals: parts(slices, year))
    }.filter { $0.weight > 0 }
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
  private func parts(_ slices: [Int], _ year: Int) -> [InputSensitivity.Goal] {
    goals.goals.indices.filter { goals.goals[$0].level.target.year == year }.map { number in
      let goal = goals.goals[number]
      let gaps = zip(goals.plans[number], goals.allowed[number]).map { $0 - $1 }
      let share = share(gaps, slices)
      guard share > 0 else {
        return .init(target: goal.level.target.id, varianceShare: 0, callGain: 0)
      }
      let isMet = gaps.map { $0 <= 0 }
      let now = min(goal.probability, 1 - goal.probability)
      let known = Self.wrongCalls(isMet, slices, sliceCount: sliceCount)
      return .init(
        target: goal.level.target.id, varianceShare: share, callGain: max(0, now - known))
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
