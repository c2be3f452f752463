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

  init(_ task: PortfolioTask) {
    self.task = task
    order = Action.effectOrder(task.choices.map(\.action))
    needs = task.needs
    years = task.years.map { ScheduleYear(task, year: $0) }
  }

  /// Metric tons CO2e of every year of the task.
  func tonnes(_ schedule: Schedule) -> [Double] {
    years.map { year in
      var state = BlockState(year.program)
      let acting = acting(schedule, year)
      for choice in order where acting[choice] {
        apply(choice, schedule[choice], year, to: &state)
      }
      return state.tonnes(year.program)
    }
  }

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
    _ choice: Int, _ start: Int?, _ year: ScheduleYear, to state: inout BlockState
  ) {
    guard let start, let position = task.position(choice, of: start),
      let number = year.numbers[choice][position]
    else { return }
    state.apply(year.steps[number], activity: year.program.activity)
  }

  /// What each start of each choice saves beside the rest of a schedule, metric tons CO2e.
  ///
  /// The choice's own place in the schedule is left free, so that each figure is that of a single change and exact
  /// where no need is broken by it.
  /// - Returns: By choice, then by the position of the start, then by year of the task.
  func gains(beside schedule: Schedule) -> [[[Double]]] {
    var gains = task.choices.map { choice in
      [[Double]](repeating: [Double](repeating: 0, count: years.count), count: choice.starts.count)
    }
    for (yearIndex, year) in years.enumerated() {
      let acting = acting(schedule, year)
      let chosen = order.indices.filter { acting[order[$0]] && schedule[order[$0]] != nil }
      var before = BlockState(year.program)
      for (place, choice) in order.enumerated() {
        defer {
          if acting[choice] { apply(choice, schedule[choice], year, to: &before) }
        }
        guard !year.variants[choice].isEmpty else { continue }
        let later = chosen.filter { $0 > place }.map { order[$0] }
        func finish(_ state: BlockState) -> Double {
          var state = state
          for other in later { apply(other, schedule[other], year, to: &state) }
          return state.tonnes(year.program)
        }
        let without = finish(before)
        var saved: [Int: Double] = [:]
        for number in year.variants[choice] {
          var state = before
          state.apply(year.steps[number], activity: year.program.activity)
          saved[number] = without - finish(state)
        }
        for (position, number) in year.numbers[choice].enumerated() {
          if let number { gains[choice][position][yearIndex] = saved[number] ?? 0 }
        }
      }
    }
    return gains
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
