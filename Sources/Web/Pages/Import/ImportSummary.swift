import Store
import Tables

/// What a look at an archive has found, as the job keeps it; the changes themselves are on the shelf.
struct ImportSummary: Codable, Sendable {
  struct File: Codable, Sendable {
    let file: String
    let added: Int
    let changed: Int
    let removed: Int
    let moved: Int
    let unchanged: Int
  }

  /// The first findings of a kind, and how many there are.
  struct Findings: Codable, Sendable {
    /// The most that are kept of one kind.
    private static let limit = 20
    let first: [Finding]
    let count: Int

    init(_ findings: [Finding]) {
      first = Array(findings.prefix(Self.limit))
      count = findings.count
    }
  }

  /// The upload that was looked at.
  let archive: String
  /// The upload that holds the changes.
  let changes: String
  /// The revision that was compared with.
  let base: Int
  let changeCount: Int
  /// Only those that change.
  let files: [File]
  let notes: Findings
  let newFindings: Findings
  let solvedFindings: Findings
  /// Why the archive is taken only by whoever insists.
  let refusal: Phrase?

  init(_ preview: ImportPreview, archive: String, changes: String) {
    self.archive = archive
    self.changes = changes
    base = preview.base
    changeCount = preview.differences.count
    files = preview.files.filter { $0.touchedRows > 0 || $0.headChanges }.map {
      File(
        file: $0.file, added: $0.added, changed: $0.changed, removed: $0.removed, moved: $0.moved,
        unchanged: $0.unchanged)
    }
    notes = Findings(preview.notes)
    newFindings = Findings(preview.newFindings)
    solvedFindings = Findings(preview.solvedFindings)
    refusal = preview.refusal?.phrase
  }
}
