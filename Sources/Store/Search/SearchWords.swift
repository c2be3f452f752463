internal import Databases

/// Keeps the index of words beside the documents.
struct SearchWords {
  let transaction: any SQLTransaction
  let workspace: Int64

  /// Outlines are numbers only; nobody looks for them.
  private static func isSearched(_ name: DocumentName) -> Bool {
    !name.file.hasSuffix(".geojson") && !name.file.hasSuffix(".json")
  }

  /// A word as one workspace has it, so that a search passes over no other one's words, however many there are.
  static func scoped(_ word: String, _ workspace: Int64) -> String { "\(workspace)w\(word)" }

  /// A document whose words are to be those of its new body.
  struct Replacement {
    let before: Document?
    let name: DocumentName
    let body: [UInt8]
    let number: Int64
  }

  func replace(_ replacements: [Replacement]) throws {
    if transaction.dialect == .sqlite {
      for replacement in replacements {
        try remove(replacement.before, number: replacement.number)
      }
    }
    let searched = replacements.filter { Self.isSearched($0.name) }
    switch transaction.dialect {
    case .sqlite:
      try RowInsert(
        head: "INSERT INTO document_words (rowid, words) VALUES", row: "(?, ?)"
      ).execute(
        searched.map { [.integer($0.number), .text(text($0.name, $0.body))] }, in: transaction)
    case .postgresql:
      try RowInsert(
        head: "INSERT INTO document_words (number, words) VALUES",
        row: "(?, to_tsvector('simple', ?))",
        tail: "ON CONFLICT (number) DO UPDATE SET words = excluded.words"
      ).execute(
        searched.map { [.integer($0.number), .text(text($0.name, $0.body))] }, in: transaction)
    }
  }

  func remove(_ before: Document?, number: Int64) throws {
    guard let before, Self.isSearched(before.name) else { return }
    switch transaction.dialect {
    case .sqlite:
      // A table without content of its own is told what it is to forget.
      try transaction.execute(
        """
        INSERT INTO document_words (document_words, rowid, words) VALUES ('delete', $1, $2)
        """, [.integer(number), .text(text(before.name, before.body))])
    case .postgresql:
      try transaction.execute("DELETE FROM document_words WHERE number = $1", [.integer(number)])
    }
  }

  private func text(_ name: DocumentName, _ body: [UInt8]) -> String {
    (SearchTokens.words(of: name.row ?? name.file) + SearchTokens.words(of: body))
      .map { Self.scoped($0, workspace) }.joined(separator: " ")
  }
}
