public import Tables

/// Which of the actions that are chosen act in a year: what they need must act too, and what they exclude must not.
///
/// Of two actions that exclude each other, the one that comes first in the table counts. An action acts once it has
/// started and every action that it needs acts.
public struct ActionRules: Sendable {
  /// What is wrong with the needs and exclusions of the actions, at their places.
  public let findings: [Finding]
  /// In the order of the table.
  private let actions: [Action]
  /// By id: the ids of earlier actions that exclude it or are excluded by it, and of which neither needs the other.
  private let rivals: [String: [String]]
  /// Ids of actions that need one that there is not or that excludes them, or need each other in a circle: they never act.
  private let idle: Set<String>

  /// - Parameter actions: Every action, those without an effect on emissions included, in the order of the table.
  public init(_ actions: [Action]) {
    self.actions = actions
    let known = Set(actions.map(\.id))
    let circles = ActionRules.circles(actions)
    let torn = ActionRules.tornNeeds(actions)
    var rivals: [String: [String]] = [:]
    var before: [Action] = []
    for action in actions {
      rivals[action.id] = before.filter {
        ActionRules.exclude($0, action) && torn[action.id]?.contains($0.id) != true
          && torn[$0.id]?.contains(action.id) != true
      }.map(\.id)
      before.append(action)
    }
    self.rivals = rivals
    idle = Set(
      actions.filter { action in
        circles[action.id] != nil || torn[action.id] != nil
          || !action.needs.allSatisfy(known.contains)
      }.map(\.id))
    findings = actions.flatMap { action in
      ActionRules.unknown(action, known: known)
        + (circles[action.id].map { ActionRules.circle(action, through: $0) } ?? [])
        + (torn[action.id] ?? []).map { ActionRules.torn(action, $0) }
    }
  }

  /// The action of an id, whether it is chosen or not.
  func known(_ id: String) -> Action? { actions.first { $0.id == id } }

  /// The ids of the chosen actions that act in a year.
  ///
  /// - Returns: A subset of `chosen`; ids that no action has are left out.
  public func acting(_ chosen: Set<String>, in year: Int) -> Set<String> {
    let kept = remaining(chosen)
    return withNeeds(
      Set(actions.filter { kept.contains($0.id) && $0.ramp(year) > 0 }.map(\.id)))
  }

  /// The ids of the chosen actions that no earlier one of them excludes.
  public func remaining(_ chosen: Set<String>) -> Set<String> {
    var kept: Set<String> = []
    for action in actions where chosen.contains(action.id) {
      if rivals[action.id]?.contains(where: kept.contains) != true { kept.insert(action.id) }
    }
    return kept
  }

  /// The id of the first chosen action that keeps one from acting, as the two exclude each other; nil when none does.
  func rival(of id: String, among chosen: Set<String>) -> String? {
    let kept = remaining(chosen)
    return kept.contains(id) ? nil : rivals[id]?.first(where: kept.contains)
  }

  /// The ids of those that have all that they need among them, whatever the year.
  public func withNeeds(_ chosen: Set<String>) -> Set<String> {
    var left = chosen.subtracting(idle)
    while true {
      let lacking = actions.filter { action in
        left.contains(action.id) && !action.needs.allSatisfy(left.contains)
      }
      guard !lacking.isEmpty else { return left }
      left.subtract(lacking.map(\.id))
    }
  }

  /// What the rules take out of a choice, one finding for each action, at its place.
  public func findings(in chosen: Set<String>) -> [Finding] {
    let kept = remaining(chosen)
    let able = withNeeds(kept)
    return actions.filter { chosen.contains($0.id) }.compactMap { action in
      if !kept.contains(action.id) {
        let rival = rivals[action.id]?.first(where: kept.contains) ?? ""
        return Finding(
          .warning,
          "“\(action.id)” and “\(rival)” exclude each other. “\(rival)” comes first and counts; “\(action.id)” is left out.",
          at: action.place.at(column: "excludes"))
      }
      guard !able.contains(action.id), !idle.contains(action.id) else { return nil }
      let missing = action.needs.filter { !able.contains($0) }
      return Finding(
        .warning,
        "“\(action.id)” needs \(ActionRules.list(missing)), which has no effect or was left out, so “\(action.id)” was left out too.",
        at: action.place.at(column: "needs"))
    }
  }

