/// What every start of every choice does in one year, on blocks of streams.
struct ScheduleYear {
  let program: EffectProgram
  /// By variant: a choice's effect with one part of its full effect.
  let steps: [[EffectStep]]
  /// By choice: the variants that its starts have in this year.
  let variants: [[Int]]
  /// By choice, then by the position of the start: its variant; nil before it has an effect.
  let numbers: [[Int?]]
  /// By choice, then by the position of the start: whether it has begun to work.
  let isWorking: [[Bool]]
  /// By choice: whether what it needs and nobody chooses works.
  let isServed: [Bool]
  /// What ceilings count beside everything, in the order of `PortfolioTask.reaches` without its first.
  let reaches: [ScheduleYearReach]

  init(_ task: PortfolioTask, year: Int) {
    let frame = task.portfolio.frame(year)
    var variety = Variety()
    for choice in task.choices { variety.add(choice, frame: frame) }
    let reaches = Array(task.reaches.dropFirst())
    let program = EffectProgram(
      variety.effects, frame: frame, kinds: ScheduleYearReach.kinds(reaches, frame: frame))
    self.reaches = reaches.map {
      ScheduleYearReach($0, program, frame: frame, choices: task.choices.map(\.action))
    }
    var steps = [[EffectStep]](repeating: [], count: variety.effects.count)
    for step in program.steps { steps[step.player].append(step.effect) }
    self.program = program
    self.steps = steps
    numbers = variety.numbers
    variants = variety.variants
    isWorking = variety.isWorking
    let chosen = Set(task.choices.map(\.action.id))
    let beside = Set(
      task.portfolio.actions.filter { !chosen.contains($0.id) && $0.ramp(year) > 0 }.map(\.id))
    isServed = task.choices.map { choice in
      choice.action.needs.allSatisfy { chosen.contains($0) || beside.contains($0) }
    }
  }

  /// The unlike effects that starts have in a year.
  private struct Variety {
    private(set) var effects: [[EffectStep]] = []
    private(set) var numbers: [[Int?]] = []
    private(set) var variants: [[Int]] = []
    private(set) var isWorking: [[Bool]] = []

    mutating func add(_ choice: PortfolioTask.Choice, frame: YearFrame) {
      // A start changes what an action does only by the part of the full effect that it has reached: none that may be
      // chosen lies in the base year, so that nothing of it is in the inventory.
      var known: [Double: Int?] = [:]
      var own: [Int] = []
      let shares = choice.starts.map { choice.action.starting(in: $0).ramp(frame.year) }
      isWorking.append(shares.map { $0 > 0 })
      numbers.append(
        zip(choice.starts, shares).map { start, share in
          guard share > 0 else { return nil }
          if let number = known[share] { return number }
          let steps = choice.action.starting(in: start).effect(in: frame)
          guard !steps.isEmpty else {
            known[share] = .some(nil)
            return nil
          }
          effects.append(steps)
          own.append(effects.count - 1)
          known[share] = effects.count - 1
          return effects.count - 1
        })
      variants.append(own)
    }
  }
}
