/// One year's effects on blocks of streams: streams that every step treats alike are one block.
///
/// It means what `YearState` means, and no more; attribution and sampling work on it because a plan has few
/// blocks however many records it has.
struct EffectProgram: Sendable {
  struct Step: Sendable {
    /// The position of the action that takes it.
    let player: Int
    /// Its positions are blocks; a gain is per unit of the block's activity.
    let effect: EffectStep
  }

  /// How many actions there are, those without a step included.
  let players: Int
  /// In the order in which they act.
  let steps: [Step]
  /// The streams of each block.
  let streams: [[Int]]
  /// Canonical activity of each block; a sum across units where nothing asks for it.
  let activity: [Double]
  /// Metric tons CO2e of each block before any step.
  let tonnes: [Double]
  /// Metric tons CO2e per canonical unit of each carrier, by its raw value.
  let carrierRates: [Double]
  /// The block whose cleanliness is a carrier's.
  let carrierBlocks: [Int?]
  /// Grid electricity that is bought in each block before any step, canonical units of energy; empty where none is
  /// bought, so that no power can be too much.
  let purchases: [Double]

  /// Merges the streams of a frame.
  ///
  /// - Parameter kinds: Streams with unlike numbers stay apart; all are alike unless given.
  init(_ effects: [[EffectStep]], frame: YearFrame, kinds: [Int] = []) {
    let flat = effects.enumerated().flatMap { player, steps in steps.map { (player, $0) } }
    var blocks = BlockSearch(streams: frame.activity.count, kinds: kinds)
    for (number, step) in flat.enumerated() { blocks.note(step.1, number: number) }
    let found = blocks.blocks
    players = effects.count
    steps = flat.map { player, effect in
      Step(player: player, effect: effect.onBlocks(of: found.blockOfStream))
    }
    streams = found.streams
    activity = streams.map { $0.reduce(0) { $0 + frame.activity[$1] } }
    tonnes = streams.map { $0.reduce(0) { $0 + frame.activity[$1] * frame.rates[$1] } }
    carrierRates = Carrier.allCases.map { frame.carrierRates[$0] ?? .nan }
    carrierBlocks = Carrier.allCases.map { frame.reference[$0].map { found.blockOfStream[$0] } }
    let weights = frame.purchases.weights(of: frame.activity.count)
    purchases =
      frame.purchases.isEmpty
      ? [] : streams.map { $0.reduce(0) { $0 + frame.activity[$1] * weights[$1] } }
  }

  /// The same blocks with what is bought of power in place of emissions: 1 for each unit of it, however clean.
  init(powerOf other: EffectProgram) {
    players = other.players
    // Steps keep their numbers, by which summands know them.
    steps = other.steps.map { step in
      if case .clean = step.effect {
        return Step(player: step.player, effect: .scale([], factor: 1))
      }
      return step
    }
    streams = other.streams
    activity = other.activity
    tonnes = other.purchases
    carrierRates = Carrier.allCases.map { $0 == .gridElectricity ? 1 : 0 }
    carrierBlocks = Carrier.allCases.map { _ in nil }
    purchases = other.purchases
  }
}

/// Finds streams with the same steps and the same gains.
private struct BlockSearch {
  private var signatures: [[UInt64]]

  init(streams: Int, kinds: [Int]) {
    signatures =
      kinds.isEmpty
      ? [[UInt64]](repeating: [], count: streams) : kinds.map { [UInt64(bitPattern: Int64($0))] }
  }

  mutating func note(_ step: EffectStep, number: Int) {
    if case .claim(let saving) = step {
      for position in saving.positions { signatures[position].append(UInt64(number)) }
    } else if case .move(let positions, _, _, let gains) = step {
      for (position, gain) in zip(positions, gains) {
        signatures[position] += [UInt64(number), gain.bitPattern]
      }
    } else {
      for position in step.positions { signatures[position].append(UInt64(number)) }
    }
  }

  var blocks: (streams: [[Int]], blockOfStream: [Int]) {
    var known: [[UInt64]: Int] = [:]
    var streams: [[Int]] = []
    let blockOfStream = signatures.indices.map { stream in
      let block = known[signatures[stream]] ?? streams.count
      if block == streams.count {
        known[signatures[stream]] = block
        streams.append([])
      }
      streams[block].append(stream)
      return block
    }
    return (streams, blockOfStream)
  }
}

extension EffectStep {
  /// The same step with each block once in place of its streams.
  fileprivate func onBlocks(of blockOfStream: [Int]) -> EffectStep {
    var seen: Set<Int> = []
    func blocks(_ positions: [Int]) -> [Int] {
      positions.map { blockOfStream[$0] }.filter { seen.insert($0).inserted }
    }
    switch self {
    case .scale(let positions, let factor): return .scale(blocks(positions), factor: factor)
    case .clean(let positions, let factor): return .clean(blocks(positions), factor: factor)
    case .save(let positions, let amount): return .save(blocks(positions), amount: amount)
    case .move(let positions, let part, let carrier, let gains):
      let kept = zip(positions, gains).map { (blockOfStream[$0], $1) }
        .filter { seen.insert($0.0).inserted }
      return .move(kept.map(\.0), part: part, to: carrier, gains: kept.map(\.1))
    case .claim(var saving):
      saving.positions = blocks(saving.positions)
      return .claim(saving)
    case .add, .emit: return self
    }
  }

  /// What is left of a block's activity after the step; nil for a step whose effect depends on other blocks.
  var activityFactor: Double? {
    switch self {
    case .scale(_, let factor): factor
    case .move(_, let part, _, _): 1 - part
    case .clean, .add, .emit, .claim: 1
    case .save: nil
    }
  }

  /// What is left of a block's emissions per activity after the step.
  var rateFactor: Double {
    if case .clean(_, let factor) = self { factor } else { 1 }
  }
}
