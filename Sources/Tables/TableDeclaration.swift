internal import Quantities

/// The columns that a table of the workspace has: one declaration for reading, checking and templates.
public struct TableDeclaration: Hashable, Sendable {
  /// The file, such as `inventory.csv`.
  public let file: String
  /// All columns in the order of a new file.
  public let columns: [String]
  /// Columns without which nothing can be read.
  public let required: [String]
  /// The columns that together name a row, such as `indicator` and `year`.
  public let key: [String]
  /// True when several rows may have the same key, as where parts of a figure are listed.
  public let keysRepeat: Bool

  public init(
    file: String, columns: [String], required: [String], key: [String] = [],
    keysRepeat: Bool = false
  ) {
    self.file = file
    self.columns = columns
    self.required = required
    self.key = key
    self.keysRepeat = keysRepeat
  }

  /// Checks a table's header: missing required columns are errors, unknown columns notes.
  public func headerFindings(in table: CSVTable) -> [Finding] {
    headerFindings(table.header)
  }

  /// Checks column names: missing required columns are errors, unknown columns notes.
  public func headerFindings(_ header: [String]) -> [Finding] {
    guard !header.isEmpty else { return [] }
    let missing = required.filter { !header.contains($0) }.map { column in
      Finding(
        .error, "The column “\(column)” is missing, so no row could be read. Add it to the header.",
        at: Place(file: file, row: 1, column: column))
    }
    let unknown = header.filter { !$0.isEmpty && !columns.contains($0) }.map { column in
      let advice = NearestName.advice(on: column.lowercased(), among: columns, atMost: 2)
      return Finding(
        .note, "Cairn does not know the column “\(column)”; it is kept as it is.\(advice)",
        at: Place(file: file, row: 1, column: column))
    }
    return missing + unknown
  }

  /// Finds ids given twice; the second and later rows are errors.
  public func duplicateFindings(
    of key: (CSVRecord) -> String, named column: String, in records: [CSVRecord]
  ) -> [Finding] {
    var first: [String: Int] = [:]
    first.reserveCapacity(records.count)
    return records.compactMap { record in
      let key = key(record)
      guard !key.isEmpty, let row = first.updateValue(record.row, forKey: key) else { return nil }
      first[key] = row
      return TableDeclaration.duplicate(key, firstRow: row, at: record.place.at(column: column))
    }
  }

  /// Says that a key is used twice, at the second place.
  public static func duplicate(_ key: String, firstRow: Int, at place: Place) -> Finding {
    Finding(
      .error,
      "“\(key)” is already used in row \(firstRow); this row was left out. Give it its own id.",
      at: place)
  }
}
