public import Factors
public import Tables
internal import Workspace

/// What taking a folder into a workspace would do, before it is done.
public struct ImportPreview: Sendable {
  /// What happens to one file.
  public struct FileSummary: Hashable, Sendable {
    public let file: String
    /// True for a table whose rows are counted; else the file itself is counted.
    public let isTable: Bool
    public var added = 0
    public var changed = 0
    public var removed = 0
    /// Rows that only stand at another place.
    public var moved = 0
    public var unchanged = 0
    /// True when the columns change.
    public var headChanges = false
    /// Rows that come, go, change or move.
    public var touchedRows: Int { added + changed + removed + moved }
  }

  /// The revision that was compared with: the base of the commit.
  public let base: Int
  /// Every document that differs, before and after.
  public let differences: [DocumentDifference]
  /// Every file of the workspace as it is or would be, by name.
  public let files: [FileSummary]
  /// Files that are left out, each with the reason.
  public let notes: [Finding]
  /// What would be found in the workspace that is not found now, gravest first.
  public let newFindings: [Finding]
  /// What is found now and would stay.
  public let remainingFindings: [Finding]
  /// What is found now and would be gone.
  public let solvedFindings: [Finding]
  /// Why the files are not taken in unless somebody insists.
  public let refusal: ImportRefusal?

  private let changes: [DocumentChange]
  /// How rows of each table that changes are read, before and after.
  private let tables: [String: (before: RowFields?, after: RowFields?)]

  /// Compares files with a workspace; nothing is changed.
  ///
  /// - Parameter keepsOthers: True when files that are not given stay, as when a single table is taken in.
  public init(
    of files: [String: [UInt8]], into snapshot: WorkspaceSnapshot, library: FactorLibrary,
    keepsOthers: Bool = false
  ) {
    let before = FolderDocuments.byFile(snapshot.documents)
    let found = FolderDocuments.changes(from: before, to: files, keepsOthers: keepsOthers)
    let later = snapshot.applying(found.changes, revision: snapshot.revision + 1, creator: "")
    let after = FolderDocuments.byFile(later.documents)
    base = snapshot.revision
    changes = found.changes
    notes = found.notes
    refusal = ImportRefusal.of(before, files, keepsOthers: keepsOthers)
    differences = Self.differences(found.changes, snapshot)
    self.files = Self.summaries(differences, before, after)
    tables = Dictionary(
      Set(differences.map(\.name.file)).map { file in
        (file, (Self.table(before[file]), Self.table(after[file])))
      }
    ) { first, _ in first }
    let comparison = FindingComparison(before, after, library: library)
    newFindings = comparison.new
    remainingFindings = comparison.remaining
    solvedFindings = comparison.solved
  }

  /// The changes to commit.
  ///
  /// - Parameter insists: True when somebody has read the refusal and wants the files nevertheless.
  /// - Throws: `StoreError.invalid` with the refusal, or `nothingToChange`.
  public func accepted(insists: Bool = false) throws(StoreError) -> [DocumentChange] {
    switch refusal {
    case .noCommunity(let message): throw .invalid(message)
    case .anotherCommunity(let message) where !insists: throw .invalid(message)
    default: break
    }
    guard !changes.isEmpty else { throw .nothingToChange }
    return changes
  }

  /// The cells of a row that differ; empty for a row that only moved or is written otherwise, and for files.
  public func cells(of difference: DocumentDifference) -> [FieldDifference] {
    let table = tables[difference.name.file]
    return FieldDifference.between(
      Self.row(table?.before, difference.before), Self.row(table?.after, difference.after))
  }

  private static func table(_ file: FileDocuments?) -> RowFields? {
    guard let main = file?.main, main.kind == .table else { return nil }
    return RowFields(file: main.name.file, head: main.body)
  }

  private static func row(
    _ table: RowFields?, _ document: Document?
  ) -> (table: RowFields, body: [UInt8])? {
    guard let table, let document, document.kind == .row else { return nil }
    return (table, document.body)
  }

  private static func differences(
    _ changes: [DocumentChange], _ snapshot: WorkspaceSnapshot
  ) -> [DocumentDifference] {
    let wanted = Set(changes.map(\.name))
    let old = Dictionary(
      snapshot.documents.lazy.filter { wanted.contains($0.name) }.map { ($0.name, $0) }
    ) { first, _ in first }
    return changes.map { change in
      DocumentDifference(
        name: change.name, before: old[change.name],
        after: change.document(revision: snapshot.revision + 1, creator: ""))
    }
  }

  private static func summaries(
    _ differences: [DocumentDifference], _ before: [String: FileDocuments],
    _ after: [String: FileDocuments]
  ) -> [FileSummary] {
    let byFile = Dictionary(grouping: differences, by: \.name.file)
    return Set(before.keys).union(after.keys).sorted().map { file in
      let isTable = (after[file] ?? before[file])?.main?.kind == .table
      var summary = FileSummary(file: file, isTable: isTable)
      for difference in byFile[file] ?? [] { summary.count(difference) }
      let kept = isTable ? after[file]?.rows.count ?? 0 : after[file] == nil ? 0 : 1
      summary.unchanged = max(0, kept - summary.added - summary.changed - summary.moved)
      return summary
    }
  }
}

extension ImportPreview.FileSummary {
  fileprivate mutating func count(_ difference: DocumentDifference) {
    if isTable, difference.name.row == nil {
      headChanges = true
    } else {
      switch (difference.before, difference.after) {
      case (nil, _): added += 1
      case (_, nil): removed += 1
      case (let before?, let after?):
        if before.body == after.body, before.kind == after.kind { moved += 1 } else { changed += 1 }
      }
    }
  }
}
