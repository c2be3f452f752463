internal import Factors
public import Tables
internal import Workspace

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

  /// What is found here that is not found in an earlier state of the same workspace; gravest first.
  public func newFindings(since earlier: OpenWorkspace) -> [DocumentFinding] {
    let after = FolderDocuments.byFile(snapshot.documents)
    let comparison = FindingComparison(
      (earlier.community.findings, FolderDocuments.byFile(earlier.snapshot.documents)),
      (community.findings, after))
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
