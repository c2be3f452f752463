public import Factors
public import Tables
public import Workspace

/// A finding with the document that it is about.
public struct DocumentFinding: Hashable, Sendable {
  /// A row where the finding is of one; else the file.
  public let document: DocumentName
  public let finding: Finding
}

extension OpenWorkspace {
  /// What is found in a file, each with its row, in the order of the file.
  public func findings(in file: String) -> [DocumentFinding] {
    let found = community.findings.filter { $0.place.file == file }
    guard found.contains(where: { $0.place.row != nil }) else {
      return found.map { DocumentFinding(document: DocumentName(file: file), finding: $0) }
    }
    let documents = FolderDocuments.byFile(snapshot.documents.lazy.filter { $0.name.file == file })
    let numbers = RowNumbers(documents, files: [file])
    return found.map { DocumentFinding($0, numbers) }
  }

  /// What would be found that is not found now, if some documents were changed; gravest first.
  ///
  /// - Throws: `WorkspaceError` when what would be left cannot be opened.
  public func newFindings(
    after changes: [DocumentChange], library: FactorLibrary
  ) throws(WorkspaceError) -> [DocumentFinding] {
    let changed = try OpenWorkspace(
      snapshot.applying(changes, revision: revision, creator: ""), library: library)
    let after = FolderDocuments.byFile(changed.snapshot.documents)
    let comparison = FindingComparison(
      (community.findings, FolderDocuments.byFile(snapshot.documents)),
      (changed.community.findings, after))
    let numbers = RowNumbers(after, files: Set(comparison.new.map(\.place.file)))
    return comparison.new.map { DocumentFinding($0, numbers) }
  }
}

extension DocumentFinding {
  init(_ finding: Finding, _ numbers: RowNumbers) {
    let place = finding.place
    document = DocumentName(
      file: place.file, row: place.row.flatMap { numbers.name($0, in: place.file) })
    self.finding = finding
  }
}
