internal import Factors
internal import Quantities
internal import Tables

/// What peers have of a measure: low, middle and high, and whether they are of the community's own state.
struct PeerRange {
  let indicator: String
  let isOwnState: Bool
  let low: Parameter
  let middle: Parameter
  let high: Parameter

  /// Variants are named `kind:states:indicator:bound`, such as `county:MN-WI:population:low`.
  private struct Group: Hashable {
    let kind: String
    let states: String
    let indicator: String

    init?(_ variant: String) {
      let parts = variant.split(separator: ":").map(String.init)
      guard parts.count == 4 else { return nil }
      (kind, states, indicator) = (parts[0], parts[1], parts[2])
    }

    func isOwn(_ state: String) -> Bool {
      states == "US" || states.split(separator: "-").contains { $0 == state }
    }
  }

  /// The peers nearest to a community: of its state first, per resident before per household, then of its kind.
  ///
  /// - Returns: Nil when the library has no peers, or the community no indicator for the year.
  static func best(for measure: PeerMeasure, year: Int, _ subject: AuditSubject) -> PeerRange? {
    let parameter = "peer-\(measure.id)"
    let variants = subject.library.variants(of: parameter).compactMap { Group($0) }
    let groups = variants.withoutRepeats()
    let isCounty = subject.kind == "county" || subject.kind == "region"
    let usable = groups.filter { subject.indicator($0.indicator, year) != nil }
    func rank(_ group: Group) -> Int {
      (group.isOwn(subject.state) ? 4 : 0) + (group.indicator == "population" ? 2 : 0)
        + ((group.kind == "county") == isCounty ? 1 : 0)
    }
    guard
      let best = usable.enumerated().max(by: { left, right in
        (rank(left.element), -left.offset) < (rank(right.element), -right.offset)
      })?.element
    else { return nil }
    func bound(_ name: String) -> Parameter? {
      subject.library.constant(
        parameter, variant: "\(best.kind):\(best.states):\(best.indicator):\(name)", year: year)
    }
    guard let low = bound("low"), let middle = bound("middle"), let high = bound("high") else {
      return nil
    }
    return PeerRange(
      indicator: best.indicator, isOwnState: best.isOwn(subject.state), low: low, middle: middle,
      high: high)
  }
}
