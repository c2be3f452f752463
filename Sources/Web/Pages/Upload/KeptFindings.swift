import Tables

/// The gravest findings of a file as a job keeps them, and how many there are in all.
struct KeptFindings: Codable, Sendable {
  private static let limit = 100

  /// Gravest first.
  let first: [Finding]
  let count: Int

  init(_ findings: [Finding]) {
    let sorted = [Finding.Severity.error, .warning, .note].flatMap { severity in
      findings.lazy.filter { $0.severity == severity }.prefix(Self.limit)
    }
    first = Array(sorted.prefix(Self.limit))
    count = findings.count
  }
}
