internal import Tables

/// What the actions that cut emissions cost in each draw.
struct CostDraws: Sendable {
  let total: DrawSpread?
  /// Whose costs are in no sum, one sentence each.
  let notes: [String]

  init(_ money: MoneyLedger?, sample: DrawSample) {
    let asked = money?.actions.filter(\.isMitigation) ?? []
    let all = asked.compactMap { action in money?.flows(of: action.id).map { (action, $0) } }
    let flows = all.map(\.1).filter(\.isCostKnown)
    notes = all.filter { !$0.1.isCostKnown && $0.1.lines.contains(where: \.isCost) }.map {
      "The cost of “\($0.0.title)” is in no sum, because a part of it is not known."
    }
    let lines = flows.flatMap { $0.lines.filter(\.isCost) }
    guard !lines.isEmpty else {
      total = nil
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
  }
}

extension CashFlows {
  /// True when no cost of the action's own is missing; energy without a price does not matter here.
  var isCostKnown: Bool {
    !gaps.contains { gap in
      switch gap {
      case .noCost, .unusableRow, .noIndex, .afterTheEnd: true
      case .noPrice, .noPriceIn, .mixedUnits, .noEffect: false
      }
    }
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
