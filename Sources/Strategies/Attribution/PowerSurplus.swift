/// Power that sets of actions make or contract beyond what is bought, for attribution.
///
///     U(S) = max(0, −(Σ A(grid) + added(grid))) · e(grid)
///
/// A tonne is given back to the emissions for each that the surplus took off, so that what counts ends at no power bought.
struct PowerSurplus {
  /// The most actions whose every set is tried; with more it is sampled.
  ///
  /// Less than for amounts saved, because a surplus is one term of all that use or make power.
  static let limit = 16

  /// Actions that it hangs on, in ascending order.
  let players: [Int]
  private let program: EffectProgram
  /// Blocks that power is bought in or moved from, and what amounts saved let them depend on.
  private let blocks: [Int]

  /// - Returns: Nil when no set of actions can have a surplus.
  init?(_ program: EffectProgram) {
    guard program.mayExceedPurchases else { return nil }
    self.program = program
    let blocks = Self.blocks(program)
    self.blocks = blocks.sorted()
    let clean = program.carrierBlocks[Carrier.gridElectricity.rawValue]
    let steps = program.steps.filter { step in
      switch step.effect {
      case .clean(let cleaned, let factor):
        factor != 1 && (clean.map(cleaned.contains) ?? false)
      case .scale(let touched, let factor): factor != 1 && touched.contains(where: blocks.contains)
      case .move(let touched, _, _, _), .save(let touched, _):
        touched.contains(where: blocks.contains)
      case .add(let carrier, let amount): carrier == .gridElectricity && amount != 0
      case .emit, .claim: false
      }
    }
    players = Set(steps.map(\.player)).sorted()
  }

  private static func blocks(_ program: EffectProgram) -> Set<Int> {
    var blocks = Set(program.purchases.indices.filter { program.purchases[$0] > 0 })
    for step in program.steps {
      if case .move(let touched, _, .gridElectricity, _) = step.effect { blocks.formUnion(touched) }
    }
    for cluster in program.savingClusters where cluster.blocks.contains(where: blocks.contains) {
      blocks.formUnion(cluster.blocks)
    }
    return blocks
  }

  /// Metric tons CO2e of the surplus for every set; bit i of an index stands for the ith member.
  func values(members: [Int]) -> [Double] {
    let places = Dictionary(uniqueKeysWithValues: zip(members, members.indices))
    var gains: [EffectTerm] = []
    // What a member adds to the power used, and what it makes of the rate of the grid.
    var added = [Double](repeating: 0, count: members.count)
    var cleaned = [Double](repeating: 1, count: members.count)
    let reference = program.carrierBlocks[Carrier.gridElectricity.rawValue]
    for (number, step) in program.steps.enumerated() {
      guard let place = places[step.player] else { continue }
      switch step.effect {
      case .add(.gridElectricity, let amount): added[place] += amount
      case .clean(let touched, let factor) where reference.map(touched.contains) ?? false:
        cleaned[place] *= factor
      case .move(let touched, _, .gridElectricity, _):
        gains += touched.map { .gain(step: number, block: $0) }
      default: break
      }
    }
    let owns = blocks.filter { program.purchases[$0] > 0 }.map { EffectTerm.own(block: $0) }
    let table = CoupledTable(
      EffectProgram(powerOf: program), blocks: blocks, members: members, groups: [owns + gains])
    let bought = table.values(members: members.count)[0]
    let rate = program.carrierRates[Carrier.gridElectricity.rawValue]
    let (power, rates) = (Self.sums(added), Self.products(cleaned))
    return bought.indices.map { set in max(0, -(bought[set] + power[set])) * rate * rates[set] }
  }

  /// Σ of the members of each set.
  private static func sums(_ each: [Double]) -> [Double] {
    var all = [0.0]
    for value in each { all += all.map { $0 + value } }
    return all
  }

  /// Π of the members of each set.
  private static func products(_ each: [Double]) -> [Double] {
    var all = [1.0]
    for value in each { all += all.map { $0 * value } }
    return all
  }
}

extension EffectProgram {
  /// False when power cannot exceed what is bought, whichever actions act.
  ///
  /// All that is made is held against what would be left by all that saves power, without what others add to its use.
  var mayExceedPurchases: Bool {
    guard !purchases.isEmpty else { return false }
    var made = 0.0
    var left = [Double](repeating: 1, count: purchases.count)
    for step in steps {
      switch step.effect {
      case .add(.gridElectricity, let amount): made += max(0, -amount)
      case .scale(let touched, let factor): for block in touched { left[block] *= min(1, factor) }
      case .move(let touched, let part, let carrier, let gains):
        for (block, gain) in zip(touched, gains) {
          if carrier == .gridElectricity, gain < 0 { made -= activity[block] * part * gain }
          left[block] *= min(1, 1 - part)
        }
      case .save(let touched, let amount):
        // Of the saving no more than all of it falls on any one block.
        for block in touched where activity[block] > 0 {
          left[block] = max(0, left[block] - amount / activity[block])
        }
      case .add, .clean, .emit, .claim: break
      }
    }
    return made > zip(purchases, left).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
