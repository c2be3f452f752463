/// Findings of a file of any size: the first ones of each severity kept, all of them counted.
///
/// A file of a million bad rows must not fill the memory with messages, and must not hide how many
/// rows are bad; nor may many notes hide an error.
public struct FindingTally: Hashable, Sendable {
  /// The most findings of each severity that are kept.
  public let limit: Int
  /// The findings kept, in the order they came.
  public private(set) var findings: [Finding] = []
  /// How many findings came, by severity.
  public private(set) var counts: [Finding.Severity: Int] = [:]

  public init(limit: Int = 1000) { self.limit = max(limit, 0) }

  /// How many findings came.
  public var count: Int { counts.values.reduce(0, +) }

  /// How many findings were counted but not kept.
  public var omitted: Int { count - findings.count }

  /// Takes a finding.
  public mutating func append(_ finding: Finding) {
    let before = counts[finding.severity, default: 0]
    counts[finding.severity] = before + 1
    if before < limit { findings.append(finding) }
  }

  /// Takes the findings of another tally, after those already here.
  public mutating func append(contentsOf other: FindingTally) {
    var room = counts.mapValues { limit - $0 }
    for finding in other.findings where room[finding.severity, default: limit] > 0 {
      room[finding.severity, default: limit] -= 1
      findings.append(finding)
    }
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// The first findings of a severity and, when there are others, one more that says how many.
  public func first(
    _ most: Int, of severity: Finding.Severity, in file: String
  ) -> [Finding] {
    let shown = findings.filter { $0.severity == severity }.prefix(most)
    let others = counts[severity, default: 0] - shown.count
    guard others > 0 else { return Array(shown) }
    let rest = Finding(
      severity, "\(others) more are not listed. Mend the first ones and read the file again.",
      at: Place(file: file))
    return shown + [rest]
  }
}
