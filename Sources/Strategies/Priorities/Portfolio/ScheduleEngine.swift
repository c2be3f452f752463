internal import Forecast

/// When each choice of a task starts, in the order of the choices; nil for one that is not taken.
typealias Schedule = [Int?]

/// What a year emits under a schedule, by the effects themselves.
struct ScheduleEngine {
  let task: PortfolioTask
  /// Positions of the choices in the order in which effects apply within a year.
  private let order: [Int]
  /// By year of the task, then by choice: distinct effects, and which of them a start has.
  private let years: [YearEffects]
  /// By choice: positions of the choices that it needs.
  private let needs: [[Int]]

  private struct YearEffects {
    let frame: YearFrame
    /// By choice, then by the position of the start; nil before it has an effect.
    let numbers: [[Int?]]
    /// By choice.
    let effects: [[[EffectStep]]]
    /// By choice, then by the position of the start: whether it has begun to work.
    let isWorking: [[Bool]]
    /// By choice: whether what it needs and nobody chooses works.
    let isServed: [Bool]
  }

  init(_ task: PortfolioTask) {
    self.task = task
    order = task.choices.indices.sorted { left, right in
      let (a, b) = (task.choices[left].action, task.choices[right].action)
      return (Calculator.of(a.kind).stage, a.id) < (Calculator.of(b.kind).stage, b.id)
    }
    let positions = Dictionary(
      task.choices.enumerated().map { ($1.action.id, $0) }, uniquingKeysWith: { first, _ in first })
    needs = task.choices.map { $0.action.needs.compactMap { positions[$0] } }
    years = task.years.map { Self.effects(of: task, in: $0) }
  }

  private static func effects(of task: PortfolioTask, in year: Int) -> YearEffects {
    let frame = task.portfolio.frame(year)
    var numbers: [[Int?]] = []
    var effects: [[[EffectStep]]] = []
    for choice in task.choices {
      var known: [[EffectStep]] = []
      numbers.append(
        choice.starts.map { start in
          guard start <= year else { return nil }
          let steps = choice.action.starting(in: start).effect(in: frame)
          guard !steps.isEmpty else { return nil }
          if let number = known.firstIndex(of: steps) { return number }
          known.append(steps)
          return known.count - 1
        })
      effects.append(known)
    }
    let chosen = Set(task.choices.map(\.action.id))
    let beside = task.portfolio.actions.filter { !chosen.contains($0.id) && $0.ramp(year) > 0 }
    return YearEffects(
      frame: frame, numbers: numbers, effects: effects,
      isWorking: task.choices.map { choice in
        choice.starts.map { choice.action.starting(in: $0).ramp(year) > 0 }
      },
      isServed: task.choices.map { choice in
        choice.action.needs.allSatisfy { need in
          chosen.contains(need) || beside.contains { $0.id == need }
        }
      })
  }

  /// Metric tons CO2e of every year of the task.
  func tonnes(_ schedule: Schedule) -> [Double] {
    years.map { year in
      var state = YearState(year.frame)
      let acting = acting(schedule, year)
      for choice in order where acting[choice] { apply(choice, schedule[choice], year, to: &state) }
      return state.tonnes
    }
  }

  /// Which choices act in a year: those that work and whose needs act.
  private func acting(_ schedule: Schedule, _ year: YearEffects) -> [Bool] {
    var acting = schedule.enumerated().map { choice, start in
      guard let start, let position = task.choices[choice].starts.firstIndex(of: start) else {
        return false
      }
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
    _ choice: Int, _ start: Int?, _ year: YearEffects, to state: inout YearState
  ) {
    guard let start, let position = task.choices[choice].starts.firstIndex(of: start),
      let number = year.numbers[choice][position]
    else { return }
    state.apply(year.effects[choice][number])
  }

  /// What each start of each choice saves beside the rest of a schedule, metric tons CO2e.
  ///
  /// The choice's own place in the schedule is left free, so that each figure is that of a single change and exact.
  /// - Returns: By choice, then by the position of the start, then by year of the task.
  func gains(beside schedule: Schedule) -> [[[Double]]] {
    var gains = task.choices.map { choice in
      [[Double]](repeating: [Double](repeating: 0, count: years.count), count: choice.starts.count)
    }
    for (yearIndex, year) in years.enumerated() {
      var before = YearState(year.frame)
      for (place, choice) in order.enumerated() {
        defer { apply(choice, schedule[choice], year, to: &before) }
        guard !year.effects[choice].isEmpty else { continue }
        let later = order[(place + 1)...]
        func finish(_ state: YearState) -> Double {
          var state = state
          for other in later { apply(other, schedule[other], year, to: &state) }
          return state.tonnes
        }
        let without = finish(before)
        let saved = year.effects[choice].map { steps -> Double in
          var state = before
          state.apply(steps)
          return without - finish(state)
        }
        for (position, number) in year.numbers[choice].enumerated() {
          if let number { gains[choice][position][yearIndex] = saved[number] }
        }
      }
    }
    return gains
  }
}
