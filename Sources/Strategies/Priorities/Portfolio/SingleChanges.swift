/// Makes a schedule better one action at a time, by the effects themselves, until no change of one action does.
///
/// What each change of a single action saves is exact beside the rest of a schedule, so that all changes are judged by
/// one calculation of `ScheduleEngine.gains`; those that look better are tried in order of what they bring for what they
/// ask, and kept when the whole schedule is better.
struct SingleChanges {
  let engine: ScheduleEngine
  /// Business as usual by year of the task.
  let usual: [Double]
  private let figures: ChoiceFigures
  private let bounds: SizedBounds
  /// What actions that are not chosen here ask for all the same.
  private let standing: ScheduleFigures
  private let needs: [[Int]]
  private let neededBy: [[Int]]
  private let rivals: [[Int]]

  private var task: PortfolioTask { engine.task }

  init(_ engine: ScheduleEngine, usual: [Double]) {
    self.engine = engine
    self.usual = usual
    let task = engine.task
    figures = ChoiceFigures(task)
    bounds = SizedBounds(task)
    standing = ScheduleFigures(standingOf: task)
    let needs = task.needs
    self.needs = needs
    neededBy = task.choices.indices.map { number in
      task.choices.indices.filter { needs[$0].contains(number) }
    }
    rivals = task.choices.indices.map { number in
      let own = task.choices[number].action
      return task.choices.indices.filter {
        let other = task.choices[$0].action
        return $0 != number && (own.excludes.contains(other.id) || other.excludes.contains(own.id))
      }
    }
  }

  /// What a schedule comes to, every figure exact.
  func figures(of schedule: Schedule) -> ScheduleFigures {
    var sum = ScheduleFigures(tonnes: engine.tonnes(schedule)).adding(standing)
    for (number, start) in schedule.enumerated() {
      if let start, let place = task.position(number, of: start) { sum.add(figures[number, place]) }
    }
    return sum
  }

  func reckoning(_ schedule: Schedule) -> ScheduleReckoning {
    ScheduleReckoning(figures(of: schedule), of: task, usual: usual)
  }

  /// - Parameter isOver: Asked between rounds; true ends it early.
  /// - Returns: The better schedule, and whether nothing that one change could do is left.
  func improved(
    _ schedule: Schedule, isOver: () -> Bool
  ) -> (schedule: Schedule, isComplete: Bool) {
    var schedule = schedule
    while !isOver() {
      let sweep = swept(schedule, isOver: isOver)
      guard let next = sweep.schedule else { return (schedule, sweep.isComplete) }
      schedule = next
    }
    return (schedule, false)
  }

  /// The changes that look better, tried one after the other; nil when none is, and whether all were tried.
  private func swept(
    _ schedule: Schedule, isOver: () -> Bool
  ) -> (schedule: Schedule?, isComplete: Bool) {
    var current = schedule
    var merit = merit(figures(of: schedule))
    var isChanged = false
    for change in candidates(schedule, merit) {
      if isOver() { return (isChanged ? current : nil, false) }
      var next = current
      next[change.number] = change.start
      guard keepsRules(next, change.number) else { continue }
      let tried = self.merit(figures(of: next))
      guard tried.isBetter(than: merit) else { continue }
      (current, merit, isChanged) = (next, tried, true)
    }
    return (isChanged ? current : nil, true)
  }

  private struct Change {
    let number: Int
    let start: Int?
    /// What it brings for what it asks.
    let yield: Double
  }

  private func candidates(_ schedule: Schedule, _ merit: ScheduleMerit) -> [Change] {
    let gains = engine.gains(beside: schedule)
    let whole = figures(of: schedule)
    return task.choices.indices.filter { !task.choices[$0].isFixed }.flatMap { number in
      changes(of: number, schedule, gains[number], whole, merit)
    }.sorted { ($1.yield, $0.number) < ($0.yield, $1.number) }
  }

  private func changes(
    of number: Int, _ schedule: Schedule, _ gains: [Tonnage], _ whole: ScheduleFigures,
    _ merit: ScheduleMerit
  ) -> [Change] {
    var without = whole
    if let start = schedule[number], let place = task.position(number, of: start) {
      without.add(figures[number, place], sign: -1)
      without.tonnes.add(gains[place])
    }
    // What another needs it for may begin with it: only the whole calculation tells.
    let isNeeded = neededBy[number].contains { schedule[$0] != nil }
    let starts: [Int?] = [nil] + task.choices[number].starts.map(Optional.some)
    return starts.compactMap { start in
      guard start != schedule[number] else { return nil }
      var next = without
      if let start, let place = task.position(number, of: start) {
        next.add(figures[number, place])
        next.tonnes.add(gains[place], sign: -1)
      }
      let tried = self.merit(next)
      guard isNeeded || tried.isBetter(than: merit) else { return nil }
      return Change(number: number, start: start, yield: yield(merit, tried, whole, next))
    }
  }

  /// How much less is broken, else how much better the goal is met, for each part of the limits that it takes.
  private func yield(
    _ before: ScheduleMerit, _ after: ScheduleMerit, _ whole: ScheduleFigures,
    _ next: ScheduleFigures
  ) -> Double {
    let less = (before.overdrawn - after.overdrawn) * 1e3 + before.violation - after.violation
    if less > 1e-9 {
      let asked = task.goal == .cost ? max(0, next.price - whole.price) : 0
      return 1e30 * (1 + less / (1 + asked / PortfolioModel.dollars))
    }
    var taken = 0.0
    for (bound, place, size) in bounds.all where bound.isUsedUp {
      let more = (next.used(bound, at: place) ?? 0) - (whole.used(bound, at: place) ?? 0)
      taken += max(0, more) / size
    }
    return (before.price - after.price) / (1 + taken)
  }

  /// How good a schedule is at another price, dollars.
  func merit(of schedule: Schedule, price: Double) -> ScheduleMerit {
    let own = merit(figures(of: schedule))
    return ScheduleMerit(overdrawn: own.overdrawn, violation: own.violation, price: price)
  }

  private func merit(_ figures: ScheduleFigures) -> ScheduleMerit {
    figures.merit(bounds, goal: task.goal, usual: usual)
  }

  /// Whether the needs and exclusions of one choice and of those around it are kept.
  func keepsRules(_ schedule: Schedule, _ number: Int) -> Bool {
    guard let start = schedule[number] else {
      return neededBy[number].allSatisfy { schedule[$0] == nil }
    }
    return needs[number].allSatisfy { schedule[$0].map { $0 <= start } ?? false }
      && neededBy[number].allSatisfy { schedule[$0].map { $0 >= start } ?? true }
      && rivals[number].allSatisfy { schedule[$0] == nil }
  }
}
