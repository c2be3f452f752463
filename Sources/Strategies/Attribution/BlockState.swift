/// What is left of each block of a program, and what is added beside them; it means what `YearState` means.
struct BlockState {
  /// Parts of the activity of business as usual.
  private var left: [Double]
  private var cleanliness: [Double]
  private var added = [Double](repeating: 0, count: Carrier.allCases.count)
  private var beside = 0.0
  /// Grid electricity added, whether it is counted or not, canonical units of energy.
  private var power = 0.0
  /// What steps state as saved, whether it is counted or not, in the order of their turns.
  private(set) var savings: [StatedSaving] = []

  init(_ program: EffectProgram) {
    left = [Double](repeating: 1, count: program.tonnes.count)
    cleanliness = left
  }

  /// - Parameters:
  ///   - activity: Of each block before any step.
  ///   - counts: Whether what a block, or a step beside all blocks, adds is to be counted.
  @inline(__always)
  mutating func apply(
    _ effect: EffectStep, activity: [Double], counts: (_ block: Int?) -> Bool
  ) {
    switch effect {
    case .scale(let blocks, let factor): for block in blocks { left[block] *= factor }
    case .clean(let blocks, let factor): for block in blocks { cleanliness[block] *= factor }
    case .move(let blocks, let part, let carrier, let gains):
      for (block, gain) in zip(blocks, gains) {
        let gained = activity[block] * left[block] * part * gain
        if counts(block) { added[carrier.rawValue] += gained }
        if carrier == .gridElectricity { power += gained }
        left[block] *= 1 - part
      }
    case .save(let blocks, let amount):
      let whole = blocks.reduce(0) { $0 + activity[$1] * left[$1] }
      guard whole > 0 else { return }
      let factor = 1 - min(1, amount / whole)
      for block in blocks { left[block] *= factor }
    case .add(let carrier, let amount):
      if counts(nil) { added[carrier.rawValue] += amount }
      if carrier == .gridElectricity { power += amount }
    case .emit(let tonnes): if counts(nil) { beside += tonnes }
    case .claim(let saving):
      if counts(nil) { beside -= saving.tonnes }
      savings.append(saving)
    }
  }

  /// Applies steps of which everything counts.
  mutating func apply(_ steps: [EffectStep], activity: [Double]) {
    for step in steps { apply(step, activity: activity) { _ in true } }
  }

  /// Metric tons CO2e of the year, with all that is stated as saved.
  ///
  /// - Parameters:
  ///   - counts: Whether what a block still emits is to be counted.
  ///   - isCapped: Whether power beyond what is bought is given back.
  func tonnes(
    _ program: EffectProgram, counts: (_ block: Int) -> Bool = { _ in true }, isCapped: Bool = true
  ) -> Double {
    var sum = beside
    for block in left.indices where counts(block) {
      sum += program.tonnes[block] * left[block] * cleanliness[block]
    }
    for carrier in added.indices where added[carrier] != 0 {
      let clean = program.carrierBlocks[carrier].map { cleanliness[$0] } ?? .nan
      sum += added[carrier] * program.carrierRates[carrier] * clean
    }
    return isCapped ? sum + surplus(program) : sum
  }

  /// Metric tons CO2e of each stated saving that do not count, in the order of `savings`.
  ///
  /// - Precondition: Every step was counted.
  func excess(_ program: EffectProgram) -> [Double] {
    savings.excess { saving in
      let carriers = program.carrierBlocks.map { block in
        block.map(saving.positions.contains) ?? false
      }
      return saving.idle + tonnes(program, of: saving.positions, carriers: carriers)
    }
  }

  /// Metric tons CO2e that steps have added beside all blocks and carriers.
  var tonnesBeside: Double { beside }

  /// Metric tons CO2e of some blocks and carriers of the year, without what is emitted beside all of them.
  ///
  /// - Parameter carriers: By carrier: whether what is added of it counts; with grid electricity the surplus does.
  func tonnes(_ program: EffectProgram, of blocks: [Int], carriers: [Bool]) -> Double {
    var sum = 0.0
    for block in blocks { sum += program.tonnes[block] * left[block] * cleanliness[block] }
    for carrier in added.indices where carriers[carrier] && added[carrier] != 0 {
      let clean = program.carrierBlocks[carrier].map { cleanliness[$0] } ?? .nan
      sum += added[carrier] * program.carrierRates[carrier] * clean
    }
    return carriers[Carrier.gridElectricity.rawValue] ? sum + surplus(program) : sum
  }

  /// Metric tons CO2e of the power that is made or contracted beyond what is bought.
  private func surplus(_ program: EffectProgram) -> Double {
    guard power < 0, !program.purchases.isEmpty else { return 0 }
    var bought = power
    for block in left.indices { bought += program.purchases[block] * left[block] }
    guard bought < 0 else { return 0 }
    let carrier = Carrier.gridElectricity.rawValue
    let clean = program.carrierBlocks[carrier].map { cleanliness[$0] } ?? .nan
    return -bought * program.carrierRates[carrier] * clean
  }
}

extension EffectProgram {
  /// Metric tons CO2e with some actions in effect.
  ///
  /// - Parameter included: Which summands count, by `terms`; all unless given.
  func tonnes(acting: [Bool], included: Set<EffectTerm>? = nil) -> Double {
    var state = BlockState(self)
    for (number, step) in steps.enumerated() where acting[step.player] {
      state.apply(step.effect, activity: activity) { block in
        included?.contains(block.map { .gain(step: number, block: $0) } ?? .beside(step: number))
          ?? true
      }
    }
    let sum = state.tonnes(
      self, counts: { included?.contains(.own(block: $0)) ?? true },
      isCapped: included?.contains(.surplus) ?? true)
    guard !state.savings.isEmpty, included?.contains(.excess) ?? true else { return sum }
    return sum + excess(acting: acting)
  }

  /// Metric tons CO2e of stated savings that do not count with some actions in effect.
  func excess(acting: [Bool]) -> Double {
    var state = BlockState(self)
    for step in steps where acting[step.player] {
      state.apply([step.effect], activity: activity)
    }
    return state.savings.isEmpty ? 0 : state.excess(self).reduce(0, +)
  }
}
