internal import Tables

/// Changes to the rows of one table, as changes of documents.
///
/// Rows are added, changed, renamed and removed one after another; `changes` says at the end what each document
/// becomes, for one commit. Everything that is not touched keeps its bytes.
public struct TableEdit: Sendable {
  /// The file, such as `inventory.csv`.
  public let file: String
  /// Reads rows as the table's columns are now.
  public private(set) var table: RowFields
  private let before: FileDocuments
  private var head: [UInt8]
  private var rows: [Row]
  /// The place of each row by its name.
  private var places: [String: Int]

  private struct Row {
    var name: String
    var position: Int64
    var body: [UInt8]
  }

  /// Begins with the documents of the table; with none it becomes a new table with all columns.
  ///
  /// - Throws: `StoreError.invalid` when the file is no table of the format or cannot be read as one.
  public init(file: String, documents: [Document]) throws(StoreError) {
    guard let declaration = FolderTable.declaration(file) else {
      throw .invalid("\(file) is not a table of the workspace format.")
    }
    before = FolderDocuments.byFile(documents.filter { $0.name.file == file })[file] ?? .init()
    guard before.main?.kind != .file else {
      throw .invalid(
        "\(file) cannot be read as a table, so its rows cannot be changed. Save it again as “CSV UTF-8” and upload it."
      )
    }
    self.file = file
    head =
      before.main?.body ?? Array(CSVTable(file: file, header: declaration.columns).text.utf8)
    table = RowFields(file: file, head: head)
    rows = before.rows.map {
      Row(name: $0.name.row ?? "", position: $0.position, body: $0.body)
    }
    places = Dictionary(rows.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  /// Changes cells of a row; a changed key gives it another name at the same place.
  ///
  /// - Returns: The name of the row.
  @discardableResult
  public mutating func set(
    _ fields: [String: String], row name: String
  ) throws(StoreError) -> String {
    guard places[name] != nil else {
      throw .invalid("\(file) has no row “\(name)” any more, so it was not changed.")
    }
    try addColumns(fields)
    guard let place = places[name] else { return name }
    let body = table.editing(rows[place].body, fields: fields)
    guard !table.isBlank(body) else {
      throw .invalid("A row needs a filled cell. Remove “\(name)” instead of emptying it.")
    }
    let (old, new) = (table.key(of: rows[place].body), table.key(of: body))
    rows[place].body = body
    if old != new {
      places[name] = nil
      rows[place].name = freeName(new)
      places[rows[place].name] = place
    }
    return rows[place].name
  }

  /// Adds a row after another one, or at the end.
  ///
  /// - Returns: The name of the new row.
  @discardableResult
  public mutating func add(
    _ fields: [String: String], after name: String? = nil
  ) throws(StoreError) -> String {
    try addColumns(fields)
    let body = table.row(fields)
    guard !table.isBlank(body) else {
      throw .invalid("A row needs a filled cell; nothing was added to \(file).")
    }
    let place = name.flatMap { places[$0] }.map { $0 + 1 } ?? rows.count
    let row = Row(name: freeName(table.key(of: body)), position: makeRoom(at: place), body: body)
    rows.insert(row, at: place)
    if place == rows.count - 1 { places[row.name] = place } else { findPlaces() }
    return row.name
  }

  /// Removes a row; does nothing when it is not there.
  public mutating func remove(row name: String) {
    guard let place = places[name] else { return }
    rows.remove(at: place)
    findPlaces()
  }

  /// What each document becomes: nothing for those that stay.
  public var changes: [DocumentChange] {
    var changes: [DocumentChange] = []
    if before.main?.body != head {
      changes.append(DocumentChange(name: DocumentName(file: file), kind: .table, body: head))
    }
    changes += before.rows.filter { places[$0.name.row ?? ""] == nil }.map(\.removal)
    let old = Dictionary(before.rows.map { ($0.name.row ?? "", $0) }) { first, _ in first }
    for row in rows {
      if let old = old[row.name], old.body == row.body, old.position == row.position { continue }
      changes.append(
        DocumentChange(
          name: DocumentName(file: file, row: row.name), kind: .row, position: row.position,
          body: row.body))
    }
    return changes
  }

  private func freeName(_ key: String) -> String {
    var occurrence = 1
    while places[RowKey.name(key, occurrence: occurrence)] != nil { occurrence += 1 }
    return RowKey.name(key, occurrence: occurrence)
  }

  private mutating func findPlaces() {
    places = Dictionary(rows.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  /// A position for a new row; numbers all rows anew when there is no room.
  private mutating func makeRoom(at place: Int) -> Int64 {
    let lower = place > 0 ? rows[place - 1].position : 0
    let found =
      place < rows.count
      ? RowPositions.between(lower, rows[place].position, count: 1)
      : RowPositions.after(lower, count: 1)
    if let position = found?.first { return position }
    for (index, position) in RowPositions.numbered(rows.count + 1).enumerated() where index != place
    {
      rows[index < place ? index : index - 1].position = position
    }
    return Int64(place + 1) * FolderDocuments.gap
  }

  /// Adds known columns that the table lacks, to the head and to every row: a row that is shorter than the header is a fault.
  private mutating func addColumns(_ fields: [String: String]) throws(StoreError) {
    let wanted = fields.keys.filter { !table.columns.contains($0) }
    guard !wanted.isEmpty else { return }
    let known = FolderTable.declaration(file)?.columns ?? []
    if let stranger = wanted.sorted().first(where: { !known.contains($0) }) {
      throw .invalid("\(file) has no column “\(stranger)”, and the format knows none.")
    }
    for column in known where wanted.contains(column) { append(column: column) }
    table = RowFields(file: file, head: head)
  }

  private mutating func append(column: String) {
    let pieces = [head] + rows.map(\.body)
    let widened = TableColumns.appending(column, to: pieces, file: file)
    head = widened.first ?? head
    for (index, body) in widened.dropFirst().enumerated() { rows[index].body = body }
  }
}
