internal import Forecast

/// When each choice of a task starts, in the order of the choices; nil for one that is not taken.
typealias Schedule = [Int?]

/// What a year emits under a schedule, by the effects themselves.
struct ScheduleEngine {
  let task: PortfolioTask
  /// Positions of the choices in the order in which effects apply within a year.
  private let order: [Int]
  /// By year of the task.
  private let years: [ScheduleYear]
  /// By choice: positions of the choices that it needs.
  private let needs: [[Int]]
  /// How many parts of the inventory are told apart, everything first.
  private let reachCount: Int
  /// What streams without activity emit, whatever is chosen.
  private let idle: Tonnage

  init(_ task: PortfolioTask) {
    self.task = task
    order = Action.effectOrder(task.choices.map(\.action))
    needs = task.needs
    let reaches = task.reaches
    reachCount = reaches.count
    var idle = Tonnage(reaches: reaches.count, years: task.years.count)
    for (number, reach) in reaches.enumerated() {
      for (index, year) in task.years.enumerated() {
        idle[number, index] = task.portfolio.idleTonnes(year, where: reach.includes)
      }
    }
    self.idle = idle
    years = task.years.map { ScheduleYear(task, year: $0) }
  }

  /// Metric tons CO2e of every reach and year of the task.
  func tonnes(_ schedule: Schedule) -> Tonnage {
    var tonnage = empty
    for (index, year) in years.enumerated() {
      var state = ScheduleState(year)
      let acting = acting(schedule, year)
      for choice in order where acting[choice] {
        apply(choice, schedule[choice], year, to: &state)
      }
      for (reach, tonnes) in state.tonnes(year).enumerated() { tonnage[reach, index] = tonnes }
    }
    tonnage.add(idle)
    return tonnage
  }

  private var empty: Tonnage { Tonnage(reaches: reachCount, years: years.count) }

  /// Which choices act in a year: those that work and whose needs act.
  private func acting(_ schedule: Schedule, _ year: ScheduleYear) -> [Bool] {
    var acting = schedule.enumerated().map { choice, start in
      guard let start, let position = task.position(choice, of: start) else { return false }
      return year.isWorking[choice][position] && year.isServed[choice]
    }
    var isChanged = true
    while isChanged {
      isChanged = false
      for choice in acting.indices where acting[choice] && !needs[choice].allSatisfy({ acting[$0] })
      {
        acting[choice] = false
        isChanged = true
      }
    }
    return acting
  }

  private func apply(
    _ choice: Int, _ start: Int?, _ year: ScheduleYear, to state: inout ScheduleState
  ) {
    guard let start, let position = task.position(choice, of: start),
      let number = year.numbers[choice][position]
    else { return }
    state.apply(year.steps[number], of: choice, year)
  }

  /// What each start of each choice saves beside the rest of a schedule, metric tons CO2e.
  ///
  /// The choice's own place in the schedule is left free, so that each figure is that of a single change and exact
  /// where no need is broken by it.
  /// - Returns: By choice, then by the position of the start; metric tons CO2e by reach and year of the task.
  func gains(beside schedule: Schedule) -> [[Tonnage]] {
    let empty = empty
    var gains = task.choices.map { [Tonnage](repeating: empty, count: $0.starts.count) }
    for (yearIndex, year) in years.enumerated() {
      let acting = acting(schedule, year)
      let chosen = order.indices.filter { acting[order[$0]] && schedule[order[$0]] != nil }
      var before = ScheduleState(year)
      for (place, choice) in order.enumerated() {
        defer {
          if acting[choice] { apply(choice, schedule[choice], year, to: &before) }
        }
        guard !year.variants[choice].isEmpty else { continue }
        let later = chosen.filter { $0 > place }.map { order[$0] }
        func finish(_ state: ScheduleState) -> [Double] {
          var state = state
          for other in later { apply(other, schedule[other], year, to: &state) }
          return state.tonnes(year)
        }
        let without = finish(before)
        var saved: [Int: [Double]] = [:]
        for number in year.variants[choice] {
          var state = before
          state.apply(year.steps[number], of: choice, year)
          saved[number] = zip(without, finish(state)).map { $0 - $1 }
        }
        for (position, number) in year.numbers[choice].enumerated() {
          guard let number, let saved = saved[number] else { continue }
          for (reach, tonnes) in saved.enumerated() {
            gains[choice][position][reach, yearIndex] = tonnes
          }
        }
      }
    }
    return gains
  }
}

/// What the actions of a schedule so far have done to one year.
private struct ScheduleState {
  private var blocks: BlockState
  /// By reach beside everything: metric tons CO2e beside all blocks that count.
  private var beside: [Double]
  /// By stated saving: the choice that states it.
  private var owners: [Int] = []

  init(_ year: ScheduleYear) {
    blocks = BlockState(year.program)
    beside = [Double](repeating: 0, count: year.reaches.count)
  }

  mutating func apply(_ steps: [EffectStep], of choice: Int, _ year: ScheduleYear) {
    let before = blocks.tonnesBeside
    blocks.apply(steps, activity: year.program.activity)
    while owners.count < blocks.savings.count { owners.append(choice) }
    for (number, reach) in year.reaches.enumerated() where reach.beside[choice] {
      beside[number] += blocks.tonnesBeside - before
    }
  }

  /// Metric tons CO2e of everything, then of each other reach.
  func tonnes(_ year: ScheduleYear) -> [Double] {
    let excess = owners.isEmpty ? [] : blocks.excess(year.program)
    return [excess.reduce(blocks.tonnes(year.program), +)]
      + zip(year.reaches, beside).map { reach, beside in
        zip(owners, excess).reduce(
          beside + blocks.tonnes(year.program, of: reach.blocks, carriers: reach.carriers)
        ) { reach.beside[$1.0] ? $0 + $1.1 : $0 }
      }
  }
}

extension PortfolioTask {
  /// The place of a start among those of a choice; nil for one that it does not have.
  func position(_ number: Int, of start: Int) -> Int? {
    let starts = choices[number].starts
    guard let first = starts.first, start >= first else { return nil }
    // Starts are years in a row, or a single one.
    let place = start - first
    return place < starts.count ? place : nil
  }
}
