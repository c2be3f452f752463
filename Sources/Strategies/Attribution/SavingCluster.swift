/// Blocks whose activity depends on each other, because an amount saved is shared by what remains of each.
struct SavingCluster: Sendable {
  let blocks: [Int]
  /// Actions that change their activity before the last such saving, in ascending order.
  ///
  /// What others do comes later and is a factor of its own.
  let players: [Int]
}

extension EffectProgram {
  /// Every cluster of blocks that a step of `save` touches.
  var savingClusters: [SavingCluster] {
    var joined = DisjointSets(tonnes.count)
    var lastSaving: [Int: Int] = [:]
    for (number, step) in steps.enumerated() {
      guard case .save(let blocks, _) = step.effect, let first = blocks.first else { continue }
      for block in blocks {
        joined.join(first, block)
        lastSaving[block] = number
      }
    }
    return joined.groups.compactMap { blocks in
      guard let last = blocks.compactMap({ lastSaving[$0] }).max() else { return nil }
      let players = steps[...last].filter { step in
        step.effect.activityFactor != 1 && step.effect.positions.contains(where: blocks.contains)
      }.map(\.player)
      return SavingCluster(blocks: blocks, players: Set(players).sorted())
    }
  }
}

/// What the summands of a cluster come to for every set of the actions that they hang on.
///
/// Sets that agree on the first actions share the state that these lead to.
struct CoupledTable {
  private struct Move {
    let group: Int
    let carrier: Int
    let local: Int
    /// Activity times part times gain.
    let amount: Double
  }

  private struct Step {
    let effect: EffectStep
    let locals: [Int]
    let carriers: [Int]
    let moves: [Move]
    /// False for a step of an action outside, of which only the moment matters.
    let changes: Bool
  }

  private let program: EffectProgram
  private let blocks: [Int]
  /// Of each block, before any step.
  private let activity: [Double]
  private let tonnes: [Double]
  private let groups: Int
  private let ownBlocks: [[Int]]
  /// Steps by member, with those of actions outside between them.
  private let stages: [(bit: Int?, steps: [Step])]
  private let width: Int
  private let carrierCount = Carrier.allCases.count

  /// - Parameters:
  ///   - members: Actions whose every set is tried, in ascending order.
  ///   - groups: Summands that are summed up together, each a list.
  init(_ program: EffectProgram, blocks: [Int], members: [Int], groups: [[EffectTerm]]) {
    self.program = program
    self.blocks = blocks
    activity = blocks.map { program.activity[$0] }
    tonnes = blocks.map { program.tonnes[$0] }
    self.groups = groups.count
    let local = Dictionary(uniqueKeysWithValues: zip(blocks, blocks.indices))
    var groupOfTerm: [EffectTerm: Int] = [:]
    for (number, terms) in groups.enumerated() { for term in terms { groupOfTerm[term] = number } }
    ownBlocks = groups.map { terms in
      terms.compactMap { if case .own(let block) = $0 { local[block] } else { nil } }
    }
    let bits = Dictionary(uniqueKeysWithValues: zip(members, members.indices))
    var stages: [(bit: Int?, steps: [Step])] = []
    for (number, step) in program.steps.enumerated() {
      let bit = bits[step.player]
      let made = Self.step(
        number, step, program: program, local: local, groups: groupOfTerm, changes: bit != nil)
      guard let made else { continue }
      if let last = stages.last, last.bit == bit, bit != nil {
        stages[stages.count - 1].steps.append(made)
      } else {
        stages.append((bit, [made]))
      }
    }
    self.stages = stages
    width = 2 * blocks.count + (1 + groups.count) * Carrier.allCases.count
  }

