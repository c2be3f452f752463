internal import Foundation

/// Where a document stands in a workspace: a file of the folder, or one row of a table.
///
/// Written `plan/energy.md`, `inventory.csv` (the head of the table: its columns) and `inventory.csv#elec-2021`.
public struct DocumentName: Hashable, Sendable {
  /// The path in the folder.
  public let file: String
  /// The key of a row; nil for a whole file or the head of a table.
  public let row: String?

  /// Letters with accents are kept in their composed form, so that equal names are the same bytes in the database.
  public init(file: String, row: String? = nil) {
    self.file = Self.composed(file)
    self.row = row.map(Self.composed)
  }

  private static func composed(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Reads the written form; a file's name holds no `#`.
  public init(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(file: String(parts[0]), row: parts.count > 1 ? String(parts[1]) : nil)
  }
}

extension DocumentName: CustomStringConvertible, Comparable {
  public var description: String { row.map { "\(file)#\($0)" } ?? file }

  public static func < (left: DocumentName, right: DocumentName) -> Bool {
    (left.file, left.row ?? "") < (right.file, right.row ?? "")
  }
}
