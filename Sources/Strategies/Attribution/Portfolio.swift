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
  /// What is wrong with the actions, at their places; asking for it calculates every year where actions save or make
  /// stated amounts.
  public var findings: [Finding] { faults + overruns.value.findings + powerOverruns.value.findings }
  /// What is wrong whatever the year.
  private let faults: [Finding]
  /// Actions that save more than there is.
  private let overruns: Deferred<SavingOverruns>
  /// Actions by which more power is made or bought than there is use for.
  private let powerOverruns: Deferred<PowerOverruns>
  /// The effective actions in the order in which they act within a year.
  let ordered: [Action]
  /// Which of them act in a year.
  let selection: ActionSelection
  /// What the actions divide streams into.
  private let parts: StreamParts
  /// What every set of actions starts from, by year of the projection.
  private let frames: [Deferred<YearFrame>]
  /// By year of the projection: what each action saves, by its id.
  private let savings: [Deferred<[String: Attribution.Saving]>]
  /// What electricity emits at the margin, beside the inventory; nil when it is not known.
  public let marginal: MarginalRates?
  /// The same savings with electricity at the margin; empty where there is no such rate.
  private let marginalSavings: [Deferred<[String: Attribution.Saving]>]

  /// Checks the actions; a year is calculated once, when its first figure, or what is found of it, is asked for.
  public init(actions: [Action], projection: Projection, marginal: MarginalRates? = nil) {
    self.init(actions, projection, marginal, sharing: nil)
  }

  /// The same actions with other starts, which begin from the same streams in every year.
  ///
  /// - Parameter moved: The actions of the other portfolio, alike in all but their years.
  init(_ other: Portfolio, starting moved: [Action]) {
    self.init(moved, other.projection, other.marginal, sharing: other)
  }

  /// - Parameter other: Whose parts and frames are taken over.
  private init(
    _ stated: [Action], _ projection: Projection, _ marginal: MarginalRates?,
    sharing other: Portfolio?
  ) {
    let base = projection.years.lowerBound
    let actions = stated.map { $0.counted(from: base) }
    self.actions = actions
    self.projection = projection
    self.marginal = marginal
    let selection = ActionSelection(actions, projection: projection)
    self.selection = selection
    let effective = selection.effective
    self.effective = effective
    let ordered = Action.effectOrder(effective).map { effective[$0] }
    self.ordered = ordered
    let parts = other?.parts ?? StreamParts(effective, records: projection.streams.map(\.record))
    self.parts = parts
    faults = selection.findings + parts.findings
    let streams = Deferred { YearFrame.Streams(of: projection, parts: parts) }
    let frames =
      other?.frames
      ?? projection.years.map { year in
        Deferred { YearFrame(projection: projection, year: year, streams: streams.value) }
      }
    self.frames = frames
    savings = frames.map { frame in
      Deferred { Portfolio.savings(of: ordered, selection: selection, frame: frame.value) }
    }
    marginalSavings = frames.map { frame in
      Deferred {
        guard let rate = marginal?.rate(frame.value.year) else { return [:] }
        return Portfolio.savings(
          of: ordered, selection: selection, frame: frame.value,
          valuedBy: frame.value.with(gridRate: rate))
      }
    }
    overruns = Deferred { SavingOverruns(ordered, selection: selection, frames: frames) }
    powerOverruns = Deferred {
      PowerOverruns(ordered, selection: selection, frames: frames, marginal: marginal)
    }
  }

  /// - Parameter other: The same year with other rates, by which the effects are valued; the frame itself unless given.
  private static func savings(
    of actions: [Action], selection: ActionSelection, frame: YearFrame,
    valuedBy other: YearFrame? = nil
  ) -> [String: Attribution.Saving] {
    let groups = selection.groups(of: actions, in: frame.year)
    let tied = Set(groups.flatMap(\.members))
    let acting = selection.acting(Set(actions.map(\.id)), in: frame.year)
    let effects = actions.enumerated().map { index, action in
      tied.contains(index) || acting.contains(action.id) ? action.effect(in: frame) : []
    }
    let attribution = Attribution(effects, frame: other ?? frame, groups: groups)
    return Dictionary(zip(actions.map(\.id), attribution.savings)) { first, _ in first }
  }

  /// What an action saves in a year within the projection; nil for an effect that was left out.
  func saving(of action: String, in year: Int) -> Attribution.Saving? {
    savings[year - projection.years.lowerBound].value[action]
  }

  /// The same with electricity at the margin; nil where there is no marginal rate.
  func marginalSaving(of action: String, in year: Int) -> Attribution.Saving? {
    marginalSavings[year - projection.years.lowerBound].value[action]
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

  /// What counts with less than is stated, because there is no more to save, one sentence each: of each action that saves
  /// amounts, and of the first year with exported power and the one with the most.
  public var capped: [String] {
    let exported = exportedPower
    let most = exported.max { $0.megawattHours < $1.megawattHours }
    let told = exported.prefix(1) + (most == exported.first ? [] : [most].compactMap(\.self))
    return overruns.value.sentences + told.map(\.text)
  }

  /// Actions that state more emissions saved than there are, one sentence each; no more counts than there is.
  public var overclaims: [String] { overruns.value.claims.map(\.sentence) }

  /// Everything that counts with less than is stated, one sentence each, of the first year in which it does.
  public var limits: [String] { capped + overclaims }

  /// What counts with less than is stated in a year, one sentence each; empty outside the years.
  ///
  /// - Parameter reach: What a target counts: only what acts on some of it is told.
  public func limits(in year: Int, reach: TargetReach = .everything) -> [String] {
    overruns.value.sentences(in: year, reach: reach)
      + [exportedPower(in: year, reach: reach)?.text].compactMap(\.self)
  }

  /// The same power, where a target counts some that the community buys.
  private func exportedPower(in year: Int, reach: TargetReach) -> ExportedPower? {
    let isCounted = projection.streams.map(\.record).contains {
      $0.isGridElectricity && reach.includes($0)
    }
    return isCounted || reach.isEverything ? exportedPower(in: year) : nil
  }

  /// What of an action counts with less than it states, one sentence each, of the first year in which it does.
  public func limits(of action: String) -> [String] { overruns.value.sentences(of: action) }

  /// The same of a year.
  func limits(of action: String, in year: Int) -> [String] {
    overruns.value.sentences(of: action, in: year)
  }

  /// The stream behind each position of a frame.
  var frameStreams: [Projection.Stream] { parts.repeated(projection.streams) }

  /// The frame of a year within the projection.
  func frame(_ year: Int) -> YearFrame { frames[year - projection.years.lowerBound].value }
}