  private static func step(
    _ number: Int, _ step: EffectProgram.Step, program: EffectProgram, local: [Int: Int],
    groups: [EffectTerm: Int], changes: Bool
  ) -> Step? {
    var moves: [Move] = []
    if case .move(let blocks, let part, let carrier, let gains) = step.effect {
      for (block, gain) in zip(blocks, gains) {
        guard let group = groups[.gain(step: number, block: block)], let place = local[block]
        else { continue }
        moves.append(
          Move(
            group: group, carrier: carrier.rawValue, local: place,
            amount: program.activity[block] * part * gain))
      }
    }
    let locals = step.effect.positions.compactMap { local[$0] }
    var carriers: [Int] = []
    if case .clean(let blocks, _) = step.effect {
      carriers = Carrier.allCases.map(\.rawValue).filter { carrier in
        program.carrierBlocks[carrier].map(blocks.contains) ?? false
      }
    }
    guard !moves.isEmpty || changes && !(locals.isEmpty && carriers.isEmpty) else { return nil }
    return Step(
      effect: step.effect, locals: locals, carriers: carriers, moves: moves, changes: changes)
  }

  /// Metric tons of each group of summands; bit i of an index stands for the ith member.
  func values(members: Int) -> [[Double]] {
    let sets = 1 << members
    var values = [Double](repeating: 0, count: sets * groups)
    var rows = [Double](repeating: 0, count: (stages.count + 1) * width)
    for index in 0..<(2 * blocks.count + carrierCount) { rows[index] = 1 }
    rows.withUnsafeMutableBufferPointer { rows in
      values.withUnsafeMutableBufferPointer { values in
        guard let first = rows.baseAddress, let sums = values.baseAddress else { return }
        visit(0, 0, row: first, free: first + width, sums)
      }
    }
    // Members without a step here change nothing: their sets are those without them.
    let used = stages.compactMap(\.bit).reduce(0) { $0 | 1 << $1 }
    return (0..<groups).map { group in
      (0..<sets).map { values[($0 & used) * groups + group] }
    }
  }

  private typealias Row = UnsafeMutablePointer<Double>

  /// - Parameters:
  ///   - row: The state that the members decided so far lead to; left as it is.
  ///   - free: Where the next states may be put.
  private func visit(_ depth: Int, _ set: Int, row: Row, free: Row, _ values: Row) {
    guard depth < stages.count else {
      for group in 0..<groups { values[set * groups + group] = tonnes(of: group, row) }
      return
    }
    let stage = stages[depth]
    if stage.bit != nil { visit(depth + 1, set, row: row, free: free, values) }
    free.update(from: row, count: width)
    for step in stage.steps { apply(step, free) }
    visit(
      depth + 1, stage.bit.map { set | 1 << $0 } ?? set, row: free, free: free + width, values)
  }

  private func apply(_ step: Step, _ row: Row) {
    let clean = row + blocks.count
    let carriers = clean + blocks.count
    let gained = carriers + carrierCount
    for move in step.moves {
      gained[move.group * carrierCount + move.carrier] += move.amount * row[move.local]
    }
    guard step.changes else { return }
    switch step.effect {
    case .scale(_, let factor): for local in step.locals { row[local] *= factor }
    case .move(_, let part, _, _): for local in step.locals { row[local] *= 1 - part }
    case .clean(_, let factor):
      for local in step.locals { clean[local] *= factor }
      for carrier in step.carriers { carriers[carrier] *= factor }
    case .save(_, let amount):
      var whole = 0.0
      for local in step.locals { whole += activity[local] * row[local] }
      guard whole > 0 else { return }
      let factor = 1 - min(1, amount / whole)
      for local in step.locals { row[local] *= factor }
    case .add, .emit: break
    }
  }

  private func tonnes(of group: Int, _ row: Row) -> Double {
    let clean = row + blocks.count
    let carriers = clean + blocks.count
    let gained = carriers + carrierCount * (1 + group)
    var sum = 0.0
    for local in ownBlocks[group] { sum += tonnes[local] * row[local] * clean[local] }
    for carrier in 0..<carrierCount where gained[carrier] != 0 {
      sum += gained[carrier] * program.carrierRates[carrier] * carriers[carrier]
    }
    return sum
  }
}
