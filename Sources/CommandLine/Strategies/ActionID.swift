internal import Tables
internal import Workspace

/// The short name of a new action.
enum ActionID {
  /// A name that no action has: the one that is asked for, or one made from what is usual.
  static func free(
    _ asked: String?, usual: String, _ workspace: CommunityWorkspace
  ) throws -> String {
    let records = workspace.tables[WorkspaceTables.actions.file]?.records ?? []
    let taken = Set(records.map { $0["id"] })
    guard let asked else {
      guard taken.contains(usual) else { return usual }
      let number = (2...).first { !taken.contains("\(usual)-\($0)") } ?? 2
      return "\(usual)-\(number)"
    }
    guard Community.isIdentifier(asked) else {
      throw CommandFailure(
        "“\(asked)” is not an id: use lower-case letters, digits and hyphens.")
    }
    guard !taken.contains(asked) else {
      throw CommandFailure("There is an action “\(asked)” already.")
    }
    return asked
  }
}

extension CommunityWorkspace {
  /// A table with more rows; columns that it lacks and the rows need are added.
  func table(_ declaration: TableDeclaration, adding rows: [[String: String]]) -> CSVTable {
    var table =
      tables[declaration.file] ?? CSVTable(file: declaration.file, header: declaration.columns)
    for row in rows {
      for column in declaration.columns
      where row[column]?.isEmpty == false && !table.header.contains(column) {
        table.appendColumn(column)
      }
      table.append(table.header.map { row[$0] ?? "" })
    }
    return table
  }
}
