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

  private struct YearEffects {
    let frame: YearFrame
    /// By choice, then by the position of the start; nil before it has an effect.
    let numbers: [[Int?]]
    /// By choice.
    let effects: [[[EffectStep]]]
  }

  init(_ task: PortfolioTask) {
    self.task = task
    order = task.choices.indices.sorted { left, right in
      let (a, b) = (task.choices[left].action, task.choices[right].action)
      return (Calculator.of(a.kind).stage, a.id) < (Calculator.of(b.kind).stage, b.id)
    }
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
    return YearEffects(frame: frame, numbers: numbers, effects: effects)
  }

  /// Metric tons CO2e of every year of the task.
  func tonnes(_ schedule: Schedule) -> [Double] {
    years.map { year in
      var state = YearState(year.frame)
      for choice in order { apply(choice, schedule[choice], year, to: &state) }
      return state.tonnes
    }
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
