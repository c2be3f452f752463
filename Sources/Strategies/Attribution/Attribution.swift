/// One year's reduction, divided among actions by their Shapley values.
struct Attribution {
  /// What one action saves, metric tons CO2e.
  struct Saving {
    /// The Shapley value; all shares sum to the whole reduction.
    var share = 0.0
    /// Without any other action.
    var alone = 0.0
    /// On top of all others.
    var last = 0.0
  }

  /// In the order of the actions.
  let savings: [Saving]

  /// - Parameters:
  ///   - actions: In the order in which effects apply within a year.
  ///   - chosen: The ids of those that act in the year.
  init(actions: [Action], acting chosen: Set<String>, frame: YearFrame) {
    let acting = actions.indices.filter { chosen.contains(actions[$0].id) }
    let reached = Attribution.emissionsBySubset(
      acting.map { actions[$0].effect(in: frame) }, frame: frame)
    var savings = [Saving](repeating: Saving(), count: actions.count)
    let weights = Attribution.weights(acting.count)
    for subset in reached.indices {
      let weight = weights[subset.nonzeroBitCount]
      for (bit, position) in acting.enumerated() where subset & (1 << bit) == 0 {
        savings[position].share += weight * (reached[subset] - reached[subset | (1 << bit)])
      }
    }
    let all = reached.count - 1
    for (bit, position) in acting.enumerated() {
      savings[position].alone = reached[0] - reached[1 << bit]
      savings[position].last = reached[all ^ (1 << bit)] - reached[all]
    }
    self.savings = savings
  }

  /// Emissions for every subset of effects; bit i of the index stands for effect i.
  private static func emissionsBySubset(
    _ effects: [[EffectStep]], frame: YearFrame
  ) -> [Double] {
    var reached = [Double](repeating: 0, count: 1 << effects.count)
    // Subsets that agree on the first effects share the state that these lead to.
    func visit(_ bit: Int, _ subset: Int, _ state: YearState) {
      guard bit < effects.count else {
        reached[subset] = state.tonnes
        return
      }
      visit(bit + 1, subset, state)
      var changed = state
      changed.apply(effects[bit])
      visit(bit + 1, subset | (1 << bit), changed)
    }
    visit(0, 0, YearState(frame))
    return reached
  }

  /// |S|! (n − |S| − 1)! ÷ n! by |S|.
  private static func weights(_ count: Int) -> [Double] {
    guard count > 0 else { return [0] }
    var weights: [Double] = []
    for size in 0..<count {
      var weight = 1.0 / Double(count)
      for step in 0..<size { weight *= Double(step + 1) / Double(count - 1 - step) }
      weights.append(weight)
    }
    return weights + [0]
  }
}
