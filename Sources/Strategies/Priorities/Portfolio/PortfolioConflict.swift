internal import Forecast

/// Bounds that no choice keeps together, none of which can be left out of that: they bind.
///
/// - Limits: That budgets, staff limits and the equity floor bind is certain, since they are linear. Where a ceiling is
///   among them it is by the linear model around the best choice, which is exact for changes of a single action only.
public struct PortfolioConflict: Hashable, Sendable {
  /// In the order of the task, never empty.
  public let bounds: [PortfolioBound]
  /// True when none of several can be kept, not even by itself.
  public let isEach: Bool

  init(bounds: [PortfolioBound], isEach: Bool = false) {
    self.bounds = bounds
    self.isEach = isEach
  }

  /// Bounds of which none can be kept, those of one kind and target together.
  static func each(_ bounds: [PortfolioBound]) -> [PortfolioConflict] {
    PortfolioBound.grouped(bounds).map { PortfolioConflict(bounds: $0, isEach: true) }
  }

  /// Such as `The budget of 2027 and the ceiling of 2030 cannot be kept together`, with a full stop.
  public var sentence: String {
    let names = PortfolioBound.list(bounds)
    guard bounds.count > 1 else { return "\(names) cannot be kept by any choice." }
    return isEach
      ? "\(names) cannot be kept by any choice, none of them even alone."
      : "\(names) cannot be kept together."
  }
}

extension PortfolioBound {
  /// Such as `The budgets of 2027 to 2029 and the ceiling of 2030`, a capital letter first.
  static func list(_ bounds: [PortfolioBound]) -> String {
    var groups: [Group] = []
    for bound in bounds where !groups.contains(bound.group) { groups.append(bound.group) }
    let names = groups.map { group in
      name(group, bounds.filter { $0.group == group }.compactMap(\.year))
    }
    let text = joined(names)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Bounds by what is told in one name, in order.
  static func grouped(_ bounds: [PortfolioBound]) -> [[PortfolioBound]] {
    var groups: [Group] = []
    for bound in bounds where !groups.contains(bound.group) { groups.append(bound.group) }
    return groups.map { group in bounds.filter { $0.group == group } }
  }

  /// What bounds have in common that are told in one name.
  private struct Group: Equatable {
    let kind: PortfolioLimit.Kind
    let target: String
    let reach: TargetReach?
    /// The years of a carbon budget.
    let years: ClosedRange<Int>?
  }

  private var group: Group {
    Group(
      kind: kind, target: ceiling?.target ?? "", reach: ceiling?.reach,
      years: ceiling.flatMap { $0.isBudget ? $0.years : nil })
  }

  private static func name(_ group: Group, _ years: [Int]) -> String {
    let covered = group.reach.map { $0.isEverything ? "" : " (\($0.title))" } ?? ""
    if let span = group.years {
      return
        "the carbon budget “\(group.target)” of \(span.lowerBound) to \(span.upperBound)\(covered)"
    }
    guard !years.isEmpty else { return "the \(group.kind.noun)" }
    let source = group.target.isEmpty ? "" : " by “\(group.target)”"
    return
      "the \(group.kind.noun)\(years.count == 1 ? "" : "s") of \(joined(runs(years)))\(source)\(covered)"
  }

  /// Years in a row in few words: 2027, 2028, 2029 and 2031 as `2027 to 2029` and `2031`.
  private static func runs(_ years: [Int]) -> [String] {
    var runs: [ClosedRange<Int>] = []
    for year in years.sorted() {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs.map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound) to \(run.upperBound)"
    }
  }

  private static func joined(_ parts: [String]) -> String {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return "\(parts.dropLast().joined(separator: ", ")) and \(last)"
  }
}

/// Finds bounds that cannot be kept together, as few as can be, by asking of some of them whether they can.
///
/// - Source: [JUNKER-2004], algorithm QuickXplain.
enum ConflictSearch {
  /// True when no choice keeps the bounds; false when one does, or when that is not known.
  typealias Question = ([PortfolioBound]) throws -> Bool

  /// How many conflicts without a common bound are told at most.
  static let most = 4

  /// Conflicts that have no bound in common; those whose bounds come first are preferred.
  static func conflicts(
    among bounds: [PortfolioBound], isBroken: Question
  ) throws -> [[PortfolioBound]] {
    // Actions that cannot stand together are no matter of limits.
    guard try !isBroken([]) else { return [] }
    var rest = bounds
    var found: [[PortfolioBound]] = []
    while found.count < most, !rest.isEmpty, try isBroken(rest) {
      let conflict = try narrowed(rest, beside: [], isChanged: false, isBroken)
      found.append(conflict)
      rest.removeAll(where: conflict.contains)
    }
    return found
  }

  /// What of some bounds is needed so that no choice keeps them beside others.
  ///
  /// - Parameter isChanged: Whether the others are more than when it was last asked whether they can be kept.
  private static func narrowed(
    _ bounds: [PortfolioBound], beside others: [PortfolioBound], isChanged: Bool,
    _ isBroken: Question
  ) throws -> [PortfolioBound] {
    if isChanged, try isBroken(others) { return [] }
    guard bounds.count > 1 else { return bounds }
    let first = Array(bounds.prefix(bounds.count / 2))
    let second = Array(bounds.dropFirst(bounds.count / 2))
    let late = try narrowed(second, beside: others + first, isChanged: true, isBroken)
    let early = try narrowed(first, beside: others + late, isChanged: !late.isEmpty, isBroken)
    return early + late
  }
}
