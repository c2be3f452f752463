internal import Tables

/// One cell that differs between two versions of a row.
public struct FieldDifference: Hashable, Sendable {
  public let column: String
  /// Trimmed; empty when the cell or the column was not there.
  public let before: String
  public let after: String

  public init(column: String, before: String, after: String) {
    self.column = column
    self.before = before
    self.after = after
  }

  /// The cells that differ between two versions of a row, in the order of the later header.
  ///
  /// The versions may have different headers. Rows that differ only in spaces, quotes or line ends give nothing.
  ///
  /// - Parameters:
  ///   - before: The head of the table and the row; nil when the row was not there.
  ///   - after: The same for the later version; nil when the row is gone.
  public static func between(
    _ before: (table: RowFields, body: [UInt8])?, _ after: (table: RowFields, body: [UInt8])?
  ) -> [FieldDifference] {
    let old = before.map { $0.table.labelled($0.body) } ?? []
    let new = after.map { $0.table.labelled($0.body) } ?? []
    let oldTexts = Dictionary(old.map { ($0.label, $0.text.trimmed) }) { first, _ in first }
    let newTexts = Dictionary(new.map { ($0.label, $0.text.trimmed) }) { first, _ in first }
    let labels = new.map(\.label) + old.map(\.label).filter { newTexts[$0] == nil }
    return labels.compactMap { label in
      let (before, after) = (oldTexts[label] ?? "", newTexts[label] ?? "")
      guard before != after else { return nil }
      return FieldDifference(column: label, before: before, after: after)
    }
  }
}
