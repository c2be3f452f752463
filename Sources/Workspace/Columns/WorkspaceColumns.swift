public import Tables

/// The tables and columns of a workspace as people read and fill them: what forms, grids and schemas are made from.
public enum WorkspaceColumns {
  /// Every table, in the order of a list for people: what is counted, what comes of it, what is done.
  public static let all: [TableDescription] =
    inventoryTables + factTables + factorTables + accountingTables + forecastTables + climateTables
    + riskTables + assessmentTables + exposureTables + planTables + adaptationTables
    + scenariosTables + uptakeTables + moneyTables + uncertaintyTables + prioritiesTables
    + reviewTables

  private static let byFile = Dictionary(all.map { ($0.file, $0) }) { first, _ in first }

  /// A table of the format; nil for any other file.
  public static func table(_ file: String) -> TableDescription? { byFile[file] }

  /// The columns of a table in the order of its declaration; empty for a file that is no table of the format.
  public static func columns(of file: String) -> [ColumnDeclaration] {
    byFile[file]?.columns ?? []
  }

  /// A column of a table; nil when the format does not know it.
  public static func column(_ name: String, of file: String) -> ColumnDeclaration? {
    byFile[file]?.column(name)
  }

  /// The title of a table, such as `Activity data`; the file's name for any other file.
  public static func title(of file: String) -> String { byFile[file]?.title ?? file }

  // Columns that many tables share.

  static let source = ColumnDeclaration(
    "source", "Source", .references(file: "sources.csv", column: "id", separator: " "),
    help:
      "Where it comes from: the short name of a source of the plan, such as metc-forecast; several with spaces between.",
    otherWords: ["assumption"], isOpen: true)

  static let note = ColumnDeclaration(
    "note", "Remarks", .longText(lines: 3),
    help: "Anything that a reader should know, such as how the figure was split or rounded.")

  static func identifier(_ example: String) -> ColumnDeclaration {
    ColumnDeclaration(
      "id", "Short name", .identifier,
      help:
        "A name of your own that other records use: lower-case letters, digits and hyphens, such as \(example)."
    )
  }

  static let sourceAndNote = TableDescription.Group("Source and remarks", [source, note])

  /// Labels of the words of an enumeration.
  static func labels<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type, _ label: (Word) -> String
  ) -> [String: String] where Word.RawValue == String {
    Dictionary(Word.allCases.map { ($0.rawValue, label($0)) }) { first, _ in first }
  }

  /// The words of an enumeration, in its order.
  static func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> [String]
  where Word.RawValue == String { Word.allCases.map(\.rawValue) }
}
