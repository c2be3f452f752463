import Store
import Tables
import Workspace

/// What would name a row that is not there any more, if it were removed.
struct IncomingReferences {
  struct Reference {
    let document: DocumentName
    /// What the row that refers is called.
    let title: String
    let column: String
  }

  private(set) var all: [Reference] = []

  init(
    to row: DocumentName, cells: [String: String], in opened: OpenWorkspace, _ words: ColumnWords
  ) {
    let names = WorkspaceNames(community: opened.community, words: words)
    for table in WorkspaceColumns.all {
      let columns = table.columns.compactMap { column -> (ColumnDeclaration, String, Character?)? in
        guard let (key, separator) = Self.target(of: column, in: row.file),
          let word = cells[key], !word.isEmpty,
          Self.isOnly(word, in: key, of: row.file, opened.community)
        else { return nil }
        return (column, word, separator)
      }
      guard !columns.isEmpty,
        let rows = TableRows(
          file: table.file, of: opened.snapshot, community: opened.community)
      else { continue }
      for other in rows.rows where other.document.name != row {
        for (column, word, separator) in columns
        where Self.says(other[column.column], word, separator) {
          all.append(
            Reference(
              document: other.document.name,
              title: names.title(in: table.file) { other[$0] }, column: column.column))
        }
      }
    }
  }

  /// The column of a file that another column refers to, and what separates several words.
  private static func target(
    of column: ColumnDeclaration, in file: String
  ) -> (key: String, separator: Character?)? {
    switch column.kind {
    case .reference(file, let key): (key, nil)
    case .references(file, let key, let separator): (key, separator.first)
    default: nil
    }
  }

  /// A word that other rows say too is still there when one of them goes.
  private static func isOnly(
    _ word: String, in column: String, of file: String, _ community: CommunityWorkspace
  ) -> Bool {
    var count = 0
    for record in community.tables[file]?.records ?? [] where record[column] == word {
      count += 1
      if count > 1 { return false }
    }
    return true
  }

  private static func says(_ cell: String, _ word: String, _ separator: Character?) -> Bool {
    guard let separator else { return cell == word }
    return cell.contains(word) && cell.split(separator: separator).contains { $0 == word }
  }
}
