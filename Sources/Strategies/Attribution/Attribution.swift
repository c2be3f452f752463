/// One year's reduction, divided among actions by their Shapley values.
///
/// Exact for any number of actions, as long as no more than `TermShares.limit` of them hang on each other at once by
/// an amount saved or by rules; what does is sampled, with its error stated. The shares sum to the whole
/// reduction to the last digit; what rounding leaves goes to the largest share.
struct Attribution {
  /// What one action saves, metric tons CO2e.
  struct Saving {
    /// The Shapley value; all shares sum to the whole reduction.
    var share = 0.0
    /// One standard error of a share that was sampled, 0 for one that is exact.
    var error = 0.0
    /// Without any other action.
    var alone = 0.0
    /// On top of all others.
    var last = 0.0
  }

  /// In the order of the actions.
  let savings: [Saving]
  /// What all actions save together: the sum of their shares.
  let whole: Double

  /// - Parameters:
  ///   - actions: In the order in which effects apply within a year.
  ///   - groups: Actions that rules tie together, by their positions.
  init(actions: [Action], frame: YearFrame, groups: [ActingGroup] = []) {
    self.init(actions.map { $0.effect(in: frame) }, frame: frame, groups: groups)
  }

  /// - Parameter effects: Of each action, empty for one that does not act this year.
  init(_ effects: [[EffectStep]], frame: YearFrame, groups: [ActingGroup] = []) {
    let program = EffectProgram(effects, frame: frame)
    func acting(_ chosen: [Bool]) -> [Bool] { groups.acting(chosen) }
    let terms = TermShares(program, groups: groups)
    var shares = terms.shares
    var errors = [Double](repeating: 0, count: effects.count)
    if !terms.left.isEmpty {
      let sampled = SampledShares(players: effects.count, seed: UInt64(frame.year.magnitude)) {
        program.tonnes(acting: acting($0), included: terms.left)
      }
      shares = zip(shares, sampled.shares).map { $0 + $1 }
      errors = sampled.errors
    }
    let all = [Bool](repeating: true, count: effects.count)
    let none = [Bool](repeating: false, count: effects.count)
    var state = YearState(frame)
    let before = state.tonnes
    for (steps, acts) in zip(effects, acting(all)) where acts { state.apply(steps) }
    let exact = ExactShares(shares.map { 0 - $0 }, of: before - state.tonnes)
    let (first, last) = (
      program.tonnes(acting: none), program.tonnes(acting: acting(all))
    )
    whole = exact.whole
    savings = effects.indices.map { index in
      guard !effects[index].isEmpty || groups.contains(where: { $0.members.contains(index) })
      else { return Saving() }
      var (alone, others) = (none, all)
      alone[index] = true
      others[index] = false
      return Saving(
        share: exact.shares[index], error: errors[index],
        alone: first - program.tonnes(acting: acting(alone)),
        last: program.tonnes(acting: acting(others)) - last)
    }
  }
}

extension [ActingGroup] {
  /// Which of all actions act when some are chosen.
  func acting(_ chosen: [Bool]) -> [Bool] {
    var acting = chosen
    for group in self {
      let mask = group.members.enumerated().reduce(UInt64(0)) { mask, member in
        chosen[member.element] ? mask | 1 << UInt64(member.offset) : mask
      }
      let acts = group.acting(mask)
      for (bit, member) in group.members.enumerated() {
        acting[member] = acts >> UInt64(bit) & 1 == 1
      }
    }
    return acting
  }
}
