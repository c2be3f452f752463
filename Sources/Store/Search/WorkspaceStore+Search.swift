internal import Databases

extension WorkspaceStore {
  /// Documents of a workspace that hold all words of a query; the last word may be the beginning of one.
  ///
  /// - Parameters:
  ///   - query: As a person types it; nothing in it has a special meaning.
  ///   - limit: The most documents that are given, best first.
  /// - Returns: Empty when the query holds no word.
  /// - Limits: The 5,000 documents that were made last are compared when more hold the words.
  public func search(
    _ query: String, in workspace: String, limit: Int = 50
  ) async throws -> [Document] {
    let words = Array(SearchTokens.words(of: query).prefix(10))
    guard !words.isEmpty else { return [] }
    return try await database.read { transaction in
      let head = try Head.read(workspace, transaction)
      let words = words.map { SearchWords.scoped($0, head.number) }
      let columns = "d.file, d.row_key, d.kind, d.position, d.revision, d.creator, d.body"
      // The best are chosen by their words alone, so that the bodies of the others are never read.
      let rows =
        switch transaction.dialect {
        case .sqlite:
          try transaction.rows(
            """
            SELECT \(columns) FROM (
              SELECT number, rank FROM (
                SELECT rowid AS number, rank FROM document_words WHERE document_words MATCH $1
                ORDER BY rowid DESC LIMIT \(Self.rankedAtMost)
              ) ORDER BY rank LIMIT $3
            ) AS w JOIN document AS d ON d.number = w.number
            WHERE d.workspace = $2 ORDER BY w.rank, d.file, d.position
            """,
            [
              .text(Self.sqliteQuery(words)), .integer(head.number), .integer(limit),
            ])
        case .postgresql:
          try transaction.rows(
            """
            WITH found AS MATERIALIZED (
              SELECT number FROM document_words WHERE words @@ to_tsquery('simple', $1)
            ), last AS MATERIALIZED (
              SELECT number FROM found ORDER BY number DESC LIMIT \(Self.rankedAtMost)
            )
            SELECT \(columns) FROM (
              SELECT number, ts_rank(words, to_tsquery('simple', $1)) AS rank
              FROM last JOIN document_words USING (number) ORDER BY rank DESC, number LIMIT $3
            ) AS w JOIN document AS d ON d.number = w.number
            WHERE d.workspace = $2 ORDER BY w.rank DESC, d.file, d.position
            """,
            [
              .text(Self.postgresqlQuery(words)), .integer(head.number), .integer(limit),
            ])
        }
      return try rows.map { try DocumentRows.document($0) }
    }
  }

  // Ranking is what takes time, some 2 µs for each document. On PostgreSQL all that hold the words are found first: with
  // a limit its planner may walk the whole table backwards instead of asking the index.
  private static let rankedAtMost = 5000

  // Words hold only letters and digits, so that no quoting can be broken.

  private static func sqliteQuery(_ words: [String]) -> String {
    (words.dropLast().map { "\"\($0)\"" } + words.suffix(1).map { "\"\($0)\"*" })
      .joined(separator: " AND ")
  }

  private static func postgresqlQuery(_ words: [String]) -> String {
    (words.dropLast().map { "'\($0)'" } + words.suffix(1).map { "'\($0)':*" })
      .joined(separator: " & ")
  }
}
