/// The limits of a task by year, from rows of `limits.csv` and targets.
struct PortfolioBounds {
  private(set) var ceilings: [Int: Double]
  private(set) var budgets: [Int: Double] = [:]
  /// Of single payers; a kind without limits is missing.
  private(set) var payerBudgets: [PortfolioLimit.Kind: [Int: Double]] = [:]
  private(set) var staff: [Int: Double] = [:]
  private(set) var equityFloor: Double?

  var asksForMoney: Bool { !budgets.isEmpty || equityFloor != nil }

  /// A row of a year wins over one for every year; of several for the same year the tightest counts.
  init(_ limits: [PortfolioLimit], years: ClosedRange<Int>, own ceilings: [Int: Double]) {
    self.ceilings = ceilings.filter { years.contains($0.key) }
    budgets = Self.byYear(limits, .budget, years)
    for kind in PortfolioLimit.Kind.ofPayers {
      let budgets = Self.byYear(limits, kind, years)
      payerBudgets[kind] = budgets.isEmpty ? nil : budgets
    }
    staff = Self.byYear(limits, .staffHours, years)
    self.ceilings.merge(Self.byYear(limits, .target, years)) { min($0, $1) }
    equityFloor = limits.filter { $0.kind == .equity }.map { $0.value / 100 }.max()
  }

  private static func byYear(
    _ limits: [PortfolioLimit], _ kind: PortfolioLimit.Kind, _ years: ClosedRange<Int>
  ) -> [Int: Double] {
    let rows = limits.filter { $0.kind == kind }
    let general = rows.filter { $0.year == nil }.map(\.value).min()
    return years.reduce(into: [:]) { found, year in
      found[year] = rows.filter { $0.year == year }.map(\.value).min() ?? general
    }
  }
}

/// Sorts actions into those that may be chosen and those that may not.
struct ChoiceMaker {
  let options: PortfolioTask.Options
  let years: ClosedRange<Int>
  let needsCost: Bool
  let needsStaff: Bool
  let needsShare: Bool
  /// Budgets of single payers that are kept.
  let payers: [PortfolioLimit.Kind]
  private(set) var choices: [PortfolioTask.Choice] = []
  private(set) var omissions: [PortfolioTask.Omission] = []
  /// What is not known of actions that may be chosen or stand in any case, in full sentences.
  private(set) var notes: [String] = []
  /// Ids of actions without an effect on emissions, which stand in any case.
  private var beside: Set<String> = []

  init(
    options: PortfolioTask.Options, years: ClosedRange<Int>, needsCost: Bool, needsStaff: Bool,
    needsShare: Bool, payers: [PortfolioLimit.Kind]
  ) {
    self.options = options
    self.years = years
    self.needsCost = needsCost
    self.needsStaff = needsStaff
    self.needsShare = needsShare
    self.payers = payers
  }

  mutating func take(_ action: Action, isEffective: Bool) {
    guard action.isMitigation else {
      if isEffective { beside.insert(action.id) }
      return leaveOut(
        action, "“\(action.title)” cuts no emissions; it is not chosen or dropped here.")
    }
    guard isEffective else {
      return leaveOut(
        action,
        "The effect of “\(action.title)” was left out, because of an error or of what it needs.")
    }
    let isFixed = action.status != .planned
    let starts =
      isFixed ? [action.startYear] : Array(years.clamped(to: options.starts))
    let costs = starts.map { start in
      years.map { options.cost(action.starting(in: start), $0) }
    }
    let payerCosts = payerCosts(action, starts)
    guard tellsNeeds(action, isFixed, costs), tellsPayers(action, isFixed, payerCosts) else {
      return
    }
    let share = options.share(action)
    if needsShare, share == nil {
      notes.append(
        "Nobody has scored “\(action.title)” for equity, so that its spending counts as serving no priority group."
      )
    }
    choices.append(
      PortfolioTask.Choice(
        action: action, starts: starts, isFixed: isFixed,
        costs: Self.byStart(starts, costs),
        payerCosts: payerCosts.mapValues { Self.byStart(starts, $0) },
        hours: (action.staff ?? 0) * PriorityEvidence.fullTimeHours,
        share: needsShare ? share ?? 0 : 0))
  }

  /// False where an action is left out, because the cost or the staff that the task asks for is not known.
  private mutating func tellsNeeds(
    _ action: Action, _ isFixed: Bool, _ costs: [[Double?]]
  ) -> Bool {
    let lacksCost = needsCost && costs.joined().contains { $0 == nil }
    let lacksStaff = needsStaff && action.staff == nil
    guard lacksCost || lacksStaff else { return true }
    // What is under way cuts emissions whether or not its cost is known.
    guard isFixed else {
      leaveOut(
        action,
        lacksCost
          ? "“\(action.title)” states no cost, and unknown is not free."
          : "“\(action.title)” states no staff, and unknown is not none.")
      return false
    }
    let what = [lacksCost ? "cost" : nil, lacksStaff ? "staff" : nil].compactMap(\.self)
    notes.append(
      "“\(action.title)” is under way and states no \(what.joined(separator: " and no ")): its effect counts, and what it asks for is not in the sums."
    )
    return true
  }

  /// The same where budgets of single payers ask who pays.
  private mutating func tellsPayers(
    _ action: Action, _ isFixed: Bool, _ costs: [PortfolioLimit.Kind: [[Double?]]]
  ) -> Bool {
    let isKnown = costs.values.allSatisfy { starts in
      starts.allSatisfy { years in years.allSatisfy { $0 != nil } }
    }
    guard !isKnown else { return true }
    guard isFixed else {
      leaveOut(action, "“\(action.title)” does not say who pays, and unknown is not nobody.")
      return false
    }
    notes.append(
      "“\(action.title)” is under way and does not say who pays: its effect counts, and its cost is in the budget of no single payer."
    )
    return true
  }

  /// What each payer with a budget spends, by start and year; nil where it is not known.
  private func payerCosts(
    _ action: Action, _ starts: [Int]
  ) -> [PortfolioLimit.Kind: [[Double?]]] {
    payers.reduce(into: [:]) { costs, kind in
      guard let payer = kind.payer else { return }
      costs[kind] = starts.map { start in
        let moved = action.starting(in: start)
        return years.map { options.payerCost(moved, payer, $0) }
      }
    }
  }

  private static func byStart(_ starts: [Int], _ costs: [[Double?]]) -> [Int: [Double]] {
    Dictionary(zip(starts, costs.map { $0.map { $0 ?? 0 } })) { first, _ in first }
  }

  /// An action that needs one that cannot be chosen cannot be chosen either.
  mutating func dropThoseThatMiss() {
    var isChanged = true
    while isChanged {
      isChanged = false
      let known = beside.union(choices.map(\.action.id))
      for choice in choices {
        guard let missing = choice.action.needs.first(where: { !known.contains($0) }) else {
          continue
        }
        choices.removeAll { $0.action.id == choice.action.id }
        leaveOut(
          choice.action, "“\(choice.action.title)” needs “\(missing)”, which cannot be chosen.")
        isChanged = true
      }
    }
  }

  private mutating func leaveOut(_ action: Action, _ reason: String) {
    omissions.append(PortfolioTask.Omission(action: action.id, reason: reason))
  }
}
