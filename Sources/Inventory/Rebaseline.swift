internal import Factors
internal import Quantities

/// When a change of method, factors or boundary makes published years be calculated again.
///
/// - Source: [GPC-2021], chapter 11, and [GHGP-CORPORATE-2004], chapter 5, for recalculation by a policy with
///   a significance threshold; neither sets the threshold, the community does.
public struct RecalculationPolicy: Hashable, Sendable {
  /// A year is recalculated when its total changes by this many percent or more; above 0.
  public let thresholdPercent: Double
  /// The year that targets count from.
  public let baseYear: Int

  /// Makes a policy; nil when the threshold is not a number above 0.
  public init?(thresholdPercent: Double, baseYear: Int) {
    guard thresholdPercent.isFinite, thresholdPercent > 0 else { return nil }
    self.thresholdPercent = thresholdPercent
    self.baseYear = baseYear
  }
}

/// A target as a part of its base year's emissions, whatever its kind.
public struct TargetBasis: Hashable, Sendable {
  public let id: String
  public let name: String
  public let baseYear: Int
  /// What the target allows over the base year's emissions: 1 − reduction, times the growth of population for
  /// a target per resident.
  public let allowedShare: Double

  public init(id: String, name: String, baseYear: Int, allowedShare: Double) {
    self.id = id
    self.name = name
    self.baseYear = baseYear
    self.allowedShare = allowedShare
  }
}

/// Two calculations of the same years, before and after a change, held against a policy.
///
///     change(y) = (E_after(y) − E_before(y)) ÷ |E_before(y)|;   recalculate y when |change| ≥ threshold
///     target before and after: T = E(base) · share
///
/// - Source: [GPC-2021], chapter 11.
/// - Limits: Compares totals: two errors of opposite sign within one year cancel. Changes of the world, such
///   as growth, are in both calculations alike and are never a reason to recalculate.
public struct RecalculationComparison: Sendable {
  /// One year in both calculations.
  public struct Year: Hashable, Sendable {
    public let year: Int
    /// Metric tons CO2e; nil when the calculation does not have the year.
    public let before: Double?
    /// Metric tons CO2e; nil when the calculation does not have the year.
    public let after: Double?
    /// Nil when one of the two is missing, or when the first is 0.
    public let percent: Double?
    /// Nil when the year is in one calculation only, so that nothing can be compared.
    public let passesThreshold: Bool?
    /// A full sentence.
    public let reason: String
  }

  /// What a target allows, before and after.
  public struct TargetShift: Hashable, Sendable {
    public let target: TargetBasis
    /// Metric tons CO2e allowed; nil when the first calculation lacks the base year.
    public let before: Double?
    /// Metric tons CO2e allowed; nil when the second calculation lacks the base year.
    public let after: Double?
    /// True when the target's base year passes the threshold, so that the new level takes the place of the old.
    public let moves: Bool
  }

  public let policy: RecalculationPolicy
  /// Every year of either calculation, in order.
  public let years: [Year]
  public let targets: [TargetShift]
  /// What stands in the way of a fair comparison, in full sentences.
  public let notes: [String]

  /// Compares two inventories of one community.
  public init(
    before: EmissionsInventory, after: EmissionsInventory, policy: RecalculationPolicy,
    targets: [TargetBasis] = []
  ) {
    self.init(
      before: RecalculationComparison.totals(before), after: RecalculationComparison.totals(after),
      policy: policy, targets: targets,
      notes: RecalculationComparison.notes(before: before, after: after))
  }

  /// Compares totals by year, in metric tons CO2e.
  public init(
    before: [Int: Double], after: [Int: Double], policy: RecalculationPolicy,
    targets: [TargetBasis] = [], notes: [String] = []
  ) {
    let years = Set(before.keys).union(after.keys).sorted().map { year in
      Year(year, before: before[year], after: after[year], policy: policy)
    }
    self.policy = policy
    self.years = years
    self.notes = notes
    self.targets = targets.map { target in
      TargetShift(
        target: target, before: before[target.baseYear].map { $0 * target.allowedShare },
        after: after[target.baseYear].map { $0 * target.allowedShare },
        moves: years.contains { $0.year == target.baseYear && $0.passesThreshold == true })
    }
  }

  /// Years whose own total passes the threshold, in order.
  public var mustRecalculate: [Int] { years.filter { $0.passesThreshold == true }.map(\.year) }

  /// True when the base year passes, so that it and every target from it move.
  public var baseYearMoves: Bool { mustRecalculate.contains(policy.baseYear) }

  /// Years below the threshold that should follow for one consistent series, because the base year moves.
  public var recalculateForConsistency: [Int] {
    baseYearMoves ? years.filter { $0.passesThreshold == false }.map(\.year) : []
  }

  private static func totals(_ inventory: EmissionsInventory) -> [Int: Double] {
    let calculated = Set(inventory.entries.map(\.record.year))
    return Dictionary(uniqueKeysWithValues: calculated.map { ($0, inventory.total($0)) })
  }

  private static func notes(
    before: EmissionsInventory, after: EmissionsInventory
  ) -> [String] {
    var notes: [String] = []
    if before.potentials.title != after.potentials.title {
      notes.append(
        "The warming potentials differ: \(before.potentials.title) before, \(after.potentials.title) after."
      )
    }
    for (name, inventory) in [("before", before), ("after", after)] {
      let omissions = inventory.errorOmissions { _ in true }
      guard !omissions.isEmpty else { continue }
      notes.append(
        "The calculation \(name) leaves out \(omissions.count) records because of an error, so its totals are incomplete. Mend them before deciding."
      )
    }
    return notes
  }
}

extension RecalculationComparison.Year {
  fileprivate init(_ year: Int, before: Double?, after: Double?, policy: RecalculationPolicy) {
    self.year = year
    self.before = before
    self.after = after
    guard let before, let after else {
      percent = nil
      passesThreshold = nil
      reason =
        "\(year) is only in the calculation \(before == nil ? "after" : "before") the change, so there is nothing to compare."
      return
    }
    guard before != 0 else {
      percent = nil
      passesThreshold = after != 0
      reason =
        after == 0
        ? "\(year) is zero before and after."
        : "\(year) was zero before the change and no longer is, which passes any threshold."
      return
    }
    let percent = (after - before) / before.magnitude * 100
    let passes = percent.magnitude >= policy.thresholdPercent
    self.percent = percent
    passesThreshold = passes
    reason =
      "\(year) changes by \(NumberText.significant(percent, digits: 3)) percent, \(passes ? "at or above" : "below") the threshold of \(NumberText.significant(policy.thresholdPercent)) percent."
  }
}
