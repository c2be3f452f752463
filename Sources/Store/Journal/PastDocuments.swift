internal import Databases

/// Some documents of a workspace as they were at one revision.
struct PastDocuments {
  /// From this many on, one reading of the whole workspace is quicker than a question for each.
  private static let wholeFrom = 200
  private var documents: [DocumentName: Document] = [:]

  init(
    _ names: [DocumentName], _ head: Head, at revision: Int, _ transaction: any SQLTransaction
  ) throws {
    guard revision > 0 else { return }
    if names.count == 1 {
      documents[names[0]] = try WorkspaceStore.document(names[0], head, at: revision, transaction)
    } else if names.count < Self.wholeFrom {
      documents = try Self.read(names, of: head.number, at: revision, transaction)
    } else {
      let wanted = Set(names)
      for document in try WorkspaceStore.documents(head, at: revision, transaction)
      where wanted.contains(document.name) {
        documents[document.name] = document
      }
    }
  }

  /// A few of them in one statement.
  private static func read(
    _ names: [DocumentName], of workspace: Int64, at revision: Int,
    _ transaction: any SQLTransaction
  ) throws -> [DocumentName: Document] {
    guard !names.isEmpty else { return [:] }
    let places = names.indices.map { "($\(2 * $0 + 3), $\(2 * $0 + 4))" }.joined(separator: ", ")
    let rows = try transaction.rows(
      """
      SELECT c.file, c.row_key, c.kind, c.position, c.revision, c.creator, c.body
      FROM (VALUES \(places)) AS wanted JOIN document_change AS c
        ON c.workspace = $1 AND c.file = wanted.column1 AND c.row_key = wanted.column2
          AND c.revision = (
            SELECT MAX(d.revision) FROM document_change AS d
            WHERE d.workspace = $1 AND d.file = wanted.column1 AND d.row_key = wanted.column2
              AND d.revision <= $2)
      WHERE c.body IS NOT NULL
      """,
      [.integer(workspace), .integer(revision)]
        + names.flatMap { [.text($0.file), .text($0.rowKey)] })
    return Dictionary(
      try rows.map { try DocumentRows.document($0) }.map { ($0.name, $0) }
    ) { first, _ in first }
  }

  subscript(name: DocumentName) -> Document? { documents[name] }
}
