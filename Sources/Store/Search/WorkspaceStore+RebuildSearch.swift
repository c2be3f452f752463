public import Databases

extension WorkspaceStore {
  /// Makes the index of words anew from the documents; for a database that was filled row by row.
  public static func rebuildSearch(in transaction: any SQLTransaction) throws {
    try transaction.execute(
      transaction.dialect == .sqlite
        ? "INSERT INTO document_words (document_words) VALUES ('delete-all')"
        : "DELETE FROM document_words")
    var last: Int64 = -1
    while true {
      let rows = try transaction.rows(
        """
        SELECT \(DocumentRows.documentColumns), number, workspace FROM document
        WHERE number > $1 ORDER BY number LIMIT 500
        """, [.integer(last)])
      guard !rows.isEmpty else { return }
      var replacements: [Int64: [SearchWords.Replacement]] = [:]
      for row in rows {
        let document = try DocumentRows.document(row)
        last = try row.integer(7)
        replacements[try row.integer(8), default: []].append(
          SearchWords.Replacement(
            before: nil, name: document.name, body: document.body, number: last))
      }
      for (workspace, replacements) in replacements {
        try SearchWords(transaction: transaction, workspace: workspace).replace(replacements)
      }
    }
  }
}
