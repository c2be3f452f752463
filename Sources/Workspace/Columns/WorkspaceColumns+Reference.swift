internal import Tables

extension WorkspaceColumns {
  /// Every table and column as a page of the documentation, in Markdown.
  public static var reference: String {
    """
    # Columns of the workspace

    What each column of each table holds, as forms, grids and previews say it. This page is made from the declarations in
    `Sources/Workspace/Columns`; a test compares the two. [workspace.md](workspace.md) has the rules of the format.

    \(all.map(section).joined(separator: "\n\n"))

    """
  }

  private static func section(_ table: TableDescription) -> String {
    let required = WorkspaceTables.all.first { $0.file == table.file }?.required ?? []
    let rows = table.columns.map { column in
      let mark = required.contains(column.column) ? " *" : ""
      return
        "| `\(column.column)`\(mark) | \(cell(column.title)) | \(cell(column.help)) | \(cell(kind(column))) |"
    }
    return """
      ## \(table.title)

      `\(table.file)`. \(table.purpose)

      | column | title | what to write | takes |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))
      """
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// What a cell may say; long lists of words stand in the forms only.
  private static func kind(_ column: ColumnDeclaration) -> String {
    switch column.kind {
    case .text, .suggestions: "text"
    case .longText: "text of several sentences"
    case .number: range(column, "a number")
    case .wholeNumber: range(column, "a whole number")
    case .year: "a year"
    case .date: "a date"
    case .yesNo: "`yes` or `no`"
    case .identifier: "a short name"
    case .choice(let words) where words.count > 12: "one of \(words.count) words"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: " ")
    case .reference(let file, let key): "`\(key)` of `\(file)`"
    case .references(let file, let key, _): "`\(key)` of `\(file)`, several"
    case .unit: "a unit"
    case .url: "an address"
    }
  }

  private static func range(_ column: ColumnDeclaration, _ what: String) -> String {
    guard let range = column.range else { return what }
    let low = Int(range.lowerBound)
    return range.upperBound < 1e5
      ? "\(what) from \(low) to \(Int(range.upperBound))" : "\(what), \(low) or more"
  }
}
