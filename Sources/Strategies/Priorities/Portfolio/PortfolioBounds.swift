internal import Forecast

/// The limits of a task by year, from rows of `limits.csv` and targets.
struct PortfolioBounds {
  private(set) var ceilings: [PortfolioCeiling]
  private(set) var budgets: [Int: Double] = [:]
  /// Of single payers; a kind without limits is missing.
  private(set) var payerBudgets: [PortfolioLimit.Kind: [Int: Double]] = [:]
  private(set) var staff: [Int: Double] = [:]
  private(set) var equityFloor: Double?

  var asksForMoney: Bool { !budgets.isEmpty || equityFloor != nil }

  /// A row of a year wins over one for every year; of several for the same year the tightest counts.
  init(_ limits: [PortfolioLimit], years: ClosedRange<Int>, own ceilings: [PortfolioCeiling]) {
    let stated = Self.byYear(limits, .target, years).sorted { $0.key < $1.key }
      .map { PortfolioCeiling(year: $0.key, tonnes: $0.value) }
    self.ceilings = PortfolioCeiling.tightest(
      stated + ceilings.filter { $0.years.overlaps(years) })
    budgets = Self.byYear(limits, .budget, years)
    for kind in PortfolioLimit.Kind.ofPayers {
      let budgets = Self.byYear(limits, kind, years)
      payerBudgets[kind] = budgets.isEmpty ? nil : budgets
    }
    staff = Self.byYear(limits, .staffHours, years)
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
  let asks: PortfolioTask.Asked
  /// Budgets of single payers that are kept.
  let payers: [PortfolioLimit.Kind]
  private(set) var choices: [PortfolioTask.Choice] = []
  private(set) var standing: StandingActions
  private(set) var omissions: [PortfolioTask.Omission] = []
  /// What is not known of actions that may be chosen or stand in any case, in full sentences.
  private(set) var notes: [String] = []
  /// Ids of actions without an effect on emissions, which stand in any case.
  private var beside: Set<String> = []

  init(
    options: PortfolioTask.Options, years: ClosedRange<Int>, asks: PortfolioTask.Asked,
    payers: [PortfolioLimit.Kind]
  ) {
    self.options = options
    self.years = years
    self.asks = asks
    self.payers = payers
    standing = StandingActions(options: options, years: years, payers: payers)
  }

  mutating func take(_ action: Action, isEffective: Bool) {
    guard action.isMitigation else {
      if isEffective { beside.insert(action.id) }
      standing.take(action, asks: asks)
      return leaveOut(
        action, .noCut, "“\(action.title)” cuts no emissions; it is not chosen or dropped here.")
    }
    guard isEffective else {
      // What is under way is paid for whether or not its effect can be told.
      if action.status != .planned { standing.take(action, asks: asks) }
      return leaveOut(
        action, .noEffect,
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
    guard let netCosts = netCosts(action, starts, isFixed) else { return }
    let told = netCosts.isEmpty ? starts : starts.filter { netCosts[$0] != nil }
    let share = options.share(action)
    choices.append(
      PortfolioTask.Choice(
        action: action, starts: told, isFixed: isFixed,
        costs: Self.byStart(starts, costs),
        payerCosts: payerCosts.mapValues { Self.byStart(starts, $0) },
        hours: (action.staff ?? 0) * PriorityEvidence.fullTimeHours,
        share: asks.share ? share ?? 0 : 0, netCosts: netCosts))
  }

  /// What it costs net of what it saves, by start; empty where the task does not ask, nil for one that is left out.
  ///
  /// Starts whose capital is all due after the forecast are missing: without it they would look like the cheapest.
  private mutating func netCosts(
    _ action: Action, _ starts: [Int], _ isFixed: Bool
  ) -> [Int: [Double]]? {
    guard let net = options.netCost else { return [:] }
    var costs: [Int: [Double]] = [:]
    var late: [Int: CashFlows.Gap] = [:]
    for start in starts {
      switch net(action.starting(in: start), years) {
      case .success(let dollars): costs[start] = dollars
      case .failure(let gap):
        if !isFixed, case .afterTheEnd = gap {
          late[start] = gap
          continue
        }
        let reason = "The net cost of “\(action.title)” cannot be told. \(gap.sentence)"
        guard isFixed else {
          leaveOut(action, .noNetCost, reason)
          return nil
        }
        notes.append(reason)
        return [:]
      }
    }
    guard let first = late.keys.min(), let gap = late[first] else { return costs }
    guard !costs.isEmpty else {
      leaveOut(
        action, .noNetCost, "The net cost of “\(action.title)” cannot be told. \(gap.sentence)")
      return nil
    }
    notes.append(
      "“\(action.title)” does not start in \(YearList.text(Array(late.keys))) here: all of its capital would fall due after the forecast."
    )
    return costs
  }

  /// False where an action is left out, because the cost or the staff that the task asks for is not known.
  private mutating func tellsNeeds(
    _ action: Action, _ isFixed: Bool, _ costs: [[Double?]]
  ) -> Bool {
    let lacksCost = asks.cost && costs.joined().contains { $0 == nil }
    let lacksStaff = asks.staff && action.staff == nil
    guard lacksCost || lacksStaff else { return true }
    // What is under way cuts emissions whether or not its cost is known.
    guard isFixed else {
      leaveOut(
        action, lacksCost ? .noCost : .noStaff,
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
      leaveOut(
        action, .noPayer, "“\(action.title)” does not say who pays, and unknown is not nobody.")
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
        if choice.isFixed { standing.take(choice, asks: asks) }
        leaveOut(
          choice.action, .unmetNeed,
          "“\(choice.action.title)” needs “\(missing)”, which cannot be chosen.")
        isChanged = true
      }
    }
  }

  /// Names the choices that nobody has scored, where an equity floor asks; to be called when they are settled.
  mutating func noteUnscored() {
    guard asks.share else { return }
    for choice in choices where options.share(choice.action) == nil {
      notes.append(
        "Nobody has scored “\(choice.action.title)” for equity, so that its spending counts as serving no priority group."
      )
    }
  }

  private mutating func leaveOut(
    _ action: Action, _ kind: PortfolioTask.Omission.Kind, _ reason: String
  ) {
    omissions.append(PortfolioTask.Omission(action, kind, reason: reason))
  }
}
