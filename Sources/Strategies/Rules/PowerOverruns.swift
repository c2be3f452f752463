internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Actions by which more power is made, or bought as clean, than the community uses.
///
/// What goes beyond counts as exported: it takes nothing from the emissions, and the reader is told.
struct PowerOverruns: Sendable {
  private(set) var findings: [Finding] = []

  /// - Parameter ordered: Effective actions in the order in which effects apply within a year.
  init(
    _ ordered: [Action], selection: ActionSelection, frames: [Deferred<YearFrame>],
    marginal: MarginalRates? = nil
  ) {
    // Only what makes or buys power can have too much of it; without it no year need be looked at.
    guard ordered.contains(where: { Calculator.of($0.kind).group == .electricity || $0.makesPower })
    else { return }
    findings += Self.unlikeRates(frames.first?.value)
    let ids = Set(ordered.map(\.id))
    var made: Set<String> = []
    var bought: Set<String> = []
    for frame in frames.map(\.value) {
      let acting = selection.acting(ids, in: frame.year)
      let inEffect = ordered.filter { acting.contains($0.id) }
      if made.isEmpty, let found = Self.surplus(inEffect, frame, marginal?.rate(frame.year)) {
        made.insert(found.action.id)
        findings.append(found.finding)
      }
      // A contract for more than all that is bought was told already.
      if bought.isEmpty, let found = Self.contracts(inEffect, frame),
        !made.contains(found.action.id)
      {
        bought.insert(found.action.id)
        findings.append(found.finding)
      }
    }
  }

  /// Whether power that is added or saved counts at a mean of rates that differ.
  private static func unlikeRates(_ frame: YearFrame?) -> [Finding] {
    guard let frame else { return [] }
    let grid = frame.positions(where: \.isGridElectricity)
    let rates = grid.map { frame.rates[$0] * 1000 * Energy.megawattHours(1).canonical }
    guard let least = rates.min(), let most = rates.max(), most > least * 1.01,
      let odd = zip(grid, rates).max(by: { $0.1 < $1.1 })?.0
    else { return [] }
    return [
      Finding(
        .note,
        "Records of electricity have rates from \(NumberText.significant(least)) to \(NumberText.significant(most)) kg CO2e per MWh. Power that actions make or add counts at their mean by use.",
        at: frame.records[odd].place)
    ]
  }

  private typealias Found = (action: Action, finding: Finding)

  /// The action by which more power is made or contracted in a year than is bought.
  private static func surplus(
    _ actions: [Action], _ frame: YearFrame, _ marginal: Double?
  ) -> Found? {
    let walk = PowerWalk(actions, frame: frame)
    guard let exported = walk.exported(marginal), let action = walk.crossing else { return nil }
    let percent = NumberText.significant(
      exported.megawattHours / exported.madeMegawattHours * 100, digits: 2)
    return (
      action,
      Finding(
        .warning,
        "With “\(action.title)” the actions make or contract more power in \(frame.year) than the community still buys. \(percent) percent of it, \(NumberText.grouped(exported.megawattHours)) MWh, goes beyond: it counts as exported and takes nothing from the emissions. \(exported.avoidedText) Check the capacities, and state in costs.csv what its sale brings.",
        at: action.place)
    )
  }

  /// The contract by which some user's power is bought as clean more than once.
  private static func contracts(_ actions: [Action], _ frame: YearFrame) -> Found? {
    let grid = frame.positions(where: \.isGridElectricity)
    let whole = grid.reduce(0) { $0 + frame.activity[$1] }
    guard whole > 0 else { return nil }
    var covered: [Int: Double] = [:]
    for action in actions {
      guard let contract = action.contract(in: frame, whole: whole), contract.part > 0 else {
        continue
      }
      for position in contract.positions { covered[position, default: 0] += contract.part }
      guard let most = contract.positions.max(by: { covered[$0] ?? 0 < covered[$1] ?? 0 }),
        let part = covered[most], part > 1 + 1e-9
      else { continue }
      let percent = NumberText.significant(part * 100, digits: 3)
      return (
        action,
        Finding(
          .warning,
          "With “\(action.title)” contracts for clean power cover \(percent) percent of “\(frame.records[most].title)” in \(frame.year). A kilowatt hour is bought once: lower the part of one of them.",
          at: action.place)
      )
    }
    return nil
  }
}

extension Action {
  /// True for actions outside the group of electricity that may make power, such as digesters.
  fileprivate var makesPower: Bool {
    ["organics-digestion", "wastewater-biogas", "own-formula"].contains(kind.rawValue)
  }

  /// The part of each user's power that a contract of the action covers in a year; nil when it is no contract.
  fileprivate func contract(
    in frame: YearFrame, whole: Double
  ) -> (positions: [Int], part: Double)? {
    let share = ramp(frame.year)
    let covered = (parameter("participation")?.number ?? 0) * share
    let grid = frame.positions(where: \.isGridElectricity)
    switch kind.rawValue {
    case "green-tariff":
      let subsector = word("subsector")
      return (grid.filter { frame.records[$0].subsector == subsector }, covered)
    case "community-choice": return (grid, covered)
    case "power-purchase":
      return (grid, (parameter("power_bought")?.number ?? 0) * share / whole)
    default: return nil
    }
  }
}
