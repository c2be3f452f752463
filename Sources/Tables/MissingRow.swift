/// A row that something names by its id and that no table has, or whose own row could not be read.
public struct MissingRow: Hashable, Sendable, Codable {
  /// The id as it was written.
  public var id: String
  /// The tables that could have the row, such as `risks.csv`; several where a row of any of them would do.
  public var tables: [String]

  public init(_ id: String, in tables: String...) {
    self.init(id, in: tables)
  }

  public init(_ id: String, in tables: [String]) {
    self.id = id
    self.tables = tables
  }
}
