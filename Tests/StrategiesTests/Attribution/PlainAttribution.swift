@testable import Strategies

/// Shapley values by every set of actions, each applied to a state of the year: what the fast way must agree with.
struct PlainAttribution {
  let savings: [Attribution.Saving]
  /// Emissions without any action and with all.
  let ends: (none: Double, all: Double)

  init(_ effects: [[EffectStep]], frame: YearFrame, acting: (Int) -> Int = { $0 }) {
    let count = effects.count
    let reached = (0..<(1 << count)).map { set in
      let active = acting(set)
      var state = YearState(frame)
      for (bit, steps) in effects.enumerated() where active >> bit & 1 == 1 { state.apply(steps) }
      return state.tonnes
    }
    let weights = Self.weights(count)
    savings = effects.indices.map { bit in
      var saving = Attribution.Saving()
      for set in reached.indices where set >> bit & 1 == 0 {
        saving.share +=
          weights[set.nonzeroBitCount] * (reached[set] - reached[set | 1 << bit])
      }
      let all = reached.count - 1
      saving.alone = reached[0] - reached[1 << bit]
      saving.last = reached[all ^ 1 << bit] - reached[all]
      return saving
    }
    ends = (reached[0], reached[reached.count - 1])
  }

  /// |S|! (n − |S| − 1)! ÷ n! by |S|.
  private static func weights(_ count: Int) -> [Double] {
    (0..<max(1, count)).map { size in
      (0..<size).reduce(1 / Double(max(1, count))) {
        $0 * Double($1 + 1) / Double(count - 1 - $1)
      }
    }
  }
}

/// A year of some streams, and actions that do anything to any of them.
struct RandomYear {
  let frame: YearFrame
  let effects: [[EffectStep]]

  /// - Parameter grid: Streams that grid electricity is bought in; empty for none.
  init(seed: UInt64, streams: Int = 9, actions: Int, saves: Bool, grid: [Int] = []) {
    var generator = SeededDraws(seed: seed)
    frame = YearFrame(
      year: 2040, activity: (0..<streams).map { _ in .random(in: 0...1000, using: &generator) },
      rates: (0..<streams).map { _ in .random(in: 0...5, using: &generator) },
      reference: [.gridElectricity: 0, .compost: streams - 1],
      purchases: PowerPurchases(at: grid))
    effects = (0..<actions).map { _ in
      (0..<Int.random(in: 0...2, using: &generator)).map { _ in
        Self.step(streams: streams, saves: saves, using: &generator)
      }
    }
  }

  private static func step(
    streams: Int, saves: Bool, using generator: inout SeededDraws
  ) -> EffectStep {
    let positions = (0..<streams).filter { _ in Bool.random(using: &generator) }
    let part = Double.random(in: 0...1, using: &generator)
    let carrier = Bool.random(using: &generator) ? Carrier.gridElectricity : .compost
    switch Int.random(in: 0...(saves ? 6 : 4), using: &generator) {
    case 0: return .scale(positions, factor: part * 1.2)
    case 1: return .clean(positions, factor: part)
    case 2:
      let gains = positions.map { _ in Bool.random(using: &generator) ? 0.3 : 1.7 }
      return .move(positions, part: part, to: carrier, gains: gains)
    case 3: return .add(carrier, amount: -300 * part)
    case 4: return .emit(tonnes: -500 * part)
    default: return .save(positions, amount: 1500 * part)
    }
  }
}

/// A stream of numbers from a seed.
struct SeededDraws: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let mixed = (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
    return mixed ^ (mixed >> 29)
  }
}
