internal import Databases

/// Writes one commit: the journal, the changes, the documents as they are then, and their words.
struct JournalWriter {
  let transaction: any SQLTransaction
  let workspace: Int64

  func write(_ commit: Commit, _ proposed: [ProposedChange]) throws {
    try add(commit)
    let settled = proposed.map { Settled($0, of: commit) }
    try add(settled, revision: commit.revision)
    try remove(settled.filter { $0.change.body == nil })
    try keep(settled, revision: commit.revision)
    try transaction.execute(
      "UPDATE workspace SET head = $2, head_hash = $3, head_time = $4 WHERE number = $1",
      [.integer(workspace), .integer(commit.revision), .text(commit.hash), .text(commit.time)])
  }

  private func add(_ commit: Commit) throws {
    try transaction.execute(
      """
      INSERT INTO journal (workspace, \(DocumentRows.commitColumns))
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      """,
      [
        .integer(workspace), .integer(commit.revision), .text(commit.id), .text(commit.author.id),
        .text(commit.author.name), .text(commit.time), .optional(commit.clock),
        .text(commit.reason), .integer(commit.base), .optional(commit.milestone?.kind.rawValue),
        .optional(commit.milestone?.title), commit.undoes.map { .integer($0) } ?? .null,
        .integer(commit.changeCount), .text(commit.parentHash), .text(commit.hash),
      ])
  }

  /// A change with who made its document.
  private struct Settled {
    let before: Document?
    let change: DocumentChange
    let creator: String

    init(_ proposal: ProposedChange, of commit: Commit) {
      before = proposal.before
      change = proposal.change
      creator = proposal.creator ?? commit.author.id
    }
  }

  private func add(_ settled: [Settled], revision: Int) throws {
    try RowInsert(
      head: """
        INSERT INTO document_change
          (workspace, revision, file, row_key, kind, position, creator, body)
        VALUES
        """, row: "(?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(
      // PostgreSQL plans a statement for the places of its NULLs: removals stand together.
      Self.removalsLast(settled).map { settled in
        let change = settled.change
        return [
          .integer(workspace), .integer(revision), .text(change.name.file),
          .text(change.name.rowKey), .integer(change.kind.rawValue), .integer(change.position),
          .text(settled.creator), change.body.map(SQLValue.blob) ?? .null,
        ]
      }, in: transaction)
  }

  private static func removalsLast(_ settled: [Settled]) -> [Settled] {
    settled.filter { $0.change.body != nil } + settled.filter { $0.change.body == nil }
  }

  private func remove(_ settled: [Settled]) throws {
    for settled in settled {
      let name = settled.change.name
      let gone = try transaction.first(
        "SELECT number FROM document WHERE workspace = $1 AND file = $2 AND row_key = $3",
        [.integer(workspace), .text(name.file), .text(name.rowKey)])
      guard let number = try gone?.integer(0) else { continue }
      try words.remove(settled.before, number: number)
      try transaction.execute("DELETE FROM document WHERE number = $1", [.integer(number)])
    }
  }

  /// Brings documents to what the changes say.
  private func keep(_ settled: [Settled], revision: Int) throws {
    let numbered = try RowInsert(
      head: """
        INSERT INTO document (workspace, file, row_key, kind, position, revision, creator, body)
        VALUES
        """, row: "(?, ?, ?, ?, ?, ?, ?, ?)",
      tail: """
        ON CONFLICT (workspace, file, row_key) DO UPDATE SET
          kind = excluded.kind, position = excluded.position, revision = excluded.revision,
          body = excluded.body
        RETURNING number, file, row_key
        """
    ).returning(
      settled.compactMap { settled in
        let change = settled.change
        return change.body.map { body in
          [
            .integer(workspace), .text(change.name.file), .text(change.name.rowKey),
            .integer(change.kind.rawValue), .integer(change.position), .integer(revision),
            .text(settled.creator), .blob(body),
          ]
        }
      }, in: transaction)
    var numbers: [DocumentName: Int64] = [:]
    for row in numbered { numbers[try DocumentRows.name(row, from: 1)] = try row.integer(0) }
    try words.replace(
      settled.compactMap { settled in
        guard let body = settled.change.body, let number = numbers[settled.change.name] else {
          return nil
        }
        return SearchWords.Replacement(
          before: settled.before, name: settled.change.name, body: body, number: number)
      })
  }

  private var words: SearchWords { SearchWords(transaction: transaction, workspace: workspace) }
}
