/// Stated savings of sets of actions beyond what is emitted where they are to be made, for attribution.
///
/// A tonne is given back to the emissions for each that is stated too much.
struct StatedExcess {
  /// The most actions whose every set is tried, each by all its steps; with more it is sampled.
  static let limit = 12

  /// Actions that it hangs on, in ascending order.
  let players: [Int]
  private let program: EffectProgram

  /// - Returns: Nil when no set of actions can state too much.
  init?(_ program: EffectProgram) {
    guard program.mayStateTooMuch else { return nil }
    self.program = program
    let blocks = Set(program.stated.flatMap(\.positions))
    let carriers = Set(
      Carrier.allCases.filter { program.carrierBlocks[$0.rawValue].map(blocks.contains) ?? false })
    // What power is exported hangs on all that use or make it, wherever they are.
    let isOpen = carriers.contains(.gridElectricity) && program.mayExceedPurchases
    let steps = program.steps.filter { step in
      if isOpen { return true }
      if case .claim = step.effect { return true }
      return step.effect.positions.contains(where: blocks.contains)
        || step.effect.carrier.map(carriers.contains) ?? false
    }
    players = Set(steps.map(\.player)).sorted()
  }

  /// Metric tons CO2e that do not count for every set; bit i of an index stands for the ith member.
  func values(members: [Int]) -> [Double] {
    (0..<(1 << members.count)).map { set in
      var acting = [Bool](repeating: false, count: program.players)
      for (bit, member) in members.enumerated() { acting[member] = set >> bit & 1 == 1 }
      return program.excess(acting: acting)
    }
  }
}

extension EffectProgram {
  /// What steps state as saved.
  fileprivate var stated: [StatedSaving] {
    steps.compactMap { step in
      if case .claim(let saving) = step.effect { saving } else { nil }
    }
  }

  /// False when no set of actions states more than there is.
  ///
  /// All that is stated is held against what all actions that save would leave, without what others add.
  fileprivate var mayStateTooMuch: Bool {
    let stated = stated
    guard !stated.isEmpty else { return false }
    let least = leastTonnes
    return stated.contains { saving in
      let there = saving.positions.reduce(saving.idle) { $0 + least[$1] }
      let all = stated.reduce(0.0) { sum, other in
        saving.sector == nil || other.sector == saving.sector ? sum + max(0, other.tonnes) : sum
      }
      return all > there
    }
  }

  /// Metric tons CO2e of each block of which no set of actions leaves less, with what is made of a carrier where its
  /// cleanliness is.
  private var leastTonnes: [Double] {
    var left = [Double](repeating: 1, count: tonnes.count)
    var made = [Double](repeating: 0, count: Carrier.allCases.count)
    var dirtier = 1.0
    for step in steps {
      switch step.effect {
      case .scale(let touched, let factor): for block in touched { left[block] *= min(1, factor) }
      case .clean(let touched, let factor):
        for block in touched { left[block] *= min(1, factor) }
        dirtier *= max(1, factor)
      case .move(let touched, let part, let carrier, let gains):
        for (block, gain) in zip(touched, gains) {
          made[carrier.rawValue] += min(0, activity[block] * part * gain)
          left[block] *= min(1, 1 - part)
        }
      case .save(let touched, let amount):
        // Of the saving no more than all of it falls on any one block.
        for block in touched where activity[block] > 0 {
          left[block] = max(0, left[block] - max(0, amount) / activity[block])
        }
      case .add(let carrier, let amount): made[carrier.rawValue] += min(0, amount)
      case .emit, .claim: break
      }
    }
    var least = zip(tonnes, left).map { $0 > 0 ? $0 * $1 : $0 }
    for carrier in made.indices where made[carrier] != 0 {
      guard let block = carrierBlocks[carrier] else { continue }
      least[block] += made[carrier] * carrierRates[carrier] * dirtier
    }
    return least
  }
}
