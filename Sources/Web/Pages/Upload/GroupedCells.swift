import Tables

/// Cells that a spreadsheet leaves empty under the one that counts for them, as in a group of rows under one name.
///
/// Only columns that no row may leave empty are filled, and only where rows have no ids of their own: a table with ids is no
/// sheet for the eye.
struct GroupedCells {
  /// Columns of the inventory in the order of the file.
  private let columns: [String]
  private var above: [String: String] = [:]
  /// The first cell of each column that was filled.
  private(set) var filled: [(column: String, text: String, place: Place)] = []

  init(_ mapping: UploadMapping) {
    columns =
      mapping.columns["id"] == nil
      ? Self.fillable.filter { mapping.columns[$0] != nil }
        .sorted { mapping.columns[$0] ?? 0 < mapping.columns[$1] ?? 0 } : []
  }

  private static let fillable = ["year", "sector", "activity", "unit"]

  /// Fills what is empty with what stands above; a new name begins a new group of everything to its right.
  ///
  /// - Parameter isTotal: Whether the row calls itself a total; it belongs to no group.
  mutating func fill(_ fields: inout [String: String], isTotal: Bool, at place: Place) {
    guard !columns.isEmpty, !isTotal else { return }
    let counts = fields["quantity"] ?? "" != ""
    var isNewGroup = false
    for column in columns {
      if let text = fields[column], !text.isEmpty {
        isNewGroup = isNewGroup || text != above[column]
        above[column] = text
      } else if isNewGroup {
        above[column] = nil
      } else if counts, let text = above[column] {
        fields[column] = text
        if !filled.contains(where: { $0.column == column }) { filled.append((column, text, place)) }
      }
    }
  }

  /// Says once for each column that cells were filled.
  ///
  /// - Parameter header: The file's own names of its columns.
  func findings(_ mapping: UploadMapping, header: [String]) -> [Finding] {
    filled.map { column, text, place in
      Finding(
        .note,
        "The cell is empty here and in other rows; each was read as the last one above it, here “\(text)”.",
        at: place.at(column: mapping.columns[column].map { header[$0] } ?? column))
    }
  }
}
