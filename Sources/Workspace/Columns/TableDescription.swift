public import Tables

/// What a table is for and what its columns hold, in words for people.
public struct TableDescription: Sendable {
  /// Columns that belong together, under a heading of a form.
  public struct Group: Sendable {
    public let title: String
    public let columns: [ColumnDeclaration]

    public init(_ title: String, _ columns: [ColumnDeclaration]) {
      self.title = title
      self.columns = columns
    }
  }

  /// Such as `inventory.csv`.
  public let file: String
  /// Such as `Activity data`.
  public let title: String
  /// What one row is, such as `Activity record`.
  public let row: String
  /// What the table is for, in a sentence or two.
  public let purpose: String
  /// The columns that tell a person which row it is, most telling first.
  public let naming: [String]
  /// In the order of a form.
  public let groups: [Group]

  /// Every column, in the order of the table's declaration.
  public var columns: [ColumnDeclaration] {
    let order = WorkspaceTables.all.first { $0.file == file }?.columns ?? []
    let places = Dictionary(zip(order, order.indices)) { first, _ in first }
    return groups.flatMap(\.columns)
      .sorted { places[$0.column] ?? .max < places[$1.column] ?? .max }
  }

  /// The declaration of a column; nil for one that the format does not know.
  public func column(_ name: String) -> ColumnDeclaration? {
    groups.lazy.flatMap(\.columns).first { $0.column == name }
  }
}
