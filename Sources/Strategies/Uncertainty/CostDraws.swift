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
    guard flows.contains(where: { $0.lines.contains(where: \.isCost) }) else {
      total = nil
      return
    }
    total = DrawSpread(
      sample.sums(of: flows, where: \.isCost) { lines in
        let dollars = lines.reduce(0) { $0 + $1.dollars }
        return [Double](repeating: dollars, count: sample.options.draws)
      })
  }
}

extension CashFlows {
  /// True when no cost of the action's own is missing; energy without a price does not matter here.
  var isCostKnown: Bool {
    !gaps.contains { gap in
      switch gap {
      case .noCost, .unusableRow, .noIndex, .afterTheEnd, .noQuantity: true
      case .noPrice, .noPriceIn, .mixedUnits, .noEffect: false
      }
    }
  }
}

extension CashLine {
  /// True for what an action itself costs, without energy and what one payer gives another.
  var isCost: Bool { kind == .capital || kind == .operating }
}
