internal import Databases

/// Documents and commits as rows of the database.
enum DocumentRows {
  static let documentColumns = "file, row_key, kind, position, revision, creator, body"

  static func document(_ row: SQLRow, from column: Int = 0) throws -> Document {
    Document(
      name: try name(row, from: column),
      kind: try kind(row, column + 2), position: try row.integer(column + 3),
      revision: try row.int(column + 4), creator: try row.text(column + 5),
      body: try row.bytes(column + 6))
  }

  static func name(_ row: SQLRow, from column: Int = 0) throws -> DocumentName {
    let key = try row.text(column + 1)
    return DocumentName(file: try row.text(column), row: key.isEmpty ? nil : key)
  }

  static func kind(_ row: SQLRow, _ column: Int) throws -> DocumentKind {
    let number = try row.int(column)
    guard let kind = DocumentKind(rawValue: number) else {
      throw DatabaseProblem.unexpectedValue("A document is of the unknown kind \(number).")
    }
    return kind
  }

  static let commitColumns = """
    revision, commit_id, author, author_name, time, clock, reason, base, milestone_kind, \
    milestone_title, undoes, change_count, parent_hash, hash
    """

  static func commit(_ row: SQLRow, workspace: String) throws -> Commit {
    let kind = try row.optionalText(8)
    let title = try row.optionalText(9)
    return Commit(
      workspace: workspace, revision: try row.int(0), id: try row.text(1),
      author: Author(id: try row.text(2), name: try row.text(3)), time: try row.text(4),
      clock: try row.optionalText(5), reason: try row.text(6), base: try row.int(7),
      milestone: kind.flatMap(Milestone.Kind.init).map { Milestone(kind: $0, title: title ?? "") },
      undoes: try row.optionalInteger(10).map(Int.init), changeCount: try row.int(11),
      parentHash: try row.text(12), hash: try row.text(13))
  }
}

extension DocumentName {
  /// The key as the database keeps it: a file and the head of a table have an empty one.
  var rowKey: String { row ?? "" }
}
