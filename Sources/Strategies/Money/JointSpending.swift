internal import Factors
internal import Forecast
internal import Quantities
internal import Tables

/// What actions cost all payers together net of what they save together, whatever their starts, each part priced once.
///
///     N(y) = Σ stated(action, start, y) + Σ energy(what acts in y)
///
/// What is stated follows an action and its start alone, so that it is gathered once for each start. Energy follows which
/// actions act in a year and which part of its full effect each has reached, so that a change of one action asks only for
/// the years in which that is another.
///
/// - Limits: Streams are divided as among all actions of the plan, as in the search for a portfolio, where a ledger of the
///   chosen ones alone may divide them otherwise; what a search finds is judged by that ledger.
public final class JointSpending: Sendable {
  /// What some actions cost together.
  public struct Price: Sendable {
    /// US dollars of each year asked for, undiscounted, below 0 for what is gained; those with a gap are not in it.
    public let yearly: [Double]
    /// By action: what keeps its net cost from being told.
    public let gaps: [String: CashFlows.Gap]

    public init(yearly: [Double], gaps: [String: CashFlows.Gap]) {
      self.yearly = yearly
      self.gaps = gaps
    }
  }

  private let ledger: MoneyLedger
  private let plan: Portfolio
  private let prices: PriceBook
  private let costs: [String: [CostRow]]
  /// Positions among the actions of the plan, in the order in which effects act within a year.
  private let order: [Int]
  private let positions: [String: Int]
  /// Ids of actions without an effect on emissions, which others may need.
  private let beside: Set<String>
  /// Ids of actions whose effect can be told, whatever excludes them.
  private let sound: Set<String>
  private let memory = Guarded(Memory())

