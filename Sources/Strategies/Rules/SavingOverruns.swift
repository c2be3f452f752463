internal import Factors
internal import Quantities
internal import Tables

/// Actions that save more of something than there is left when their turn comes, or state more emissions saved than there
/// are; only what there is counts.
struct SavingOverruns: Sendable {
  /// The first year of an action in which it is so.
  private struct Overrun {
    let action: Action
    let year: Int
    /// The part of the stated saving that there was something for.
    let met: Double
  }

  private let overruns: [Overrun]
  /// Of emissions that are stated.
  let claims: [EmissionClaim]

  /// - Parameter ordered: Effective actions in the order in which effects apply within a year.
  init(_ ordered: [Action], selection: ActionSelection, frames: [Deferred<YearFrame>]) {
    // Only what saves stated amounts can overrun; without it no year need be looked at.
    guard ordered.contains(where: { Calculator.of($0.kind).savesAmounts }) else {
      overruns = []
      claims = []
      return
    }
    let ids = Set(ordered.map(\.id))
    var found: [String: Overrun] = [:]
    var claimed: [String: EmissionClaim] = [:]
    for frame in frames.map(\.value) {
      let acting = selection.acting(ids, in: frame.year)
      var state = YearState(frame)
      var owners: [Action] = []
      for action in ordered where acting.contains(action.id) {
        let steps = action.effect(in: frame)
        if found[action.id] == nil, let met = action.metAmount(in: frame), met < 1 - 1e-9 {
          found[action.id] = Overrun(action: action, year: frame.year, met: met)
        }
        for step in steps {
          if found[action.id] == nil, let met = SavingOverruns.met(step, state), met < 1 - 1e-9 {
            found[action.id] = Overrun(action: action, year: frame.year, met: met)
          }
          state.apply([step])
        }
        while owners.count < state.savings.count { owners.append(action) }
      }
      for claim in EmissionClaim.found(in: state, owners: owners) {
        claimed[claim.action.id] = claimed[claim.action.id] ?? claim
      }
    }
    overruns = ordered.compactMap { found[$0.id] }
    claims = ordered.compactMap { claimed[$0.id] }
  }

  /// The part of a stated saving that there is something for; nil for a step that states no amount.
  private static func met(_ step: EffectStep, _ state: YearState) -> Double? {
    guard case .save(let positions, let amount) = step, amount > 0 else { return nil }
    return positions.reduce(0) { $0 + state.activity[$1] } / amount
  }

  var findings: [Finding] {
    zip(overruns, sentences).map { Finding(.warning, $1, at: $0.action.place) }
      + claims.map(\.finding)
  }

  /// One full sentence for each action.
  var sentences: [String] {
    overruns.map { overrun in
      "“\(overrun.action.title)” saves more in \(overrun.year) than is left of what it acts on; only the \(NumberText.significant(overrun.met * 100)) percent that there is counts. Check its amounts."
    }
  }
}
