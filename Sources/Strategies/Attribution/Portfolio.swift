internal import Factors
public import Forecast
internal import Inventory
internal import Quantities
public import Tables

/// Actions together: what is left of business as usual, and how much of the difference is each one's.
///
/// Effects interact: efficiency leaves less gas for heat pumps to displace. Each action's share is its
/// Shapley value, the mean over all orders in which the actions could have come:
///
///     φ(i) = Σ_S |S|! (n − |S| − 1)! ÷ n! · (R(S ∪ i) − R(S))
///
/// so shares do not depend on an order and sum exactly to the whole reduction.
///
/// - Source: [SHAPLEY-1953].
/// - Limits: Exact for any number of actions of which no more than 20 hang on each other at once by an amount
///   saved or by rules; the shares of more are sampled, with a stated error, and still sum to the whole.
public struct Portfolio: Sendable {
  public let projection: Projection
  /// Every action, in the order given, those with faults included.
  public let actions: [Action]
  /// Mitigation actions whose parameters are complete.
  public let effective: [Action]
  public let findings: [Finding]
  /// The effective actions in the order in which they act within a year.
  let ordered: [Action]
  /// What every set of actions starts from, by year of the projection.
  private let frames: [Deferred<YearFrame>]
  /// By year of the projection: what each action saves, by its id.
  private let savings: [Deferred<[String: Attribution.Saving]>]

  /// Checks the actions; a year is calculated once, when its first figure is asked for.
  public init(actions: [Action], projection: Projection) {
    self.actions = actions
    self.projection = projection
    let checked = Portfolio.check(actions, projection: projection)
    let effective = checked.effective
    self.effective = effective
    findings = checked.findings
    let ordered = effective.sorted { left, right in
      (EffectDeclaration.of(left.kind).stage, left.id)
        < (EffectDeclaration.of(right.kind).stage, right.id)
    }
    self.ordered = ordered
    let streams = Deferred { YearFrame.Streams(of: projection) }
    let frames = projection.years.map { year in
      Deferred { YearFrame(projection: projection, year: year, streams: streams.value) }
    }
    self.frames = frames
    savings = frames.map { frame in
      Deferred { Portfolio.savings(of: ordered, frame: frame.value) }
    }
  }

  private static func savings(
    of actions: [Action], frame: YearFrame
  ) -> [String: Attribution.Saving] {
    let attribution = Attribution(actions: actions, frame: frame)
    return Dictionary(zip(actions.map(\.id), attribution.savings)) { first, _ in first }
  }

  /// What an action saves in a year within the projection; nil for an effect that was left out.
  func saving(of action: String, in year: Int) -> Attribution.Saving? {
    savings[year - projection.years.lowerBound].value[action]
  }

  /// An action's share in the nth year of the projection; nil for an effect that was left out.
  private func share(_ action: String, _ index: Int) -> Double? {
    savings[index].value[action]?.share
  }

  /// Metric tons CO2e of a year with every action; nil outside the projection.
  public func total(_ year: Int) -> Double? {
    guard let before = projection.total(year), let reduction = reduction(in: year) else {
      return nil
    }
    return before - reduction
  }

  /// An action's share of the reduction in a year, metric tons CO2e; nil for a year outside or an effect left out.
  public func reduction(of action: String, in year: Int) -> Double? {
    guard projection.years.contains(year), let known = actions.first(where: { $0.id == action })
    else { return nil }
    return known.isMitigation ? share(action, year - projection.years.lowerBound) : 0
  }

  /// The reduction of all actions in a year, metric tons CO2e: the sum of their shares, to the last digit.
  public func reduction(in year: Int) -> Double? {
    guard projection.years.contains(year) else { return nil }
    let index = year - projection.years.lowerBound
    return effective.reduce(0) { $0 + (share($1.id, index) ?? .nan) }
  }

  /// An action's share summed over all years of the projection, metric tons CO2e; nil when it was left out.
  public func cumulativeReduction(of action: String) -> Double? {
    guard let known = actions.first(where: { $0.id == action }) else { return nil }
    guard known.isMitigation else { return 0 }
    let yearly = savings.indices.compactMap { share(action, $0) }
    return yearly.isEmpty ? nil : yearly.reduce(0, +)
  }

  /// Actions whose effect was left out because of an error, one sentence each.
  public var omissions: [String] {
    let counted = Set(effective.map(\.id))
    return actions.filter { $0.isMitigation && !counted.contains($0.id) }.map { action in
      "The effect of “\(action.title)” was left out, because of an error in its parameters."
    }
  }

  /// The frame of a year within the projection.
  func frame(_ year: Int) -> YearFrame { frames[year - projection.years.lowerBound].value }

  private static func check(
    _ actions: [Action], projection: Projection
  ) -> (effective: [Action], findings: [Finding]) {
    var effective: [Action] = []
    var findings: [Finding] = []
    for action in actions {
      let problems = action.parameterProblems() + reachProblems(action, projection)
      findings += problems.map { problem in
        let place = action.parameters[problem.parameter]?.place ?? action.place
        return Finding(.error, "\(problem.message) Its effect was left out.", at: place)
      }
      if problems.isEmpty, action.isMitigation { effective.append(action) }
    }
    return (effective, findings)
  }

  /// An action must find something in the inventory to act on.
  private static func reachProblems(
    _ action: Action, _ projection: Projection
  ) -> [(parameter: String, message: String)] {
    let streams = projection.streams
    func needs(_ condition: (ActivityRecord) -> Bool, _ parameter: String, _ what: String)
      -> [(parameter: String, message: String)]
    {
      streams.contains { condition($0.record) }
        ? []
        : [(parameter, "The action “\(action.id)” acts on \(what), and the base year has none.")]
    }
    let subsector = action.word("subsector")
    switch action.kind {
    case .buildingEfficiency:
      return needs({ $0.subsector == subsector }, "subsector", "the subsector “\(subsector)”")
    case .heatPumps:
      return needs(
        { $0.subsector == subsector && $0.activity == "natural-gas" }, "subsector",
        "natural gas of the subsector “\(subsector)”")
        + needs({ $0.isGridElectricity }, "subsector", "grid electricity")
    case .solar: return needs({ $0.isGridElectricity }, "capacity", "grid electricity")
    case .vmtReduction: return needs({ $0.isRoadTravel }, "saving", "vehicle miles")
    case .electricVehicles:
      return needs({ $0.isRoadTravel }, "participation", "vehicle miles")
        + needs({ $0.isGridElectricity }, "participation", "grid electricity")
    case .organicsDiversion:
      return needs(
        { $0.isLandfilled }, "participation", "landfilled waste")
        + needs({ $0.isComposted }, "participation", "composting")
    case .treeCanopy, .resilience: return []
    }
  }
}