  /// - Parameter plan: All actions, from which some are chosen.
  init(_ ledger: MoneyLedger, plan: Portfolio) {
    self.ledger = ledger
    self.plan = plan
    prices = PriceBook(
      ledger.book.prices, dollarsOf: ledger.dollarsOf, indexes: ledger.indexes)
    costs = Dictionary(grouping: ledger.book.costs, by: \.action)
    order = Action.effectOrder(plan.actions)
    positions = Dictionary(plan.actions.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let sound = plan.actions.filter {
      $0.uptake.faults.isEmpty && $0.problems(in: plan.projection).isEmpty
    }
    self.sound = Set(sound.map(\.id))
    beside = Set(sound.filter { !$0.isMitigation }.map(\.id))
  }

  /// The net cost of some actions together.
  ///
  /// - Parameters:
  ///   - starts: By the id of each action its first year; ids that no action has count nothing.
  ///   - years: Those to be told.
  public func price(_ starts: [String: Int], in years: ClosedRange<Int>) -> Price {
    memory.withLock { memory in
      var gaps: [String: CashFlows.Gap] = [:]
      var yearly = [Double](repeating: 0, count: years.count)
      let moved = order.compactMap { position -> (position: Int, start: StatedStart)? in
        starts[plan.actions[position].id].map { (position, stated(position, $0, &memory)) }
      }
      let energy = energy(moved, &memory)
      let able = able(among: Set(starts.keys))
      for (position, start) in moved {
        let action = plan.actions[position]
        let isLost = start.countsEnergy && !able.contains(action.id)
        let gap =
          start.flows.netGap ?? (isLost ? .noEffect(nil) : nil)
          ?? energy.lacks[position]?.gaps(dollarsOf: ledger.dollarsOf).first
        if let gap {
          gaps[action.id] = gap
          continue
        }
        for (index, dollars) in start.flows.netCosts(in: years).enumerated() {
          yearly[index] += dollars
        }
        for (index, year) in years.enumerated() {
          yearly[index] -= energy.saved[position]?[year] ?? 0
        }
      }
      return Price(yearly: yearly, gaps: gaps)
    }
  }

  // Stated costs

  /// An action at one of its starts, and what is stated of its money.
  private struct StatedStart {
    let action: Action
    let flows: CashFlows
    /// False of one whose rows state its energy, or where no energy has a price.
    let countsEnergy: Bool
  }

  private func stated(_ position: Int, _ start: Int, _ memory: inout Memory) -> StatedStart {
    let key = Memory.Start(position: position, year: start)
    if let known = memory.stated[key] { return known }
    let stated = plan.actions[position]
    let moved = stated.starting(in: start).counted(from: plan.projection.years.lowerBound)
    var book = ledger.book
    book.costs = costs[stated.id] ?? []
    var builder = CashFlowBuilder(
      action: moved, book: book.moved(from: ledger.actions, to: [moved]),
      dollarsOf: ledger.dollarsOf, years: ledger.baseYear...ledger.lastYear,
      indexes: ledger.indexes, quantities: ActionQuantities(portfolio: plan))
    let found = StatedStart(
      action: moved,
      flows: builder.flows(
        prices: prices,
        changes: sound.contains(stated.id)
          ? .success([]) : .failure(.noEffect(plan.omittedEffect(of: stated.id)))),
      countsEnergy: moved.isMitigation && !prices.isEmpty && !moved.statesEnergy)
    memory.stated[key] = found
    return found
  }

  /// Ids of those that no earlier one excludes and that have what they need, whatever the year.
  private func able(among chosen: Set<String>) -> Set<String> {
    let rules = plan.selection.rules
    return rules.withNeeds(rules.remaining(chosen.intersection(sound).union(beside)))
  }

  // Energy

  /// US dollars saved by position and year, and what keeps them from being told.
  private struct Energy {
    var saved: [Int: [Int: Double]] = [:]
    var lacks: [Int: EnergyLacks] = [:]
  }

  /// - Parameter moved: The chosen actions, in the order in which effects act.
  private func energy(
    _ moved: [(position: Int, start: StatedStart)], _ memory: inout Memory
  ) -> Energy {
    var energy = Energy()
    guard !prices.isEmpty else { return energy }
    let rules = plan.selection.rules
    let able = able(among: Set(moved.map { plan.actions[$0.position].id }))
    let others = able.intersection(beside)
    for year in plan.projection.years {
      let running = moved.filter {
        able.contains($0.start.action.id) && $0.start.action.ramp(year) > 0
      }
      let idle = others.filter { id in
        positions[id].map { plan.actions[$0].ramp(year) > 0 } ?? false
      }
      let served = rules.withNeeds(idle.union(running.map(\.start.action.id)))
      let acting = running.filter {
        $0.start.action.isMitigation && served.contains($0.start.action.id)
      }
      guard !acting.isEmpty else { continue }
      for (part, own) in zip(acting, priced(acting, year, &memory)) where part.start.countsEnergy {
        energy.saved[part.position, default: [:]][year] = own.dollars
        for (lack, subject) in own.lacks {
          energy.lacks[part.position, default: EnergyLacks()].add(lack, subject, year)
        }
      }
    }
    return energy
  }

  private func priced(
    _ acting: [(position: Int, start: StatedStart)], _ year: Int, _ memory: inout Memory
  ) -> [YearEnergy] {
    let key = Memory.Year(
      year: year,
      parts: acting.map { part in
        Memory.Part(
          position: part.position, share: part.start.action.ramp(year),
          held: part.start.action.shareInInventory)
      })
    if let known = memory.energy[key] { return known }
    let changes = EnergyLedger.changes(of: acting.map(\.start.action), in: plan.frame(year))
    let found = changes.map { YearEnergy($0, in: year, prices) }
    // A long search meets ever new years; what it has met lately is what it meets again.
    if memory.energy.count > Memory.mostYears { memory.energy.removeAll(keepingCapacity: true) }
    memory.energy[key] = found
    return found
  }

  /// What the energy that one action changes in a year is worth.
  private struct YearEnergy {
    /// Above 0 for what is saved.
    var dollars = 0.0
    var lacks: [(PriceBook.Lack, EnergyChange.Subject)] = []

    init(_ changes: [EnergyChange], in year: Int, _ prices: PriceBook) {
      for change in changes {
        switch prices.worth(of: change, in: year) {
        case .success(let worth): dollars += worth.dollars
        case .failure(let problem): lacks.append((problem.lack, change.subject))
        }
      }
    }
  }

  /// What was priced before.
  private struct Memory {
    /// How many years' energy is kept before all of it is forgotten.
    static let mostYears = 20_000

    struct Start: Hashable {
      let position: Int
      let year: Int
    }

    /// One acting action; its effect on a year follows from nothing else.
    struct Part: Hashable {
      let position: Int
      /// The part of the full effect that it has reached.
      let share: Double
      /// The part that the inventory holds already.
      let held: Double
    }

    struct Year: Hashable {
      let year: Int
      let parts: [Part]
    }

    var stated: [Start: StatedStart] = [:]
    var energy: [Year: [YearEnergy]] = [:]
  }
}

extension MoneyLedger {
  /// What actions of a plan cost together net of what they save together, whatever their starts.
  public func jointSpending(_ plan: Portfolio) -> JointSpending { JointSpending(self, plan: plan) }
}
