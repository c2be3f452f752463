internal import Factors
internal import Tables
internal import Workspace

/// Findings of two versions of a workspace: which are new, which stay, which are gone.
///
/// A finding is the same when it says the same about the same row, wherever the row stands.
struct FindingComparison {
  private(set) var new: [Finding] = []
  private(set) var remaining: [Finding] = []
  private(set) var solved: [Finding] = []

  init(
    _ before: [String: FileDocuments], _ after: [String: FileDocuments], library: FactorLibrary
  ) {
    self.init(
      (Self.findings(before, library), before), (Self.findings(after, library), after))
  }

  /// Compares what was found already, with the documents that it was found in.
  init(
    _ before: (findings: [Finding], documents: [String: FileDocuments]),
    _ after: (findings: [Finding], documents: [String: FileDocuments])
  ) {
    let old = before.findings
    let later = after.findings
    let oldNames = RowNumbers(before.documents, files: Set(old.map(\.place.file)))
    let newNames = RowNumbers(after.documents, files: Set(later.map(\.place.file)))
    let identities = old.map { Identity($0, oldNames) }
    var counts: [Identity: Int] = [:]
    for identity in identities { counts[identity, default: 0] += 1 }
    for finding in later {
      let identity = Identity(finding, newNames)
      if let count = counts[identity], count > 0 {
        counts[identity] = count - 1
        remaining.append(finding)
      } else {
        new.append(finding)
      }
    }
    for (finding, identity) in zip(old, identities).reversed() {
      guard let count = counts[identity], count > 0 else { continue }
      counts[identity] = count - 1
      solved.append(finding)
    }
    solved.reverse()
    new = Self.gravestFirst(new)
  }

  /// What is found in a workspace; a workspace that cannot be opened has one finding that says why.
  private static func findings(
    _ files: [String: FileDocuments], _ library: FactorLibrary
  ) -> [Finding] {
    guard !files.isEmpty else { return [] }
    do throws(WorkspaceError) {
      return try WorkspaceFolder.read(files: files.mapValues(\.bytes), library: library).findings
    } catch {
      return [Finding(.error, error.description, at: Place(file: "community.yaml"))]
    }
  }

  private static func gravestFirst(_ findings: [Finding]) -> [Finding] {
    findings.filter { $0.severity == .error } + findings.filter { $0.severity == .warning }
      + findings.filter { $0.severity == .note }
  }

  /// What makes two findings the same.
  private struct Identity: Hashable {
    let severity: Finding.Severity
    let message: String
    let file: String
    let row: String
    let column: String?

    init(_ finding: Finding, _ names: RowNumbers) {
      severity = finding.severity
      file = finding.place.file
      column = finding.place.column
      row = finding.place.row.map { names.name($0, in: finding.place.file) ?? "\($0)" } ?? ""
      message = names.withNames(finding.message, in: finding.place.file)
    }
  }
}
