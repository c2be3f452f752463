internal import Factors
public import Tables

extension PlanCalculation {
  /// Findings without those that only follow from an action whose row could not be read.
  ///
  /// Every row that names such an action would be found as well, until the one row is mended; one finding for each
  /// action says how many they are. For people to read: what is published goes by all of them.
  public func withoutFollowUps(_ findings: [Finding]) -> [Finding] {
    let unread = deferredUnread.value.filter { !$0.id.isEmpty }
    guard !unread.isEmpty else { return findings }
    var kept = findings
    for action in unread {
      let following = Set(kept.filter { Self.isFollowUp($0, of: action.id) })
      kept.removeAll { following.contains($0) }
      kept += Self.summaries(of: following, action)
    }
    return kept
  }

  /// True of what says that there is no such action.
  private static func isFollowUp(_ finding: Finding, of action: String) -> Bool {
    let message = finding.message
    // Another table may lack a row of the same id.
    guard message.contains("action"), firstQuoted(message) == action else { return false }
    return message.hasPrefix("There is no ") || message.contains("” is neither plan nor ")
  }

  private static func firstQuoted(_ text: String) -> String? {
    guard let open = text.firstIndex(of: "“") else { return nil }
    let rest = text[text.index(after: open)...]
    return rest.firstIndex(of: "”").map { String(rest[..<$0]) }
  }

  /// One finding for tables, and one for the text of the plan, which cannot be published without the action.
  private static func summaries(
    of following: Set<Finding>, _ action: UnreadAction
  ) -> [Finding] {
    let rows = Set(following.map { Place(file: $0.place.file, row: $0.place.row) })
    let text = rows.filter { $0.file.hasSuffix(".md") }
    let tables = rows.subtracting(text)
    var summaries: [Finding] = []
    if !tables.isEmpty {
      let files = Set(tables.map(\.file)).sorted().joined(separator: ", ")
      summaries.append(
        Finding(
          .error,
          "“\(action.id)” could not be read, so what names it is not counted until this row is correct: \(counted(tables.count, "row")) of \(files).",
          at: action.place))
    }
    if let first = text.min(by: { ($0.file, $0.row ?? 0) < ($1.file, $1.row ?? 0) }) {
      summaries.append(
        Finding(
          .error,
          "“\(action.id)” could not be read, because of an error at \(action.place), so \(counted(text.count, "line")) of the text that show\(text.count == 1 ? "s" : "") it cannot be filled.",
          at: first))
    }
    return summaries
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
