internal import Tables

/// What all actions cost in each draw.
struct CostDraws: Sendable {
  let total: DrawSpread?
  let perTonne: DrawSpread?

  init(_ money: MoneyLedger?, sample: DrawSample) {
    let flows = money?.flows ?? []
    let lines = flows.flatMap { $0.lines.filter(\.isCost) }
    guard !lines.isEmpty else {
      (total, perTonne) = (nil, nil)
      return
    }
    let stated = lines.reduce(0) { $0 + $1.dollars }
    var costs = [Double](repeating: stated, count: sample.options.draws)
    for (index, input) in sample.inputs.enumerated() {
      let dollars = input.reach.lines(of: flows).reduce(0) { $0 + $1.dollars }
      guard dollars != 0 else { continue }
      for (draw, ratio) in sample.draws(of: index).enumerated() {
        costs[draw] += (ratio - 1) * dollars
      }
    }
    total = DrawSpread(costs)
    var saved = [Double](repeating: 0, count: costs.count)
    for (before, after) in zip(sample.businessAsUsual, sample.plan) {
      for draw in saved.indices { saved[draw] += before[draw] - after[draw] }
    }
    perTonne =
      saved.allSatisfy { $0 > 0 } ? DrawSpread(zip(costs, saved).map { $0 / $1 }) : nil
  }
}

extension UncertainInput.Reach {
  /// The costs that follow it; none for an input that is no cost.
  func lines(of flows: [CashFlows]) -> [CashLine] {
    switch self {
    case .cost(let action, let isYearly):
      flows.first { $0.action == action && $0.isFromActions }?.lines
        .filter { $0.kind == (isYearly ? .operating : .capital) } ?? []
    case .costRow(let place):
      flows.flatMap(\.lines).filter {
        $0.isCost && $0.place?.file == place.file && $0.place?.row == place.row
      }
    case .parameter, .indicator, .path, .record, .factor, .policy, .price: []
    }
  }
}

extension CashLine {
  /// True for what an action itself costs, without energy and what one payer gives another.
  var isCost: Bool { kind == .capital || kind == .operating }
}
