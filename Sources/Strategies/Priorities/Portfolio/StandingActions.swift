/// What actions that are not chosen or dropped here ask for all the same: those without an effect on emissions, and those
/// under way whose effect was left out.
struct StandingActions {
  private let options: PortfolioTask.Options
  private let years: ClosedRange<Int>
  private let payers: [PortfolioLimit.Kind]
  private(set) var choices: [PortfolioTask.Choice] = []
  /// Titles by what is not known of them.
  private var lacks: [Lack: [String]] = [:]

  private enum Lack: CaseIterable { case cost, payer, staff, score }

  /// - Parameter payers: Budgets of single payers that are kept.
  init(options: PortfolioTask.Options, years: ClosedRange<Int>, payers: [PortfolioLimit.Kind]) {
    self.options = options
    self.years = years
    self.payers = payers
  }

  /// An action at its own years.
  mutating func take(_ action: Action, asks: PortfolioTask.Asked) {
    let costs = years.map { options.cost(action, $0) }
    let payerCosts = payers.reduce(into: [PortfolioLimit.Kind: [Double?]]()) { costs, kind in
      guard let payer = kind.payer else { return }
      costs[kind] = years.map { options.payerCost(action, payer, $0) }
    }
    let share = options.share(action)
    if asks.cost, costs.contains(where: { $0 == nil }) {
      note(.cost, action)
    } else if payerCosts.values.contains(where: { $0.contains { $0 == nil } }) {
      note(.payer, action)
    }
    if asks.staff, action.staff == nil { note(.staff, action) }
    if asks.share, share == nil { note(.score, action) }
    let start = action.startYear
    choices.append(
      PortfolioTask.Choice(
        action: action, starts: [start], isFixed: true, costs: [start: costs.map { $0 ?? 0 }],
        payerCosts: payerCosts.mapValues { [start: $0.map { $0 ?? 0 }] },
        hours: (action.staff ?? 0) * PriorityEvidence.fullTimeHours,
        share: share ?? 0, isScored: share != nil))
  }

  /// One that is under way and could not be taken into the choice.
  mutating func take(_ choice: PortfolioTask.Choice, asks: PortfolioTask.Asked) {
    var choice = choice
    choice.isScored = options.share(choice.action) != nil
    if asks.share, !choice.isScored { note(.score, choice.action) }
    choices.append(choice)
  }

  private mutating func note(_ lack: Lack, _ action: Action) {
    lacks[lack, default: []].append("“\(action.title)”")
  }

  /// What is not known of them, in full sentences.
  var notes: [String] {
    Lack.allCases.compactMap { lack in
      guard let titles = lacks[lack] else { return nil }
      let list = titles.joined(separator: ", ")
      return switch lack {
      case .cost:
        "These are not chosen or dropped here, but state no cost, so that what they spend is in no sum: \(list)."
      case .payer:
        "These are not chosen or dropped here, but do not say who pays, so that their cost is in the budget of no single payer: \(list)."
      case .staff:
        "These are not chosen or dropped here, but state no staff, so that their hours are in no sum: \(list)."
      case .score:
        "These are not chosen or dropped here; nobody has scored them for equity, so that the equity floor leaves their spending out: \(list)."
      }
    }
  }
}

extension PortfolioTask {
  /// Which figures of actions a task asks for.
  struct Asked {
    let cost: Bool
    let staff: Bool
    let share: Bool
  }
}

extension ScheduleFigures {
  /// What standing actions ask for; they emit nothing here.
  init(standingOf task: PortfolioTask) {
    self.init(tonnes: Tonnage(reaches: task.reaches.count, years: task.years.count))
    for choice in task.standing {
      add(ChoiceFigures.Start(choice, from: choice.starts[0], in: task))
    }
    price = 0
  }
}