  private static func unknown(_ action: Action, known: Set<String>) -> [Finding] {
    let needs = action.needs.filter { !known.contains($0) }.map { id in
      Finding(
        .error,
        "“\(action.id)” needs “\(id)”, and there is no usable action “\(id)” in actions.csv. Its effect was left out.",
        at: action.place.at(column: "needs"), missing: MissingRow(id, in: "actions.csv"))
    }
    let itself = action.excludes.contains(action.id) ? [excludesItself(action)] : []
    let excludes = action.excludes.filter { !known.contains($0) }.map { id in
      Finding(
        .warning,
        "“\(action.id)” excludes “\(id)”, and there is no usable action “\(id)” in actions.csv.",
        at: action.place.at(column: "excludes"), missing: MissingRow(id, in: "actions.csv"))
    }
    return needs + itself + excludes
  }

  private static func excludesItself(_ action: Action) -> Finding {
    Finding(
      .warning,
      "“\(action.id)” excludes itself, which changes nothing. Take “\(action.id)” out of what it excludes.",
      at: action.place.at(column: "excludes"))
  }

  private static func circle(_ action: Action, through path: [String]) -> [Finding] {
    guard path.count > 2 else {
      return [
        Finding(
          .error,
          "“\(action.id)” needs itself, so it can never start, and its effect was left out. Take “\(action.id)” out of its needs.",
          at: action.place.at(column: "needs"))
      ]
    }
    let steps = path.map { "“\($0)”" }.joined(separator: " needs ")
    return [
      Finding(
        .error,
        "The needs go in a circle: \(steps). None of them can start, so the effect of “\(action.id)” was left out. Take one of the needs away.",
        at: action.place.at(column: "needs"))
    ]
  }

  /// By the id of each action that needs one that it excludes or that excludes it: the ids of those, in the order of its needs.
  private static func tornNeeds(_ actions: [Action]) -> [String: [String]] {
    let byID = Dictionary(actions.map { ($0.id, $0) }) { first, _ in first }
    var torn: [String: [String]] = [:]
    for action in actions {
      let both = action.needs.filter { id in
        id != action.id && byID[id].map { exclude(action, $0) } == true
      }
      if !both.isEmpty { torn[action.id] = both }
    }
    return torn
  }

  private static func exclude(_ one: Action, _ other: Action) -> Bool {
    one.excludes.contains(other.id) || other.excludes.contains(one.id)
  }

  private static func torn(_ action: Action, _ id: String) -> Finding {
    Finding(
      .error,
      "“\(action.id)” needs “\(id)”, and the two exclude each other, so “\(action.id)” can never start, and its effect was left out. Take “\(id)” out of its needs, or let the two stand together.",
      at: action.place.at(column: "needs"))
  }

  /// By the id of each action that needs itself in the end: the ids on the way, the first one again at the end.
  private static func circles(_ actions: [Action]) -> [String: [String]] {
    let needs = Dictionary(actions.map { ($0.id, $0.needs) }) { first, _ in first }
    var circles: [String: [String]] = [:]
    for action in actions {
      // Breadth first, so that the path that a finding prints is a shortest one.
      var paths = action.needs.map { [action.id, $0] }
      var seen: Set<String> = []
      while let path = paths.first, let last = path.last {
        paths.removeFirst()
        if last == action.id {
          circles[action.id] = path
          break
        }
        guard seen.insert(last).inserted else { continue }
        paths += (needs[last] ?? []).map { path + [$0] }
      }
    }
    return circles
  }

  private static func list(_ ids: [String]) -> String {
    ids.map { "“\($0)”" }.joined(separator: " and ")
  }
}
