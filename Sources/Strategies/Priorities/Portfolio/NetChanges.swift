internal import Forecast

/// Makes a schedule better one action at a time by what its actions cost together, net of what they save together.
///
/// `SingleChanges` counts what each action saves alone, so that two that save the same energy both look worth it; here
/// every change is priced by the energy of the whole schedule. What is cheaper is tried first: leaving an action out. An
/// action whose cost beside the others cannot be told is left out, since unknown is not free. One under way cannot be left
/// out, so that schedules are compared only where the same ones of those have a cost.
struct NetChanges {
  private let task: PortfolioTask
  private let singles: SingleChanges
  private let cost: PortfolioTask.JointCost

  /// - Returns: Nil where the task has no such price.
  init?(_ task: PortfolioTask, _ singles: SingleChanges) {
    guard let cost = task.jointCost else { return nil }
    self.task = task
    self.singles = singles
    self.cost = cost
  }

  /// What a search by these prices comes to.
  struct Improved {
    var schedule: Schedule
    /// True when every single change of it was tried.
    var isComplete = false
    /// What was left out because its cost beside the others cannot be told, in full sentences.
    var notes: [String] = []
  }

  /// The price of a schedule.
  private struct Price {
    /// US dollars discounted to the first year of the task, net of what all actions save together.
    let dollars: Double
    /// By position, of actions that may be left out: why theirs cannot be told.
    let gaps: [Int: CashFlows.Gap]
    /// By position, of actions under way, which are not in the dollars then.
    let fixedGaps: [Int: CashFlows.Gap]
  }

  private func price(_ schedule: Schedule) -> Price {
    let chosen = zip(task.choices, schedule).compactMap { choice, start in
      start.map { (choice.action.id, $0) }
    }
    let joint = cost(Dictionary(chosen) { first, _ in first }, task.years)
    var gaps: [Int: CashFlows.Gap] = [:]
    var fixedGaps: [Int: CashFlows.Gap] = [:]
    for (number, choice) in task.choices.enumerated() {
      guard let gap = joint.gaps[choice.action.id] else { continue }
      if choice.isFixed { fixedGaps[number] = gap } else { gaps[number] = gap }
    }
    return Price(dollars: task.present(joint.yearly), gaps: gaps, fixedGaps: fixedGaps)
  }

  /// - Parameter isOver: Asked before each change; true ends it early.
  func improved(_ schedule: Schedule, isOver: () -> Bool) -> Improved {
    let told = withoutUnknown(schedule)
    var result = Improved(schedule: told.schedule)
    var skipped: [Int: Skipped] = [:]
    result.isComplete = improve(&result.schedule, told.price, &skipped, isOver)
    result.notes = notes(told.dropped, result.schedule) + notes(skipped)
    return result
  }

  /// Why a change is not weighed: the action under way that has a net cost only before or only after it.
  private struct Skipped {
    let fixed: Int
    let gap: CashFlows.Gap

    /// - Returns: Nil where the same actions under way have a cost in both.
    init?(_ now: Price, _ next: Price) {
      let differing = Set(now.fixedGaps.keys).symmetricDifference(next.fixedGaps.keys)
      guard let fixed = differing.min(), let gap = now.fixedGaps[fixed] ?? next.fixedGaps[fixed]
      else { return nil }
      self.fixed = fixed
      self.gap = gap
    }
  }

  /// Every single change that costs less, until none does or the time is over; true when all were tried.
  private func improve(
    _ schedule: inout Schedule, _ now: Price, _ skipped: inout [Int: Skipped],
    _ isOver: () -> Bool
  ) -> Bool {
    var merit = singles.merit(of: schedule, price: now.dollars)
    while true {
      var isChanged = false
      for (number, start) in changes(of: schedule) where start != schedule[number] {
        guard !isOver() else { return false }
        var next = schedule
        next[number] = start
        guard singles.keepsRules(next, number) else { continue }
        // Limits come before money, and cost far less to look at.
        let limits = singles.merit(of: next, price: -.infinity)
        guard limits.isBetter(than: merit) else { continue }
        let price = self.price(next)
        guard price.gaps.isEmpty else { continue }
        if let reason = Skipped(now, price) {
          skipped[number] = skipped[number] ?? reason
          continue
        }
        let tried = singles.merit(of: next, price: price.dollars)
        guard tried.isBetter(than: merit) else { continue }
        (schedule, merit, isChanged) = (next, tried, true)
      }
      guard isChanged else { return true }
    }
  }

  /// The schedule without the actions whose cost cannot be told, and without those that need them.
  private func withoutUnknown(
    _ schedule: Schedule
  ) -> (schedule: Schedule, price: Price, dropped: [Int: CashFlows.Gap]) {
    var schedule = schedule
    var price = price(schedule)
    var dropped: [Int: CashFlows.Gap] = [:]
    while !price.gaps.isEmpty {
      dropped.merge(price.gaps) { first, _ in first }
      for number in price.gaps.keys { drop(number, from: &schedule) }
      price = self.price(schedule)
    }
    return (schedule, price, dropped)
  }

  private func drop(_ number: Int, from schedule: inout Schedule) {
    guard schedule[number] != nil, !task.choices[number].isFixed else { return }
    schedule[number] = nil
    for (other, needs) in task.needs.enumerated() where needs.contains(number) {
      drop(other, from: &schedule)
    }
  }

  private func notes(_ dropped: [Int: CashFlows.Gap], _ schedule: Schedule) -> [String] {
    dropped.sorted { $0.key < $1.key }.filter { schedule[$0.key] == nil }.map { number, gap in
      "“\(task.choices[number].action.title)” is left out, because its net cost beside the other chosen actions cannot be told. \(gap.sentence)"
    }
  }

  private func notes(_ skipped: [Int: Skipped]) -> [String] {
    skipped.sorted { $0.key < $1.key }.map { number, reason in
      "Some changes of “\(task.choices[number].action.title)” are not weighed by their net cost, because that of “\(task.choices[reason.fixed].action.title)”, which is under way, can be told only before or only after them. \(reason.gap.sentence)"
    }
  }

  /// Every single change: first what is left out, then every other start.
  private func changes(of schedule: Schedule) -> [(number: Int, start: Int?)] {
    let free = task.choices.indices.filter { !task.choices[$0].isFixed }
    let dropped = free.filter { schedule[$0] != nil }.map { (number: $0, start: Int?.none) }
    let moved = free.flatMap { number in
      task.choices[number].starts.map { (number: number, start: Int?.some($0)) }
    }
    return dropped + moved
  }
}
