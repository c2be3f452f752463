internal import Databases

/// Writes one commit: the journal, the changes, the documents as they are then, and their words.
struct JournalWriter {
  let transaction: any SQLTransaction
  let workspace: Int64

  func write(_ commit: Commit, _ proposed: [ProposedChange]) throws {
    try add(commit)
    let words = SearchWords(transaction: transaction, workspace: workspace)
    for proposal in proposed {
      let creator = proposal.before?.creator ?? commit.author.id
      try add(proposal.change, creator: creator, revision: commit.revision)
      try settle(proposal, creator: creator, revision: commit.revision, words)
    }
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

  private func add(_ change: DocumentChange, creator: String, revision: Int) throws {
    try transaction.execute(
      """
      INSERT INTO document_change
        (workspace, revision, file, row_key, kind, position, creator, body)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      [
        .integer(workspace), .integer(revision), .text(change.name.file),
        .text(change.name.rowKey), .integer(change.kind.rawValue), .integer(change.position),
        .text(creator), change.body.map(SQLValue.blob) ?? .null,
      ])
  }

  /// Brings the document itself to what the change says.
  private func settle(
    _ proposal: ProposedChange, creator: String, revision: Int, _ words: SearchWords
  ) throws {
    let change = proposal.change
    let name: [SQLValue] = [
      .integer(workspace), .text(change.name.file), .text(change.name.rowKey),
    ]
    guard let body = change.body else {
      let gone = try transaction.first(
        "SELECT number FROM document WHERE workspace = $1 AND file = $2 AND row_key = $3", name)
      guard let number = try gone?.integer(0) else { return }
      try words.remove(proposal.before, number: number)
      try transaction.execute("DELETE FROM document WHERE number = $1", [.integer(number)])
      return
    }
    let row = try transaction.first(
      """
      INSERT INTO document (workspace, file, row_key, kind, position, revision, creator, body)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (workspace, file, row_key) DO UPDATE SET
        kind = excluded.kind, position = excluded.position, revision = excluded.revision,
        body = excluded.body
      RETURNING number
      """,
      name + [
        .integer(change.kind.rawValue), .integer(change.position), .integer(revision),
        .text(creator), .blob(body),
      ])
    guard let number = try row?.integer(0) else { return }
    try words.replace(proposal.before, by: change.name, body: body, number: number)
  }
}
