internal import Factors
internal import Inventory
internal import Quantities
public import Tables

/// Every target of a community that could be computed, and what stands in the way of the others.
public struct TargetBook: Sendable {
  /// In the order of the table; budgets are apart, since they allow no single year.
  public let levels: [TargetLevel]
  public let budgets: [CarbonBudget]
  public let findings: [Finding]

  public init(_ targets: [Target], in ground: TargetGround) {
    var levels: [String: TargetLevel] = [:]
    var budgets: [CarbonBudget] = []
    var findings: [Finding] = []
    var faults: [String: Place] = [:]
    // A year on the way needs the level that it leads to, wherever that stands in the table.
    let direct = targets.filter { $0.kind != .interim }
    for target in direct + targets.filter({ $0.kind == .interim }) {
      do throws(TargetProblem) {
        if target.kind == .budget {
          budgets.append(try target.carbonBudget(in: ground))
          continue
        }
        if target.kind == .interim, let fault = faults[target.leadsTo] {
          throw target.problem(
            "The target “\(target.id)” leads to “\(target.leadsTo)”, which could not be used, because of an error at \(fault). Correct that one first.",
            "leads_to")
        }
        var level = try target.level(in: ground, goal: Self.goal(of: target, in: levels))
        level.rebasing = Self.rebasing(of: level, targets: targets, in: ground)
        if let rebasing = level.rebasing { level.explanation.notes.append(rebasing.text(target)) }
        levels[target.id] = level
        findings += Self.warnings(of: level) + Self.unscoped(target, in: ground)
      } catch {
        faults[target.id] = error.finding.place
        findings.append(error.finding)
      }
    }
    self.levels = targets.compactMap { levels[$0.id] }
    self.budgets = budgets
    self.findings = findings
  }

  private static func goal(of target: Target, in levels: [String: TargetLevel]) -> TargetLevel? {
    levels[target.leadsTo].flatMap { $0.target.kind == .interim ? nil : $0 }
  }

  private static func warnings(of level: TargetLevel) -> [Finding] {
    let target = level.target
    switch target.kind {
    case .fairShare where target.year != 2030:
      return [
        target.warning(
          "The science-based share of “\(target.id)” is only defined for 2030, and the target is for \(target.year).",
          "year")
      ]
    case .netZero:
      guard let net = level.net else {
        guard level.allowed > 0 else { return [] }
        return [
          target.warning(
            "The target “\(target.id)” leaves \(EmissionsInventory.text(level.allowed)) and states no removals for it. Fill in “removals_tonnes”.",
            "removals_tonnes")
        ]
      }
      guard net > 0.5 else { return [] }
      return [
        target.warning(
          "The removals of “\(target.id)” leave \(EmissionsInventory.text(net)), which is not net zero. Raise the removals or the reduction.",
          "removals_tonnes")
      ]
    default: return []
    }
  }

  /// Records that a target by scope cannot count, because neither a row, a GPC cell nor a method tells theirs.
  private static func unscoped(_ target: Target, in ground: TargetGround) -> [Finding] {
    guard !target.reach.scopes.isEmpty else { return [] }
    let sectors = TargetReach(sectors: target.reach.sectors)
    let lacking = ground.inventory.entries(of: target.baseYear).filter {
      $0.record.countedScope == nil && sectors.includes($0.record)
    }
    guard let first = lacking.first else { return [] }
    let tonnes = lacking.reduce(0) { $0 + ground.inventory.potentials.tonnes($1.emissions) }
    let others = lacking.count > 1 ? " and \(lacking.count - 1) more" : ""
    return [
      target.warning(
        "“\(first.record.id)”\(others) of \(target.baseYear), \(EmissionsInventory.text(tonnes)), have no scope, so “\(target.id)” does not count them. State their scope in inventory.csv.",
        "covers")
    ]
  }

  /// How a level moved with its base year: since it was adopted where that is stated, else by the log of recalculations.
  private static func rebasing(
    of level: TargetLevel, targets: [Target], in ground: TargetGround
  ) -> TargetRebasing? {
    let target = level.target
    guard let earlier = earlierBase(of: target, in: ground),
      (earlier.tonnes - level.base).magnitude > 1e-9 * max(1, level.base.magnitude)
    else { return nil }
    let then = ground.with(earlier: earlier.tonnes, in: target.baseYear)
    let goal = targets.first { $0.id == target.leadsTo && $0.kind != .interim }
    guard let before = try? target.level(in: then, goal: try goal?.level(in: then)) else {
      return nil
    }
    return TargetRebasing(
      base: (earlier.tonnes, level.base), allowed: (before.allowed, level.allowed),
      origin: earlier.origin)
  }

  private static func earlierBase(
    of target: Target, in ground: TargetGround
  ) -> (tonnes: Double, origin: String)? {
    if let adopted = target.adoptedBase { return (adopted, "when the target was adopted") }
    guard target.reach.isEverything,
      let first = ground.recalculations.entries.first(where: { $0.year == target.baseYear })
    else { return nil }
    return (first.tonnesBefore, "before the recalculation of \(first.date)")
  }
}

extension TargetRebasing {
  /// What happened, in a sentence.
  public func text(_ target: Target) -> String {
    let was =
      "\(target.baseYear) was \(EmissionsInventory.text(base.before)) \(origin) and is \(EmissionsInventory.text(base.after))"
    guard shift != 0 else { return "\(was); the target's tonnes stay as they are." }
    let sign = shift > 0 ? "+" : ""
    return
      "\(was), so the level moved from \(EmissionsInventory.text(allowed.before)) by \(sign)\(EmissionsInventory.text(shift))."
  }
}
