public import Factors

/// What a target allows, in metric tons CO2e.
public struct TargetLevel: Sendable {
  public let target: Target
  /// Emissions in the target's base year.
  public let base: Double
  /// Emissions that the target allows in its year.
  public let allowed: Double
  /// Reduction per resident, 0 to 1; nil for kinds that do not count by residents.
  public var perResident: Double?
  /// Whether what the target rests on was read in its source; a reconstruction never was.
  public var status: EvidenceStatus
  /// How the level moved with a base year that was calculated again; nil when it did not.
  public var rebasing: TargetRebasing?
  public var explanation: Explanation

  /// The reduction of the total that the level amounts to: 1 − allowed ÷ base.
  public var reduction: Double { base == 0 ? 0 : 1 - allowed / base }

  /// The reduction as it is spoken of: per resident where the target counts so, else of the total.
  public var spokenReduction: Double { perResident ?? target.reduction ?? reduction }

  /// Emissions less removals in the target's year, metric tons CO2e; nil for targets without stated removals.
  public var net: Double? { target.removals.map { allowed - $0 } }
}

/// How a level moved because its base year was calculated again.
public struct TargetRebasing: Hashable, Sendable {
  /// Metric tons CO2e of the base year as they stood, and as they stand.
  public let base: (before: Double, after: Double)
  /// Metric tons CO2e allowed then, and now.
  public let allowed: (before: Double, after: Double)
  /// Where the earlier total is from, such as `as adopted`.
  public let origin: String

  /// By how much the level moved, metric tons CO2e.
  public var shift: Double { allowed.after - allowed.before }

  public static func == (left: TargetRebasing, right: TargetRebasing) -> Bool {
    left.base == right.base && left.allowed == right.allowed && left.origin == right.origin
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(base.before)
    hasher.combine(allowed.before)
    hasher.combine(origin)
  }
}
