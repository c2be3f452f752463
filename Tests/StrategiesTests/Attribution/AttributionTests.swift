import Testing

@testable import Strategies

@Suite struct AttributionTests {
  /// Rounding of sums over up to 2⁹ sets of numbers that cancel.
  private func agrees(_ one: Double, _ other: Double, size: Double) -> Bool {
    (one - other).magnitude <= 1e-12 * size
  }

  private func expectSame(_ year: RandomYear, seed: UInt64) {
    let plain = PlainAttribution(year.effects, frame: year.frame)
    let found = Attribution(year.effects, frame: year.frame)
    let size = max(plain.ends.none.magnitude, plain.ends.all.magnitude)
    for (one, other) in zip(plain.savings, found.savings) {
      #expect(agrees(one.share, other.share, size: size), "seed \(seed)")
      #expect(agrees(one.alone, other.alone, size: size), "seed \(seed)")
      #expect(agrees(one.last, other.last, size: size), "seed \(seed)")
      #expect(other.error == 0)
    }
    #expect(agrees(found.whole, plain.ends.none - plain.ends.all, size: size))
  }

  @Test(arguments: 1...60)
  func `shares are those of every set of actions, without amounts saved`(seed: UInt64) {
    expectSame(
      RandomYear(seed: seed, actions: Int(seed % 9) + 1, saves: false), seed: seed)
  }

  @Test(arguments: 101...180)
  func `shares are those of every set of actions, with amounts saved`(seed: UInt64) {
    expectSame(RandomYear(seed: seed, actions: Int(seed % 9) + 1, saves: true), seed: seed)
  }

  @Test(arguments: 201...208)
  func `shares of more actions than stand side by side are those of every set`(seed: UInt64) {
    expectSame(RandomYear(seed: seed, streams: 4, actions: 13, saves: true), seed: seed)
  }

  @Test(arguments: 1...40)
  func `the shares sum to the whole to the last digit, in any order`(seed: UInt64) {
    let year = RandomYear(seed: seed, streams: 30, actions: 40, saves: false)
    let found = Attribution(year.effects, frame: year.frame)
    let shares = found.savings.map(\.share)
    #expect(shares.reduce(0, +) == found.whole)
    #expect(shares.reversed().reduce(0, +) == found.whole)
    var generator = SeededDraws(seed: seed)
    #expect(shares.shuffled(using: &generator).reduce(0, +) == found.whole)
    var state = YearState(year.frame)
    let before = state.tonnes
    for steps in year.effects { state.apply(steps) }
    #expect(agrees(found.whole, before - state.tonnes, size: before))
  }

  @Test func `an action that does nothing gets exactly nothing`() {
    let year = RandomYear(seed: 5, actions: 8, saves: true)
    let nothing: [EffectStep] = [.scale([1, 2], factor: 1)]
    let found = Attribution(year.effects + [nothing, []], frame: year.frame)
    #expect(found.savings[8].share == 0)
    #expect(found.savings[9].share == 0)
  }

  @Test func `two actions that do the same get the same`() {
    let year = RandomYear(seed: 6, actions: 6, saves: true)
    let twin: [EffectStep] = [.scale([1, 3, 4], factor: 0.8), .clean([0, 3], factor: 0.9)]
    let found = Attribution([twin] + year.effects + [twin], frame: year.frame)
    let (first, last) = (found.savings[0].share, found.savings[7].share)
    // A step of scale and another action's share of an amount saved do not commute; without it they do.
    let plain = PlainAttribution([twin] + year.effects + [twin], frame: year.frame)
    #expect(agrees(first - last, plain.savings[0].share - plain.savings[7].share, size: 10_000))
    let only = Attribution([twin, twin], frame: year.frame)
    #expect(agrees(only.savings[0].share, only.savings[1].share, size: only.whole.magnitude))
  }

