internal import Forecast
internal import Quantities

/// What targets allow in each draw, and how often the plan meets them.
struct GoalDraws: Sendable {
  private(set) var goals: [DrawnGoal] = []
  /// Metric tons allowed by goal, draw after draw.
  private(set) var allowed: [[Double]] = []
  private(set) var notes: [String] = []

  init(_ levels: [TargetLevel], sample: DrawSample, projection: Projection) {
    for level in levels where projection.years.contains(level.target.year) {
      guard level.target.sector == nil else {
        notes.append(
          "“\(level.target.name)” is of one sector; draws are of all, so its chance is not worked out."
        )
        continue
      }
      let allowed = Self.allowed(level, sample: sample, projection: projection)
      let plan = sample.plan[level.target.year - projection.years.lowerBound]
      let gaps = zip(plan, allowed).map { $0 - $1 }
      let draws = Double(gaps.count)
      let met = Double(gaps.count { $0 <= 0 })
      let inner = min(max(met, 0.5), draws - 0.5) / draws
      goals.append(
        DrawnGoal(
          level: level, probability: met / draws,
          error: (inner * (1 - inner) / draws).squareRoot(), gap: DrawSpread(gaps)))
      self.allowed.append(allowed)
      if !level.follows(projection) {
        notes.append(
          "What “\(level.target.name)” allows is held, because it counts from \(level.target.baseYear), whose inventory is not drawn, or from stated tonnes."
        )
      }
    }
  }

  /// A target that counts from the base year of the forecast moves with it, and one per resident with population.
  private static func allowed(
    _ level: TargetLevel, sample: DrawSample, projection: Projection
  ) -> [Double] {
    var allowed = [Double](repeating: level.allowed, count: sample.options.draws)
    let first = projection.years.lowerBound
    if level.follows(projection), let base = projection.total(first), base != 0 {
      for (draw, drawn) in sample.businessAsUsual[0].enumerated() { allowed[draw] *= drawn / base }
    }
    guard [.perCapita, .fairShare].contains(level.target.kind) else { return allowed }
    for (index, input) in sample.inputs.enumerated() {
      guard case .indicator("population", let year) = input.reach else { continue }
      let part = min(1, Double(level.target.year - first) / Double(year - first))
      for (draw, drawn) in sample.draws(of: index).enumerated() {
        allowed[draw] *= 1 - part + part * drawn
      }
    }
    return allowed
  }
}

extension TargetLevel {
  /// True when what it allows is a part of the emissions of the forecast's base year.
  fileprivate func follows(_ projection: Projection) -> Bool {
    switch target.kind {
    case .absolute, .perCapita, .fairShare, .pledge, .netZero:
      target.baseYear == projection.years.lowerBound
    case .interim, .own, .budget: false
    }
  }
}
