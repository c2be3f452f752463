internal import Factors
public import Tables

extension PlanCalculation {
  /// Findings without those that only follow from a row that could not be read, or from one name that no row has.
  ///
  /// Every row that names such a hazard, risk, action or goal would be found as well, until the one row is mended; one
  /// finding for each fault says how many they are. For people to read: what is published goes by all of them.
  public func withoutFollowUps(_ findings: [Finding]) -> [Finding] {
    let unreadable = findings.filter(Self.isOfUnreadSettings)
    guard unreadable.isEmpty else { return unreadable }
    let (kept, followed) = deferredRoots.value.sorted(findings)
    return kept + followed.compactMap { Self.summary(of: $0.by, $0.root) }
  }

  /// True where `community.yaml` as a whole could not be read, so that all else is found under settings nobody chose.
  private static func isOfUnreadSettings(_ finding: Finding) -> Bool {
    finding.severity == .error && finding.place.file == "community.yaml"
      && finding.place.column == nil
  }

  /// What hangs on a fault; at the text of the plan where nothing else does, which cannot be published without it.
  private static func summary(of following: [Finding], _ root: FindingRoots.Root) -> Finding? {
    let rows = Set(following.map { Place(file: $0.place.file, row: $0.place.row) })
    let text = rows.filter { $0.file.hasSuffix(".md") }
    let tables = rows.subtracting(text)
    guard let place = root.places.first else { return nil }
    let first = text.min { ($0.file, $0.row ?? 0) < ($1.file, $1.row ?? 0) }
    if tables.isEmpty, let first {
      return Finding(
        .error, unfilled(text.count, subject(root), because: place), at: first)
    }
    let files = Set(tables.map(\.file)).sorted().joined(separator: ", ")
    let lines =
      switch text.count {
      case 0: ""
      case 1: " 1 line of the text cannot be filled."
      default: " \(text.count) lines of the text cannot be filled."
      }
    return Finding(
      .error, uncounted("\(counted(tables.count, "row")) of \(files)", root) + lines, at: place)
  }

  private static func unfilled(_ lines: Int, _ subject: String?, because place: Place) -> String {
    guard let subject else {
      return
        "Because of an error at \(place), \(counted(lines, "line")) of the text cannot be filled."
    }
    return
      "“\(subject)” could not be read, because of an error at \(place), so \(counted(lines, "line")) of the text that show\(lines == 1 ? "s" : "") it cannot be filled."
  }

  private static func uncounted(_ rows: String, _ root: FindingRoots.Root) -> String {
    guard let subject = subject(root) else {
      return
        "\(root.dependents.count) rows could not be read because of this, so what names them is not counted until it is mended: \(rows)."
    }
    guard root.unread == nil || root.dependents.isEmpty else {
      return
        "“\(subject)” could not be read, so neither what names it nor what rests on that is counted until this row is correct: \(rows)."
    }
    return
      "“\(subject)” could not be read, so what names it is not counted until this row is correct: \(rows)."
  }

  /// The one row that could not be read; nil where several could not.
  private static func subject(_ root: FindingRoots.Root) -> String? {
    root.unread ?? (root.dependents.count == 1 ? root.dependents.first : nil)
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
