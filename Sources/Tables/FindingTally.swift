/// Findings of a file of any size: the first ones kept, all of them counted.
///
/// A file of a million bad rows must not fill the memory with messages, and must not hide how many
/// rows are bad.
public struct FindingTally: Hashable, Sendable {
  /// The most findings that are kept.
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
    counts[finding.severity, default: 0] += 1
    if findings.count < limit { findings.append(finding) }
  }

  /// Takes the findings of another tally, after those already here.
  public mutating func append(contentsOf other: FindingTally) {
    findings += other.findings.prefix(max(0, limit - findings.count))
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// The findings kept and, when some were not, one more that says how many.
  public func summary(of file: String) -> [Finding] {
    guard omitted > 0 else { return findings }
    let worst = counts.keys.max() ?? .note
    let rest = Finding(
      worst,
      "\(omitted) more findings are not listed. Mend the first ones and read the file again.",
      at: Place(file: file))
    return findings + [rest]
  }
}
