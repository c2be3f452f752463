internal import Databases

/// Keeps the index of words beside the documents.
struct SearchWords {
  let transaction: any SQLTransaction
  let workspace: Int64

  /// Outlines are numbers only; nobody looks for them.
  private static func isSearched(_ name: DocumentName) -> Bool {
    !name.file.hasSuffix(".geojson") && !name.file.hasSuffix(".json")
  }

  /// A word that stands for the workspace, so that a search looks at no other one's.
  static func scope(_ workspace: Int64) -> String { "0w\(workspace)" }

  func replace(
    _ before: Document?, by name: DocumentName, body: [UInt8], number: Int64
  ) throws {
    if transaction.dialect == .sqlite { try remove(before, number: number) }
    guard Self.isSearched(name) else { return }
    let words = Self.text(name, body)
    switch transaction.dialect {
    case .sqlite:
      try transaction.execute(
        "INSERT INTO document_words (rowid, scope, words) VALUES ($1, $2, $3)",
        [.integer(number), .text(Self.scope(workspace)), .text(words)])
    case .postgresql:
      try transaction.execute(
        """
        INSERT INTO document_words (number, words) VALUES ($1, to_tsvector('simple', $2))
        ON CONFLICT (number) DO UPDATE SET words = excluded.words
        """, [.integer(number), .text(Self.scope(workspace) + " " + words)])
    }
  }

  func remove(_ before: Document?, number: Int64) throws {
    guard let before, Self.isSearched(before.name) else { return }
    switch transaction.dialect {
    case .sqlite:
      // A table without content of its own is told what it is to forget.
      try transaction.execute(
        """
        INSERT INTO document_words (document_words, rowid, scope, words)
        VALUES ('delete', $1, $2, $3)
        """,
        [
          .integer(number), .text(Self.scope(workspace)),
          .text(Self.text(before.name, before.body)),
        ])
    case .postgresql:
      try transaction.execute("DELETE FROM document_words WHERE number = $1", [.integer(number)])
    }
  }

  private static func text(_ name: DocumentName, _ body: [UInt8]) -> String {
    (SearchTokens.words(of: name.row ?? name.file) + SearchTokens.words(of: body))
      .joined(separator: " ")
  }
}
