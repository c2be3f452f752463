internal import Vulnerability

/// What a tipping point asks of those who plan: to decide on what follows in time.
public struct PathwayDecision: Hashable, Sendable {
  /// How the plan stands to the point.
  public enum Standing: Hashable, Sendable {
    /// The threshold is not reached for good within the series, so the indicator is only watched.
    case watch
    /// Nobody has said what follows, or the plan has no such action.
    case unnamed
    case done
    case inTime
    /// The lead time no longer suffices, and nothing is under way.
    case overdue
    /// The plan has it ready this many years after the point.
    case late(years: Int)
  }

  public let point: TippingPoint
  public let action: Action?
  public let standing: Standing

  /// By the percentile of models that reaches the threshold first, where there is one.
  public init(_ point: TippingPoint, actions: [Action]) {
    let action = actions.first { !$0.id.isEmpty && $0.id == point.pathway.action }
    self.point = point
    self.action = action
    standing = Self.standing(point, action)
  }

  private static func standing(_ point: TippingPoint, _ action: Action?) -> Standing {
    guard let needed = point.earliest ?? point.year, let decision = point.cautiousDecisionYear
    else { return .watch }
    guard let action else { return .unnamed }
    if action.status == .done { return .done }
    if action.fullYear > needed { return .late(years: action.fullYear - needed) }
    return decision < point.now && action.status == .planned ? .overdue : .inTime
  }

  /// Whether the measure that follows comes too late, or must be decided and is not.
  public var isLate: Bool {
    switch standing {
    case .overdue, .late: true
    case .watch, .unnamed, .done, .inTime: false
    }
  }

  /// The standing in few words.
  public var text: String {
    switch standing {
    case .watch: "watch"
    case .unnamed: "names no action"
    case .done: "done"
    case .inTime: "in time"
    case .overdue: "overdue"
    case .late(let years): "\(years) \(years == 1 ? "year" : "years") late"
    }
  }

  /// What is due first comes first, and what is only watched last.
  public static func decisions(_ points: [TippingPoint], actions: [Action]) -> [PathwayDecision] {
    let all = points.map { PathwayDecision($0, actions: actions) }
    return all.enumerated().sorted { left, right in
      let due = { (item: PathwayDecision) in item.point.cautiousDecisionYear ?? .max }
      return (due(left.element), left.offset) < (due(right.element), right.offset)
    }.map(\.element)
  }
}
