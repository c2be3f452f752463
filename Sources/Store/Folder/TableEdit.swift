internal import Tables

/// Changes to the rows of one table, as changes of documents.
///
/// Rows are added, changed, renamed, moved and removed one after another; `changes` says at the end what each document
/// becomes, for one commit. Everything that is not touched keeps its bytes.
public struct TableEdit: Sendable {
  /// The file, such as `inventory.csv`.
  public let file: String
  /// Reads rows as the table's columns are now.
  public private(set) var table: RowFields
  private let before: FileDocuments
  private var head: [UInt8]
  private var rows: RowChain
  private var occurrences: [String: Int] = [:]

  /// Where a row is put.
  public enum Place: Hashable, Sendable {
    case start
    case end
    /// After the row of this name; at the end when it is not there any more.
    case after(String)
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
    rows = RowChain(
      before.rows.map {
        RowChain.Row(name: $0.name.row ?? "", position: $0.position, body: $0.body)
      })
  }

  /// Changes cells of a row; a changed key gives it another name at the same place.
  ///
  /// - Returns: The name of the row.
  @discardableResult
  public mutating func set(
    _ fields: [String: String], row name: String
  ) throws(StoreError) -> String {
    guard let index = rows.index(of: name) else {
      throw .invalid("\(file) has no row “\(name)” any more, so it was not changed.")
    }
    try addColumns(fields)
    let before = rows[index].body
    let body = table.editing(before, fields: fields)
    guard !table.isBlank(body) else {
      throw .invalid("A row needs a filled cell. Remove “\(name)” instead of emptying it.")
    }
    rows.set(body, at: index)
    let key = table.key(of: body)
    if key != table.key(of: before) { rows.rename(index, to: freeName(key)) }
    return rows[index].name
  }

  /// Adds a row.
  ///
  /// - Returns: The name of the new row.
  @discardableResult
  public mutating func add(
    _ fields: [String: String], at place: Place = .end
  ) throws(StoreError) -> String {
    try add([fields], at: place).first ?? ""
  }

  /// Adds several rows at one place, in their order, as when they are pasted.
  ///
  /// - Returns: The names of the new rows.
  /// - Throws: `StoreError.invalid` when a row is empty or has a column that the format does not know; then none is added.
  @discardableResult
  public mutating func add(
    _ added: [[String: String]], at place: Place = .end
  ) throws(StoreError) -> [String] {
    guard added.allSatisfy({ $0.values.contains { !$0.trimmed.isEmpty } }) else {
      throw .invalid("A row needs a filled cell; nothing was added to \(file).")
    }
    var wanted: [String: String] = [:]
    for fields in added { wanted.merge(fields.filter { !$0.value.trimmed.isEmpty }) { $1 } }
    try addColumns(wanted)
    return insert(added.map { (nil, table.row($0)) }, at: place)
  }

  /// Moves a row to another place; does nothing when it is not there.
  public mutating func move(row name: String, to place: Place) {
    guard let index = rows.index(of: name), place != .after(name) else { return }
    let body = rows[index].body
    rows.remove(index)
    insert([(name, body)], at: place)
  }

  /// Removes a row; does nothing when it is not there.
  public mutating func remove(row name: String) {
    if let index = rows.index(of: name) { rows.remove(index) }
  }

  /// What each document becomes: nothing for those that stay.
  public var changes: [DocumentChange] {
    var changes: [DocumentChange] = []
    if before.main?.body != head {
      changes.append(DocumentChange(name: DocumentName(file: file), kind: .table, body: head))
    }
    changes += before.rows.filter { rows.index(of: $0.name.row ?? "") == nil }.map(\.removal)
    let old = Dictionary(before.rows.map { ($0.name.row ?? "", $0) }) { first, _ in first }
    for row in rows.order.map({ rows[$0] }) {
      if let old = old[row.name], old.body == row.body, old.position == row.position { continue }
      changes.append(
        DocumentChange(
          name: DocumentName(file: file, row: row.name), kind: .row, position: row.position,
          body: row.body))
    }
    return changes
  }

  /// Puts rows in; those without a name get one.
  @discardableResult
  private mutating func insert(
    _ added: [(name: String?, body: [UInt8])], at place: Place
  ) -> [String] {
    var previous: Int? =
      switch place {
      case .start: nil
      case .end: rows.last
      case .after(let name): rows.index(of: name) ?? rows.last
      }
    let positions = rows.room(for: added.count, after: previous)
    return zip(added, positions).map { row, position in
      let name = row.name ?? freeName(table.key(of: row.body))
      rows.insert(RowChain.Row(name: name, position: position, body: row.body), after: previous)
      previous = rows.index(of: name)
      return name
    }
  }

  private mutating func freeName(_ key: String) -> String {
    // Many rows may come without any key, so the search goes on where it ended.
    var occurrence = occurrences[key] ?? 1
    while rows.index(of: RowKey.name(key, occurrence: occurrence)) != nil { occurrence += 1 }
    if occurrence > 1 { occurrences[key] = occurrence }
    return RowKey.name(key, occurrence: occurrence)
  }

  /// Adds known columns that the table lacks, to the head and to every row: a row that is shorter than the header is a fault.
  private mutating func addColumns(_ fields: [String: String]) throws(StoreError) {
    let wanted = fields.filter { !table.columns.contains($0.key) && !$0.value.trimmed.isEmpty }
      .map(\.key)
    guard !wanted.isEmpty else { return }
    let known = FolderTable.declaration(file)?.columns ?? []
    if let stranger = wanted.sorted().first(where: { !known.contains($0) }) {
      throw .invalid("\(file) has no column “\(stranger)”, and the format knows none.")
    }
    for column in known where wanted.contains(column) { append(column: column) }
    table = RowFields(file: file, head: head)
  }

  private mutating func append(column: String) {
    let order = rows.order
    let widened = TableColumns.appending(
      column, to: [head] + order.map { rows[$0].body }, file: file)
    head = widened.first ?? head
    for (index, body) in zip(order, widened.dropFirst()) { rows.set(body, at: index) }
  }
}
