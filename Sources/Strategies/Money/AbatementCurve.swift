internal import Quantities

/// Actions side by side: as wide as the tons that they take away, as high as a ton of theirs costs.
///
/// The tons are the actions' Shapley shares, so that widths add up to the whole plan's reduction. Actions that earn
/// money come first, the one that earns most at the very left; the others follow by what a ton costs.
///
/// - Source: The flaw of negative costs: [TAYLOR-2012].
public struct AbatementCurve: Sendable {
  /// Which tons and which money.
  public enum Span: Hashable, Sendable {
    /// All years of the forecast: −NPV ÷ Σ t.
    case cumulative
    /// One year: what comes once as an annuity, and the year's own money, over the year's tons.
    case year(Int)
  }

  /// One action of the curve.
  public struct Step: Sendable {
    public let action: Action
    /// Metric tons CO2e of the span.
    public let tonnes: Double
    /// US dollars of the span, below 0 for what is earned.
    public let netCost: Double
    /// Metric tons CO2e of all actions before it.
    public let start: Double
    /// Among actions that earn money: 1 when no other earns more and saves more tons, 2 when only those of 1 do, and on.
    public let paretoRank: Int?
    /// The same tons with electricity at the margin of the grid; nil where no rate is known or nobody asked.
    public let marginalTonnes: Double?

    /// US dollars for a metric ton.
    public var costPerTonne: Double { netCost / tonnes }

    /// US dollars for a metric ton with electricity at the margin; nil where nothing is saved then.
    public var costPerMarginalTonne: Double? {
      marginalTonnes.flatMap { $0 > 0 ? netCost / $0 : nil }
    }
  }

  public let span: Span
  public let view: MoneyView
  public let rate: DiscountRate
  /// From left to right.
  public let steps: [Step]
  /// Actions that are not on it, with each reason as a full sentence.
  private let refusals: [(action: Action, reasons: [String])]

  /// Actions that are not on it, with the reasons as full sentences.
  public var leftOut: [(action: Action, reason: String)] {
    refusals.map { ($0.action, $0.reasons.joined(separator: " ")) }
  }

  /// Every reason once, in the order in which they come up, with the actions that are not on the curve for it.
  public var leftOutByReason: [(reason: String, actions: [Action])] {
    var groups: [(reason: String, actions: [Action])] = []
    for (action, reasons) in refusals {
      for reason in reasons {
        if let known = groups.firstIndex(where: { $0.reason == reason }) {
          if groups[known].actions.last != action { groups[known].actions.append(action) }
        } else {
          groups.append((reason, [action]))
        }
      }
    }
    return groups
  }

  /// Metric tons CO2e of all steps.
  public var tonnes: Double { steps.reduce(0) { $0 + $1.tonnes } }
  /// US dollars of all steps.
  public var netCost: Double { steps.reduce(0) { $0 + $1.netCost } }

  /// - Parameter marginal: An action's tons of the span with electricity at the margin; nil where they are not known.
  init(
    _ results: [MoneyResult], span: Span, view: MoneyView, rate: DiscountRate,
    marginal: (Action) -> Double? = { _ in nil }
  ) {
    self.span = span
    self.view = view
    self.rate = rate
    var points: [(action: Action, tonnes: Double, cost: Double)] = []
    var refusals: [(action: Action, reasons: [String])] = []
    for result in results where result.action.isMitigation {
      switch Self.point(result, span) {
      case .success(let point): points.append((result.action, point.tonnes, point.cost))
      case .failure(let problem): refusals.append((result.action, problem.reasons))
      }
    }
    self.refusals = refusals
    let ranks = Self.paretoRanks(points.map { ($0.tonnes, -$0.cost) })
    let order = points.indices.sorted { Self.comesBefore(points[$0], points[$1]) }
    var start = 0.0
    steps = order.map { index in
      let point = points[index]
      defer { start += point.tonnes }
      return Step(
        action: point.action, tonnes: point.tonnes, netCost: point.cost, start: start,
        paretoRank: point.cost < 0 ? ranks[index] : nil, marginalTonnes: marginal(point.action))
    }
  }

  private static func comesBefore(
    _ left: (action: Action, tonnes: Double, cost: Double),
    _ right: (action: Action, tonnes: Double, cost: Double)
  ) -> Bool {
    switch (left.cost < 0, right.cost < 0) {
    case (true, true): (left.cost, left.action.id) < (right.cost, right.action.id)
    case (true, false): true
    case (false, true): false
    case (false, false):
      (left.cost / left.tonnes, left.action.id) < (right.cost / right.tonnes, right.action.id)
    }
  }

  /// Why an action is not on the curve.
  private struct LeftOut: Error {
    let reasons: [String]
  }

  private static func point(
    _ result: MoneyResult, _ span: Span
  ) -> Result<(tonnes: Double, cost: Double), LeftOut> {
    guard result.flows.gaps.isEmpty else {
      return .failure(LeftOut(reasons: result.flows.gapSentences))
    }
    let tonnes: Double? =
      switch span {
      case .cumulative: result.tonnes
      case .year(let year): result.tonnesByYear?.first { $0.year == year }?.tonnes
      }
    guard let tonnes, tonnes > 0 else {
      return .failure(LeftOut(reasons: ["It takes no tons away in this span."]))
    }
    let cost: Double? =
      switch span {
      case .cumulative: result.netPresentValue.map { -$0 }
      case .year(let year): result.cost(of: year)
      }
    guard let cost else {
      return .failure(LeftOut(reasons: ["No money of it falls on this side."]))
    }
    return .success((tonnes, cost))
  }

  /// Layers of points of which none is better in both: 1 for the outermost.
  private static func paretoRanks(_ points: [(tonnes: Double, gain: Double)]) -> [Int?] {
    var ranks = [Int?](repeating: nil, count: points.count)
    var open = points.indices.filter { points[$0].gain > 0 }
    var rank = 1
    while !open.isEmpty {
      let outer = open.filter { index in
        !open.contains { other in
          points[other].tonnes >= points[index].tonnes && points[other].gain >= points[index].gain
            && points[other] != points[index]
        }
      }
      for index in outer { ranks[index] = rank }
      open.removeAll(where: outer.contains)
      rank += 1
    }
    return ranks
  }
}

extension MoneyResult {
  /// The net cost of one year, US dollars: what comes once as an annuity over the action's life, and the year's own money.
  ///
  /// The life is the one stated, else the years from the first money to the end of the forecast.
  func cost(of year: Int) -> Double? {
    guard isKnown, let years = flows.years else { return nil }
    let start = years.lowerBound
    guard let part = PresentWorth.annuity(rate, years: action.life ?? years.count) else {
      return nil
    }
    var cost = 0.0
    for line in flows.lines where line.counts(for: view) {
      if line.kind.isOnce {
        cost -= line.flow * PresentWorth.factor(rate, from: start, to: line.year) * part
      } else if line.year == year {
        cost -= line.flow
      }
    }
    return cost
  }
}

extension MoneyLedger {
  /// The actions side by side.
  ///
  /// - Parameter withMarginal: Whether tons at the margin of the grid stand beside them, which takes as long again.
  public func curve(
    _ span: AbatementCurve.Span, view: MoneyView = .all, rate: DiscountRate,
    withMarginal: Bool = false
  ) -> AbatementCurve {
    AbatementCurve(results(view: view, rate: rate), span: span, view: view, rate: rate) {
      withMarginal ? marginalTonnes(of: $0, span) : nil
    }
  }
}