  @Test(arguments: 1...30)
  func `what rules let act is what counts`(seed: UInt64) {
    let count = 8
    let year = RandomYear(seed: seed, actions: count, saves: seed.isMultiple(of: 2))
    // 2 needs 0, 3 excludes 1 (the earlier stands), 7 needs 2.
    @Sendable func acting(_ chosen: [Bool]) -> [Bool] {
      var acting = chosen
      acting[2] = acting[2] && acting[0]
      acting[3] = acting[3] && !acting[1]
      acting[7] = acting[7] && acting[2]
      return acting
    }
    let groups = ActingGroup.groups(
      of: count, linkedBy: [(2, 0), (3, 1), (7, 2)], acting: acting)
    #expect(groups.map(\.members) == [[0, 2, 7], [1, 3]])
    let found = Attribution(year.effects, frame: year.frame, groups: groups)
    let plain = PlainAttribution(year.effects, frame: year.frame) { set in
      let active = acting((0..<count).map { set >> $0 & 1 == 1 })
      return active.enumerated().reduce(0) { $1.element ? $0 | 1 << $1.offset : $0 }
    }
    let size = max(plain.ends.none.magnitude, plain.ends.all.magnitude)
    for (one, other) in zip(plain.savings, found.savings) {
      #expect(agrees(one.share, other.share, size: size))
      #expect(agrees(one.alone, other.alone, size: size))
      #expect(agrees(one.last, other.last, size: size))
    }
  }

  @Test func `sampled shares sum to the whole, and lie within a few stated errors`() {
    let year = RandomYear(seed: 11, actions: 9, saves: true)
    let program = EffectProgram(year.effects, frame: year.frame)
    let plain = PlainAttribution(year.effects, frame: year.frame)
    let sampled = SampledShares(players: 9, seed: 3) { program.tonnes(acting: $0) }
    let size = plain.ends.none
    #expect(
      agrees(sampled.shares.reduce(0, +), plain.ends.all - plain.ends.none, size: 10 * size))
    for (index, saving) in plain.savings.enumerated() {
      let distance = (sampled.shares[index] + saving.share).magnitude
      #expect(distance <= 4.5 * sampled.errors[index] + 1e-12 * size)
    }
    #expect(sampled.errors.contains { $0 > 0 })
  }

  @Test func `more actions that share a saved amount than every set allows are sampled`() {
    let frame = YearFrame(
      year: 2035, activity: [1000, 500], rates: [2, 1], reference: [.gridElectricity: 0])
    let effects: [[EffectStep]] = (0..<24).map { number in
      number.isMultiple(of: 2)
        ? [.save([0, 1], amount: 20 + Double(number))] : [.scale([number % 4 / 2], factor: 0.97)]
    }
    let found = Attribution(effects, frame: frame)
    let again = Attribution(effects, frame: frame)
    #expect(found.savings.map(\.share) == again.savings.map(\.share))
    #expect(found.savings.map(\.share).reduce(0, +) == found.whole)
    #expect(found.savings.contains { $0.error > 0 })
    #expect(found.savings.allSatisfy { $0.share > 0 && $0.error < 0.1 * $0.share })
  }

  @Test func `a carrier that the base year lacks gives no number, not a wrong one`() {
    let frame = YearFrame(year: 2035, activity: [10], rates: [1], reference: [:])
    let found = Attribution(
      [[.move([0], part: 0.5, to: .gridElectricity, gains: [1])]], frame: frame)
    #expect(found.whole.isNaN)
    #expect(found.savings[0].share.isNaN)
  }

  @Test func `forty actions of a year are exact and symmetric`() {
    let frame = YearFrame(
      year: 2035, activity: [1000], rates: [2], reference: [.gridElectricity: 0])
    let found = Attribution(
      [[EffectStep]](repeating: [.scale([0], factor: 0.95)], count: 40), frame: frame)
    let each = found.whole / 40
    for saving in found.savings { #expect(agrees(saving.share, each, size: each)) }
  }
}

@Suite struct GaussLegendreTests {
  @Test(arguments: [1, 2, 5, 10, 20, 40])
  func `powers below twice the number of points are integrated exactly`(count: Int) {
    let rule = GaussLegendre(count: count)
    for power in 0..<(2 * count) {
      let sum = rule.points.reduce(0.0) { sum, point in
        sum + point.weight * (0..<power).reduce(1.0) { value, _ in value * point.t }
      }
      #expect((sum * Double(power + 1) - 1).magnitude < 1e-13)
    }
  }
}
