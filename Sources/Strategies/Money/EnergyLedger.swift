internal import Forecast
internal import Inventory
internal import Quantities

/// How much of one activity an action saves or adds in a year.
struct EnergyChange: Hashable, Sendable {
  /// What is told apart: an activity by where it is used.
  struct Subject: Hashable, Sendable {
    /// As in the inventory, such as `natural-gas`.
    var activity: String
    /// Empty for what is made on site and has no user of its own.
    var sector: String
    var subsector: String
    var kind: MeasurementUnit.Kind
    /// True for what is bought as energy or fuel, miles on roads included.
    var isEnergy: Bool
    var isTravel: Bool
  }

  var subject: Subject
  /// Canonical units of the activity, above 0 for what is saved.
  var saved: Double
  /// The heat in it, canonical units of energy; nil when it is no fuel.
  var heat: Double?
}

/// What each action saves of each activity, all in one order so that nothing is saved twice.
///
/// The steps of the actions are applied to business as usual one action after the other, in the order in which
/// effects act within a year. An action's savings are what its own steps change in what the ones before have left,
/// so that the savings of all add up exactly to those of the whole plan.
///
/// Power that a contract brings from elsewhere, or that a battery moves between hours, is bought all the same: it is
/// worth what rows of `costs.csv` say. What is made here beyond what is bought is sold, not saved: rows of `costs.csv` say
/// what it brings.
/// - Limits: Tonnes are shared by Shapley value and energy by this order, because a Shapley value of every activity and
///   year would take 2ⁿ runs for a figure that prices blur anyway. An action that acts late has somewhat less energy,
///   and an early one somewhat more, than its share of the tonnes would suggest.
struct EnergyLedger: Sendable {
  /// By action, then by year.
  private let changes: [String: [Int: [EnergyChange]]]

  init(_ portfolio: Portfolio) {
    var changes: [String: [Int: [EnergyChange]]] = [:]
    let chosen = Set(portfolio.ordered.map(\.id))
    for year in portfolio.projection.years {
      // What needs another action that is not there, or is excluded, saves no energy either.
      let ids = portfolio.selection.acting(chosen, in: year)
      let acting = portfolio.ordered.filter { ids.contains($0.id) && $0.ramp(year) > 0 }
      guard !acting.isEmpty else { continue }
      for (action, found) in zip(acting, Self.changes(of: acting, in: portfolio.frame(year))) {
        changes[action.id, default: [:]][year] = found
      }
    }
    self.changes = changes
  }

  /// What each of some actions changes in a year, in their order, which is that in which effects act.
  static func changes(of acting: [Action], in frame: YearFrame) -> [[EnergyChange]] {
    var state = YearState(frame)
    var elsewhere = 0.0
    return acting.map { action in
      var sums = EnergySums()
      let unbought = Calculator.of(action.kind).unbought
      for (place, step) in action.effect(in: state.frame).enumerated() {
        let before = state
        state.apply([step])
        guard !unbought.contains(place) else {
          elsewhere += state.purchased - before.purchased
          continue
        }
        sums.add(step, before: before, after: state, elsewhere: elsewhere)
      }
      return sums.changes
    }
  }

  /// What an action changes in a year, largest subjects of the inventory first as they come.
  func changes(of action: String, in year: Int) -> [EnergyChange] {
    changes[action]?[year] ?? []
  }
}

/// Changes of one action's steps, summed by subject; what is saved and what is added stay apart.
private struct EnergySums {
  private struct Key: Hashable {
    let subject: EnergyChange.Subject
    let isSaved: Bool
  }

  private var order: [Key] = []
  private var sums: [Key: (amount: Double, heat: Double?)] = [:]

  var changes: [EnergyChange] {
    order.compactMap { key in
      sums[key].map { EnergyChange(subject: key.subject, saved: $0.amount, heat: $0.heat) }
    }
  }

  /// Reads what a step did from the states around it, so that no second meaning of steps exists.
  ///
  /// - Parameter elsewhere: Power that contracts add so far, which is bought all the same; below 0 for what they bring.
  mutating func add(
    _ step: EffectStep, before: YearState, after: YearState, elsewhere: Double
  ) {
    let frame = before.frame
    for position in step.positions {
      // Of a part that emits more or less than the whole, its own activity is what is bought.
      let own = frame.part(at: position)?.activity ?? 1
      let saved = (before.activity[position] - after.activity[position]) * own
      guard saved != 0, let subject = frame.records[position].energySubject else { continue }
      add(subject, saved, heat: frame.heat[position].map { saved * $0.canonical })
    }
    for carrier in Carrier.allCases {
      var added = after.added[carrier.rawValue] - before.added[carrier.rawValue]
      if case .add(.gridElectricity, _) = step, !frame.purchases.isEmpty {
        added = PowerPurchases.change(of: before.purchased - elsewhere, by: added)
      }
      guard added != 0, let reference = frame.reference[carrier],
        let subject = frame.records[reference].energySubject
      else { continue }
      share(added, of: subject, among: step, before: before, after: after)
    }
  }

  /// What a carrier gains is used where the activity was that it took over; what is made on site is used nowhere yet.
  private mutating func share(
    _ added: Double, of subject: EnergyChange.Subject, among step: EffectStep, before: YearState,
    after: YearState
  ) {
    var carried = subject
    guard case .move(let positions, _, _, let gains) = step else {
      (carried.sector, carried.subsector, carried.isTravel) = ("", "", false)
      add(carried, -added, heat: nil)
      return
    }
    for (position, gain) in zip(positions, gains) {
      let record = before.frame.records[position]
      let part = (before.activity[position] - after.activity[position]) * gain
      guard part != 0 else { continue }
      (carried.sector, carried.subsector) = (record.sector.rawValue, record.subsector)
      carried.isTravel = record.sector == .transportation
      add(carried, -part, heat: nil)
    }
  }

  private mutating func add(_ subject: EnergyChange.Subject, _ saved: Double, heat: Double?) {
    let key = Key(subject: subject, isSaved: saved > 0)
    if let sum = sums[key] {
      let both = sum.heat.flatMap { known in heat.map { known + $0 } }
      sums[key] = (sum.amount + saved, both)
    } else {
      order.append(key)
      sums[key] = (saved, heat)
    }
  }
}

extension ActivityRecord {
  /// What a price may be stated for; nil without a unit.
  var energySubject: EnergyChange.Subject? {
    guard let unit else { return nil }
    return EnergyChange.Subject(
      activity: activity, sector: sector.rawValue, subsector: subsector, kind: unit.kind,
      isEnergy: isGridElectricity || method == "stationary-fuel" || isRoadTravel
        || unit.kind == .energy,
      isTravel: sector == .transportation)
  }
}
