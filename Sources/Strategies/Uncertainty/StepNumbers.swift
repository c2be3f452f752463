/// The numbers in an action's steps of one year, and the steps without them.
struct StepNumbers: Sendable {
  /// Every number, step by step.
  let values: [Double]
  /// What each number is when the action has no effect.
  let resting: [Double]

  init(_ steps: [EffectStep]) {
    var values: [Double] = []
    var resting: [Double] = []
    for step in steps {
      switch step {
      case .scale(_, let factor), .clean(_, let factor):
        values.append(factor)
        resting.append(1)
      case .move(_, let part, _, let gains):
        values += [part] + gains
        resting += [Double](repeating: 0, count: 1 + gains.count)
      case .save(_, let amount), .add(_, let amount), .emit(let amount):
        values.append(amount)
        resting.append(0)
      case .claim(let saving):
        values.append(saving.tonnes)
        resting.append(0)
      }
    }
    self.values = values
    self.resting = resting
  }

  /// True when two lists of steps are the same but for their numbers.
  static func isSameForm(_ steps: [EffectStep], _ other: [EffectStep]) -> Bool {
    steps.count == other.count
      && zip(steps, other).allSatisfy { step, other in
        switch (step, other) {
        case (.scale(let one, _), .scale(let two, _)), (.clean(let one, _), .clean(let two, _)),
          (.save(let one, _), .save(let two, _)):
          one == two
        case (.move(let one, _, let from, let few), .move(let two, _, let to, let many)):
          one == two && from == to && few.count == many.count
        case (.add(let one, _), .add(let two, _)): one == two
        case (.emit, .emit): true
        case (.claim(let one), .claim(let two)):
          one.positions == two.positions && one.booked == two.booked
        default: false
        }
      }
  }
}
