internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

/// Actions that save more of something than there is left when their turn comes, or state more emissions saved than there
/// are; only what there is counts.
struct SavingOverruns: Sendable {
  /// A year of an action in which it is so.
  private struct Overrun {
    let action: Action
    let year: Int
    /// The part of the stated saving that there was something for.
    let met: Double
    /// What it acts on and moves to.
    let records: [ActivityRecord]

    /// A full sentence.
    var sentence: String {
      "“\(action.title)” saves more in \(year) than is left of what it acts on; only the \(NumberText.significant(met * 100)) percent that there is counts. Check its amounts."
    }
  }

  /// By year, in the order in which effects apply within it.
  private let overruns: [Int: [Overrun]]
  /// Of emissions that are stated, by year.
  private let claimed: [Int: [EmissionClaim]]
  /// The ids of the actions, in the order in which effects apply within a year.
  private let order: [String]

  /// - Parameter ordered: Effective actions in the order in which effects apply within a year.
  init(_ ordered: [Action], selection: ActionSelection, frames: [Deferred<YearFrame>]) {
    order = ordered.map(\.id)
    // Only what saves stated amounts can overrun; without it no year need be looked at.
    guard ordered.contains(where: { Calculator.of($0.kind).savesAmounts }) else {
      overruns = [:]
      claimed = [:]
      return
    }
    var overruns: [Int: [Overrun]] = [:]
    var claimed: [Int: [EmissionClaim]] = [:]
    for frame in frames.map(\.value) {
      let acting = selection.acting(Set(order), in: frame.year)
      let found = Self.found(ordered.filter { acting.contains($0.id) }, in: frame)
      overruns[frame.year] = found.overruns
      claimed[frame.year] = found.claims
    }
    self.overruns = overruns
    self.claimed = claimed
  }

  /// What actions in effect save and state too much of in a year.
  private static func found(
    _ acting: [Action], in frame: YearFrame
  ) -> (overruns: [Overrun], claims: [EmissionClaim]) {
    var overruns: [Overrun] = []
    var state = YearState(frame)
    var owners: [Action] = []
    for action in acting {
      let effect = action.effect(in: frame)
      var parts = [action.metAmount(in: frame)]
      for step in effect {
        parts.append(met(step, state))
        state.apply([step])
      }
      if let met = parts.compactMap(\.self).first(where: { $0 < 1 - 1e-9 }) {
        overruns.append(
          Overrun(
            action: action, year: frame.year, met: met, records: records(of: effect, in: frame)))
      }
      while owners.count < state.savings.count { owners.append(action) }
    }
    return (overruns, EmissionClaim.found(in: state, owners: owners))
  }

  /// What steps change and what stands for the carriers that they add to.
  private static func records(of effect: [EffectStep], in frame: YearFrame) -> [ActivityRecord] {
    let positions = effect.flatMap { step in
      step.positions + [step.carrier.flatMap { frame.reference[$0] }].compactMap(\.self)
    }
    return Set(positions).sorted().map { frame.records[$0] }
  }

  /// The part of a stated saving that there is something for; nil for a step that states no amount.
  private static func met(_ step: EffectStep, _ state: YearState) -> Double? {
    guard case .save(let positions, let amount) = step, amount > 0 else { return nil }
    return positions.reduce(0) { $0 + state.activity[$1] } / amount
  }

  /// The first year of each action, in the order in which effects apply.
  private var firstOverruns: [Overrun] { firsts(overruns) { $0.action.id } }
  /// The first claim of each action, in the order in which effects apply.
  var claims: [EmissionClaim] { firsts(claimed) { $0.action.id } }

  private func firsts<Found>(_ found: [Int: [Found]], of action: (Found) -> String) -> [Found] {
    let inOrder = found.sorted { $0.key < $1.key }.flatMap(\.value)
    let first = Dictionary(inOrder.map { (action($0), $0) }) { first, _ in first }
    return order.compactMap { first[$0] }
  }

  var findings: [Finding] {
    firstOverruns.map { Finding(.warning, $0.sentence, at: $0.action.amountPlace) }
      + claims.map(\.finding)
  }

  /// One full sentence for each action that saves too much, of the first year in which it does.
  var sentences: [String] { firstOverruns.map(\.sentence) }

  /// What is saved and stated too much in a year, one sentence each.
  ///
  /// - Parameters:
  ///   - action: An action's id; nil for all.
  ///   - reach: What a target counts: an action that acts on none of it is not told.
  func sentences(
    of action: String? = nil, in year: Int, reach: TargetReach = .everything
  ) -> [String] {
    func isAsked(_ other: Action) -> Bool { action == nil || other.id == action }
    func isCounted(_ overrun: Overrun) -> Bool {
      reach.isEverything || overrun.records.contains(where: reach.includes)
    }
    return (overruns[year] ?? []).filter { isAsked($0.action) && isCounted($0) }.map(\.sentence)
      + (claimed[year] ?? []).filter {
        isAsked($0.action) && reach.includesBeside(sector: $0.action.sector)
      }.map(\.sentence)
  }

  /// What an action saves and states too much, one sentence each of the first year.
  func sentences(of action: String) -> [String] {
    firstOverruns.filter { $0.action.id == action }.map(\.sentence)
      + claims.filter { $0.action.id == action }.map(\.sentence)
  }
}

extension Action {
  /// The cell that says how much it saves; the action's kind where the library's usual amount is taken.
  var amountPlace: Place {
    let lead = Calculator.of(kind).lead
    return parameters[lead.isEmpty ? "formula" : lead]?.place.at(column: "value")
      ?? place.at(column: "kind")
  }
}
