internal import Databases

extension WorkspaceStore {
  /// Documents of a workspace that hold all words of a query; the last word may be the beginning of one.
  ///
  /// - Parameters:
  ///   - query: As a person types it; nothing in it has a special meaning.
  ///   - limit: The most documents that are given, best first.
  /// - Returns: Empty when the query holds no word.
  /// - Limits: When more hold the words, the 2,000 of them that were made last are compared and given, and no others.
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
            WITH last AS MATERIALIZED (
              SELECT number FROM document_words WHERE words @@ to_tsquery('simple', $1)
              ORDER BY number + 0 DESC LIMIT \(Self.rankedAtMost)
            )
            SELECT \(columns) FROM (
              SELECT number, rank FROM last CROSS JOIN LATERAL (
                SELECT ts_rank(words, to_tsquery('simple', $1)) AS rank
                FROM document_words AS one WHERE one.number = last.number OFFSET 0
              ) AS ranked ORDER BY rank DESC, number LIMIT $3
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

  // Ranking takes some 5 µs for each document on PostgreSQL, most of it the look-up of its words. “+ 0” keeps the planner
  // from walking the whole table backwards by its key instead of asking the index of words, and OFFSET 0 from reading
  // the whole table once more to join it: both are cheaper by its estimates and dearer with 100,000 records.
  static let rankedAtMost = 2000

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
