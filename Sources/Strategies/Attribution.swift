/// One year's reduction, divided among actions by their Shapley values.
struct Attribution {
  /// Shares in the order of the actions, metric tons CO2e; their sum is the whole reduction.
  let shares: [Double]

  /// - Parameter actions: In the order in which effects apply within a year.
  init(actions: [Action], frame: YearFrame) {
    let acting = actions.indices.filter { actions[$0].ramp(frame.year) > 0 }
    let reached = Attribution.emissionsBySubset(
      acting.map { actions[$0].effect(in: frame) }, frame: frame)
    var shares = [Double](repeating: 0, count: actions.count)
    let weights = Attribution.weights(acting.count)
    for subset in reached.indices {
      let weight = weights[subset.nonzeroBitCount]
      for (bit, position) in acting.enumerated() where subset & (1 << bit) == 0 {
        shares[position] += weight * (reached[subset] - reached[subset | (1 << bit)])
      }
    }
    self.shares = shares
  }

  /// Emissions for every subset of effects; bit i of the index stands for effect i.
  private static func emissionsBySubset(
    _ effects: [YearEffect], frame: YearFrame
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
